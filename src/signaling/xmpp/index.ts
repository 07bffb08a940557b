export { XmppSignaling } from './xmpp-signaling.js';
export type { Credentials, Secret, Timing, XmppSignalingOptions } from './xmpp-options.js';
