import { SIGNAL_LIMITS } from '../signal.js';

const MAX_USER_ID = 128;

/** What a JID's local part cannot hold without escaping (RFC 7622, 3.3.1), and what nobody can see. */
const USER_ID = /^[^\s\p{C}"&'/:<>@]+$/u;
const SESSION_ID = /^[^\s\p{C}]+$/u;

/** Whether the text can be the id of a user: 1 to 128 characters, none of white space, controls and `"&'/:<>@`. */
export function isUserId(text: unknown): text is string {
  return typeof text === 'string' && text.length <= MAX_USER_ID && USER_ID.test(text);
}

/** Whether the text can be the id of a call: a UUID or a time stamp by custom, 1 to 128 visible characters. */
export function isSessionId(text: unknown): text is string {
  return typeof text === 'string' && text.length <= SIGNAL_LIMITS.sessionIdLength && SESSION_ID.test(text);
}
