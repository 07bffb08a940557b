import type { LocalMedia } from '../media/local-media.js';
import type { CallError } from '../session/call-error.js';
import type { CallService } from '../session/call-service.js';
import type { CallSession } from '../session/call-session.js';
import type { QualityGrade } from '../session/peer-stats.js';
import type { Unsubscribe } from '../support/emitter.js';
import type { CallState, Person } from './call-state.js';
import type { CallStoreEvents } from './call-store.js';
import type { Load } from './load.js';
import type { CallStoreOptions } from './store-options.js';

/** What the features of a store share. Each writes its own part of the state and reads the others'. */
export interface StoreContext {
  readonly options: CallStoreOptions;
  readonly load: Load;
  readonly media: LocalMedia;
  /** The service, once `connect()` made it. */
  readonly service: () => CallService | null;
  /** The call that this side makes or has taken and that is not over. */
  readonly session: () => CallSession | null;
  readonly get: () => CallState;
  /** Replaces parts of the state; equal parts keep their identity. */
  readonly set: (patch: Partial<CallState>) => void;
  /** Tells that something failed. */
  readonly fail: (error: CallError) => void;
  readonly emit: <K extends keyof CallStoreEvents>(name: K, payload: CallStoreEvents[K]) => void;
  /** What is known of a person. */
  readonly person: (id: string) => Person;
  /** How loud a person is heard here, 0 to 1. */
  readonly volume: (id: string) => number;
  /** Grade of a participant's connection; null while nobody watches the figures. */
  readonly grade: (id: string, isLocal: boolean) => QualityGrade | null;
  readonly onState: (listener: (state: CallState, before: CallState) => void) => Unsubscribe;
}

/** A capability: starts to work when attached, and frees everything by what it returns. */
export type Feature = (context: StoreContext) => Unsubscribe;
