/** Signaling v1.0: signals to stanzas and back. Pure functions, no connection. */
export { decodeMessage } from './decode.js';
export type { DecodeResult, DropReason } from './decode.js';
export { encodeMessage, encodeSignal } from './encode.js';
export type { WireElement } from './encode.js';
export { formatUserJid, parseUserJid } from './jid.js';
export type { UserRealm } from './jid.js';
export { checkSdp } from './sdp-check.js';
export type { SdpFault } from './sdp-check.js';
export { normalizeSdp } from './sdp-text.js';
export { encodeUserInfo } from './user-info.js';
export type { XmlElement } from './xml-element.js';
