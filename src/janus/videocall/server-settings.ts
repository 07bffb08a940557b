import type { LocalMedia } from '../../media/local-media.js';
import { CallError } from '../../session/call-error.js';
import type { PersonView } from '../../session/room.js';
import { shallowEqual } from '../../support/equal.js';
import { WHOLE, wishFor, type VideoWish } from '../core/layers.js';
import type { LineSettings, PhoneLine } from './phone-line.js';

const ALL_PASSES = { audio: true, video: true } as const;
const MAX_FILENAME = 200;

/** What the server was asked to do with a call (`set`), so that it is asked again when the call is made anew. */
export class ServerSettings {
  readonly #line: PhoneLine;
  readonly #media: LocalMedia;
  #settings: LineSettings = {};
  /** Whether the server passes on what we send. */
  #passed: { readonly audio: boolean; readonly video: boolean } = ALL_PASSES;
  /** Their picture comes in three sizes. */
  #sizes = false;
  /** How it is seen here; undefined: nobody says. */
  #view: PersonView | null | undefined;
  #wish: VideoWish | null = null;
  /** So often a recording was begun anew under its name. */
  #parts = 1;

  constructor(line: PhoneLine, media: LocalMedia) {
    this.#line = line;
    this.#media = media;
  }

  get records(): boolean {
    return this.#settings.record ?? false;
  }

  /** Asked from the next call on, or at once by `set`. */
  keep(settings: LineSettings): void {
    this.#settings = { ...this.#settings, ...settings };
  }

  set(settings: LineSettings): Promise<void> {
    this.keep(settings);
    return this.#line.set(settings);
  }

  /** @throws CallError `invalid-value` for what is no path */
  record(on: boolean, filename?: string): Promise<void> {
    if (filename !== undefined && !isFilename(filename)) {
      throw new CallError('invalid-value', `a filename has 1 to ${MAX_FILENAME} characters`);
    }
    const { filename: _, ...others } = this.#settings;
    this.#settings = others;
    this.#parts = 1;
    return this.set({ record: on, ...(on && filename !== undefined ? { filename } : {}) });
  }

  /** The plugin says which of several sizes passes: so there are several. */
  sizesCame(): void {
    this.#sizes = true;
  }

  /** How the other side's picture is seen; null: not at all, undefined: nobody says. */
  see(view: PersonView | null | undefined): void {
    this.#view = view;
  }

  /** Of a picture that comes in sizes, the one that is enough for how it is seen. */
  async choose(): Promise<void> {
    if (!this.#sizes) return;
    this.#wish = this.#view === undefined ? WHOLE : wishFor(this.#view, true, this.#wish);
    const { substream, temporal } = this.#wish;
    const { substream: size, temporal: rate } = this.#settings;
    if (substream !== size || temporal !== rate) await this.set({ substream, temporal });
  }

  /** A fresh call at the server knows nothing of what was set in the last one. */
  async renew(): Promise<void> {
    this.#passed = ALL_PASSES;
    if (Object.keys(this.#settings).length === 0) return;
    const { record, filename } = this.#settings;
    // The same name again would begin the files anew, over what is in them.
    const next = record && filename ? { filename: `${filename}-${++this.#parts}` } : {};
    await this.#line.set({ ...this.#settings, ...next });
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

function isFilename(text: unknown): boolean {
  return typeof text === 'string' && text.length > 0 && text.length <= MAX_FILENAME && !/\p{Cc}/u.test(text);
}
