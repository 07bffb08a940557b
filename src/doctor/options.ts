import type { CaptureSource } from '../media/capture.js';
import type { IceServersSource } from '../rtc/ice-servers.js';
import type { Credentials } from '../signaling/xmpp/xmpp-options.js';
import type { CheckId } from './finding.js';

/** What a device gives while it is looked at. */
export type Live =
  | { readonly kind: 'microphone'; readonly level: number }
  | { readonly kind: 'camera'; readonly stream: MediaStream | null };

/** What to look at; the same names as the attributes and properties of `<call-provider>`. */
export interface DoctorOptions {
  /** `tabs` (default) needs no server. */
  readonly signaling?: 'tabs' | 'xmpp' | 'janus';
  /** WebSocket URL of the XMPP server or of Janus. */
  readonly service?: string;
  /** XMPP domain; by default the host of `service`. */
  readonly domain?: string;
  readonly appId?: string;
  readonly userId?: string;
  /** Janus: with a room its VideoRoom plugin is needed, else VideoCall. */
  readonly room?: string;
  /** Without: a guest. A function is asked once. */
  readonly credentials?: Credentials | null;
  /** STUN and TURN beside those that the XMPP server offers. */
  readonly iceServers?: IceServersSource | null;
  /** The page's own picture and sound in place of the devices. */
  readonly capture?: CaptureSource | null;
  /** Which devices; without: the system's. */
  readonly deviceIds?: { readonly audio?: string; readonly video?: string };
  /** Only these, and what they build on. Default: all. */
  readonly checks?: readonly CheckId[];
  /** Ends it: devices and connections are free at once. */
  readonly signal?: AbortSignal;
  /** Told how loud the microphone is, and the camera's picture, while each is open. */
  readonly onLive?: (live: Live) => void;
  readonly timing?: Partial<DoctorTiming>;
}

/** All in ms. */
export interface DoctorTiming {
  /** Deadline of a WebSocket. */
  readonly socket: number;
  /** Deadline of a sign-in. */
  readonly signIn: number;
  /** Deadline of STUN and TURN; browsers themselves take longer to give up. */
  readonly ice: number;
  /** How long is listened to a quiet microphone, and looked at the picture of a camera. */
  readonly listen: number;
  readonly look: number;
  /** Deadline of a path through the relay, and the longest measurement of its rate. */
  readonly path: number;
  readonly rate: number;
}

export const DOCTOR_TIMING: DoctorTiming = {
  socket: 8_000,
  signIn: 10_000,
  ice: 8_000,
  listen: 6_000,
  look: 2_900,
  path: 10_000,
  rate: 3_000,
};
