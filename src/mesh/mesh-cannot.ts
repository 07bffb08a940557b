import { CallError } from '../session/call-error.js';
import type { Unsupported } from '../session/capability.js';
import type { Signaling } from '../signaling/signaling.js';

const ALWAYS: Unsupported = Object.freeze({
  join: 'service-cannot',
  'mute-person': 'service-cannot',
  'server-recording': 'service-cannot',
});

/** What a mesh cannot do: there is no server between the people, and some transports have no account. */
export function meshCannot(signaling: Signaling): Unsupported {
  return {
    ...ALWAYS,
    ...(signaling.contacts ? {} : { contacts: 'service-cannot' }),
    ...(signaling.block ? {} : { block: 'service-cannot' }),
  };
}

/** Rejects what only a server between the people could do. */
export function needsServer(): Promise<never> {
  return Promise.reject(new CallError('service-cannot', 'there is no server between the people'));
}
