import type { UserInfo } from '../../support/user-info.js';
import { readMark, writeMark, type KitMark } from './kit-mark.js';

/** What the two sides of a call say of themselves with their descriptions, and what was heard of that last. */
export class MarkExchange {
  /** What the other side is told beside the recording. */
  userInfo: UserInfo;
  /** This side records by itself, as its page says. */
  recording = false;
  readonly #serverRecords: () => boolean;
  #told: boolean | null = null;
  #heard: KitMark | null = null;

  constructor(userInfo: UserInfo, serverRecords: () => boolean) {
    this.userInfo = userInfo;
    this.#serverRecords = serverRecords;
  }

  /** What they said; null: they are not of this kit, or said nothing yet. */
  get heard(): KitMark | null {
    return this.#heard;
  }

  /** What they were told last is no longer so. Any other client would wonder about an offer without a change. */
  get isStale(): boolean {
    return this.#heard !== null && this.#told !== this.#records;
  }

  /** Puts what is to be told into a description that goes out. */
  write(sdp: string): string {
    this.#told = this.#records;
    return writeMark(sdp, { userInfo: this.userInfo, recording: this.#told });
  }

  /** Reads a description that came; what was said stays, where a later one says nothing. */
  hear(sdp = ''): void {
    this.#heard = readMark(sdp) ?? this.#heard;
  }

  get #records(): boolean {
    return this.recording || this.#serverRecords();
  }
}
