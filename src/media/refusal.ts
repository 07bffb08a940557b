import { CallError } from '../session/call-error.js';
import { permissionOf } from './permission.js';

/** A refusal this soon was no answer of a person: browsers take none in the first half second. In ms. */
export const INSTANT = 500;

/**
 * Browsers have one name for every refusal. Who refused shows in what they say about permission, and in how long
 * it took.
 *
 * @param took from the question to the refusal, in ms
 */
export async function refusalOf(error: CallError, kind: 'audio' | 'video', took: number): Promise<CallError> {
  // Chromium says it in its words, and what its frame may: see media-error.ts.
  if (error.reason !== 'permission-denied' || tellsPolicy()) return error;
  const as = (reason: CallError['reason']): CallError =>
    new CallError(reason, error.message, { cause: error });
  // A frame of the page's own origin has no policy of its own.
  if (took < INSTANT && inForeignFrame()) return as('permission-denied-by-frame');
  const status = await permissionOf(kind);
  // Allowed by the person, and refused all the same: that was the system.
  return status?.state === 'granted' ? as('permission-denied-by-system') : error;
}

function inForeignFrame(): boolean {
  return typeof window !== 'undefined' && window.parent !== window && window.frameElement === null;
}

function tellsPolicy(): boolean {
  return 'permissionsPolicy' in document || 'featurePolicy' in document;
}
