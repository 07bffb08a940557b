import type { LocalMedia } from '../media/local-media.js';
import { toCallError } from '../session/call-error.js';
import { NO_FLAGS, type CallDirection, type OwnFlags } from '../session/call-session.js';
import type { CallKind, Signal, SignalCandidate } from '../signaling/signal.js';
import type { Address, Signaling } from '../signaling/signaling.js';
import { encodeUserInfo } from '../signaling/v1/user-info.js';
import type { UserInfo, UserInfoInput } from '../support/user-info.js';
import { KIT_PARAMS, kitMark, type MeshTiming } from './mesh-options.js';
import type { Outgoing } from './peer.js';

export interface SessionSenderOptions {
  readonly id: string;
  readonly kind: CallKind;
  readonly direction: CallDirection;
  readonly callerId: string;
  readonly memberIds: readonly string[];
  readonly self: Required<Address>;
  readonly userInfo: UserInfo;
  readonly profile: UserInfo;
  readonly signaling: Signaling;
  readonly media: LocalMedia;
  readonly timing: MeshTiming;
  readonly onDropped: (reason: string) => void;
}

type SignalPart =
  | { readonly type: 'reject' | 'hangUp' | 'update'; readonly userInfo?: UserInfo }
  | { readonly type: Sdp; readonly sdp: string; readonly userInfo?: UserInfo }
  | { readonly type: 'iceCandidates'; readonly candidates: readonly SignalCandidate[] };
type Sdp = 'call' | 'accept' | 'iceRestart' | 'iceRestartAccept';

/** What one call says to the others: puts what every signal carries around the part that differs. */
export class SessionSender {
  readonly #options: SessionSenderOptions;
  /** What the page gave along when it took the call. */
  acceptInfo: UserInfo = {};
  flags: OwnFlags = NO_FLAGS;

  constructor(options: SessionSenderOptions) {
    this.#options = options;
  }

  /** Who we are, and what the page adds. */
  info(userInfo?: UserInfoInput): UserInfo {
    return { ...this.#options.profile, ...(userInfo ? encodeUserInfo(userInfo) : {}) };
  }

  /** What we send and what not, and what we say about ourselves. */
  get state(): UserInfo {
    const { audio, video, screen } = this.#options.media.muted;
    const { handRaised, recording, onHold } = this.flags;
    return {
      [KIT_PARAMS.audioMuted]: String(audio),
      [KIT_PARAMS.videoMuted]: String(video),
      [KIT_PARAMS.screenShared]: String(!screen),
      [KIT_PARAMS.handRaised]: String(handRaised),
      [KIT_PARAMS.recording]: String(recording),
      [KIT_PARAMS.onHold]: String(onHold),
    };
  }

  tell(to: Address, params: UserInfo): void {
    void this.send(to, { type: 'update' }, params);
  }

  /** A signal that a pair made. */
  sendFor(to: Address, signal: Outgoing): void {
    if (signal.type === 'iceCandidates') return void this.send(to, signal);
    if (signal.type === 'hangUp') {
      return void this.send(
        to,
        { type: 'hangUp' },
        signal.reason ? { [KIT_PARAMS.endReason]: signal.reason } : {},
      );
    }
    if (signal.type === 'reconnect') {
      const { offerId, sdp, type } = signal.description;
      const params = { reason: 'reconnect', sessionDescription: { offerId, sdp, type } };
      return void this.send(to, { type: 'update' }, params);
    }
    const { direction, profile, userInfo, timing } = this.#options;
    const { type, sdp, offerId } = signal;
    const params = { ...this.state, ...(offerId ? { [KIT_PARAMS.offerId]: offerId } : {}) };
    switch (type) {
      case 'call': {
        const info = direction === 'outgoing' ? userInfo : {};
        // A repeat follows, so an old one need not wait for a connection.
        void this.send(to, { type, sdp, userInfo: { ...profile, ...info } }, params, timing.dialInterval);
        break;
      }
      case 'accept':
        void this.send(to, { type, sdp, userInfo: { ...profile, ...this.acceptInfo } }, params);
        break;
      default:
        void this.send(to, { type, sdp }, params);
    }
  }

  async send(to: Address, part: SignalPart, params: UserInfo = {}, ttl?: number): Promise<void> {
    const { id, kind, callerId, memberIds, self, signaling, onDropped } = this.#options;
    const signal: Signal = {
      sessionId: id,
      kind,
      callerId,
      memberIds,
      ...part,
      params: { ...params, [KIT_PARAMS.kit]: kitMark(self.userId) },
    };
    try {
      await signaling.send(to, signal, ttl === undefined ? {} : { ttl });
    } catch (error) {
      onDropped(`${signal.type} not sent: ${toCallError(error, 'signaling-offline').reason}`);
    }
  }
}

export function offerIdOf(signal: Signal): string | null {
  const id = signal.params?.[KIT_PARAMS.offerId];
  return typeof id === 'string' && id ? id : null;
}
