import { xml, type Stanza } from './xmpp-client.js';

const NS_TIME = 'urn:xmpp:time';

/** How far the server's clock is from the one here (XEP-0202): its stamps say nothing without that. */
export class ServerClock {
  #ahead: number | null = null;

  /** What to add to `Date.now()` for the server's time, in ms; null: not known. */
  get ahead(): number | null {
    return this.#ahead;
  }

  /** Never rejects: a server that does not tell leaves it as it was. */
  async ask(query: (child: Stanza) => Promise<Stanza | undefined>): Promise<void> {
    const before = Date.now();
    const time = await query(xml('time', { xmlns: NS_TIME })).catch(() => undefined);
    const utc = Date.parse(time?.getChildText('utc') ?? '');
    if (!Number.isNaN(utc)) this.#ahead = utc - (before + Date.now()) / 2;
  }

  /** How long ago the server stamped something, in ms; undefined: nobody can tell. */
  age(stamp: number | undefined): number | undefined {
    if (stamp === undefined || this.#ahead === null) return undefined;
    return Math.max(0, Math.round(Date.now() + this.#ahead - stamp));
  }
}
