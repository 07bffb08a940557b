/** The headless kit: no Lit, no DOM at import. */
export { createCallStore } from './store/create-call-store.js';
export type * from './store/call-state.js';
export type * from './store/call-store.js';
export type { CallRating } from './store/call-rating.js';
export type { RatingReason } from './session/rating-reason.js';
export type * from './store/store-options.js';
export type * from './store/alert-options.js';
export { forgetRejectAccess, keepRejectAccess, type RejectAccess } from './background/reject-access.js';
export type { CallDirection, CallPhase, Encryption } from './session/call-session.js';
export type * from './session/peer-stats.js';
export { REACTIONS, type Reaction } from './session/reaction.js';
export type { EndReason } from './session/end-reason.js';
export type { CallKind } from './signaling/signal.js';
export type { UserInfo, UserInfoInput, UserInfoValue } from './support/user-info.js';
export { CallError, type CallErrorReason } from './session/call-error.js';
export { configureLogging, type LogLevel, type LogSink } from './support/logger.js';
export type {
  Address,
  ReceivedSignal,
  Signaling,
  SignalingState,
  SignalingStatus,
} from './signaling/signaling.js';
export type { Signal, SignalType } from './signaling/signal.js';
export {
  rejectByHttp,
  HttpRejectError,
  type HttpReject,
  type HttpRejectReason,
} from './signaling/http/reject-by-http.js';
