import type { FindingStatus } from '../doctor/finding.js';
import type { ServerCause, ServerCheck } from './words.js';

/** What was measured; nothing of it is a secret. */
export type ServerFacts = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface ServerFinding {
  readonly id: ServerCheck;
  readonly status: Exclude<FindingStatus, 'running'>;
  readonly cause: ServerCause | null;
  readonly facts: ServerFacts;
}

type Made = Omit<ServerFinding, 'id'>;

export const good = (facts: ServerFacts = {}): Made => ({ status: 'ok', cause: null, facts });
export const poor = (cause: ServerCause, facts: ServerFacts = {}): Made => ({ status: 'warn', cause, facts });
export const bad = (cause: ServerCause, facts: ServerFacts = {}): Made => ({ status: 'fail', cause, facts });
export type { Made };
