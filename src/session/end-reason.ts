/** How a call, or one person's part in it, came to its end. */
export type EndReason =
  /** This side hung up a call that was connected or connecting. */
  | 'hung-up'
  /** The other side hung up. */
  | 'remote-hung-up'
  /** This side took its own ringing call back, or the caller theirs before an answer. */
  | 'cancelled'
  /** The person said no, on this device or another one of theirs. */
  | 'declined'
  | 'busy'
  | 'no-answer'
  /** Nobody of that id is signed in, as the service says; where it cannot tell, it is `no-answer`. */
  | 'not-online'
  /** Another device or tab of the same user took the call. */
  | 'answered-elsewhere'
  /** The other side's browser or app cannot make calls. */
  | 'not-supported'
  | 'ice-failed'
  | 'connection-lost'
  | 'media-error'
  /** The other side's certificate changed in the call: somebody may listen in. */
  | 'security-error'
  /** Whoever started the group call, or a moderator of the room, took this person out of it. */
  | 'removed'
  /** The room was closed for all. */
  | 'room-closed'
  /** The page disconnected or removed the provider. */
  | 'disconnected';
