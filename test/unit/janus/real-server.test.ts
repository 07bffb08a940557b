import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { startJanus, signToken, type Janus } from '../../../scripts/lib/janus.mjs';
import { JanusConnection, type JanusConnectionOptions } from '../../../src/janus/core/janus-connection.js';
import type { SocketLike } from '../../../src/janus/core/janus-socket.js';
import { until } from '../../harness/until.js';

const SECRET = 'a secret of this run';
const open: SocketLike[] = [];
const socket = (url: string, protocol: string): SocketLike => {
  const made = new NodeSocket(url, protocol) as unknown as SocketLike;
  open.push(made);
  return made;
};
const connections: JanusConnection[] = [];
const connect = async (
  url: string,
  options: Partial<JanusConnectionOptions> = {},
): Promise<JanusConnection> => {
  const connection = new JanusConnection({ url, socket, ...options });
  connections.push(connection);
  await connection.connect();
  return connection;
};
const reasonOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'none',
    (error: unknown) => (error as { reason: string }).reason,
  );

describe('a real Janus', () => {
  let plain: Janus;
  let guarded: Janus;
  beforeAll(async () => {
    [plain, guarded] = await Promise.all([
      startJanus({ reclaim: 30 }),
      startJanus({ tokenSecret: SECRET, sessionTimeout: 2 }),
    ]);
  });
  afterEach(() => connections.splice(0).forEach((connection) => connection.dispose()));
  afterAll(async () => {
    await Promise.all([plain.close(), guarded.close()]);
  });

  it('answers requests, and tells errors of the core', async () => {
    const connection = await connect(plain.url);
    const handle = await connection.attach('janus.plugin.videocall', { 475: 'invalid-value' });
    expect((await handle.send({ request: 'list' })).data).toMatchObject({ result: { list: [] } });
    expect(await reasonOf(handle.send({ request: 'register' }))).toBe('invalid-value');
    expect(await reasonOf(connection.attach('janus.plugin.none'))).toBe('service-cannot');
    const lost = new Promise<void>((resolve) => handle.on('detached', resolve));
    await handle.detach();
    await lost;
  });

  it('takes what is asked together in the order it was asked', async () => {
    const connection = await connect(plain.url);
    const handle = await connection.attach('janus.plugin.videocall');
    await handle.send({ request: 'register', username: 'tom' });
    // It mixes up some of two thousand pairs that are not sent one after the other.
    for (let round = 0; round < 40; round++) {
      const order: number[] = [];
      const asked = Array.from({ length: 50 }, (_, n) => n);
      await Promise.all(
        asked.map((n) =>
          handle.send({ request: 'set', audio: true, video: n % 2 > 0 }).then(() => order.push(n)),
        ),
      );
      expect(order).toEqual(asked);
    }
  });

  it('lets a lost session be claimed: a name stays registered', async () => {
    const connection = await connect(plain.url);
    const handle = await connection.attach('janus.plugin.videocall');
    await handle.send({ request: 'register', username: 'ana' });
    const resumed = new Promise<void>((resolve) => handle.on('resumed', resolve));
    open.at(-1)!.close();
    await resumed;
    expect((await handle.send({ request: 'list' })).data).toMatchObject({ result: { list: ['ana'] } });
  });

  it('forgets all at a restart: a new session is made, and handles are lost', async () => {
    const connection = await connect(plain.url);
    const handle = await connection.attach('janus.plugin.videocall');
    const lost = new Promise<void>((resolve) => handle.on('lost', resolve));
    await plain.restart();
    await lost;
    await until(() => connection.state.status === 'online');
    await connection.attach('janus.plugin.videoroom');
  });

  it('lets in who has a token, for the plugins that it names', async () => {
    expect(await reasonOf(connect(guarded.url))).toBe('auth-failed');
    expect(await reasonOf(connect(guarded.url, { token: 'wrong' }))).toBe('auth-failed');
    const old = signToken(SECRET, { seconds: -10 });
    expect(await reasonOf(connect(guarded.url, { token: old }))).toBe('auth-failed');
    const token = () => signToken(SECRET, { plugins: ['videocall'] });
    const connection = await connect(guarded.url, { token });
    await connection.attach('janus.plugin.videocall');
    expect(await reasonOf(connection.attach('janus.plugin.videoroom'))).toBe('auth-failed');
  });

  it('keeps a session as long as signs of life come, and says when it ends', async () => {
    const token = () => signToken(SECRET);
    const lively = await connect(guarded.url, { token, timing: { keepalive: 400 } });
    const quiet = await connect(guarded.url, { token });
    const [here, gone] = [
      await lively.attach('janus.plugin.echotest'),
      await quiet.attach('janus.plugin.echotest'),
    ];
    // Janus looks every 2 s for sessions that are silent for longer than 2 s.
    await until(() => gone.isGone);
    expect(here.isGone).toBe(false);
    await until(() => quiet.state.status === 'online');
  });
});
