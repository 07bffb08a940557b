/** For a service worker: takes pushes of calls while no page is in front. No DOM, no Lit, no peer connection. */
export { handleCalls, type HandleCallsOptions } from './background/handle-calls.js';
export type {
  AlertWords,
  CallNotice,
  CallNotificationOptions,
  ShownCall,
} from './background/call-notification.js';
export type { BackgroundCall, CallPushPayload } from './background/call-push.js';
export type { RejectAccess } from './background/reject-access.js';
export {
  rejectByHttp,
  HttpRejectError,
  type HttpReject,
  type HttpRejectReason,
} from './signaling/http/reject-by-http.js';
