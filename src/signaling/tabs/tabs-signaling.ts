import { LocalSignaling, type Recipient } from '../memory/local-signaling.js';
import type { Signal } from '../signal.js';
import { SignalingError } from '../signaling-error.js';
import { parseTabsMessage, type TabsMessage } from './tabs-message.js';
import { TabsRoster } from './tabs-roster.js';

export interface TabsOptions {
  readonly userId: string;
  /** Name of the channel: windows see each other only on the same one. Default `call-elements`. */
  readonly channel?: string;
  /** Silence in ms after which another window is asked for a sign of life. Default 2000. */
  readonly askAfter?: number;
  /** ms without an answer after which it is taken for gone. Default 3000. */
  readonly goneAfter?: number;
}

/** A message that waited this long in ms lay in a frozen window: its ring must not ring now. */
const STALE = 10_000;

/**
 * Signaling between windows, tabs and frames of one origin and one browser: no server at all.
 * Each instance is one device. Frames of different origins do not see each other, nor do private windows.
 */
export class TabsSignaling extends LocalSignaling {
  readonly #name: string;
  readonly #askAfter: number;
  readonly #goneAfter: number;
  readonly #roster = new TabsRoster((address, online) => this.setPresence(address, online));
  #channel: BroadcastChannel | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor({ userId, channel = 'call-elements', askAfter = 2000, goneAfter = 3000 }: TabsOptions) {
    super({ userId, device: crypto.randomUUID() });
    this.#name = channel;
    this.#askAfter = askAfter;
    this.#goneAfter = goneAfter;
  }

  protected override openTransport(): void {
    if (typeof BroadcastChannel !== 'function') {
      throw new SignalingError('service-unreachable', 'This browser has no BroadcastChannel.');
    }
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.addEventListener('message', this.#onMessage);
    globalThis.addEventListener?.('pagehide', this.#onPageHide);
    globalThis.addEventListener?.('pageshow', this.#onPageShow);
    this.#timer = setInterval(() => this.#sweep(), Math.min(this.#askAfter, this.#goneAfter) / 2);
    this.#post({ v: 1, type: 'hello', from: this.self });
  }

  protected override closeTransport(): void {
    clearInterval(this.#timer);
    globalThis.removeEventListener?.('pagehide', this.#onPageHide);
    globalThis.removeEventListener?.('pageshow', this.#onPageShow);
    this.#post({ v: 1, type: 'bye', from: this.self });
    this.#channel?.removeEventListener('message', this.#onMessage);
    this.#channel?.close();
    this.#channel = null;
    this.#roster.clear();
  }

  protected override transmit(to: Recipient, id: string, signal: Signal): boolean {
    return this.#post({ v: 1, type: 'signal', from: this.self, to, id, at: Date.now(), signal });
  }

  #post(message: TabsMessage): boolean {
    this.#channel?.postMessage(message);
    return this.#channel !== null;
  }

  #sweep(): void {
    if (this.#roster.sweep(this.#askAfter, this.#goneAfter))
      this.#post({ v: 1, type: 'hello', from: this.self });
  }

  // The page may be frozen for a later "back" or be gone for good: peers should not wait to find out.
  readonly #onPageHide = (): void => void this.#post({ v: 1, type: 'bye', from: this.self });

  readonly #onPageShow = (event: Event): void => {
    if ((event as PageTransitionEvent).persisted) this.#post({ v: 1, type: 'hello', from: this.self });
  };

  readonly #onMessage = (event: MessageEvent): void => {
    const parsed = parseTabsMessage(event.data);
    if (!parsed.ok) return this.drop(parsed.reason, parsed.from);
    const { message } = parsed;
    const { from } = message;
    if (from.device === this.self.device) return this.drop('sender-invalid', null);
    if (message.type === 'bye') return this.#roster.left(from);
    this.#roster.heard(from);
    if (message.type === 'hello') this.#post({ v: 1, type: 'here', from: this.self });
    if (message.type !== 'signal') return;
    const { to, id, at, signal } = message;
    this.receive({ from, to, id, signal, delayed: Date.now() - at > STALE });
  };
}
