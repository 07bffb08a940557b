import { checkSdp } from '../signaling/v1/sdp-check.js';
import { normalizeSdp } from '../signaling/v1/sdp-text.js';
import type { UserInfo } from '../support/user-info.js';
import type { Reconnect } from './peer-transport.js';

/** The session description inside QuickBlox' `update` with `reason=reconnect`; null: not to be used. */
export function readReconnect({ sessionDescription }: UserInfo): Reconnect | null {
  if (typeof sessionDescription !== 'object') return null;
  const { type, sdp, offerId } = sessionDescription;
  if (type !== 'offer' && type !== 'answer') return null;
  if (typeof sdp !== 'string' || typeof offerId !== 'string' || offerId === '') return null;
  const text = normalizeSdp(sdp);
  return checkSdp(text) === null ? { type, sdp: text, offerId } : null;
}
