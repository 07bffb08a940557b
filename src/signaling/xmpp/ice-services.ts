import type { Stanza } from './xmpp-client.js';

/** Namespace of external service discovery (XEP-0215). */
export const NS_SERVICES = 'urn:xmpp:extdisco:2';

/** Browsers slow down and warn beyond a handful of servers; a hostile answer could bring thousands. */
const MAX_SERVICES = 16;

interface Service {
  readonly url: string;
  readonly host: string;
  readonly isRelay: boolean;
  readonly username: string | undefined;
  readonly credential: string | undefined;
  /** `Date.now()` at which the credentials end; Infinity: never. */
  readonly expires: number;
}

export interface IceOffer {
  readonly servers: RTCIceServer[];
  /** `Date.now()` at which the first credentials end; Infinity: never. */
  readonly expires: number;
}

/**
 * Reads the answer to a XEP-0215 query. Whatever would make `RTCPeerConnection` throw is left out:
 * odd hosts and ports, and relays without credentials. Prosody gives `turns` none: it takes those of a
 * `turn` on the same host.
 */
export function readServices(services: Stanza | undefined): IceOffer {
  const found = (services?.getChildren('service') ?? [])
    .slice(0, MAX_SERVICES)
    .flatMap((element) => readService(element) ?? []);
  const usable = found.flatMap((service) => withCredentials(service, found) ?? []);
  const groups = new Map<string, RTCIceServer & { urls: string[] }>();
  for (const { url, username, credential } of usable) {
    const key = JSON.stringify([username, credential]);
    const group = groups.get(key) ?? { urls: [], ...(username !== undefined && { username, credential }) };
    if (!group.urls.includes(url)) group.urls.push(url);
    groups.set(key, group);
  }
  return { servers: [...groups.values()], expires: Math.min(...usable.map((service) => service.expires)) };
}

function readService({ attrs }: Stanza): Service | null {
  const type = String(attrs['type'] ?? '').toLowerCase();
  const match = /^(stun|turn)(s?)$/.exec(type);
  const host = hostPart(String(attrs['host'] ?? ''));
  const port = attrs['port'] === undefined ? '' : portPart(String(attrs['port']));
  if (!match || host === null || port === null || attrs['action'] === 'delete') return null;
  const isRelay = match[1] === 'turn';
  const transport = String(attrs['transport'] ?? '').toLowerCase();
  // A stun: URL has no transport (RFC 7064): TCP cannot be asked for.
  if (!isRelay && transport === 'tcp' && type === 'stun') return null;
  const query = isRelay && /^(udp|tcp)$/.test(transport) ? `?transport=${transport}` : '';
  const expires = attrs['expires'] === undefined ? Infinity : Date.parse(String(attrs['expires']));
  const { username, password } = attrs;
  return {
    url: `${type}:${host}${port}${query}`,
    host,
    isRelay,
    username: isRelay && typeof username === 'string' ? username : undefined,
    credential: isRelay && typeof password === 'string' ? password : undefined,
    // A date that nobody can read: good for now, asked again next time.
    expires: Number.isNaN(expires) ? 0 : expires,
  };
}

function withCredentials(service: Service, all: readonly Service[]): Service | null {
  const isComplete = ({ username, credential }: Service) =>
    username !== undefined && credential !== undefined;
  if (!service.isRelay || isComplete(service)) return service;
  const donor = all.find((other) => other.isRelay && other.host === service.host && isComplete(other));
  if (!donor) return null;
  const { username, credential, expires } = donor;
  return { ...service, username, credential, expires };
}

function hostPart(host: string): string | null {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(bare)) return `[${bare}]`;
  return /^[a-z0-9]([a-z0-9.-]{0,252}[a-z0-9])?$/i.test(bare) ? bare : null;
}

function portPart(port: string): string | null {
  const number = Number(port);
  return /^\d{1,5}$/.test(port) && number > 0 && number < 65_536 ? `:${number}` : null;
}
