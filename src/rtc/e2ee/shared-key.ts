import { CallError } from '../../session/call-error.js';
import type { SenderKey } from './frame-cipher.js';

/** OWASP's figure for PBKDF2 with SHA-256 (2023): a quarter of a second, once for each call. */
const ROUNDS = 600_000;
const PASSPHRASE_MIN = 8;

/**
 * One secret for everyone, from a passphrase that the page hands out by ways of its own. The same passphrase makes
 * another secret in another call.
 * @throws CallError `invalid-value` for less than 8 characters
 */
export async function sharedKey(passphrase: string, call: string, id = 0): Promise<SenderKey> {
  if (passphrase.length < PASSPHRASE_MIN) throw new CallError('invalid-value', 'a longer passphrase');
  const text = new TextEncoder();
  const base = await crypto.subtle.importKey('raw', text.encode(passphrase), 'PBKDF2', false, ['deriveBits']);
  const salt = text.encode(`call-elements call ${call}`);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
    base,
    256,
  );
  return { id, secret: new Uint8Array(bits) };
}
