import type { CallError } from '../session/call-error.js';
import type { EndReason } from '../session/end-reason.js';
import type { Address } from '../signaling/signaling.js';
import type { Peer } from './peer.js';
import type { Reconnect, TransportOptions, TransportSignal } from './peer-transport.js';

/** A first offer, as it came. */
export interface Offer {
  readonly sdp: string;
  readonly offerId: string | null;
}

/** A signal's own part; the session adds what every signal carries. */
export type Outgoing =
  | { readonly type: 'call' | 'accept'; readonly sdp: string; readonly offerId: string | null }
  | { readonly type: 'hangUp'; readonly reason?: EndReason }
  | { readonly type: 'prewarm'; readonly description: Reconnect }
  | TransportSignal;

export interface PeerOptions extends Pick<
  TransportOptions,
  | 'kind'
  | 'polite'
  | 'oneOfMany'
  | 'timing'
  | 'relayOnly'
  | 'iceServers'
  | 'certificates'
  | 'tracks'
  | 'ready'
  | 'scout'
  | 'onDropped'
  | 'onText'
> {
  readonly userId: string;
  readonly sessionId: string;
  /** What they say of an earlier one is late; 0: they are here for the first time. */
  readonly round: number;
  readonly send: (to: Address, signal: Outgoing) => void;
  readonly onTextOpen: (peer: Peer) => void;
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
}
