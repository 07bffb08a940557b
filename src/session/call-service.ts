import type { CallKind } from '../signaling/signal.js';
import type { SignalingState } from '../signaling/signaling.js';
import type { Unsubscribe } from '../support/emitter.js';
import type { UserInfoInput } from '../support/user-info.js';
import type { CallSession } from './call-session.js';
import type { Unsupported } from './capability.js';
import type { JoinOptions } from './room.js';

export interface StartOptions {
  readonly kind: CallKind;
  readonly userInfo?: UserInfoInput;
  /** kbit/s, 0 = no cap. */
  readonly maxBandwidth?: number;
  /** Send the camera in three sizes where the service can pass on one of them. */
  readonly simulcast?: boolean;
  /**
   * Nobody is called before this settles, as when the devices are open; what needs nobody is done meanwhile.
   * Rejected: nobody is called at all.
   */
  readonly ready?: Promise<unknown>;
}

export interface ServiceEvents {
  connection: SignalingState;
  /** A new call rings. */
  incoming: CallSession;
  /** Two called each other at once: `next` goes on in place of `old`, and wants to be accepted without a question. */
  replaced: { readonly old: CallSession; readonly next: CallSession };
  /** Input was dropped and counted; for logs and figures. */
  dropped: { readonly reason: string };
}

/** What a page needs to come back into a call after it was loaded anew: ids only, no secret. */
export interface RejoinTicket {
  readonly callId: string;
  readonly kind: CallKind;
  readonly callerId: string;
  /** Everyone called. */
  readonly memberIds: readonly string[];
  /** Those who wait. */
  readonly people: readonly string[];
  /** Which time we were called into it. */
  readonly round?: number;
}

/** Something that makes and takes calls: the mesh, a Janus gateway. */
export interface CallService {
  readonly connection: SignalingState;
  /** What this service cannot do, and why. Never changes. */
  readonly unsupported: Unsupported;
  on<K extends keyof ServiceEvents>(name: K, listener: (payload: ServiceEvents[K]) => void): Unsubscribe;
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /**
   * The ids to call, cleaned, before anything is opened for them.
   * @throws CallError `no-callees`, `self-call`, `mesh-full`, `signaling-offline`, `not-supported`
   */
  check(userIds: readonly string[]): readonly string[];
  /**
   * Calls people. Local media is what the shared `LocalMedia` holds.
   * Rejects like {@link check}, and as `ready` does.
   */
  start(userIds: readonly string[], options: StartOptions): Promise<CallSession>;
  /**
   * Goes into a room; settles when one is in it. Local media is what the shared `LocalMedia` holds. Rejects with
   * `no-such-room`, `room-denied`, `signaling-offline`, `invalid-value`, or `service-cannot` where there are no rooms.
   */
  join(room: string, options: JoinOptions): Promise<CallSession>;
  /** Ids of the people in our contact list. Rejects with `service-cannot` where there is none. */
  contacts(): Promise<readonly string[]>;
  /** Lets nothing of a user reach us any more, or again. Rejects with `service-cannot`, `signaling-offline`. */
  setBlocked(userId: string, on: boolean): Promise<void>;
  /**
   * The page goes away, perhaps to be loaded again: who can wait is asked to, all others are hung up on, and
   * nothing more can be said. Null: nobody waits.
   */
  suspend(): RejoinTicket | null;
  /** Back into a call that a page before this one was in. Rejects like {@link check}. */
  rejoin(ticket: RejoinTicket): Promise<CallSession>;
  /** Ends every session and frees all. The service cannot be used afterwards. */
  dispose(): void;
}
