import { isOver, serversOf, TRANSPORTS, type Transport } from '../doctor/turn.js';
import { bad, good, poor, type Made } from './server-finding.js';
import { TurnClient, type TurnAccount, type TurnAddress } from './turn-client.js';
import type { ServerCheck } from './words.js';

type Found = readonly [ServerCheck, Made];

/** Asks every STUN and TURN server that is known for what browsers will ask, and for what nobody should get. */
export async function checkRelays(
  servers: readonly RTCIceServer[],
  timeout: number,
): Promise<readonly Found[]> {
  const [stun] = serversOf(servers, 'stun');
  const [binding, ...ways] = await Promise.all([
    stun ? bind(stun, timeout) : null,
    ...TRANSPORTS.map((transport) => relay(serversOf(servers, transport)[0], transport, timeout)),
  ]);
  const found: Found[] = [['stun', binding ?? skip(servers.length === 0 ? 'no-ice-servers' : 'not-offered')]];
  const none = ways.every((way) => way === null);
  ways.forEach((way, index) => {
    const transport = TRANSPORTS[index] ?? 'udp';
    const absent =
      none && transport === 'udp' && servers.length > 0
        ? bad('no-turn')
        : !none && transport === 'tls'
          ? poor('no-turn-tls')
          : skip('not-offered');
    found.push([`turn-${transport}`, way?.made ?? absent]);
  });
  const inner = ways.find((way) => way?.inner !== undefined && way.inner !== null)?.inner;
  if (inner !== undefined && inner !== null) found.push(['open-relay', inner ? bad('open-relay') : good()]);
  return found;
}

const skip = (cause: 'not-offered' | 'no-ice-servers'): Made =>
  cause === 'no-ice-servers' ? bad(cause) : { status: 'skipped', cause, facts: {} };

async function bind(server: RTCIceServer, timeout: number): Promise<Made> {
  const client = new TurnClient(addressOf(server), null, timeout);
  try {
    await client.bind();
    return good();
  } catch {
    return bad('stun-unreachable');
  } finally {
    client.close();
  }
}

/** `inner`: whether it relays into its own machine; null: that could not be asked. */
async function relay(
  server: RTCIceServer | undefined,
  transport: Transport,
  timeout: number,
): Promise<{ readonly made: Made; readonly inner: boolean | null } | null> {
  if (!server) return null;
  const address = { ...addressOf(server), transport };
  const stranger = new TurnClient(address, null, timeout);
  const { username = '', credential = '' } = server;
  const client = new TurnClient(address, { username, credential } satisfies TurnAccount, timeout);
  try {
    if ((await stranger.allocate()) === 0) return { made: bad('turn-open'), inner: null };
    const code = await client.allocate();
    if (code === 486 || code === 508) return { made: bad('turn-full', { code }), inner: null };
    if (code !== 0) {
      return { made: bad(isOver(username) ? 'turn-expired' : 'turn-refused', { code }), inner: null };
    }
    return { made: good(), inner: (await client.permit('127.0.0.1')) === 0 };
  } catch {
    return { made: bad('turn-unreachable'), inner: null };
  } finally {
    stranger.close();
    client.close();
  }
}

function addressOf({ urls }: RTCIceServer): TurnAddress {
  const [, secure, host = '', port] =
    /^(?:stun|turn)(s?):(\[[^\]]+\]|[^:?]+)(?::(\d+))?/i.exec(String(urls)) ?? [];
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) || (secure ? 5349 : 3478) };
}
