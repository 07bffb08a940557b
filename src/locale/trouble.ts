import type { CallErrorReason, MediaErrorReason } from '../session/call-error.js';
import { browserFamily } from '../support/browser-family.js';
import type { EndReason } from '../session/end-reason.js';
import type { MediaThing, RingingTerms, CallTerms, Words } from './terms.js';

/** Which reasons are about a device. A record, so that a new reason must be sorted in here to compile. */
const ABOUT_DEVICE: Readonly<Record<CallErrorReason, boolean>> = {
  'permission-denied': true,
  'permission-denied-by-system': true,
  'permission-denied-by-frame': true,
  'no-device': true,
  'device-in-use': true,
  'device-unavailable': true,
  'insecure-origin': true,
  'not-supported': true,
  cancelled: true,
  'black-picture': true,
  'silent-microphone': true,
  'capture-failed': true,
  'service-missing': false,
  'service-invalid': false,
  'service-insecure': false,
  'service-unreachable': false,
  'auth-failed': false,
  conflict: false,
  'service-cannot': false,
  'service-failed': false,
  'no-such-user': false,
  'signaling-offline': false,
  'signal-invalid': false,
  aborted: false,
  'invalid-value': false,
  'no-callees': false,
  'self-call': false,
  'mesh-full': false,
  'room-full': false,
  'no-such-room': false,
  'room-denied': false,
  'already-in-call': false,
  'no-such-call': false,
  'wrong-phase': false,
  'ice-failed': false,
  'connection-lost': false,
  'media-error': false,
  'security-error': false,
  'no-relay': false,
  'ice-servers-failed': false,
  'peer-cannot': false,
  'not-allowed': false,
  'recording-failed': false,
};

export function isMediaReason(reason: CallErrorReason): reason is MediaErrorReason {
  return ABOUT_DEVICE[reason];
}

/**
 * What happened and what to do in this browser, for a failed action. `thing` says what it was about, `device` its
 * name.
 */
export function errorWords(
  terms: CallTerms,
  reason: CallErrorReason,
  thing: MediaThing = 'camera',
  device = '',
): Words {
  return isMediaReason(reason)
    ? terms.mediaTrouble[reason](thing, { device, browser: browserFamily() })
    : terms.trouble[reason];
}

/** Whether a fix lies in the person's hands outside the page: drawn as blocked, not as impossible. */
export function isBlocked(reason: CallErrorReason | null): boolean {
  return (
    reason === 'permission-denied' ||
    reason === 'permission-denied-by-system' ||
    reason === 'permission-denied-by-frame'
  );
}

/** A call that is over, as far as words need it: `CallInfo` of the store fits. */
export interface EndedCall {
  readonly direction: 'outgoing' | 'incoming';
  readonly people: readonly { readonly name: string }[];
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
}

/** The others in one line; of more than three, two are named. */
export function peopleWords(terms: RingingTerms, people: readonly { readonly name: string }[]): string {
  const named = people.length > 3 ? 2 : people.length;
  const names = people.slice(0, named).map((person) => person.name);
  return names.length ? terms.people(names, people.length - named) : '';
}

/** Why a call is over, and how long it was where nothing else is to be said. */
export function endWords(terms: RingingTerms, call: EndedCall): Words {
  const words = terms.ended[call.endReason ?? 'hung-up']({
    name: call.people[0]?.name ?? '',
    count: call.people.length,
    outgoing: call.direction === 'outgoing',
    answered: call.startedAt !== null,
  });
  if (words.action || call.startedAt === null || call.endedAt === null) return words;
  const seconds = (call.endedAt - call.startedAt) / 1000;
  return { title: words.title, action: terms.spentWith(seconds, peopleWords(terms, call.people)) };
}

const FAULTS: ReadonlySet<EndReason> = new Set([
  'connection-lost',
  'ice-failed',
  'media-error',
  'security-error',
]);

/** An end that is a fault, so that calling again is what one wants most. */
export function isFault(reason: EndReason | null): boolean {
  return reason !== null && FAULTS.has(reason);
}
