import { createLogger } from '../../support/logger.js';
import { NS_SERVICES, readServices } from './ice-services.js';
import { xml, type Stanza } from './xmpp-client.js';

const log = createLogger('signaling');

/** Asked for again after this time in ms, whatever end they tell: the clock here may be wrong. */
const KEEP_MOST = 10 * 60 * 1000;

/** Asks the server for STUN and TURN once, and again when half the life of the credentials is over. */
export class IceSource {
  readonly #query: (child: Stanza) => Promise<Stanza | undefined>;
  #servers: RTCIceServer[] = [];
  /** `Date.now()` until which `#servers` are good. */
  #goodUntil = 0;
  /** End of the credentials: up to it the old ones serve when the server cannot be asked. */
  #expiry = 0;
  #running: Promise<void> | null = null;

  constructor(query: (child: Stanza) => Promise<Stanza | undefined>) {
    this.#query = query;
  }

  /** Never rejects: a server that has none, or does not answer, gives an empty list. */
  async get(): Promise<RTCIceServer[]> {
    if (Date.now() >= this.#goodUntil) {
      this.#running ??= this.#ask().finally(() => (this.#running = null));
      await this.#running;
    }
    return Date.now() < this.#expiry ? structuredClone(this.#servers) : [];
  }

  async #ask(): Promise<void> {
    try {
      const { servers, expires } = readServices(await this.#query(xml('services', { xmlns: NS_SERVICES })));
      const now = Date.now();
      this.#servers = servers;
      // A wrong clock here may put the end into the past: serve it all the same, this once.
      this.#expiry = Math.max(expires, now + 1000);
      this.#goodUntil = servers.length === 0 ? 0 : now + Math.min(KEEP_MOST, (expires - now) / 2);
    } catch (error) {
      const why = error instanceof Error ? error.message : '';
      // Many servers have no such service: that is an answer, not a fault.
      if (error instanceof Error && error.name === 'StanzaError') log.info('no ICE servers offered', why);
      else log.warn('ICE servers could not be asked for', why);
    }
  }
}
