import { CallError } from '../session/call-error.js';
import type { SessionEvents, TextDelivery } from '../session/call-session.js';
import type { Address, Signaling } from '../signaling/signaling.js';
import { cleanText, TEXT_LIMITS, type ReceivedText, type TextMessage } from '../signaling/text-message.js';
import { RecentIds } from '../signaling/recent-ids.js';
import { RateLimit } from '../support/rate-limit.js';

/** Somebody in the call, as far as writing to them goes. */
export interface TextPeer {
  readonly userId: string;
  readonly isKit: boolean;
  readonly address: Address;
  /** Beside the media; false: not now. It is tried again when the way is open. */
  sendText(message: TextMessage): boolean;
}

export interface SessionTextsOptions {
  readonly sessionId: string;
  readonly signaling: Signaling;
  /** Who is in the call by now. */
  readonly peers: () => readonly TextPeer[];
  readonly onText: (text: SessionEvents['text']) => void;
  readonly onDelivery: (delivery: TextDelivery) => void;
  readonly onDropped: (reason: string) => void;
}

/** How long an answer is waited for before a text counts as not delivered, in ms. What arrives later still counts. */
const PATIENCE = 12_000;
/** Texts whose way is remembered, so that they can be sent again. */
const REMEMBERED = 100;

/** The way of one text to one person. It has its own id on the wire, so that a receipt tells whose it is. */
interface Way {
  readonly wireId: string;
  state: 'waiting' | 'arrived' | 'missing';
}

interface Sent {
  readonly text: string;
  readonly ways: Map<string, Way>;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * What is written in one call: over the XMPP account where there is one, so that every client of it can read it,
 * else over a channel beside the media, between clients of this kit. Each text goes to each person until they
 * confirm it; an SDK confirms nothing, so there the hand-over counts.
 */
export class SessionTexts {
  readonly #options: SessionTextsOptions;
  readonly #sent = new Map<string, Sent>();
  readonly #seen = new RecentIds();
  readonly #own = new RateLimit(8, 2);
  /** Looser than the sender's own: after an outage much comes at once. */
  readonly #theirs = new Map<string, RateLimit>();
  #closed = false;

  constructor(options: SessionTextsOptions) {
    this.#options = options;
  }

  /** Whether somebody is there to be written to. */
  get possible(): boolean {
    return this.#people().length > 0;
  }

