import type { LocalMedia } from '../../media/local-media.js';
import type { PathScout } from '../../rtc/path-scout.js';
import { Recovery, type Rung } from '../../rtc/recovery.js';
import type { CallError } from '../../session/call-error.js';
import { isNetworkUp } from '../../support/wake-events.js';
import type { JanusConnection } from '../core/janus-connection.js';
import { JanusError } from '../core/janus-error.js';
import type { RoomSecrecy } from './room-secrecy.js';
import { ROOM_LADDER, type RoomTiming } from './room-timing.js';

/** What all parts of one stay in a room share. */
export interface RoomParts {
  readonly connection: JanusConnection;
  readonly media: LocalMedia;
  readonly timing: RoomTiming;
  /** Null: the server could look into what it passes on. */
  readonly secrecy: RoomSecrecy | null;
  /** Servers and policy for the next peer connection. */
  readonly configuration: () => Promise<RTCConfiguration>;
  readonly scout: PathScout;
  readonly onError: (error: CallError) => void;
  readonly onDropped: (reason: string) => void;
}

/** Brings a connection with Janus back: a restart of ICE first, then all anew. */
export function recoveryWith(
  { connection, timing, scout }: RoomParts,
  climb: (rung: Rung) => void,
  onFailed: (error: unknown) => void,
): Recovery {
  return new Recovery({
    timing,
    offerer: true,
    ladder: () => ROOM_LADDER,
    ready: () => connection.state.status === 'online' && isNetworkUp(),
    scout,
    onLost: () => undefined,
    climb,
    onGiveUp: (reason) => onFailed(new JanusError(reason === 'left' ? 'connection-lost' : reason)),
  });
}
