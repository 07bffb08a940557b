import type { LocalMedia } from '../media/local-media.js';
import type { CallError } from '../session/call-error.js';
import type { CallService } from '../session/call-service.js';
import type { ConferenceOptions } from '../session/conference.js';
import { SignalingError } from '../signaling/signaling-error.js';
import type { UserInfo } from '../support/user-info.js';
import { createSignaling } from './create-signaling.js';
import type { Load } from './load.js';
import { prewarms, type CallStoreOptions } from './store-options.js';

export interface ServiceParts {
  /** Looked at anew whenever something is needed of it: the page may change it. */
  readonly options: CallStoreOptions;
  readonly load: Load;
  readonly media: LocalMedia;
  readonly fail: (error: CallError) => void;
}

/**
 * What makes and takes the calls that the options name. What calls need weighs as much as all that shows them: it
 * comes when somebody signs in.
 */
export async function createService(parts: ServiceParts): Promise<CallService> {
  const { options, load } = parts;
  if (options.signaling === 'janus' && !options.transport) return createJanusService(parts);
  const [signaling, { MeshService }] = await Promise.all([createSignaling(options, load), load.mesh()]);
  const mesh = new MeshService({
    ...sharedBy(parts),
    ...callsOf(options),
    signaling,
    prewarm: (userId) => prewarms(options, userId),
    callWaiting: () => (options.callWaiting ?? 'busy') !== 'busy',
  });
  if (!options.conference) return mesh;
  const { HandoverService } = await load.handover();
  return new HandoverService({
    inner: mesh,
    conference: () => options.conference,
    open: (conference, userId) => openRooms(parts, conference, userId, () => signaling.iceServers()),
    maxBandwidth: () => options.maxBandwidth ?? 0,
    onError: parts.fail,
  });
}

/** Rooms at the server that the page names, for a call that moves there. */
async function openRooms(
  parts: ServiceParts,
  { service: url, token }: ConferenceOptions,
  userId: string,
  offeredServers: () => Promise<RTCIceServer[]>,
): Promise<CallService> {
  const { RoomService } = await parts.load.videoroom();
  return new RoomService({
    ...sharedBy(parts),
    connection: {
      url,
      ...(token ? { token: async () => (typeof token === 'string' ? token : token()) } : {}),
    },
    userId,
    offeredServers,
  });
}

/** Calls through a Janus server: with a room the conference of its VideoRoom, else its VideoCall. */
async function createJanusService(parts: ServiceParts): Promise<CallService> {
  const { options, load } = parts;
  const shared = {
    ...sharedBy(parts),
    connection: { url: options.service ?? '', token: janusToken(options) },
    userId: options.userId ?? '',
  };
  if (options.room) {
    const { RoomService } = await load.videoroom();
    return new RoomService(shared);
  }
  const { VideoCallService } = await load.videocall();
  return new VideoCallService({ ...shared, ...callsOf(options) });
}

/** What every service needs. */
const sharedBy = ({ options, media, fail }: ServiceParts) => ({
  media,
  profile: () => profileOf(options),
  iceServers: () => options.iceServers,
  relayOnly: () => options.relayOnly ?? false,
  ...(options.timing ? { timing: options.timing } : {}),
  onError: fail,
});

/** What every service needs that people call each other by. */
const callsOf = (options: CallStoreOptions) => ({
  maxBandwidth: () => options.maxBandwidth ?? 0,
  acceptCallsFrom: () => options.acceptCallsFrom ?? 'anyone',
  ...(options.callLimits ? { callLimits: options.callLimits } : {}),
});

/** Who the page says we are, as the others are told. */
function profileOf({ displayName, avatar }: CallStoreOptions): UserInfo {
  return { ...(displayName ? { full_name: displayName } : {}), ...(avatar ? { avatar } : {}) };
}

/** Janus knows tokens and no passwords; a function is asked again whenever one is needed. */
function janusToken({ credentials }: CallStoreOptions): (() => Promise<string>) | undefined {
  if (!credentials) return undefined;
  return async () => {
    const secret = typeof credentials === 'function' ? await credentials() : credentials;
    if ('token' in secret) return secret.token;
    throw new SignalingError('auth-failed', 'Janus takes a token, no password.');
  };
}
