import type { JoinOptions, RoomSettings } from '../../session/room.js';
import { JanusError } from '../core/janus-error.js';
import type { JanusHandle } from '../core/janus-handle.js';
import type { Bag } from '../core/janus-message.js';
import { ROOM_CODES } from './room-errors.js';
import { isRoomId, readFeeds, type FeedInfo, type RoomId } from './room-messages.js';

/** What Janus says to whoever has joined. */
export interface Joined {
  readonly room: RoomId;
  /** Our own feed. */
  readonly feed: RoomId;
  readonly privateId: unknown;
  readonly publishers: readonly FeedInfo[];
  /** Those who look on. */
  readonly attendees: readonly FeedInfo[];
}

export interface JoinRequest {
  readonly room: string;
  readonly userId: string;
  readonly display: string;
  readonly options: JoinOptions;
}

/** A number where it is one: so Janus counts, unless it was set up with `string_ids`. */
function idOf(text: string, asText: boolean): RoomId {
  return !asText && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : text;
}

/**
 * Goes into a room as somebody who may send; that is not to send. The feed is named like the user where that can be,
 * so that clients of other makes know them too, and Janus chooses a name where it is taken: the page before this one
 * may linger there. Rejects with a {@link JanusError}.
 */
export async function joinRoom(handle: JanusHandle, request: JoinRequest): Promise<Joined> {
  const { userId, options } = request;
  const numeric = /^[1-9]\d{0,14}$/.test(request.room);
  for (let asText = !numeric, own = true, made = false; ;) {
    const room = idOf(request.room, asText);
    const id = own && userId ? idOf(userId, asText) : null;
    // Without `string_ids` a name cannot be a feed.
    const named = id !== null && (asText || typeof id === 'number') ? { id } : {};
    try {
      return readJoined(await handle.send(joinBody(request, room, named)), room);
    } catch (error) {
      const code = error instanceof JanusError ? error.code : null;
      if (code === ROOM_CODES.idTaken && own) own = false;
      else if (code === ROOM_CODES.invalid && !asText) asText = true;
      else if (code === ROOM_CODES.noSuchRoom && options.create && !made) {
        made = true;
        await createRoom(handle, room, options);
      } else if (code === ROOM_CODES.missing) {
        // All that we have was said: what is missing is a pin or a token.
        throw new JanusError('room-denied', 'the room wants a pin or a token', code);
      } else throw error;
    }
  }
}

function joinBody({ display, options: { token, pin } }: JoinRequest, room: RoomId, named: object): object {
  return {
    request: 'join',
    ptype: 'publisher',
    room,
    ...named,
    ...(display ? { display } : {}),
    ...(token ? { token } : {}),
    ...(pin ? { pin } : {}),
  };
}

function readJoined({ data }: { readonly data: Bag }, room: RoomId): Joined {
  const feed = data['id'];
  if (data['videoroom'] !== 'joined' || !isRoomId(feed)) {
    throw new JanusError('service-failed', 'joining was not confirmed');
  }
  return {
    room,
    feed,
    privateId: data['private_id'],
    publishers: readFeeds(data['publishers']),
    attendees: readFeeds(data['attendees']),
  };
}

/** In kbit/s; what the largest picture, its smaller copies and a voice take together. */
const BITRATE = 2_000;

async function createRoom(handle: JanusHandle, room: RoomId, options: JoinOptions): Promise<void> {
  const settings: RoomSettings = typeof options.create === 'object' ? options.create : {};
  const { publishers = 12, bitrate = 0, description, recordingFolder, adminKey } = settings;
  try {
    await handle.send({
      request: 'create',
      room,
      publishers,
      bitrate: (bitrate || BITRATE) * 1000,
      // Simulcast of all browsers.
      videocodec: 'vp8',
      notify_joining: true,
      audiolevel_event: true,
      audio_active_packets: 25,
      fir_freq: 0,
      ...(options.encryption ? { require_e2ee: true } : {}),
      ...(description ? { description } : {}),
      ...(recordingFolder ? { rec_dir: recordingFolder } : {}),
      ...(adminKey ? { admin_key: adminKey } : {}),
      ...(options.pin ? { pin: options.pin } : {}),
      ...(options.secret ? { secret: options.secret } : {}),
      ...(options.token ? { allowed: [options.token] } : {}),
    });
  } catch (error) {
    const { code = null, reason = null } = error instanceof JanusError ? error : {};
    if (code === ROOM_CODES.missing) {
      throw new JanusError('room-denied', 'the server wants a key of whoever makes rooms', code);
    }
    // Somebody else was quicker.
    if (reason !== 'conflict') throw error;
  }
}
