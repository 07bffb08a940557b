import type { SafetyCode } from '../session/participant.js';
import { fingerprintsOf } from '../rtc/fingerprints.js';
import { safetyCode } from '../rtc/safety-code.js';

/** A connection, as far as its certificates go. */
export interface CertifiedLink {
  readonly flowing: boolean;
  readonly localSdp: string;
  /** Certificates of the other side; no others are taken for the life of the connection. */
  readonly pinned: readonly string[] | null;
}

/** The safety code of the connection that is used at the moment. */
export class SafetyWatch {
  readonly #sessionId: string;
  readonly #onChange: () => void;
  #link: CertifiedLink | null = null;
  #code: SafetyCode | null = null;

  constructor(sessionId: string, onChange: () => void) {
    this.#sessionId = sessionId;
    this.#onChange = onChange;
  }

  /** The code of a connection; null while it does not stand, and until the code is made. */
  of(link: CertifiedLink | null): SafetyCode | null {
    if (!link?.flowing) return null;
    if (link !== this.#link) {
      this.#link = link;
      this.#code = null;
      void this.#make(link);
    }
    return this.#code;
  }

  async #make(link: CertifiedLink): Promise<void> {
    try {
      const code = await safetyCode(this.#sessionId, fingerprintsOf(link.localSdp), link.pinned ?? []);
      if (link !== this.#link) return;
      this.#code = code;
      if (code) this.#onChange();
    } catch {
      // Without a code nothing can be compared, and nothing is claimed.
    }
  }
}
