import { CallError } from '../session/call-error.js';
import { permissionOf } from './permission.js';

/** A refusal this soon was no answer of a person, in ms. */
export const INSTANT = 100;

/**
 * Browsers have one name for every refusal. Who refused shows in what they say about permission, and in how long
 * it took.
 *
 * @param took from the question to the refusal, in ms
 */
export async function refusalOf(error: CallError, kind: 'audio' | 'video', took: number): Promise<CallError> {
  if (error.reason !== 'permission-denied') return error;
  const as = (reason: CallError['reason']): CallError =>
    new CallError(reason, error.message, { cause: error });
  // Firefox and Safari do not tell a page the policy of its frame; a frame of its own origin has no other.
  if (took < INSTANT && inForeignFrame() && !tellsPolicy()) return as('permission-denied-by-frame');
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
