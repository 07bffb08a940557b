import { NO_FLAGS, type OwnFlags } from '../session/call-session.js';
import type { Signal } from '../signaling/signal.js';
import type { ClientHint } from '../signaling/signaling.js';
import { introductionOf } from '../support/introduction.js';
import type { UserInfo } from '../support/user-info.js';
import { KIT_PARAMS, kitMark } from './mesh-options.js';

/** What the other side's client is, as far as its signals have shown. */
export type Dialect = 'kit' | 'quickblox' | 'connectycube' | 'unknown';

/** What is known about one other person from what their client said. */
export class PeerAbout {
  readonly #userId: string;
  dialect: Dialect = 'unknown';
  /** Something was. */
  heard = false;
  name: string | null = null;
  avatar: string | null = null;
  audioMuted: boolean | null = null;
  videoMuted: boolean | null = null;
  screenShared = false;
  flags: OwnFlags = NO_FLAGS;
  /** What their page last gave along. */
  userInfo: UserInfo = Object.freeze({});

  constructor(userId: string) {
    this.#userId = userId;
  }

  /** The other side was seen to be call-elements. */
  get isKit(): boolean {
    return this.dialect === 'kit';
  }

  /** Known to be something else: to an SDK a call that is over is over for good. */
  get isForeign(): boolean {
    return this.heard && !this.isKit;
  }

  /** Learns what a signal says about its sender, whatever it is about. */
  learn(signal: Signal, hint?: ClientHint): void {
    const { params = {}, userInfo = {} } = signal;
    // The SDKs send custom parameters of a call back with some answers: then they are ours, not theirs.
    const own = isMarked(signal, this.#userId);
    this.heard = true;
    // An answer binds one device of the person: what another one of them is does not matter from here on.
    const before = signal.type === 'accept' ? 'unknown' : this.dialect;
    this.dialect = own || before === 'kit' ? 'kit' : (dialectOf(signal) ?? hint ?? before);
    const { name, avatar } = introductionOf(userInfo);
    this.name = name ?? this.name;
    this.avatar = avatar ?? this.avatar;
    this.userInfo = signal.userInfo ?? this.userInfo;
    if (!own) return;
    this.audioMuted = flagOf(params, KIT_PARAMS.audioMuted) ?? this.audioMuted;
    this.videoMuted = flagOf(params, KIT_PARAMS.videoMuted) ?? this.videoMuted;
    this.screenShared = flagOf(params, KIT_PARAMS.screenShared) ?? this.screenShared;
    const { handRaised, handOrder, recording, onHold } = this.flags;
    const raised = flagOf(params, KIT_PARAMS.handRaised) ?? handRaised;
    this.flags = {
      handRaised: raised,
      handOrder: raised ? (orderOf(params[KIT_PARAMS.handOrder]) ?? handOrder) : null,
      recording: flagOf(params, KIT_PARAMS.recording) ?? recording,
      onHold: flagOf(params, KIT_PARAMS.onHold) ?? onHold,
    };
  }
}

/** Written by call-elements on behalf of this person. */
export function isMarked({ params }: Signal, userId: string): boolean {
  return params?.[KIT_PARAMS.kit] === kitMark(userId);
}

/** Which SDK alone sends such a signal. */
function dialectOf({ type, params }: Signal): Dialect | null {
  if (type === 'iceRestart' || type === 'iceRestartAccept') return 'connectycube';
  if (type === 'update' && params?.['reason'] === 'reconnect') return 'quickblox';
  return null;
}

/** Far above what one call sees; a higher one would leave no number for those who come after. */
const MAX_ORDER = 1_000_000;

function orderOf(value: UserInfo[string] | undefined): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,6}$/.test(value)
    ? Math.min(MAX_ORDER, Number(value))
    : null;
}

function flagOf(params: UserInfo, key: string): boolean | null {
  const value = params[key];
  return value === 'true' ? true : value === 'false' ? false : null;
}
