import type { Participant } from '../../src/store/call-state.js';
import { fakeParticipant } from '../../test/harness/fake-store.js';
import { livePerson, people, type PersonKey } from './people.js';

/** A drawn person in a call, with a live picture unless `videoStream` is null. */
export function guest(key: PersonKey, patch: Partial<Participant> = {}): Participant {
  const { id, name } = people[key];
  return fakeParticipant({ id, name, videoStream: livePerson(key), ...patch });
}

/** Without a picture. */
export const unseen = (key: PersonKey, patch: Partial<Participant> = {}): Participant =>
  guest(key, { videoStream: null, ...patch });

/** Oneself: June. */
export const me = (patch: Partial<Participant> = {}): Participant =>
  guest('june', { isLocal: true, ...patch });
