import type { MediaErrorReason } from '../session/call-error.js';

/** What is looked at, in this order. */
export const CHECKS = [
  'page',
  'codecs',
  'microphone',
  'camera',
  'service',
  'sign-in',
  'stun',
  'turn-udp',
  'turn-tcp',
  'turn-tls',
  'relay',
] as const;
export type CheckId = (typeof CHECKS)[number];

/**
 * `running`: it is being looked at. `warn`: calls work, and not as well as they could, or not everywhere. `skipped`: it
 * could not be looked at, or there is nothing to look at; `cause` says which.
 */
export type FindingStatus = 'running' | 'ok' | 'warn' | 'fail' | 'skipped';

/** What can be found that is no matter of devices: a closed set, so that words hang on it. */
export const OWN_CAUSES = [
  /** No `RTCPeerConnection`: too old, or switched off by a policy or an extension. */
  'no-webrtc',
  'no-audio-codec',
  'no-video-codec',
  /** No URL, or no domain, of a service was given. */
  'service-missing',
  'service-invalid',
  /** `ws:` to another machine: browsers forbid it on secure pages, and it is readable on the way. */
  'service-insecure',
  /** The content security policy of the page forbids to connect there. */
  'blocked-by-csp',
  /** The browser says that there is no network. */
  'offline',
  /** Nobody takes the connection: the server is down, the name or the port is wrong, a certificate is bad. */
  'service-unreachable',
  /** The connection is taken, and then nothing comes. */
  'service-silent',
  /** A web server is there, but no WebSocket under this path. */
  'wrong-path',
  /** A WebSocket is there, of the other kind: XMPP in place of Janus, or the other way round. */
  'wrong-signaling',
  /** The server has no such XMPP domain. */
  'wrong-domain',
  'wrong-credentials',
  /** No credentials are set, and the server takes no guests. */
  'no-guests',
  /** The server offers no way to sign in that a browser has. */
  'no-mechanism',
  /** Credentials without a user id. */
  'user-missing',
  /** The page's function that gives the credentials failed. */
  'credentials-failed',
  /** The sign-in began, and did not come to its end. */
  'sign-in-failed',
  /** Janus has no plugin for these calls. */
  'plugin-missing',
  /** This machine's clock and the server's are more than a minute apart. */
  'clock-wrong',
  /** Neither STUN nor TURN is known. */
  'no-ice-servers',
  'no-turn',
  /** The page's `iceServers` function failed, or took too long. */
  'ice-servers-failed',
  /** Some of the page's `iceServers` cannot be used. */
  'ice-servers-invalid',
  /** The name of a STUN or TURN server leads nowhere. */
  'ice-host-unknown',
  'stun-unreachable',
  'turn-unreachable',
  /** TURN is reached by TCP or TLS, and not by UDP. */
  'udp-blocked',
  'turn-refused',
  'turn-expired',
  /** No more relays for this person, or at all. */
  'turn-full',
  /** No relay came, and the browser does not say why. */
  'turn-failed',
  /** The relay gives an address, and passes nothing on. */
  'relay-blocked',
  /** Not enough for sound. */
  'relay-slow',
  /** Enough for sound, not for pictures. */
  'relay-audio-only',
  /** The way to the relay is so long that people talk over each other. */
  'relay-far',
  /** Nothing is set up that could be looked at. */
  'not-offered',
  /** Calls between the windows of one browser need none. */
  'no-server-needed',
  /** What it builds on does not work: `facts.after` names it. */
  'earlier-check',
] as const;
export type OwnCause = (typeof OWN_CAUSES)[number];

/** Why something does not work, or not as well as it could. */
export type Cause = OwnCause | MediaErrorReason;

/** How much goes through the relay: for a call of several people with pictures, of two, for sound alone. */
export type Enough = 'group' | 'video' | 'audio';

/**
 * What was measured. Nothing here names a person, a machine or a device: a report holds it all, and is meant to be
 * sent to somebody.
 */
export interface Facts {
  /** How long it took, in ms. */
  readonly ms?: number;
  /** The check that has to work first. */
  readonly after?: CheckId;
  /** What a page or a frame may not have. */
  readonly thing?: 'microphone' | 'camera' | 'both';
  readonly audioCodecs?: readonly string[];
  readonly videoCodecs?: readonly string[];
  /** Loudest sound of the microphone, 0 to 1. */
  readonly level?: number;
  /** The picture of the camera, in px and frames per second. */
  readonly width?: number;
  readonly height?: number;
  readonly frameRate?: number;
  /** SASL mechanisms that the server offers. */
  readonly mechanisms?: readonly string[];
  /** A session whose socket was lost can go on (XEP-0198). */
  readonly resumable?: boolean;
  /** How far this machine's clock is behind the server's, in seconds. */
  readonly clock?: number;
  /** STUN and TURN URLs that are known, and entries that cannot be used. */
  readonly servers?: number;
  readonly dropped?: number;
  /** Number of the error that STUN or TURN gave (RFC 8489; 701: not reached). */
  readonly code?: number;
  /** By which way to the relay it was measured. */
  readonly transport?: 'udp' | 'tcp' | 'tls';
  /** To the relay and back, in ms. */
  readonly roundTrip?: number;
  /** Through the relay, in kbit/s. */
  readonly rate?: number;
  readonly enough?: Enough;
}

export interface Finding {
  readonly id: CheckId;
  readonly status: FindingStatus;
  /** Null while it runs, and where all is well. */
  readonly cause: Cause | null;
  readonly facts: Facts;
}

/** What a check comes to. */
export type Verdict = Pick<Finding, 'status' | 'cause' | 'facts'>;

export const ok = (facts: Facts = {}): Verdict => ({ status: 'ok', cause: null, facts });
export const warn = (cause: Cause, facts: Facts = {}): Verdict => ({ status: 'warn', cause, facts });
export const fail = (cause: Cause, facts: Facts = {}): Verdict => ({ status: 'fail', cause, facts });
export const skipped = (cause: Cause, facts: Facts = {}): Verdict => ({ status: 'skipped', cause, facts });
