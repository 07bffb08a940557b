import type { Address } from '../signaling.js';
import type { Stanza } from './xmpp-client.js';

/** More than anybody carries; a broken client that never leaves shall not make each word a hundred. */
const MAX_DEVICES = 16;

/**
 * Which other devices of our own account are signed in, learned from their presence (RFC 6121 section 4.2.2).
 * Needed because a headline to one's own bare address reaches nobody: each device must be addressed by itself.
 */
export class OwnDevices {
  readonly #devices = new Set<string>();

  /** Their resources. */
  get all(): readonly string[] {
    return [...this.#devices];
  }

  /** Takes in a presence stanza; those of other people and our own echo change nothing. */
  presence(stanza: Stanza, from: Address | null, self: Required<Address> | null): void {
    if (!self || from?.device === undefined) return;
    if (from.userId !== self.userId || from.device === self.device) return;
    const type: unknown = stanza.attrs['type'];
    if (type === 'unavailable' || type === 'error') this.#devices.delete(from.device);
    else if (type === undefined && this.#devices.size < MAX_DEVICES) this.#devices.add(from.device);
  }

  /** A new session: the server tells everyone's presence anew. */
  clear(): void {
    this.#devices.clear();
  }
}
