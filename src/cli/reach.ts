import { lookup } from 'node:dns/promises';
import { connect, isIP } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { checkService } from '../signaling/service-url.js';
import { bad, good, poor, type Made } from './server-finding.js';
import { NotUpgraded, upgrade } from './web-socket.js';
import type { ServerCause } from './words.js';

/** Days before its end from which a certificate is to be renewed. */
const SOON = 21;
const DAY = 86_400_000;

export type Kind = 'xmpp' | 'janus';

export function checkAddress(service: string): Made {
  const fault = checkService(service);
  if (fault?.reason === 'service-insecure') return poor('not-secure');
  return fault ? bad(fault.reason as ServerCause) : good();
}

export async function checkName({ hostname }: URL): Promise<Made> {
  const host = bare(hostname);
  if (isIP(host)) return good({ addresses: 1 });
  try {
    const found = await lookup(host, { all: true });
    return good({ addresses: found.length, ipv6: found.some(({ family }) => family === 6) });
  } catch {
    return bad('dns-unknown');
  }
}

export function checkPort(url: URL, timeout: number): Promise<Made> {
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect(portOf(url), bare(url.hostname));
    const end = (made: Made): void => {
      socket.destroy();
      resolve(made);
    };
    socket.setTimeout(timeout, () => end(bad('tcp-silent')));
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      end(bad(code === 'ECONNREFUSED' ? 'tcp-refused' : 'tcp-silent')),
    );
    socket.once('connect', () => end(good({ ms: Math.round(performance.now() - began) })));
  });
}

/** Looks at the certificate as a browser would, and how long it is good. */
export function checkCertificate(url: URL, timeout: number): Promise<Made> {
  const host = bare(url.hostname);
  return new Promise((resolve) => {
    const socket = connectTls({
      host,
      port: portOf(url),
      rejectUnauthorized: false,
      ...(isIP(host) ? {} : { servername: host }),
    });
    const end = (made: Made): void => {
      socket.destroy();
      resolve(made);
    };
    socket.setTimeout(timeout, () => end(bad('tls-failed')));
    socket.once('error', () => end(bad('tls-failed')));
    socket.once('secureConnect', () => end(judge(socket)));
  });
}

function judge(socket: TLSSocket): Made {
  const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
  const days = Math.floor((Date.parse(to) - Date.now()) / DAY);
  const facts = { days, protocol: socket.getProtocol() ?? '' };
  if (days < 0 || Date.parse(from) > Date.now()) return bad('tls-expired', facts);
  const fault = String(socket.authorizationError ?? '');
  if (/ALTNAME|altnames/i.test(fault)) return bad('tls-wrong-name', facts);
  if (!socket.authorized) return bad('tls-untrusted', facts);
  return days < SOON ? poor('tls-soon', facts) : good(facts);
}

/** What speaks there. */
export async function checkUpgrade(
  service: string,
  timeout: number,
): Promise<{ readonly made: Made; readonly kind: Kind | null }> {
  const protocols = { xmpp: 'xmpp', janus: 'janus-protocol' } as const;
  let refused: unknown;
  // One after the other: not every server looks beyond the first that is offered.
  for (const kind of ['xmpp', 'janus'] as const) {
    try {
      const { socket, protocol } = await upgrade(service, [protocols[kind]], {
        timeout,
        anyCertificate: true,
      });
      socket.destroy();
      if (protocol === protocols[kind]) return { made: good({ protocol }), kind };
      refused ??= null;
    } catch (error) {
      // What the first one says counts, unless the other is taken.
      refused ??= error;
    }
  }
  return { made: bad(refusalOf(refused)), kind: null };
}

function refusalOf(error: unknown): ServerCause {
  if (error === null) return 'unknown-protocol';
  if (error instanceof NotUpgraded) {
    if (error.status === 404) return 'wrong-path';
    if (error.status === 401 || error.status === 403) return 'http-refused';
    return error.status === 0 ? 'unknown-protocol' : 'no-upgrade';
  }
  return (error as NodeJS.ErrnoException).code === 'ETIMEDOUT' ? 'service-silent' : 'service-unreachable';
}

const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');
const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'wss:' ? 443 : 80);
