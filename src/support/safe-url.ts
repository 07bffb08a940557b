/** Longest `data:` image that is shown, in characters of the URL. */
const MAX_DATA_URL = 64 * 1024;
/** Longest address of any other kind, in characters. */
const MAX_URL = 2048;

// No SVG: it is a document, and a stranger wrote it.
const DATA_IMAGE = /^data:image\/(?:png|jpeg|webp|gif);base64,[a-z0-9+/]+={0,2}$/i;
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks the address of a picture that came from somebody else. Gives it back normalised, or null where it
 * must not be loaded. Allowed are absolute `https:` addresses without a user name in them, `http:` on this
 * machine, `blob:`, and small bitmaps as base64 `data:`. Relative addresses are not: they would be requests to
 * the page's own server, with its cookies, that a stranger chose.
 */
export function safeAvatarUrl(url: unknown): string | null {
  if (typeof url !== 'string') return null;
  const text = url.trim();
  if (/^data:/i.test(text)) return text.length <= MAX_DATA_URL && DATA_IMAGE.test(text) ? text : null;
  if (!text || text.length > MAX_URL) return null;
  // Without a base this refuses what is relative; tabs and line ends inside are dropped before we look.
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username, password, href } = new URL(text);
  switch (protocol) {
    case 'https:':
      return username || password ? null : href;
    case 'http:':
      return LOOPBACK.test(hostname) && !username && !password ? href : null;
    case 'blob:':
      return href;
    default:
      return null;
  }
}

/**
 * Whether loading a checked picture tells no server about this machine that does not know it anyway: what needs no
 * server, the page's own one, and those that the page named. `*` names all.
 */
export function isQuietUrl(url: string, origins: readonly string[] = []): boolean {
  if (!/^https?:/.test(url)) return true;
  const { origin } = new URL(url);
  return [globalThis.location?.origin, ...origins].some(
    (one) => one === '*' || (one && URL.canParse(one) && new URL(one).origin === origin),
  );
}
