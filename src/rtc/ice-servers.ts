/** A server as pages have it: also with the old `url` in place of `urls`. */
export interface PageIceServer {
  readonly urls?: string | readonly string[];
  readonly url?: string;
  readonly username?: string;
  readonly credential?: string;
}

/** What a page's function may give: the servers, or the servers and their life in seconds. */
export type IceServersAnswer =
  readonly PageIceServer[] | { readonly iceServers: readonly PageIceServer[]; readonly expiresIn?: number };

/** A list, or a function that is asked again before its credentials end. */
export type IceServersSource =
  readonly PageIceServer[] | (() => IceServersAnswer | Promise<IceServersAnswer>);

export interface IceServersRead {
  readonly servers: RTCIceServer[];
  /** `Date.now()` at which the first credentials end; Infinity: not known. */
  readonly expires: number;
  /** Entries that were left out, each as a word for logs: no address, no secret. */
  readonly dropped: readonly string[];
}

interface Entry {
  readonly url: string;
  readonly host: string;
  readonly isRelay: boolean;
  readonly username: string | undefined;
  readonly credential: string | undefined;
}

/** Browsers slow down and warn beyond a handful of servers. */
const MAX_URLS = 16;
/** RFC 7064, RFC 7065: scheme, host (name, IPv4 or IPv6 in brackets), port, and for relays the transport. */
const URL_FORM =
  /^(stun|turn)(s?):(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9._-]{0,252}[a-z0-9])?)(?::(\d{1,5}))?(\?transport=(?:udp|tcp))?$/i;
/** User names that coturn makes from a shared secret begin with the second they end in (TURN REST). */
const REST_NAME = /^(\d{9,11})(?::|$)/;

/**
 * Reads what a page gives. Whatever would make `RTCPeerConnection` throw is left out, and relays without
 * credentials take those of an entry of the same host, where there is one. Never throws.
 */
export function readIceServers(answer: unknown, now = Date.now()): IceServersRead {
  const { iceServers, expiresIn } = isRecord(answer)
    ? { iceServers: answer['iceServers'], expiresIn: answer['expiresIn'] }
    : { iceServers: answer, expiresIn: undefined };
  const dropped: string[] = [];
  if (!Array.isArray(iceServers)) dropped.push('not a list');
  const found = (Array.isArray(iceServers) ? iceServers : []).flatMap((server) =>
    readServer(server, dropped),
  );
  const usable = found.flatMap((entry) => withCredentials(entry, found, dropped) ?? []);
  if (usable.length > MAX_URLS) dropped.push('too many');
  const kept = usable.slice(0, MAX_URLS);
  const told = typeof expiresIn === 'number' && expiresIn > 0 ? now + expiresIn * 1000 : null;
  return { servers: grouped(kept), expires: told ?? Math.min(...kept.map(restExpiry)), dropped };
}

/** Whether media can be relayed by any of these. */
export function hasRelay(servers: readonly RTCIceServer[]): boolean {
  return servers.some(({ urls }) => [urls].flat().some((url) => /^turns?:/i.test(url)));
}

/** Servers and policy of a peer connection. */
export function iceConfiguration(iceServers: RTCIceServer[], relayOnly: boolean): RTCConfiguration {
  return { iceServers, iceTransportPolicy: relayOnly ? 'relay' : 'all' };
}

/** The servers that serve without credentials. */
export function withoutRelays(servers: readonly RTCIceServer[]): RTCIceServer[] {
  return servers.filter((server) => !hasRelay([server]));
}

function readServer(server: unknown, dropped: string[]): Entry[] {
  if (!isRecord(server)) {
    dropped.push('not an object');
    return [];
  }
  const { urls = server['url'], username, credential } = server;
  const list: readonly unknown[] = Array.isArray(urls) ? urls : [urls];
  return list.flatMap((url) => {
    const match = typeof url === 'string' ? URL_FORM.exec(url.trim()) : null;
    const [, kind = '', secure = '', host = '', port = '', transport = ''] = match ?? [];
    const isRelay = kind.toLowerCase() === 'turn';
    if (!match || (port && (Number(port) < 1 || Number(port) > 65_535)) || (transport && !isRelay)) {
      dropped.push('bad url');
      return [];
    }
    return {
      url: `${kind}${secure}:${host}${port && `:${port}`}${transport}`.toLowerCase(),
      host: host.toLowerCase(),
      isRelay,
      username: isRelay && typeof username === 'string' && username ? username : undefined,
      credential: isRelay && typeof credential === 'string' && credential ? credential : undefined,
    };
  });
}

function withCredentials(entry: Entry, all: readonly Entry[], dropped: string[]): Entry | null {
  const isComplete = ({ username, credential }: Entry): boolean =>
    username !== undefined && credential !== undefined;
  if (!entry.isRelay || isComplete(entry)) return entry;
  const donor = all.find((other) => other.isRelay && other.host === entry.host && isComplete(other));
  if (donor) return { ...entry, username: donor.username, credential: donor.credential };
  dropped.push('relay without credentials');
  return null;
}

function grouped(entries: readonly Entry[]): RTCIceServer[] {
  const groups = new Map<string, RTCIceServer & { urls: string[] }>();
  for (const { url, username, credential } of entries) {
    const key = JSON.stringify([username, credential]);
    const group = groups.get(key) ?? {
      urls: [],
      ...(username !== undefined && credential !== undefined && { username, credential }),
    };
    if (!group.urls.includes(url)) group.urls.push(url);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function restExpiry({ username }: Entry): number {
  const match = REST_NAME.exec(username ?? '');
  return match ? Number(match[1]) * 1000 : Infinity;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
