import { safeAvatarUrl } from './safe-url.js';
import type { UserInfo } from './user-info.js';

/** Who somebody says they are in the user info of their client; null where they do not say. */
export function introductionOf(info: UserInfo): {
  readonly name: string | null;
  readonly avatar: string | null;
} {
  const avatar = textOf(info, 'avatar');
  return {
    name: textOf(info, 'full_name') ?? textOf(info, 'name'),
    avatar: avatar && safeAvatarUrl(avatar),
  };
}

function textOf(info: UserInfo, key: string): string | null {
  const value = info[key];
  return typeof value === 'string' && value.trim() ? value.trim().slice(0, 128) : null;
}
