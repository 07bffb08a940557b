import type { Address } from '../signaling.js';
import { SignalingError } from '../signaling-error.js';
import { isUserId } from './ids.js';

/** Where the users of one application live. */
export interface UserRealm {
  /** Host part of every user's JID. */
  readonly domain: string;
  /** QuickBlox and ConnectyCube tell applications on a shared host apart by it: `<userId>-<appId>@<domain>`. */
  readonly appId?: string;
}

const MAX_DEVICE = 1023;

/**
 * The JID of a user (`101-999@chat.example`), or of one of the user's devices (`…/device`).
 * Servers fold JIDs to lower case, so an id with capitals never compares equal to what comes back.
 *
 * @throws {SignalingError} `signal-invalid`: an id with white space, controls or one of `"&'/:<>@`, or of more
 * than 128 characters; an empty domain; a device with controls or of more than 1023 characters.
 */
export function formatUserJid(user: UserRealm & { readonly userId: string }, device?: string): string {
  const { userId, appId, domain } = user;
  if (!isUserId(userId)) throw new SignalingError('signal-invalid', 'userId cannot stand in a JID');
  if (appId !== undefined && !isUserId(appId)) {
    throw new SignalingError('signal-invalid', 'appId cannot stand in a JID');
  }
  if (!/^[^\s\p{C}@/]+$/u.test(domain))
    throw new SignalingError('signal-invalid', 'domain cannot stand in a JID');
  if (device !== undefined && !isDevice(device)) {
    throw new SignalingError('signal-invalid', 'device cannot stand in a JID');
  }
  const local = appId === undefined ? userId : `${userId}-${appId}`;
  return device === undefined ? `${local}@${domain}` : `${local}@${domain}/${device}`;
}

/** The user and device behind a JID; null for anything that is no user of this realm. Never throws. */
export function parseUserJid(jid: unknown, { appId, domain }: UserRealm): Address | null {
  if (typeof jid !== 'string') return null;
  const [, local = '', host = '', device] = /^([^@/]+)@([^@/]+)(?:\/(.*))?$/s.exec(jid) ?? [];
  if (host.toLowerCase() !== domain.toLowerCase()) return null;
  const suffix = appId === undefined ? '' : `-${appId}`;
  if (!local.endsWith(suffix)) return null;
  const userId = local.slice(0, local.length - suffix.length);
  if (!isUserId(userId)) return null;
  if (device === undefined) return { userId };
  return isDevice(device) ? { userId, device } : null;
}

function isDevice(text: string): boolean {
  return text.length > 0 && text.length <= MAX_DEVICE && !/\p{C}/u.test(text);
}
