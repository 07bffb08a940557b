import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { startJanus, type Janus } from '../../../scripts/lib/janus.mjs';
import { JanusConnection } from '../../../src/janus/core/janus-connection.js';
import type { JanusHandle } from '../../../src/janus/core/janus-handle.js';
import type { SocketLike } from '../../../src/janus/core/janus-socket.js';
import { VIDEOCALL_ERRORS } from '../../../src/janus/videocall/videocall-errors.js';
import { cannedSdp } from '../../harness/canned-sdp.js';
import { until } from '../../harness/until.js';

const offer = { type: 'offer', sdp: cannedSdp('offer') } as const;
const answer = { type: 'answer', sdp: cannedSdp('answer') } as const;

let janus: Janus;
const connections: JanusConnection[] = [];
beforeAll(async () => {
  janus = await startJanus();
});
const disposeAll = (): void => connections.splice(0).forEach((connection) => connection.dispose());
afterEach(async () => {
  disposeAll();
  // Names come free some time after their connections are gone.
  const looker = await phone();
  await until(
    () => looker.ask('list'),
    (names) => names === 'list ',
    { label: 'all names are free' },
  );
  disposeAll();
});
afterAll(() => janus.close());

interface Phone {
  readonly handle: JanusHandle;
  /** What came unasked, one word each. */
  readonly heard: string[];
  ask(request: string, more?: object, jsep?: RTCSessionDescriptionInit): Promise<string>;
}

/** A handle at the plugin, with a name if one is given. What is asked is answered with one word. */
async function phone(name?: string): Promise<Phone> {
  const connection = new JanusConnection({
    url: janus.url,
    socket: (url, protocol) => new NodeSocket(url, protocol) as unknown as SocketLike,
  });
  connections.push(connection);
  await connection.connect();
  const handle = await connection.attach('janus.plugin.videocall', VIDEOCALL_ERRORS);
  const heard: string[] = [];
  const words = ({ data, jsep }: { data: unknown; jsep?: RTCSessionDescriptionInit }): string => {
    const { event, username, reason, list } = (data as { result: Record<string, string> }).result;
    return [event ?? 'list', list, username, reason, jsep?.type].filter(Boolean).join(' ');
  };
  handle.on('event', (event) => heard.push(words(event)));
  handle.on('hangup', () => heard.push('core hangup'));
  const ask: Phone['ask'] = (request, more = {}, jsep) =>
    handle.send({ request, ...more }, jsep).then(words, (error: { reason: string; code: number }) => {
      return `${error.code} ${error.reason}`;
    });
  if (name !== undefined) expect(await ask('register', { username: name })).toBe(`registered ${name}`);
  return { handle, heard, ask };
}

describe('every request and event of the VideoCall plugin', () => {
  it('list, register, call, incomingcall, accept, accepted, set, update, hangup', async () => {
    const [ana, ben] = [await phone('ana'), await phone('ben')];
    expect((await ana.ask('list')).split(' ')[1]?.split(',').sort()).toEqual(['ana', 'ben']);
    expect(await ana.ask('call', { username: 'ben' }, offer)).toBe('calling');
    await until(() => ben.heard.includes('incomingcall ana offer'));
    expect(await ben.ask('accept', {}, answer)).toBe('accepted');
    await until(() => ana.heard.includes('accepted ben answer'));
    expect(
      await ana.ask('set', { audio: false, video: true, bitrate: 128_000, substream: 1, temporal: 1 }),
    ).toBe('set');
    expect(await ben.ask('set', { record: true, filename: `${janus.folder}/recordings/ben` })).toBe('set');
    // Renegotiation, here for an ICE restart.
    const again = { type: 'offer', sdp: cannedSdp('offer', 'efgh') } as const;
    expect(await ana.ask('set', { restart: true }, again)).toBe('set');
    await until(() => ben.heard.includes('update offer'));
    expect(await ben.ask('set', {}, { type: 'answer', sdp: cannedSdp('answer', 'efgh') })).toBe('set');
    await until(() => ana.heard.includes('update answer'));
    expect(await ana.ask('hangup', { reason: 'hung-up' })).toBe('hangup ana Explicit hangup');
    await until(() => ben.heard.includes('hangup ana hung-up'));
    await until(() => ben.heard.includes('core hangup'));
  });

  it('decline, cancel and busy, as their ends are told', async () => {
    const [ana, ben, eve] = [await phone('ana'), await phone('ben'), await phone('eve')];
    await ana.ask('call', { username: 'ben' }, offer);
    await until(() => ben.heard.includes('incomingcall ana offer'));
    expect(await eve.ask('call', { username: 'ben' }, offer)).toBe('hangup eve User busy');
    await ben.ask('hangup', { reason: 'declined' });
    await until(() => ana.heard.includes('hangup ben declined'));
    await until(() => ana.heard.includes('core hangup') && ben.heard.includes('core hangup'));
    await until(async () => (await ana.ask('call', { username: 'ben' }, offer)) === 'calling');
    await ana.ask('hangup');
    await until(() => ben.heard.includes('hangup ana We did the hangup'));
  });

  it('tells every error of the plugin that can be had', async () => {
    const [ana, ben] = [await phone('ana'), await phone('ben')];
    const stranger = await phone();
    const got = {
      unknown: await ana.ask('dance'),
      'not registered': await stranger.ask('call', { username: 'ben' }, offer),
      'wrong type': await stranger.ask('register', { username: 7 }),
      missing: await stranger.ask('register'),
      taken: await stranger.ask('register', { username: 'ana' }),
      'registered twice': await ana.ask('register', { username: 'anna' }),
      'no call': await ben.ask('accept'),
      'no offer': await ana.ask('call', { username: 'ben' }),
    };
    expect(got).toEqual({
      unknown: '472 service-cannot',
      'not registered': '473 signaling-offline',
      'wrong type': '474 invalid-value',
      missing: '475 invalid-value',
      taken: '476 conflict',
      'registered twice': '477 conflict',
      'no call': '481 no-such-call',
      'no offer': '482 media-error',
    });
  });

  it('tells errors of calls: nobody there, oneself, in a call, no answer', async () => {
    const [one, two, ana, ben] = [
      await phone('one'),
      await phone('two'),
      await phone('ana'),
      await phone('ben'),
    ];
    expect(await one.ask('call', { username: 'nobody' }, offer)).toBe('478 no-such-user');
    expect(await two.ask('call', { username: 'two' }, offer)).toBe('479 self-call');
    await ana.ask('call', { username: 'ben' }, offer);
    await until(() => ben.heard.includes('incomingcall ana offer'));
    expect(await ben.ask('accept')).toBe('482 media-error');
    expect(await ana.ask('call', { username: 'one' })).toBe('480 already-in-call');
  });

  it('tells errors of the core about descriptions', async () => {
    const [ana, ben] = [await phone('ana'), await phone('ben')];
    const wrong = { type: 'offer', sdp: 'v=0\r\n' } as const;
    expect(await ana.ask('call', { username: 'ben' }, wrong)).toMatch(/^(465|483) media-error$/);
    expect(await ben.ask('accept', {}, answer)).toBe('469 wrong-phase');
    await ben.handle.detach();
    expect(await ben.ask('list')).toBe('null signaling-offline');
  });

  it('knows what codes mean that only a broken client or server can bring about', () => {
    expect([470, 471, 483, 499].map((code) => VIDEOCALL_ERRORS[code])).toEqual([
      'signal-invalid',
      'signal-invalid',
      'media-error',
      'service-failed',
    ]);
  });
});
