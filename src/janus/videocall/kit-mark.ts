import { encodeUserInfo } from '../../signaling/v1/user-info.js';
import type { UserInfo, UserInfoInput } from '../../support/user-info.js';

/**
 * What two of this kit tell each other inside their session descriptions. The plugin carries nothing else from one to
 * the other, and passes on attributes that it does not know, as everybody else ignores them (RFC 8866 §5.13).
 */
export interface KitMark {
  /** What their page gave along, their name and picture among it. */
  readonly userInfo: UserInfo;
  /** They record the call, or have it recorded. */
  readonly recording: boolean;
}

const NAME = 'a=call-elements:1';
/** On a line of its own, which one of this kit that does not know it leaves alone. */
const RECORDS = 'a=call-elements-records';
/** Longest line that is read, in characters: 4 kB of user info in base64 are less. */
const MAX_LINE = 8_192;

/** Puts the mark into the session part of a description. */
export function writeMark(sdp: string, { userInfo, recording }: KitMark): string {
  const line = `${NAME} ${toBase64(JSON.stringify(userInfo))}\r\n${recording ? `${RECORDS}\r\n` : ''}`;
  const at = sdp.indexOf('m=');
  return at < 0 ? sdp : sdp.slice(0, at) + line + sdp.slice(at);
}

/** The mark in a description; null where there is none, and so none of this kit. */
export function readMark(sdp: string): KitMark | null {
  const [head = ''] = sdp.split('\nm=', 1);
  const lines = head.split(/\r?\n/);
  const line = lines.find((one) => one.startsWith(NAME));
  if (line === undefined) return null;
  return {
    userInfo: readInfo(line.slice(NAME.length).trim()),
    recording: lines.some((one) => one.trim() === RECORDS),
  };
}

function readInfo(text: string): UserInfo {
  try {
    if (text.length > MAX_LINE) return {};
    // Cleans what came as it cleans what goes: caps, no prototypes, text alone.
    return encodeUserInfo(JSON.parse(fromBase64(text)) as UserInfoInput);
  } catch {
    return {};
  }
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function fromBase64(text: string): string {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
}
