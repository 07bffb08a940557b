import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { JanusConnection, type JanusConnectionOptions } from '../../../src/janus/core/janus-connection.js';
import type { JanusError } from '../../../src/janus/core/janus-error.js';
import type { JanusHandle } from '../../../src/janus/core/janus-handle.js';
import { configureLogging } from '../../../src/support/logger.js';
import { FakeJanus } from '../../harness/fake-janus.js';

const settle = () => vi.advanceTimersByTimeAsync(0);
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

let janus: FakeJanus;
let connection: JanusConnection;
let dropped: string[];

async function online(options: Partial<JanusConnectionOptions> = {}): Promise<void> {
  connection = new JanusConnection({ url: 'ws://localhost:8188', socket: janus.open, ...options });
  connection.on('dropped', ({ reason }) => dropped.push(reason));
  await connection.connect();
}

/** What came on a handle, in order. */
function heard(handle: JanusHandle): string[] {
  const all: string[] = [];
  for (const name of ['event', 'trickle', 'webrtcup', 'hangup', 'detached', 'lost', 'resumed'] as const) {
    handle.on(name, (payload) =>
      all.push(payload === undefined ? name : `${name} ${JSON.stringify(payload)}`),
    );
  }
  return all;
}

const failure = async (promise: Promise<unknown>): Promise<Partial<JanusError>> => {
  const error = (await promise.then(
    () => ({ reason: 'none' }),
    (error: unknown) => error,
  )) as JanusError;
  return { reason: error.reason, code: error.code };
};

beforeEach(() => {
  vi.useFakeTimers();
  janus = new FakeJanus();
  dropped = [];
});
afterEach(() => {
  connection.dispose();
  vi.useRealTimers();
});

