import { isBag, isName } from './signal-check.js';

/**
 * What people of one call write to each other. `receipt` says that the text with the same id has arrived; it is
 * never shown.
 */
export type TextMessage =
  | { readonly type: 'text'; readonly id: string; readonly text: string }
  | { readonly type: 'receipt'; readonly id: string };

/** A text as it came in. */
export interface ReceivedText {
  /** User id and device, stamped by the server. */
  readonly from: { readonly userId: string; readonly device: string };
  readonly message: TextMessage;
  /** Id of the call it belongs to; null where the client does not say, as SDKs and plain XMPP clients do not. */
  readonly thread: string | null;
  /** The server kept it before delivery. */
  readonly delayed: boolean;
}

export const TEXT_LIMITS = {
  /** Longest text, in UTF-16 units. */
  length: 4000,
  idLength: 128,
} as const;

/** Controls but line ends and tabs, lone surrogates, and what XML 1.0 cannot carry (section 2.2). */
const UNFIT = /[^\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** Line after line with nothing in it pushes everybody else's words away. */
const MANY_LINES = /\n{3,}/g;

/** A text as it may travel and be shown: trimmed, plain line ends, at most one empty line in a row. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNFIT, '')
    .replace(MANY_LINES, '\n\n')
    .trim();
}

/** Whether an unknown value is a whole {@link TextMessage}. Strict: a key that none has makes it false. */
export function isTextMessage(value: unknown): value is TextMessage {
  if (!isBag(value) || !isName(value['id'], TEXT_LIMITS.idLength)) return false;
  const keys = Object.keys(value).length;
  if (value['type'] === 'receipt') return keys === 2;
  return value['type'] === 'text' && keys === 3 && isName(value['text'], TEXT_LIMITS.length);
}
