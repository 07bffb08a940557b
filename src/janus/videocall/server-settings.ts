import type { LocalMedia } from '../../media/local-media.js';
import { shallowEqual } from '../../support/equal.js';
import type { LineSettings, PhoneLine } from './phone-line.js';

const ALL_PASSES = { audio: true, video: true } as const;

/** What the server was asked to do with a call (`set`), so that it is asked again when the call is made anew. */
export class ServerSettings {
  readonly #line: PhoneLine;
  readonly #media: LocalMedia;
  #settings: LineSettings = {};
  /** Whether the server passes on what we send. */
  #passed: { readonly audio: boolean; readonly video: boolean } = ALL_PASSES;

  constructor(line: PhoneLine, media: LocalMedia) {
    this.#line = line;
    this.#media = media;
  }

  /** Asked from the next call on, or at once by `set`. */
  keep(settings: LineSettings): void {
    this.#settings = { ...this.#settings, ...settings };
  }

  set(settings: LineSettings): Promise<void> {
    this.keep(settings);
    return this.#line.set(settings);
  }

  /** Of a picture that comes in three sizes: which one is enough for what is seen of it, in device pixels. */
  async choose(width: number): Promise<void> {
    const substream = width > 640 ? 2 : width > 320 ? 1 : 0;
    if (substream !== this.#settings.substream) await this.set({ substream });
  }

  /** A fresh call at the server knows nothing of what was set in the last one. */
  async renew(): Promise<void> {
    this.#passed = ALL_PASSES;
    if (Object.keys(this.#settings).length > 0) await this.#line.set(this.#settings);
  }

  /** The server passes on nothing of what is muted here, whatever this page sends. */
  async pass(): Promise<void> {
    const { audio: silent, video: dark, screen: bare } = this.#media.muted;
    const next = { audio: !silent, video: !dark || !bare };
    if (shallowEqual(next, this.#passed)) return;
    this.#passed = next;
    await this.#line.set(next);
  }
}
