import { checkService } from '../signaling/service-url.js';
import { fail, ok, skipped, type Cause, type Verdict } from './finding.js';
import { within } from './timing.js';
import type { Visit } from './visit.js';

/** Names of the two protocols in the handshake of a WebSocket (RFC 7395; Janus). */
const PROTOCOLS = { xmpp: 'xmpp', janus: 'janus-protocol' } as const;

type Dialled = 'open' | 'closed' | 'silent';

/** Whether a WebSocket to the service opens; if not, who is there in its place. */
export async function checkSocket(visit: Visit): Promise<Verdict> {
  const { signaling = 'tabs' } = visit.options;
  const { service, timing, signal } = visit;
  if (signaling === 'tabs') return skipped('no-server-needed');
  const fault = checkService(service);
  if (fault) return fail(fault.reason as Cause);
  const began = performance.now();
  const violations = watchPolicy(service);
  try {
    const dialled = await Promise.race([
      dial(service, PROTOCOLS[signaling], timing.socket, signal),
      violations.found,
    ]);
    if (dialled === 'forbidden') return fail('blocked-by-csp');
    if (dialled === 'open') return ok({ ms: Math.round(performance.now() - began) });
    if (dialled === 'silent') return fail('service-silent');
    const other = signaling === 'xmpp' ? 'janus' : 'xmpp';
    if ((await dial(service, PROTOCOLS[other], timing.socket, signal)) === 'open')
      return fail('wrong-signaling');
    const there = await Promise.race([answersHttp(service, timing.socket, signal), violations.found]);
    if (there === 'forbidden') return fail('blocked-by-csp');
    if (there) return fail('wrong-path');
    return fail(isCutOff(service) ? 'offline' : 'service-unreachable');
  } finally {
    violations.stop();
  }
}

/** Browsers do not say why a WebSocket failed: neither its status, nor who refused it. */
async function dial(url: string, protocol: string, ms: number, signal: AbortSignal): Promise<Dialled> {
  let socket: WebSocket | undefined;
  const opening = new Promise<Dialled>((resolve) => {
    try {
      socket = new WebSocket(url, protocol);
    } catch {
      // A policy of the page, in older browsers.
      return resolve('closed');
    }
    socket.onopen = () => resolve('open');
    socket.onclose = () => resolve('closed');
  });
  try {
    return await within(opening, ms, 'silent', signal);
  } finally {
    socket?.close();
  }
}

/** Whether a web server is under the same address: its answer cannot be read, but that it came can be seen. */
async function answersHttp(service: string, ms: number, signal: AbortSignal): Promise<boolean> {
  const stop = new AbortController();
  const asked = fetch(service.replace(/^ws/, 'http'), {
    mode: 'no-cors',
    cache: 'no-store',
    credentials: 'omit',
    signal: stop.signal,
  }).then(
    () => true,
    () => false,
  );
  try {
    return await within(asked, ms, false, signal);
  } finally {
    stop.abort();
  }
}

/** Whether the policy of the page (`connect-src`) forbids to connect there. Chromium then tells the socket nothing. */
function watchPolicy(service: string): { readonly found: Promise<'forbidden'>; stop(): void } {
  const { protocol, host } = new URL(service);
  const end = new AbortController();
  const found = new Promise<'forbidden'>((resolve) => {
    document.addEventListener(
      'securitypolicyviolation',
      ({ effectiveDirective, blockedURI }) => {
        if (effectiveDirective === 'connect-src' && blockedURI.startsWith(`${protocol}//${host}`))
          resolve('forbidden');
      },
      { signal: end.signal },
    );
  });
  return { found, stop: () => end.abort() };
}

/** A server on this machine needs no network. */
function isCutOff(service: string): boolean {
  return !navigator.onLine && !/^wss?:\/\/(localhost|127\.|\[::1\])/.test(service);
}
