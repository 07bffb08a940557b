import type { CaptureSource } from '../media/capture.js';

export type { ConferenceOptions } from '../session/conference.js';
export type { AcceptCallsFrom, CallLimits } from '../session/call-gate.js';
export type { CaptureSource } from '../media/capture.js';
import type { IceServersSource } from '../rtc/ice-servers.js';

export type { IceServersAnswer, IceServersSource, PageIceServer } from '../rtc/ice-servers.js';
import type { AcceptCallsFrom, CallLimits } from '../session/call-gate.js';
import type { ConferenceOptions } from '../session/conference.js';
import type { MeshTiming } from '../mesh/mesh-options.js';
import type { Signaling } from '../signaling/signaling.js';
import type { AlertsOption, AlertWords, CallPushPayload } from './alert-options.js';

/** What proves who we are; a function is asked anew for each sign-in. */
export type Credentials = { readonly password: string } | { readonly token: string };
export type CredentialsSource = Credentials | (() => Promise<Credentials>);

export type SignalingKind = 'tabs' | 'xmpp' | 'janus';

/** What a `Storage` of the browser has, as far as it is needed. It may throw. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * - `busy`: it is declined as busy. - `end`: it rings, and taking it ends the present one.
 * - `hold`: it rings, and taking it puts the present one on hold.
 */
export type CallWaiting = 'busy' | 'end' | 'hold';

/** How a store reaches the others. The same names as the attributes and properties of `<call-provider>`. */
export interface CallStoreOptions {
  /**
   * `tabs` (default): between windows of one browser, no server. `xmpp`: a QuickBlox or ConnectyCube compatible
   * server. `janus`: everything passes through a Janus gateway.
   */
  readonly signaling?: SignalingKind;
  /** WebSocket URL of the XMPP server or the Janus gateway, `wss://…`; `ws://` only to this machine. */
  readonly service?: string;
  /** XMPP domain; by default the host of `service`. */
  readonly domain?: string;
  /** With it users are `<id>-<appId>@<domain>`. */
  readonly appId?: string;
  /**
   * The conference at a Janus gateway that a running call may move to: when there are many, when the network cannot
   * carry an own copy for each, or when somebody asks. From the next `connect()` on.
   */
  readonly conference?: ConferenceOptions | null;
  /** `janus`: the room that `join()` goes into; without it calls ring. */
  readonly room?: string;
  readonly userId?: string;
  /** Without them the sign-in is anonymous. */
  readonly credentials?: CredentialsSource | null;
  readonly displayName?: string;
  /** Image URL: `https:`, `blob:` or a small `data:` picture. */
  readonly avatar?: string;
  /**
   * STUN and TURN servers beside those that the XMPP server offers: a list, or a function that is asked before calls
   * and restarts and may tell the life of what it gives (`{iceServers, expiresIn}`, in seconds).
   */
  readonly iceServers?: IceServersSource | null;
  /** Media only through TURN. */
  readonly relayOnly?: boolean;
  /** Cap of what is sent to each person, in kbit/s; 0 = none. */
  readonly maxBandwidth?: number;
  /** What becomes of a call that comes during a call; `busy` by default. */
  readonly callWaiting?: CallWaiting;
  /**
   * Who may make this page ring: anyone (default), `contacts` (the contact list of the server), these user ids, or whom a function says yes to. Whoever may not
   * gets no answer at all, so they do not even learn that somebody is there.
   */
  readonly acceptCallsFrom?: AcceptCallsFrom;
  /**
   * Servers, as `https://pictures.example`, from which a caller's picture may be loaded while it rings: they see the
   * address of this machine before the person has answered. `*`: any. The page's own server may always be asked. From
   * the answer on pictures are loaded from wherever they are.
   */
  readonly avatarOrigins?: readonly string[];
  /** How often one may ring here within a minute; more than that is not heard, and not answered. */
  readonly callLimits?: CallLimits;
  /**
   * Callers with whom to connect while it rings, and to open camera and microphone: nothing passes before the
   * answer, and the first picture is there sooner. They see this machine's addresses, and the camera's light goes
   * on, before the person answers: only for callers the page trusts, and only between clients of this kit.
   */
  readonly prewarm?: boolean | readonly string[] | ((userId: string) => boolean) | null;
  /** The page's own picture and sound in place of camera and microphone. */
  readonly capture?: CaptureSource | null;
  /**
   * Notice that somebody talks while the microphone is off (`microphone.talkingMuted`). Only the loudness of what the
   * open device hears is looked at, in this page, and nothing of it leaves it. Default true.
   */
  readonly mutedTalk?: boolean;
  /** Do not remember which devices the person chose. */
  readonly forgetDevices?: boolean;
  /** Where the chosen devices are remembered; by default `localStorage`. */
  readonly deviceStorage?: DeviceStorage | null;
  /** Name of the channel of `tabs`: only windows with the same one meet. */
  readonly channel?: string;
  /** A transport of the page's own (or `MemorySignaling`), in place of `signaling`. */
  readonly transport?: Signaling | null;
  readonly timing?: Partial<MeshTiming>;
  /** How a call makes itself noticed: sound, title, vibration, notification. Default: all, each where it may. */
  readonly alerts?: AlertsOption;
  /** The words of title and notification, in the language of the moment. Default: English. */
  readonly alertWords?: () => AlertWords;
  /**
   * Calls go out to `to`: have your server send them this payload as a push, for those whose page is closed. What
   * it throws is logged, and changes nothing.
   */
  readonly onCallPush?: ((payload: CallPushPayload, to: readonly string[]) => void | Promise<void>) | null;
}

/** Whether the page allows to connect with this caller while it rings. */
export function prewarms({ prewarm }: CallStoreOptions, userId: string): boolean {
  if (typeof prewarm === 'function') return prewarm(userId);
  return prewarm === true || (Array.isArray(prewarm) && prewarm.includes(userId));
}