  /** @throws CallError `invalid-value`, `peer-cannot`, `wrong-phase` */
  send(input: string, id: string = crypto.randomUUID()): string {
    const text = this.#sent.get(id)?.text ?? cleanText(String(input));
    if (!text || text.length > TEXT_LIMITS.length) throw new CallError('invalid-value', 'no text to send');
    const people = this.#people();
    if (this.#closed || this.#options.peers().length === 0) {
      throw new CallError('wrong-phase', 'nobody has answered');
    }
    if (people.length === 0) throw new CallError('peer-cannot', 'nobody here can be written to');
    if (!this.#own.take()) throw new CallError('wrong-phase', 'too many texts in a row');
    const sent: Sent = this.#sent.get(id) ?? { text, ways: new Map<string, Way>(), timer: undefined };
    this.#remember(id, sent);
    for (const { userId } of people) {
      const way = sent.ways.get(userId) ?? { wireId: crypto.randomUUID(), state: 'waiting' };
      if (way.state === 'missing') way.state = 'waiting';
      sent.ways.set(userId, way);
    }
    clearTimeout(sent.timer);
    sent.timer = setTimeout(() => this.#giveUp(id, sent), PATIENCE);
    for (const peer of people) this.#transmit(peer, id, sent);
    this.#tell(id, sent);
    return id;
  }

  /** The way to a person is open (again): what they have not confirmed goes once more. */
  resend(peer: TextPeer): void {
    for (const [id, sent] of this.#sent) this.#transmit(peer, id, sent);
  }

  /** Who is not in the call any more is not waited for. */
  prune(): void {
    const here = this.#options.peers();
    for (const [id, sent] of this.#sent) {
      const gone = [...sent.ways.keys()].filter((userId) => !here.some((peer) => peer.userId === userId));
      for (const userId of gone) sent.ways.delete(userId);
      if (gone.length > 0) this.#tell(id, sent);
    }
  }

  /** From the transport. Whoever is not in the call is not heard, and hears nothing. */
  receive({ from, message, thread, delayed }: ReceivedText): void {
    const { sessionId, peers } = this.#options;
    const peer = peers().find(({ userId }) => userId === from.userId);
    if (!peer) return;
    const { device } = peer.address;
    // An SDK or a plain client names no call: what it writes now is meant for now.
    if (thread !== sessionId && (thread !== null || peer.isKit || delayed)) return;
    if (device !== undefined && device !== from.device)
      return this.#options.onDropped('text of another device');
    this.#take(peer, message);
  }

  /** From the channel beside the media. */
  take(userId: string, message: TextMessage): void {
    const peer = this.#options.peers().find((one) => one.userId === userId);
    if (peer) this.#take(peer, message);
  }

  close(): void {
    this.#closed = true;
    for (const [id, sent] of this.#sent) this.#giveUp(id, sent);
    this.#sent.clear();
  }

  #people(): readonly TextPeer[] {
    const { signaling, peers } = this.#options;
    return peers().filter(({ isKit }) => isKit || signaling.sendText !== undefined);
  }

  #take(peer: TextPeer, message: TextMessage): void {
    const { userId, isKit } = peer;
    const { onText, onDropped } = this.#options;
    if (message.type === 'receipt') return this.#confirm(userId, message.id);
    const limit = this.#theirs.get(userId) ?? new RateLimit(24, 4);
    this.#theirs.set(userId, limit);
    // Not confirmed either: an honest client sends it again.
    if (!limit.take()) return onDropped('too many texts');
    const text = cleanText(message.text);
    if (isKit) void this.#post(peer, { type: 'receipt', id: message.id });
    if (!text || !this.#seen.add(`${userId} ${message.id}`)) return onDropped('text repeated or empty');
    onText({ from: userId, id: message.id, text });
  }

  #confirm(userId: string, wireId: string): void {
    for (const [id, sent] of this.#sent) {
      const way = sent.ways.get(userId);
      if (way?.wireId !== wireId || way.state === 'arrived') continue;
      way.state = 'arrived';
      this.#tell(id, sent);
    }
  }

  #transmit(peer: TextPeer, id: string, sent: Sent): void {
    const way = sent.ways.get(peer.userId);
    if (!way || way.state === 'arrived') return;
    void this.#post(peer, { type: 'text', id: way.wireId, text: sent.text }).then((handed) => {
      if (!handed || peer.isKit) return;
      way.state = 'arrived';
      this.#tell(id, sent);
    });
  }

  /** Settles with whether it was handed over. */
  async #post(peer: TextPeer, message: TextMessage): Promise<boolean> {
    const { signaling, sessionId, onDropped } = this.#options;
    if (!signaling.sendText) return peer.sendText(message);
    try {
      await signaling.sendText(peer.address, sessionId, message, { ttl: PATIENCE });
      return true;
    } catch {
      onDropped(`${message.type} not sent`);
      return false;
    }
  }

  #giveUp(id: string, sent: Sent): void {
    const waiting = [...sent.ways.values()].filter(({ state }) => state === 'waiting');
    for (const way of waiting) way.state = 'missing';
    if (waiting.length > 0) this.#tell(id, sent);
  }

  #tell(id: string, { ways, timer }: Sent): void {
    const of = (state: Way['state']): string[] =>
      [...ways].filter(([, way]) => way.state === state).map(([userId]) => userId);
    const waiting = of('waiting');
    if (waiting.length === 0) clearTimeout(timer);
    this.#options.onDelivery({ id, waiting, missing: of('missing') });
  }

  #remember(id: string, sent: Sent): void {
    this.#sent.delete(id);
    this.#sent.set(id, sent);
    for (const [oldest, { timer }] of this.#sent) {
      if (this.#sent.size <= REMEMBERED) break;
      clearTimeout(timer);
      this.#sent.delete(oldest);
    }
  }
}