describe('a session with Janus', () => {
  it('speaks the sub-protocol, makes a session, attaches, and destroys it at the end', async () => {
    await online();
    expect(janus.protocols).toEqual(['janus-protocol']);
    expect(connection.state).toEqual({ status: 'online', error: null });
    const handle = await connection.attach('janus.plugin.videocall');
    expect(janus.sent('attach')[0]).toMatchObject({ plugin: 'janus.plugin.videocall', session_id: 101 });
    const all = heard(handle);
    connection.dispose();
    expect(janus.sent('destroy')).toHaveLength(1);
    expect(all).toEqual(['lost']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('settles a request with its answer or event, whichever side of the ack it comes', async () => {
    await online();
    const handle = await connection.attach('p');
    const all = heard(handle);
    const event = (transaction: unknown, n: number) => ({
      janus: 'event',
      sender: handle.id,
      transaction,
      plugindata: { data: { n } },
      jsep: { type: 'answer', sdp: 'v=0\n' },
    });
    const after = handle.send({ request: 'one' });
    await settle();
    janus.last.say(event(janus.sent('message')[0]?.['transaction'], 1));
    expect(await after).toEqual({ data: { n: 1 }, jsep: { type: 'answer', sdp: 'v=0\r\n' } });

    janus.silent.add('message');
    const before = handle.send({ request: 'two' }, { type: 'offer', sdp: 'v=0\r\n' });
    await settle();
    const { transaction, body, jsep } = janus.sent('message')[1];
    expect({ body, jsep }).toEqual({ body: { request: 'two' }, jsep: { type: 'offer', sdp: 'v=0\r\n' } });
    janus.last.say(event(transaction, 2));
    janus.last.say({ janus: 'ack', transaction });
    expect((await before).data).toEqual({ n: 2 });
    expect(all).toEqual([]);

    // With no request waiting it is an event.
    janus.last.say(event('of somebody else', 3));
    expect(all).toEqual(['event {"data":{"n":3},"jsep":{"type":"answer","sdp":"v=0\\r\\n"}}']);
  });

  it('makes typed errors of codes: of the core, of a plugin by its own table, of silence', async () => {
    await online();
    const handle = await connection.attach('p', { 473: 'wrong-phase' });
    const answers = [
      { janus: 'error', error: { code: 465, reason: 'SDP' } },
      { janus: 'event', sender: handle.id, plugindata: { data: { error_code: 473, error: 'register' } } },
      { janus: 'event', sender: handle.id, plugindata: { data: { error_code: 999 } } },
    ];
    const got = [];
    for (const answer of answers) {
      janus.instead = () => answer;
      got.push(await failure(handle.send({})));
    }
    janus.instead = () => undefined;
    const silent = failure(handle.send({}));
    await pass(10_000);
    got.push(await silent);
    expect(got).toEqual([
      { reason: 'media-error', code: 465 },
      { reason: 'wrong-phase', code: 473 },
      { reason: 'service-failed', code: 999 },
      { reason: 'signaling-offline', code: null },
    ]);
  });

  it('passes on what happens to a connection, and candidates one by one', async () => {
    await online();
    const handle = await connection.attach('p');
    const all = heard(handle);
    const say = (message: Record<string, unknown>) =>
      janus.last.say({ session_id: 101, sender: handle.id, ...message });
    const one = { candidate: 'candidate:1 1 udp 1 10.0.0.1 9 typ host', sdpMid: '0', sdpMLineIndex: 0 };
    say({ janus: 'trickle', candidate: one });
    say({ janus: 'trickle', candidates: [one, { completed: true }] });
    say({ janus: 'webrtcup' });
    say({ janus: 'hangup', reason: 'DTLS alert' });
    say({ janus: 'detached' });
    const text = JSON.stringify(one);
    expect(all).toEqual([
      `trickle ${text}`,
      `trickle ${text}`,
      'trickle null',
      'webrtcup',
      'hangup {"reason":"DTLS alert"}',
      'detached',
    ]);
    expect(await failure(handle.send({}))).toEqual({ reason: 'signaling-offline', code: null });
  });

  it('drops and counts what it does not know, and goes on', async () => {
    await online();
    const handle = await connection.attach('p');
    const of = { session_id: 101, sender: handle.id };
    for (const bad of [
      'no json',
      '[]',
      '{"janus":7}',
      'x'.repeat(1_000_001),
      JSON.stringify({ janus: 'event', ...of }),
      JSON.stringify({ janus: 'event', ...of, plugindata: { data: [] } }),
      JSON.stringify({ janus: 'event', ...of, jsep: { type: 'rollback', sdp: '' } }),
      JSON.stringify({ janus: 'trickle', ...of, candidate: { candidate: 7 } }),
      JSON.stringify({ janus: 'event', sender: 7 }),
      JSON.stringify({ janus: 'event', sender: '7' }),
      JSON.stringify({ janus: 'news' }),
      JSON.stringify({ janus: 'timeout', session_id: 5 }),
    ]) {
      janus.last.say(bad);
    }
    expect(dropped).toHaveLength(12);
    expect(connection.state.status).toBe('online');
  });

  it('says that it lives every 10 s, and finds out when nobody answers', async () => {
    await online();
    await pass(30_500);
    expect(janus.sent('keepalive')).toHaveLength(3);
    janus.silent = new Set(['keepalive', 'claim']);
    await pass(10_000 + 4_000);
    expect(connection.state.status).toBe('reconnecting');
  });

  it('claims its session over a new socket: handles live on, and what waits is sent then', async () => {
    await online();
    const handle = await connection.attach('p');
    const all = heard(handle);
    janus.last.break();
    expect(connection.state).toMatchObject({
      status: 'reconnecting',
      error: { reason: 'service-unreachable' },
    });
    handle.trickle({ candidate: 'candidate:1', sdpMid: '0', sdpMLineIndex: 0 });
    void handle.send({ request: 'set' }).catch(() => undefined);
    await pass(1_100);
    expect(connection.state.status).toBe('online');
    expect(janus.sockets).toHaveLength(2);
    expect(janus.last.sent.map(({ janus: kind }) => kind)).toEqual(['claim', 'trickle', 'message']);
    expect(janus.sent('create')).toHaveLength(1);
    expect(all).toEqual(['resumed']);
  });

  it('makes a new session where the old one is gone, and every handle is lost', async () => {
    await online();
    const handle = await connection.attach('p');
    const all = heard(handle);
    janus.sessions.clear();
    janus.last.break();
    await pass(1_100);
    expect(janus.sent('create')).toHaveLength(2);
    expect(all).toEqual(['lost']);
    expect(connection.state.status).toBe('online');
    expect((await connection.attach('p')).id).not.toBe(handle.id);
  });

  it('begins anew when Janus says that the session timed out, or does not know it any more', async () => {
    await online();
    janus.last.say({ janus: 'timeout', session_id: 101 });
    await pass(1_100);
    expect(connection.state.status).toBe('online');
    janus.sessions.clear();
    expect(await failure(connection.attach('p'))).toEqual({ reason: 'signaling-offline', code: 458 });
    await pass(1_100);
    expect(connection.state.status).toBe('online');
    expect(janus.sent('create')).toHaveLength(3);
  });

  it('loses one handle alone when Janus does not know that one', async () => {
    await online();
    const [one, two] = [await connection.attach('p'), await connection.attach('p')];
    const [first, second] = [heard(one), heard(two)];
    janus.instead = ({ handle_id: id, janus: kind }) =>
      id === one.id && kind === 'message'
        ? { janus: 'error', error: { code: 459, reason: 'No such handle' } }
        : undefined;
    expect(await failure(one.send({}))).toEqual({ reason: 'signaling-offline', code: 459 });
    expect([first, second]).toEqual([['lost'], []]);
  });

  it('shows its token with every request, asks for a fresh one, and gives up where none is good', async () => {
    const lines: string[] = [];
    const sink = (...all: unknown[]) => lines.push(all.map(String).join(' '));
    configureLogging({ level: 'debug', sink: { debug: sink, info: sink, warn: sink, error: sink } });
    let n = 0;
    await online({ token: () => `secret-${++n}` });
    const handle = await connection.attach('p');
    expect(janus.sent('attach')[0]).toMatchObject({ token: 'secret-1' });
    janus.instead = ({ token }) =>
      token === 'secret-1' ? { janus: 'error', error: { code: 403, reason: 'Unauthorized' } } : undefined;
    await handle.hangup();
    expect(janus.sent('hangup').map(({ token }) => token)).toEqual(['secret-1', 'secret-2']);
    janus.instead = () => ({ janus: 'error', error: { code: 403, reason: 'Unauthorized' } });
    janus.last.break();
    await pass(1_100);
    expect(connection.state).toMatchObject({ status: 'failed', error: { reason: 'auth-failed' } });
    await pass(60_000);
    expect(janus.sockets).toHaveLength(2);
    configureLogging({ level: 'warn', sink: console });
    expect(lines.join('\n')).not.toContain('secret');
    expect(lines.length).toBeGreaterThan(0);
  });

  it('dials nothing for a bad URL, and tells why', async () => {
    connection = new JanusConnection({ url: 'ws://far.example', socket: janus.open });
    expect(await failure(connection.connect())).toMatchObject({ reason: 'service-insecure' });
    expect(connection.state.status).toBe('failed');
    expect(await failure(connection.attach('p'))).toMatchObject({ reason: 'service-insecure' });
    expect(janus.sockets).toHaveLength(0);
  });

  it('gives a handle back, and no one minds when it is gone already', async () => {
    await online();
    const handle = await connection.attach('p');
    const all = heard(handle);
    janus.instead = ({ janus: kind }) =>
      kind === 'detach' ? { janus: 'error', error: { code: 459, reason: 'gone' } } : undefined;
    await handle.detach();
    await handle.detach();
    expect(all).toEqual(['detached']);
    expect(janus.sent('detach')).toHaveLength(1);
  });
});
