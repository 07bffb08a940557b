import { checkSignIn } from '../doctor/sign-in.js';
import { Visit } from '../doctor/visit.js';
import { readIceServers, type PageIceServer } from '../rtc/ice-servers.js';
import type { Secret } from '../signaling/xmpp/xmpp-options.js';
import { configureLogging } from '../support/logger.js';
import { checkJanus, checkStream } from './ask.js';
import { checkAddress, checkCertificate, checkName, checkPort, checkUpgrade } from './reach.js';
import { checkRelays } from './relays.js';
import { poor, type Made, type ServerFinding } from './server-finding.js';
import { NodeWebSocket } from './web-socket.js';
import type { ServerCheck } from './words.js';

export interface ExamineOptions {
  readonly service: string;
  /** XMPP domain; default: the host of the service. */
  readonly domain?: string;
  readonly appId?: string;
  readonly userId?: string;
  readonly secret?: Secret | null;
  /** Janus: VideoRoom is needed in place of VideoCall. */
  readonly room?: string;
  /** STUN and TURN beside those that the XMPP server offers. */
  readonly iceServers?: readonly PageIceServer[];
  /** Deadline of each question in ms, default 5000. */
  readonly timeout?: number;
}

/** Looks at a server from the network to the relay. It stops where nothing further can be reached. */
export async function* examineServer(options: ExamineOptions): AsyncGenerator<ServerFinding, void, void> {
  const { service, timeout = 5_000 } = options;
  // What is found is told below; nothing else is to stand in between.
  configureLogging({ level: 'silent' });
  // Node 20 has none. Both kinds of sign-in look for the browser's.
  globalThis.WebSocket ??= NodeWebSocket as unknown as typeof WebSocket;
  const made = (id: ServerCheck, what: Made): ServerFinding => ({ id, ...what });

  const address = checkAddress(service);
  yield made('address', address);
  if (address.status === 'fail') return;
  const url = new URL(service);
  const steps: readonly (readonly [ServerCheck, () => Promise<Made>])[] = [
    ['dns', () => checkName(url)],
    ['tcp', () => checkPort(url, timeout)],
    ...(url.protocol === 'wss:' ? [['tls', () => checkCertificate(url, timeout)] as const] : []),
  ];
  for (const [id, step] of steps) {
    const found = await step();
    yield made(id, found);
    // A bad certificate keeps browsers away, and not us.
    if (found.status === 'fail' && id !== 'tls') return;
    if (found.cause === 'tls-failed') return;
  }
  const { made: upgraded, kind } = await checkUpgrade(service, timeout);
  yield made('websocket', upgraded);
  let offered: readonly RTCIceServer[] = [];
  let signedIn = false;
  if (kind === 'xmpp') {
    const stream = await checkStream(service, options.domain || url.hostname, timeout);
    yield made('stream', stream);
    if (stream.status === 'ok') {
      const signed = await signIn(options, 'xmpp', timeout);
      yield made('sign-in', signed.made);
      const { resumable } = signed.made.facts;
      if (resumable === false) yield made('session', poor('no-stream-management'));
      offered = signed.offered;
      signedIn = signed.made.status === 'ok' || signed.made.status === 'warn';
    }
  } else if (kind === 'janus') {
    const [about, session] = await checkJanus(service, timeout);
    if (about) yield made('janus', about);
    if (session) yield made('session', session);
    yield made('sign-in', (await signIn(options, 'janus', timeout)).made);
  }
  const servers = [...offered, ...readIceServers(options.iceServers ?? []).servers];
  // Janus has an address of its own, and a server nobody could sign in to names none.
  if (servers.length === 0 && !signedIn) return;
  for (const [id, found] of await checkRelays(servers, timeout)) yield made(id, found);
}

async function signIn(
  { service, domain, appId, userId, secret, room }: ExamineOptions,
  signaling: 'xmpp' | 'janus',
  timeout: number,
): Promise<{ readonly made: Made; readonly offered: readonly RTCIceServer[] }> {
  const end = new AbortController();
  const visit = new Visit(
    {
      signaling,
      service,
      ...(domain && { domain }),
      ...(appId && { appId }),
      ...(userId && { userId }),
      ...(room && { room }),
      credentials: secret ?? null,
      timing: { signIn: timeout },
    },
    end.signal,
  );
  try {
    const { status, cause, facts } = await checkSignIn(visit);
    const shown = status === 'running' ? 'skipped' : status;
    // Who gave no credentials did not ask to sign in: guests are let in, or not, as the server likes.
    const asked = secret || cause !== 'no-guests';
    return {
      made: { status: asked ? shown : 'skipped', cause, facts: { ...facts } },
      offered: visit.offered,
    };
  } finally {
    end.abort(new DOMException('done', 'AbortError'));
  }
}
