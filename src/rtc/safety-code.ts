import type { SafetyCode } from '../session/participant.js';

const PICTURES = 5;
const DIGITS = 7;
/** Pictures and digits are 53 bits; each guess of somebody in the middle costs this many rounds of HMAC. */
const ROUNDS = 100_000;
const STRONG = /^SHA-(256|384|512)( [0-9A-F]{2}|:[0-9A-F]{2})+$/;

/**
 * What both sides of one connection compare: HMAC-SHA-256, many times over (PBKDF2, RFC 8018 §5.2), of both
 * certificates, with the id of the call. Equal on both sides, whoever asks; different as soon as either side sees
 * another certificate.
 *
 * Null where a side shows none, a weak one or more than one: with a second one in its description, somebody in
 * the middle could make both sides see the same set. Null too where the browser has no WebCrypto (insecure pages).
 */
export async function safetyCode(
  sessionId: string,
  local: readonly string[],
  remote: readonly string[],
): Promise<SafetyCode | null> {
  const [ours, theirs] = [onlyOne(local), onlyOne(remote)];
  return ours && theirs ? codeOf([ours, theirs].sort().join('\n'), sessionId) : null;
}

/**
 * Pictures and digits for what two sides hold in common; `call` keeps codes of one call from being of use in another.
 * Null where the browser has no WebCrypto.
 */
export async function codeOf(common: string, call: string): Promise<SafetyCode | null> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
  if (!subtle) return null;
  const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
  const secret = await subtle.importKey('raw', bytes(common), 'PBKDF2', false, ['deriveBits']);
  const derived = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(call), iterations: ROUNDS },
    secret,
    128,
  );
  const view = new DataView(derived);
  const emoji = Array.from({ length: PICTURES }, (_, at) => view.getUint8(at) % 64);
  const digits = view.getBigUint64(8) % 10n ** BigInt(DIGITS);
  return Object.freeze({ emoji: Object.freeze(emoji), digits: String(digits).padStart(DIGITS, '0') });
}

function onlyOne(fingerprints: readonly string[]): string | null {
  const [first = ''] = fingerprints;
  return fingerprints.length === 1 && STRONG.test(first) ? first : null;
}
