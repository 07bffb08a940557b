import type { CallErrorReason } from './call-error.js';

/** What one service can do and another cannot. What is not named here, all of them can. */
export type Capability =
  /** Ring people: `call()`. */
  | 'call'
  /** More than one person in a call that was made by ringing. */
  | 'group-call'
  /** Go into a room: `join()`. */
  | 'join'
  | 'add-people'
  /** Take somebody out of the call; in a room only for moderators. */
  | 'remove-person'
  /** Silence somebody for all, at the server. */
  | 'mute-person'
  | 'hold'
  /** Texts, reactions, raised hands, and to tell that a microphone is off: words beside the media. */
  | 'text'
  /** Parameters of the page: `update()`. */
  | 'update'
  /** Go back into the call after the page was loaded anew. */
  | 'rejoin'
  /** Record at the server. */
  | 'server-recording'
  | 'contacts'
  | 'block';

/** What a service cannot do, and why. */
export type Unsupported = Readonly<Partial<Record<Capability, CallErrorReason>>>;

/** Nothing is left out, as far as one knows. */
export const ALL_SUPPORTED: Unsupported = Object.freeze({});
