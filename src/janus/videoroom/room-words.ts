import type { KeyMessage } from '../../rtc/e2ee/group-keys.js';
import { NO_FLAGS, type OwnFlags } from '../../session/call-session.js';
import { isReaction, type Reaction } from '../../session/reaction.js';
import { isBag, isName } from '../../signaling/signal-check.js';
import { isTextMessage, TEXT_LIMITS, type TextMessage } from '../../signaling/text-message.js';
import { encodeUserInfo } from '../../signaling/v1/user-info.js';
import { safeAvatarUrl } from '../../support/safe-url.js';
import type { UserInfo } from '../../support/user-info.js';

/** What somebody says about themselves. */
export interface RoomAbout {
  readonly name: string;
  readonly avatar: string | null;
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  readonly flags: OwnFlags;
  /** What they record is recorded at the server: everybody's. */
  readonly atServer: boolean;
  /** With what they can be told secrets; null: they encrypt nothing, or as agreed elsewhere. */
  readonly keys: KeyMessage | null;
}

/** What is said beside the media. Everybody in the room hears it; Janus stamps who said it. */
export type RoomWord =
  | { readonly type: 'about'; readonly about: RoomAbout }
  /** Tell me again about yourselves: I have just come. */
  | { readonly type: 'hello' }
  | { readonly type: 'message'; readonly message: TextMessage; readonly to: string | null }
  /** About keys, for one person. Checked by whoever takes it. */
  | { readonly type: 'keys'; readonly message: unknown; readonly to: string | null }
  | { readonly type: 'reaction'; readonly reaction: Reaction }
  | {
      readonly type: 'update';
      readonly params: UserInfo;
      readonly userInfo: UserInfo;
      readonly to: string | null;
    };

const MAX_FRAME = 16_384;
const MAX_NAME = 128;

/** `v` is the version, so that another one is left alone. */
export function writeWord(word: RoomWord): string {
  return JSON.stringify({ v: 1, ...word });
}

/** The word in a frame; null: none of ours. */
export function readWord(frame: string): RoomWord | null {
  if (frame.length > MAX_FRAME) return null;
  try {
    const value: unknown = JSON.parse(frame);
    return isBag(value) && value['v'] === 1 ? wordOf(value) : null;
  } catch {
    return null;
  }
}

function wordOf(value: Readonly<Record<string, unknown>>): RoomWord | null {
  const to = isName(value['to'], TEXT_LIMITS.idLength) ? value['to'] : null;
  switch (value['type']) {
    case 'hello':
      return { type: 'hello' };
    case 'about':
      return isBag(value['about']) ? { type: 'about', about: aboutOf(value['about']) } : null;
    case 'message':
      return isTextMessage(value['message']) ? { type: 'message', message: value['message'], to } : null;
    case 'keys':
      return { type: 'keys', message: value['message'], to };
    case 'reaction':
      return isReaction(value['reaction']) ? { type: 'reaction', reaction: value['reaction'] } : null;
    case 'update': {
      const info = (part: unknown): UserInfo => (isBag(part) ? encodeUserInfo(part as UserInfo) : {});
      return { type: 'update', params: info(value['params']), userInfo: info(value['userInfo']), to };
    }
    default:
      return null;
  }
}

function aboutOf(value: Readonly<Record<string, unknown>>): RoomAbout {
  const flags = isBag(value['flags']) ? value['flags'] : {};
  const order = flags['handOrder'];
  return {
    name: typeof value['name'] === 'string' ? value['name'].slice(0, MAX_NAME) : '',
    avatar: typeof value['avatar'] === 'string' ? safeAvatarUrl(value['avatar']) : null,
    audioMuted: value['audioMuted'] === true,
    videoMuted: value['videoMuted'] === true,
    atServer: value['atServer'] === true,
    // Whoever takes it looks at it.
    keys: isBag(value['keys']) ? (value['keys'] as unknown as KeyMessage) : null,
    flags: {
      ...NO_FLAGS,
      handRaised: flags['handRaised'] === true,
      handOrder: Number.isSafeInteger(order) ? (order as number) : null,
      recording: flags['recording'] === true,
      onHold: flags['onHold'] === true,
    },
  };
}
