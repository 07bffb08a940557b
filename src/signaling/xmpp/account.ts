import { SignalingError } from '../signaling-error.js';
import { formatUserJid, parseUserJid, type UserRealm } from '../v1/index.js';
import { xml, type Stanza } from './xmpp-client.js';
import { toSignalingError } from './xmpp-errors.js';

const NS_ROSTER = 'jabber:iq:roster';
const NS_BLOCKING = 'urn:xmpp:blocking';
/** More than any person has; a hostile answer could bring millions. */
const MAX_CONTACTS = 10_000;

type Ask = (type: 'get' | 'set', child: Stanza) => Promise<Stanza | undefined>;

/** What the server keeps for our account beside the session: contacts and blocked people. */
export class Account {
  readonly #ask: Ask;
  readonly #realm: UserRealm;

  constructor(realm: UserRealm, ask: Ask) {
    this.#realm = realm;
    this.#ask = ask;
  }

  /** User ids in the roster (RFC 6121 section 2): people whom we added, whether they added us or not. */
  async contacts(): Promise<readonly string[]> {
    const roster = await this.#run('get', xml('query', { xmlns: NS_ROSTER }));
    const items = (roster?.getChildren('item') ?? []).slice(0, MAX_CONTACTS);
    return items.flatMap(({ attrs }) => parseUserJid(attrs['jid'], this.#realm)?.userId ?? []);
  }

  /** XEP-0191: from then on the server drops what comes from them. */
  async block(userId: string, on: boolean): Promise<void> {
    const item = xml('item', { jid: formatUserJid({ userId, ...this.#realm }) });
    await this.#run('set', xml(on ? 'block' : 'unblock', { xmlns: NS_BLOCKING }, item));
  }

  async #run(type: 'get' | 'set', child: Stanza): Promise<Stanza | undefined> {
    try {
      return await this.#ask(type, child);
    } catch (error) {
      if (error instanceof Error && error.name === 'StanzaError') {
        throw new SignalingError('service-cannot', 'The server refused it.', { cause: error });
      }
      throw toSignalingError(error);
    }
  }
}
