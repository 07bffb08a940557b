import type { LocalMedia } from '../media/local-media.js';
import type { CallError } from '../session/call-error.js';
import type { CallDirection } from '../session/call-session.js';
import type { CallKind } from '../signaling/signal.js';
import type { Address, Signaling } from '../signaling/signaling.js';
import type { UserInfo } from '../support/user-info.js';
import type { MeshTiming } from './mesh-options.js';

export interface MeshSessionOptions {
  readonly id: string;
  readonly kind: CallKind;
  readonly direction: CallDirection;
  readonly callerId: string;
  /** Everyone called, the initiator not. */
  readonly memberIds: readonly string[];
  /** Which time we are called into it; 0 by default. */
  readonly round?: number;
  readonly self: Required<Address>;
  readonly userInfo: UserInfo;
  /** A page before this one was in the call: who waits for us. */
  readonly rejoining?: readonly string[];
  /** Who we are, told with every call, accept and reject. */
  readonly profile: UserInfo;
  readonly maxBandwidth: number;
  readonly signaling: Signaling;
  readonly media: LocalMedia;
  readonly timing: MeshTiming;
  readonly relayOnly: boolean;
  readonly iceServers: () => Promise<RTCIceServer[]>;
  readonly onDropped: (reason: string) => void;
  readonly onError: (error: CallError) => void;
}
