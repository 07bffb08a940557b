import { CallError } from '../../session/call-error.js';
import type { SessionEvents, TextDelivery } from '../../session/call-session.js';
import { RecentIds } from '../../signaling/recent-ids.js';
import { cleanText, TEXT_LIMITS, type TextMessage } from '../../signaling/text-message.js';
import { RateLimit } from '../../support/rate-limit.js';

export interface RoomTextsOptions {
  /** Those who can be written to. */
  readonly people: () => readonly string[];
  /** Says it to everybody; `to` tells for whom it is. False: not now. */
  readonly say: (message: TextMessage, to: string | null) => boolean;
  readonly onText: (text: SessionEvents['text']) => void;
  readonly onDelivery: (delivery: TextDelivery) => void;
  readonly onDropped: (reason: string) => void;
}

/** How long a receipt is waited for, in ms. */
const PATIENCE = 12_000;
const AGAIN = 3_000;
const REMEMBERED = 100;

interface Sent {
  readonly text: string;
  readonly ways: Map<string, 'waiting' | 'arrived' | 'missing'>;
  until: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/** What is written in a room: said to all at once, and confirmed by each. */
export class RoomTexts {
  readonly #options: RoomTextsOptions;
  readonly #sent = new Map<string, Sent>();
  readonly #seen = new RecentIds();
  readonly #own = new RateLimit(8, 2);
  readonly #theirs = new Map<string, RateLimit>();

  constructor(options: RoomTextsOptions) {
    this.#options = options;
  }

  /** @throws CallError `invalid-value`, `wrong-phase`, `peer-cannot` */
  send(input: string, id: string = crypto.randomUUID()): string {
    const text = this.#sent.get(id)?.text ?? cleanText(String(input));
    if (!text || text.length > TEXT_LIMITS.length) throw new CallError('invalid-value', 'no text to send');
    const people = this.#options.people();
    if (people.length === 0) throw new CallError('peer-cannot', 'nobody here can be written to');
    if (!this.#own.take()) throw new CallError('wrong-phase', 'too many texts in a row');
    const sent: Sent = this.#sent.get(id) ?? { text, ways: new Map(), until: 0, timer: undefined };
    for (const user of people) if (sent.ways.get(user) !== 'arrived') sent.ways.set(user, 'waiting');
    sent.until = performance.now() + PATIENCE;
    this.#sent.set(id, sent);
    for (const [oldest, { timer }] of this.#sent) {
      if (this.#sent.size <= REMEMBERED) break;
      clearTimeout(timer);
      this.#sent.delete(oldest);
    }
    this.#say(id, sent);
    this.#tell(id, sent);
    return id;
  }

  /** Somebody wrote, or has got what we wrote. */
  take(from: string, message: TextMessage): void {
    if (message.type === 'receipt') return this.#confirm(from, message.id);
    const limit = this.#theirs.get(from) ?? new RateLimit(24, 4);
    this.#theirs.set(from, limit);
    if (!limit.take()) return this.#options.onDropped('too many texts');
    this.#options.say({ type: 'receipt', id: message.id }, from);
    const text = cleanText(message.text);
    if (!text || !this.#seen.add(`${from} ${message.id}`)) return;
    this.#options.onText({ from, id: message.id, text });
  }

  /** Somebody left: they are not waited for. */
  forget(user: string): void {
    for (const [id, sent] of this.#sent) if (sent.ways.delete(user)) this.#tell(id, sent);
  }

  close(): void {
    for (const [id, sent] of this.#sent) {
      clearTimeout(sent.timer);
      this.#giveUp(id, sent);
    }
    this.#sent.clear();
  }

  #say(id: string, sent: Sent): void {
    clearTimeout(sent.timer);
    if (![...sent.ways.values()].includes('waiting')) return;
    if (performance.now() >= sent.until) return this.#giveUp(id, sent);
    // What comes twice is shown once.
    this.#options.say({ type: 'text', id, text: sent.text }, null);
    sent.timer = setTimeout(() => this.#say(id, sent), AGAIN);
  }

  #confirm(from: string, id: string): void {
    const sent = this.#sent.get(id);
    if (!sent?.ways.has(from) || sent.ways.get(from) === 'arrived') return;
    sent.ways.set(from, 'arrived');
    this.#tell(id, sent);
  }

  #giveUp(id: string, sent: Sent): void {
    for (const [user, way] of sent.ways) if (way === 'waiting') sent.ways.set(user, 'missing');
    this.#tell(id, sent);
  }

  #tell(id: string, { ways, timer }: Sent): void {
    const of = (state: string): string[] => [...ways].flatMap(([user, way]) => (way === state ? [user] : []));
    const waiting = of('waiting');
    if (waiting.length === 0) clearTimeout(timer);
    this.#options.onDelivery({ id, waiting, missing: of('missing') });
  }
}
