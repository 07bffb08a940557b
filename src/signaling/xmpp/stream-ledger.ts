import { jid, type Stanza, type StreamManagement, type XmppClient } from './xmpp-client.js';

const NS_SM = 'urn:xmpp:sm:3';
const NS_STREAMS = 'http://etherx.jabber.org/streams';

/** What a dead connection leaves behind, enough to resume its session on another one (XEP-0198 section 5). */
export interface Estate {
  readonly jid: string;
  /** Empty: nothing to resume, but `unacked` may still be sent again. */
  readonly id: string;
  readonly inbound: number;
  readonly outbound: number;
  /** Sent on it and not confirmed, oldest first. */
  readonly unacked: readonly Stanza[];
  /** Lost on an earlier connection already, and older than `unacked`. */
  readonly lost: readonly Stanza[];
}

/**
 * Keeps the books of stream management for one connection.
 *
 * The library counts wrongly: answers that its iq caller takes are missing in `inbound`, so after a resume the
 * server sends as many of the last stanzas again. And what it sends again itself it stamps with `<delay/>`,
 * which makes QuickBlox' and ConnectyCube's SDK ignore it. So both are done here, and the library is told.
 */
export class StreamLedger {
  readonly #client: XmppClient;
  readonly #before: Estate | null;
  readonly #sm: StreamManagement;
  #inbound = 0;
  #counting = false;
  #offered = false;
  /** The server answered to <enable/> or <resume/>: `#before` is settled. */
  #settled = false;
  #resumed = false;
  #lost: readonly Stanza[];
  #onSettled: () => void = () => {};
  /** Settles when a new session has its stream management, or the server has none. */
  readonly #ready: Promise<void>;

  constructor(client: XmppClient, before: Estate | null) {
    this.#client = client;
    this.#sm = client.streamManagement;
    this.#before = before;
    this.#lost = before ? [...before.lost, ...before.unacked] : [];
    this.#ready = new Promise((resolve) => (this.#onSettled = resolve));
    if (before?.id) {
      client.jid = jid(before.jid);
      this.#sm.id = before.id;
      this.#sm.inbound = this.#inbound = before.inbound;
      this.#sm.outbound = before.outbound;
    }
    // First and last of all listeners: the library's own run in between.
    client.prependListener('element', (element) => this.#onElement(element));
    client.on('element', () => {
      if (this.#counting) this.#sm.inbound = this.#inbound;
    });
  }

  get resumed(): boolean {
    return this.#resumed;
  }

  /** To await after a new session was bound, so that nothing is sent unbooked. */
  async ready(): Promise<void> {
    if (this.#offered) await this.#ready;
  }

  /** What the old connection sent in vain, oldest first: to be sent again now. Gives it once. */
  takeLost(): readonly Stanza[] {
    const lost = this.#lost;
    this.#lost = [];
    return lost;
  }

  /** Closes the books. */
  estate(): Estate {
    if (!this.#settled && this.#before) return this.#before;
    const { id, outbound } = this.#sm;
    const own = this.#client.jid?.toString() ?? '';
    const unacked = this.#sm.outbound_q.map((item) => item.stanza);
    return {
      jid: own,
      id: this.#counting ? id : '',
      inbound: this.#inbound,
      outbound,
      unacked,
      lost: this.#lost,
    };
  }

  #onElement(element: Stanza): void {
    if (element.is('features', NS_STREAMS)) this.#offered = element.getChild('sm', NS_SM) !== undefined;
    const answer = smAnswer(element);
    if (answer) this.#settle(answer);
    else if (this.#counting && /^(message|presence|iq)$/.test(element.name)) this.#inbound += 1;
  }

  #settle(answer: Stanza): void {
    const handled = Number(answer.attrs['h']);
    const isOld = this.#before !== null && this.#before.id !== '' && !this.#settled;
    if (this.#before && isOld && answer.attrs['h'] !== undefined && Number.isInteger(handled)) {
      const { lost, unacked, outbound } = this.#before;
      this.#lost = [...lost, ...unacked.slice(Math.max(0, handled - outbound))];
    }
    if (answer.name === 'failed' && isOld) {
      // Not resumed; binding and <enable/> follow, and their own answer.
      this.#settled = true;
      return;
    }
    this.#settled = true;
    this.#counting = answer.name !== 'failed';
    if (answer.name === 'resumed') {
      this.#resumed = true;
      // The library would confirm from a queue that it does not have here.
      if (Number.isInteger(handled)) this.#sm.outbound = handled;
    }
    if (answer.name === 'enabled') this.#inbound = 0;
    this.#onSettled();
  }
}

/** The server's word on stream management: bare, or inside the answer of SASL2 (XEP-0388). */
function smAnswer(element: Stanza): Stanza | undefined {
  if (element.getNS() === NS_SM) return /^(enabled|resumed|failed)$/.test(element.name) ? element : undefined;
  if (element.name !== 'success') return undefined;
  for (const box of [element, element.getChild('bound')]) {
    for (const name of ['resumed', 'enabled', 'failed']) {
      const found = box?.getChild(name, NS_SM);
      if (found) return found;
    }
  }
  return undefined;
}
