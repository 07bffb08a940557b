import { fail, ok, skipped, warn, type Cause, type Facts, type Verdict } from './finding.js';
import { aborted } from './timing.js';
import type { Visit } from './visit.js';

/** How one reaches a relay. */
export type Transport = 'udp' | 'tcp' | 'tls';
export const TRANSPORTS: readonly Transport[] = ['udp', 'tcp', 'tls'];

/** More than these of one transport are not tried: each takes as long as the other. */
const MOST = 2;
/** Of STUN and TURN (RFC 8489, RFC 8656), and 701 of the browser's own: it was not reached. */
const REFUSED = [400, 401, 403, 441];
const FULL = [486, 508];
/** TURN REST: user names begin with the second they end in. */
const REST_NAME = /^(\d{9,11})(?::|$)/;

interface Gathered {
  /** A candidate of the wanted type came after so many ms; null: none. */
  readonly ms: number | null;
  readonly errors: readonly { readonly code: number; readonly text: string }[];
  /** The browser has finished, and did not just run out of time. */
  readonly complete: boolean;
  /** The browser tells what failed (`icecandidateerror`), if only it had time. */
  readonly tells: boolean;
}

/** The servers of one kind, each with its credentials. */
export function serversOf(servers: readonly RTCIceServer[], kind: 'stun' | Transport): RTCIceServer[] {
  return servers
    .flatMap((server) => [server.urls].flat().map((urls): RTCIceServer => ({ ...server, urls })))
    .filter(({ urls }) => kindOf(String(urls)) === kind)
    .slice(0, MOST);
}

function kindOf(url: string): 'stun' | Transport {
  if (/^stuns?:/i.test(url)) return 'stun';
  if (/^turns:/i.test(url)) return 'tls';
  return /[?&]transport=tcp/i.test(url) ? 'tcp' : 'udp';
}

/** Whether a server tells this machine its address. */
export async function checkStun(visit: Visit): Promise<Verdict> {
  const { cause, dropped } = await visit.pageServers();
  const all = await visit.servers();
  const found = { servers: all.flatMap(({ urls }) => urls).length, ...(dropped > 0 && { dropped }) };
  if (all.length === 0) {
    if (cause) return fail(cause, found);
    // Janus has an address that everybody reaches; windows of one browser need none.
    return visit.options.signaling === 'xmpp' ? fail('no-ice-servers', found) : skipped('not-offered', found);
  }
  const servers = serversOf(all, 'stun');
  if (servers.length === 0) return cause ? warn(cause, found) : skipped('not-offered', found);
  const { ms, errors, complete } = await gather(visit, servers, 'srflx');
  // On the server's own machine the address is the same as the own one, and no candidate of its own; then nothing failed.
  if (ms === null && (errors.length > 0 || !complete)) {
    return fail(errors.some(isLookup) ? 'ice-host-unknown' : 'stun-unreachable', {
      ...found,
      ...codeOf(errors),
    });
  }
  const facts: Facts = { ...found, ...(ms !== null && { ms }) };
  return cause ? warn(cause, facts) : ok(facts);
}

/** Whether a relay can be had by this transport, and no other. */
export async function checkTransport(visit: Visit, transport: Transport): Promise<Verdict> {
  visit.transports ??= tryAll(visit);
  return (await visit.transports).get(transport) ?? skipped('not-offered');
}

async function tryAll(visit: Visit): Promise<ReadonlyMap<Transport, Verdict>> {
  const all = await visit.servers();
  const verdicts = await Promise.all(
    TRANSPORTS.map(async (transport): Promise<[Transport, Verdict]> => [
      transport,
      await tryOne(visit, serversOf(all, transport), transport),
    ]),
  );
  const found = new Map(verdicts);
  const udp = found.get('udp');
  if (verdicts.every(([, { cause }]) => cause === 'not-offered')) {
    // Without STUN and TURN that was said already.
    if (visit.options.signaling === 'xmpp' && all.length > 0) found.set('udp', warn('no-turn'));
  } else if (udp?.cause === 'turn-unreachable' && verdicts.some(([, { status }]) => status === 'ok')) {
    found.set('udp', warn('udp-blocked', udp.facts));
  }
  return found;
}

async function tryOne(visit: Visit, servers: RTCIceServer[], transport: Transport): Promise<Verdict> {
  if (servers.length === 0) return skipped('not-offered');
  const gathered = await gather(visit, servers, 'relay');
  const { ms, errors } = gathered;
  if (ms !== null) return ok({ ms, transport });
  return fail(turnCause(servers, gathered), { transport, ...codeOf(errors) });
}

function turnCause(servers: readonly RTCIceServer[], { errors, tells }: Gathered): Cause {
  const has = (codes: readonly number[]): boolean => errors.some(({ code }) => codes.includes(code));
  if (servers.every(({ username = '' }) => isOver(username))) return 'turn-expired';
  if (has(REFUSED)) return 'turn-refused';
  if (has(FULL)) return 'turn-full';
  if (errors.some(isLookup)) return 'ice-host-unknown';
  // It tells every answer, and had none to tell.
  return has([701]) || (tells && errors.length === 0) ? 'turn-unreachable' : 'turn-failed';
}

/** Whether credentials of TURN REST have ended; others tell no time. */
export function isOver(username: string): boolean {
  const [, ends] = REST_NAME.exec(username) ?? [];
  return ends !== undefined && Number(ends) * 1000 < Date.now();
}

const isLookup = ({ text }: { readonly text: string }): boolean => /lookup|resol/i.test(text);
const codeOf = ([first]: Gathered['errors']): Pick<Facts, 'code'> => (first ? { code: first.code } : {});

/** Gathers candidates until one of the wanted type comes, or the browser gives up. */
async function gather(visit: Visit, iceServers: RTCIceServer[], type: 'srflx' | 'relay'): Promise<Gathered> {
  const errors: { code: number; text: string }[] = [];
  const began = performance.now();
  let peer: RTCPeerConnection | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const connection = (peer = new RTCPeerConnection({
      iceServers,
      iceTransportPolicy: type === 'relay' ? 'relay' : 'all',
    }));
    const gathering = new Promise<Gathered>((resolve) => {
      const end = (ms: number | null, complete: boolean): void =>
        resolve({ ms, errors, complete, tells: 'onicecandidateerror' in RTCPeerConnection.prototype });
      timer = setTimeout(() => end(null, false), visit.timing.ice);
      connection.onicecandidate = ({ candidate }) => {
        if (!candidate) end(null, true);
        else if (candidate.type === type) end(Math.round(performance.now() - began), true);
      };
      connection.onicecandidateerror = ({ errorCode, errorText }) =>
        void errors.push({ code: errorCode, text: errorText });
    });
    connection.createDataChannel('doctor');
    await connection.setLocalDescription();
    return await Promise.race([gathering, aborted(visit.signal)]);
  } catch (error) {
    visit.signal.throwIfAborted();
    return {
      ms: null,
      errors: [{ code: 0, text: error instanceof Error ? error.name : '' }],
      complete: false,
      tells: false,
    };
  } finally {
    clearTimeout(timer);
    peer?.close();
  }
}
