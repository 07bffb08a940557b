import type { LocalMedia } from '../media/local-media.js';
import type { CallError } from '../session/call-error.js';
import type { Signaling } from '../signaling/signaling.js';
import type { UserInfo } from '../support/user-info.js';
import type { AcceptCallsFrom, CallLimits } from '../session/call-gate.js';
import type { IceServersSource } from '../rtc/ice-servers.js';
import type { MeshTiming } from './mesh-options.js';

export interface MeshServiceOptions {
  readonly signaling: Signaling;
  readonly media: LocalMedia;
  /** Name and picture told to the others, as `full_name` and `avatar` in userInfo. */
  readonly profile?: () => UserInfo;
  /** The page's own servers; beside them the signaling service is asked. */
  readonly iceServers?: () => IceServersSource | null | undefined;
  readonly relayOnly?: () => boolean;
  /** Cap of what is sent to each person, in kbit/s; 0 = none. */
  readonly maxBandwidth?: () => number;
  /** Callers with whom to connect while it rings. */
  readonly prewarm?: (userId: string) => boolean;
  /** Let a further call ring during a call instead of declining it as busy. */
  readonly callWaiting?: () => boolean;
  /** Who may ring here; anyone by default. */
  readonly acceptCallsFrom?: () => AcceptCallsFrom;
  readonly callLimits?: CallLimits;
  readonly timing?: Partial<MeshTiming>;
  readonly onError?: (error: CallError) => void;
}
