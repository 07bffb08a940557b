import { CallError } from '../session/call-error.js';
import type { CallService } from '../session/call-service.js';
import type { ServiceParts } from './create-service.js';

/** Calls through a Janus server: with a room the conference of its VideoRoom, else its VideoCall. */
export function createJanusService({ options }: ServiceParts): Promise<CallService> {
  const what = options.room ? 'rooms' : 'calls';
  return Promise.reject(new CallError('not-supported', `signaling="janus" has no ${what} yet`));
}
