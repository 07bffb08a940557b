import { compareIds } from '../support/compare-ids.js';

/**
 * Who decides where a call is carried: who started it, as of who is in it; without them the lowest id of those who
 * can be told. All see it alike, once they see the same people.
 */
export function coordinatorOf(self: string, callerId: string, kit: readonly string[]): string {
  const present = [self, ...kit];
  return present.includes(callerId) ? callerId : present.sort(compareIds)[0];
}
