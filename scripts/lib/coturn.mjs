import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { join } from 'node:path';
import { accepts, freePort } from './ports.mjs';
import { startServer, temporaryFolder } from './process.mjs';

/**
 * Starts a throw-away coturn on 127.0.0.1 with credentials made from a shared secret (XEP-0215, TURN REST).
 * @param {import('./coturn.d.mts').CoturnOptions} [options]
 * @returns {Promise<import('./coturn.d.mts').Coturn>}
 */
export async function startCoturn(options = {}) {
  const { realm = 'call.test', secret = randomBytes(16).toString('hex') } = options;
  const port = options.port ?? (await freePort());
  const { path: folder, remove } = await temporaryFolder('coturn');
  const args = [
    '-n',
    '--listening-ip=127.0.0.1',
    `--relay-ip=${options.relayIp ?? '127.0.0.1'}`,
    `--listening-port=${port}`,
    `--realm=${realm}`,
    ...(options.open ? ['--no-auth'] : ['--use-auth-secret', `--static-auth-secret=${secret}`]),
    '--fingerprint',
    '--no-tls',
    '--no-dtls',
    '--no-cli',
    '--no-rfc5780',
    // Relaying between two browsers of one machine.
    '--allow-loopback-peers',
    `--pidfile=${join(folder, 'turn.pid')}`,
    `--userdb=${join(folder, 'turndb')}`,
    '--log-file=stdout',
    ...(options.args ?? []),
  ];
  const server = await startServer({
    command: 'turnserver',
    args,
    cwd: folder,
    advice: 'apt-get install coturn',
    ready: () => (args.includes('--no-udp') ? accepts(port) : answersStun(port)),
  }).catch(async (error) => {
    await remove();
    throw error;
  });
  return Object.assign(server, {
    port,
    secret,
    realm,
    async close() {
      await server.stop();
      await remove();
    },
  });
}

/** One STUN binding request (RFC 8489 section 5). @param {number} port @returns {Promise<boolean>} */
function answersStun(port) {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const done = (answered) => {
      clearTimeout(timer);
      socket.close();
      resolve(answered);
    };
    const timer = setTimeout(() => done(false), 300);
    socket.once('error', () => done(false));
    socket.once('message', (data) => done(data.readUInt16BE(0) === 0x0101));
    const request = Buffer.alloc(20);
    request.writeUInt16BE(0x0001, 0);
    request.writeUInt32BE(0x2112a442, 4);
    randomBytes(12).copy(request, 8);
    socket.send(request, port, '127.0.0.1');
  });
}
