import type { LocalMedia } from '../media/local-media.js';
import { CallError, toCallError } from '../session/call-error.js';
import { NO_FLAGS, type CallDirection, type OwnFlags } from '../session/call-session.js';
import type { CallKind, Signal, SignalCandidate } from '../signaling/signal.js';
import type { Address, Signaling } from '../signaling/signaling.js';
import { encodeUserInfo } from '../signaling/v1/user-info.js';
import type { UserInfo, UserInfoInput } from '../support/user-info.js';
import { bandwidthInfo } from './call-bandwidth.js';
import { KIT_PARAMS, kitMark, type MeshTiming } from './mesh-options.js';
import type { Outgoing } from './peer-options.js';
import { roundParam } from './round.js';
import { wireSdp } from './wire-sdp.js';

export interface SessionSenderOptions {
  readonly id: string;
  readonly kind: CallKind;
  readonly direction: CallDirection;
  readonly callerId: string;
  /** Who is called, as this person shall know it. */
  readonly memberIdsFor: (userId: string) => readonly string[];
  /** Which time this person is called, as who started the call; else which time we are. */
  readonly roundFor: (userId: string) => number;
  readonly self: Required<Address>;
  readonly userInfo: UserInfo;
  /** A page before this one was in the call. */
  readonly rejoining?: boolean;
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

const NOTHING_SENT = { audio: true, video: true, screen: true } as const;

/** What one call says to the others: puts what every signal carries around the part that differs. */
export class SessionSender {
  readonly #options: SessionSenderOptions;
  /** What the page gave along when it took the call. */
  acceptInfo: UserInfo = {};
  flags: OwnFlags = NO_FLAGS;
  /** What each person was told last, by user id. */
  readonly #told = new Map<string, UserInfo>();

  constructor(options: SessionSenderOptions) {
    this.#options = options;
  }

  /** Who we are, and what the page adds. */
  info(userInfo?: UserInfoInput): UserInfo {
    return { ...this.#options.profile, ...(userInfo ? encodeUserInfo(userInfo) : {}) };
  }

  /** What we send and what not, and what we say about ourselves. */
  get state(): UserInfo {
    const { handRaised, handOrder, recording, onHold } = this.flags;
    const { audio, video, screen } = onHold ? NOTHING_SENT : this.#options.media.muted;
    return {
      [KIT_PARAMS.audioMuted]: String(audio),
      [KIT_PARAMS.videoMuted]: String(video),
      [KIT_PARAMS.screenShared]: String(!screen),
      [KIT_PARAMS.handRaised]: String(handRaised),
      ...(handOrder === null ? {} : { [KIT_PARAMS.handOrder]: String(handOrder) }),
      [KIT_PARAMS.recording]: String(recording),
      [KIT_PARAMS.onHold]: String(onHold),
    };
  }

  /** Tells a person what changed since they were last told, if anything did. */
  tellState(to: Address): void {
    const news = this.#news(to.userId);
    if (Object.keys(news).length > 0) this.tell(to, news);
  }

  /** Tells all of it, because some may have been lost on the way. `ask`: and wants to be told the same. */
  tellAgain(to: Address, ask: boolean): void {
    this.#told.delete(to.userId);
    this.tell(to, { ...this.#news(to.userId), ...(ask ? { [KIT_PARAMS.ask]: 'true' } : {}) });
  }

  tell(to: Address, params: UserInfo): void {
    void this.send(to, { type: 'update' }, params);
  }

  /**
   * A signal that a pair made.
   * @param capKbps cap of this side, 0 = none
   * @param isKit one of this kit keeps to its own cap; an SDK is asked in the description, too
   */
  sendFor(to: Address, signal: Outgoing, capKbps: number, isKit: boolean): void {
    if (signal.type === 'iceCandidates') return void this.send(to, signal);
    if (signal.type === 'hangUp') {
      return void this.send(
        to,
        { type: 'hangUp' },
        signal.reason ? { [KIT_PARAMS.endReason]: signal.reason } : {},
      );
    }
    const asked = isKit ? 0 : capKbps;
    if (signal.type === 'reconnect' || signal.type === 'prewarm') {
      const { offerId, type } = signal.description;
      const sdp = wireSdp(signal.description.sdp, { type, capKbps: asked });
      const params = { reason: signal.type, sessionDescription: { offerId, sdp, type } };
      return void this.send(to, { type: 'update' }, params);
    }
    const { direction, profile, userInfo, timing, rejoining } = this.#options;
    const { type, offerId } = signal;
    const isOffer = type === 'call' || type === 'iceRestart';
    const sdp = wireSdp(signal.sdp, { type: isOffer ? 'offer' : 'answer', capKbps: asked });
    // Who is called, or answered, may have heard nothing yet, or has a new page.
    if (type === 'call' || type === 'accept') this.#told.delete(to.userId);
    const params = {
      ...this.#news(to.userId),
      ...(offerId ? { [KIT_PARAMS.offerId]: offerId } : {}),
      ...(rejoining && type === 'call' ? { [KIT_PARAMS.rejoin]: 'true' } : {}),
    };
    switch (type) {
      case 'call': {
        const info = { ...(direction === 'outgoing' ? userInfo : {}), ...bandwidthInfo(capKbps) };
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

  /** What of our state this person has not been told. */
  #news(userId: string): UserInfo {
    const { state } = this;
    const told = this.#told.get(userId) ?? {};
    this.#told.set(userId, state);
    return Object.fromEntries(Object.entries(state).filter(([key, value]) => told[key] !== value));
  }

  async send(to: Address, part: SignalPart, params: UserInfo = {}, ttl?: number): Promise<void> {
    const { id, kind, callerId, memberIdsFor, roundFor, self, signaling, onDropped } = this.#options;
    const signal: Signal = {
      sessionId: id,
      kind,
      callerId,
      memberIds: memberIdsFor(to.userId),
      ...part,
      params: { ...params, ...roundParam(roundFor(to.userId)), [KIT_PARAMS.kit]: kitMark(self.userId) },
    };
    try {
      await signaling.send(to, signal, ttl === undefined ? {} : { ttl });
    } catch (error) {
      this.#told.delete(to.userId);
      onDropped(`${signal.type} not sent: ${toCallError(error, 'signaling-offline').reason}`);
    }
  }
}

export function offerIdOf(signal: Signal): string | null {
  const id = signal.params?.[KIT_PARAMS.offerId];
  return typeof id === 'string' && id ? id : null;
}

/** Names that the kit and the SDKs themselves use in an `update`. */
const TAKEN: readonly string[] = [...Object.values(KIT_PARAMS), 'reason', 'sessionDescription'];

/**
 * What a page gives for an `update`, as it travels: `userInfo` apart, because QuickBlox' SDK hands only that to its
 * page; everything else as parameters beside it.
 * @throws CallError `invalid-value` for a name that is taken; {@link encodeUserInfo} for what cannot travel.
 */
export function encodeUpdate(input: UserInfoInput): {
  readonly params: UserInfo;
  readonly userInfo: UserInfo;
} {
  const { userInfo = {}, ...params } = input;
  const taken = Object.keys(params).find((key) => TAKEN.includes(key));
  if (taken !== undefined) throw new CallError('invalid-value', `"${taken}" has a meaning of its own`);
  if (typeof userInfo !== 'object' || userInfo === null || Array.isArray(userInfo)) {
    throw new CallError('invalid-value', 'userInfo is no object');
  }
  return { params: encodeUserInfo(params), userInfo: encodeUserInfo(userInfo as UserInfoInput) };
}
