import type { LocalMedia } from '../../media/local-media.js';
import { CallError } from '../../session/call-error.js';
import { shallowEqual } from '../../support/equal.js';
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

  /** A call begins anew at the server: it passes on everything, until it is told otherwise. */
  begin(): void {
    this.#passed = ALL_PASSES;
  }

  /** A fresh call at the server knows nothing of what was set in the last one. */
  async renew(): Promise<void> {
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
    const before = this.#passed;
    this.#passed = next;
    try {
      await this.#line.set(next);
    } catch (error) {
      // Asked again with the next change.
      if (this.#passed === next) this.#passed = before;
      throw error;
    }
  }
}

function isFilename(text: unknown): boolean {
  return typeof text === 'string' && text.length > 0 && text.length <= MAX_FILENAME && !/\p{Cc}/u.test(text);
}
