import type { LocalMedia } from '../../media/local-media.js';
import type { CallError } from '../../session/call-error.js';
import type { CallDirection } from '../../session/call-session.js';
import type { CallKind } from '../../signaling/signal.js';
import type { UserInfo } from '../../support/user-info.js';
import type { Jsep } from '../core/janus-message.js';
import type { PhoneLine } from './phone-line.js';
import type { VideoCallTiming } from './videocall-timing.js';

export interface VideoCallSessionOptions {
  readonly kind: CallKind;
  readonly direction: CallDirection;
  readonly selfId: string;
  readonly peerId: string;
  /** What this page gives along with a call of its own. */
  readonly userInfo: UserInfo;
  /** Who we are, told with every description. */
  readonly profile: UserInfo;
  /** Theirs, for a call that comes in. */
  readonly offer: Jsep | null;
  readonly maxBandwidth: number;
  /** Offer the camera in three sizes. */
  readonly simulcast: boolean;
  readonly line: PhoneLine;
  readonly media: LocalMedia;
  readonly timing: VideoCallTiming;
  readonly relayOnly: boolean;
  readonly iceServers: () => Promise<RTCIceServer[]>;
  readonly onDropped: (reason: string) => void;
  readonly onError: (error: CallError) => void;
}
