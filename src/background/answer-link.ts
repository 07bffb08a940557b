import { isCallId } from './messages.js';
import { forget, keep, recall } from './vault.js';

const PARAM = 'call-elements-answer=';
/** A page that opens slower than this does not answer by itself any more, in ms. */
const LIFETIME = 60_000;

const key = (callId: string): string => `answer:${callId}`;

/**
 * The address that a worker opens for a call to be answered. It is worth nothing by itself, because anybody can
 * write a link: the page answers only what {@link rememberAnswer} noted down a moment before.
 */
export function answerUrl(url: string, callId: string): string {
  return `${url}${url.includes('#') ? '&' : '#'}${PARAM}${encodeURIComponent(callId)}`;
}

/** The call named in an address, and the address without it. */
export function takeAnswer(href: string): { readonly callId: string; readonly href: string } | null {
  const at = href.indexOf('#');
  const found = at < 0 ? null : new RegExp(`[#&]${PARAM}([^&]*)`).exec(href.slice(at));
  if (!found) return null;
  const callId = decoded(found[1] ?? '');
  return isCallId(callId) ? { callId, href: href.slice(0, at) + href.slice(at).replace(found[0], '') } : null;
}

/** The person pressed "Answer" on the notification of this call. */
export function rememberAnswer(callId: string): Promise<void> {
  return keep(key(callId), true, LIFETIME);
}

/** Whether they did, within the last minute. True once. */
export async function redeemAnswer(callId: string): Promise<boolean> {
  const pressed = (await recall(key(callId))) === true;
  if (pressed) await forget(key(callId));
  return pressed;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
