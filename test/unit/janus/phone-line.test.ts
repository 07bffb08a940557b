import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { startJanus, type Janus } from '../../../scripts/lib/janus.mjs';
import { JanusConnection } from '../../../src/janus/core/janus-connection.js';
import type { SocketLike } from '../../../src/janus/core/janus-socket.js';
import { PhoneLine } from '../../../src/janus/videocall/phone-line.js';
import { VIDEOCALL_TIMING, type VideoCallTiming } from '../../../src/janus/videocall/videocall-timing.js';
import { cannedSdp } from '../../harness/canned-sdp.js';
import { until } from '../../harness/until.js';

const offer = { type: 'offer', sdp: cannedSdp('offer') } as const;
const answer = { type: 'answer', sdp: cannedSdp('answer') } as const;

let janus: Janus;
const closing: (() => void)[] = [];
beforeAll(async () => {
  janus = await startJanus();
});
afterEach(() => closing.splice(0).forEach((close) => close()));
afterAll(() => janus.close());

interface Phone {
  readonly line: PhoneLine;
  readonly heard: string[];
  readonly dropped: string[];
  readonly socket: () => SocketLike;
}

async function phone(name: string, timing: Partial<VideoCallTiming> = {}): Promise<Phone> {
  const sockets: SocketLike[] = [];
  const connection = new JanusConnection({
    url: janus.url,
    socket: (url, protocol) => {
      const socket = new NodeSocket(url, protocol) as unknown as SocketLike;
      sockets.push(socket);
      return socket;
    },
  });
  const dropped: string[] = [];
  const line = new PhoneLine(connection, name, { ...VIDEOCALL_TIMING, ...timing }, (why) =>
    dropped.push(why),
  );
  closing.push(() => {
    line.close();
    connection.dispose();
  });
  const heard: string[] = [];
  line.on('ready', ({ ready, error }) => heard.push(ready ? 'ready' : (error?.reason ?? 'not ready')));
  line.on('incoming', ({ from, offer: theirs }) => heard.push(`incoming ${from} ${theirs.type}`));
  line.on('accepted', ({ answer: theirs }) => heard.push(`accepted ${theirs?.type ?? ''}`.trim()));
  line.on('update', ({ type }) => heard.push(`update ${type}`));
  line.on('end', ({ words }) => heard.push(`end ${words ?? '-'}`));
  await connection.connect();
  await line.open();
  return { line, heard, dropped, socket: () => sockets.at(-1)! };
}

/** A call that both are in. */
async function talk(ana: Phone, ben: Phone): Promise<void> {
  expect(await ana.line.call('ben', offer)).toBe(true);
  await until(() => ben.heard.includes('incoming ana offer'));
  await ben.line.accept(answer);
  await until(() => ana.heard.includes('accepted answer'));
}

describe('a telephone line at Janus', () => {
  it('tells an end once, in the words of who hung up', async () => {
    const [ana, ben] = [await phone('ana'), await phone('ben')];
    await talk(ana, ben);
    await ana.line.hangUp('hung-up');
    await until(() => ben.heard.some((word) => word.startsWith('end')));
    ben.line.release();
    await Promise.all([ana.line.free(), ben.line.free()]);
    // The echoes have come when both can call again.
    expect(ben.heard.filter((word) => word.startsWith('end'))).toEqual(['end hung-up']);
    expect(ana.heard.filter((word) => word.startsWith('end'))).toEqual([]);
  });

  it('tells a page that went away as an end without words', async () => {
    const [ana, ben] = [await phone('ana'), await phone('ben')];
    await talk(ana, ben);
    ana.line.close();
    ana.socket().close();
    await until(() => ben.heard.includes('end -'));
  });

  it('calls again at once after each hang-up', async () => {
    const [ana, ben] = [await phone('ana'), await phone('ben')];
    for (let round = 0; round < 6; round++) {
      const [caller, callee] = round % 2 ? ([ben, ana] as const) : ([ana, ben] as const);
      callee.heard.length = 0;
      // Their last call may not be over at the server, and in one case out of thirty ours is not either (471).
      await until(async () => {
        await caller.line.free();
        const called = await caller.line.call(callee === ben ? 'ben' : 'ana', offer).catch(() => null);
        if (called === null) await caller.line.reset();
        else if (!called) caller.line.release();
        return called === true;
      });
      await until(() => callee.heard.some((word) => word.startsWith('incoming')));
      await caller.line.hangUp('cancelled');
      await until(() => callee.heard.some((word) => word.startsWith('end')));
      callee.line.release();
    }
  });

  it('says busy, and comes free', async () => {
    const [ana, ben, eve] = [await phone('ana'), await phone('ben'), await phone('eve')];
    await talk(ana, ben);
    expect(await eve.line.call('ben', offer)).toBe(false);
    eve.line.release();
    await eve.line.free();
  });

  it('waits for a name that somebody has, as our own last page may', async () => {
    const old = await phone('ana');
    const next = phone('ana');
    await until(async () => (await old.line.list()).length === 1);
    closing[0]?.();
    expect((await next).heard).toEqual(['ready']);
    const late = await phone('ana', { nameTimeout: 0 });
    expect(late.heard).toEqual(['conflict']);
  });

  it('has its name again when the server was started anew, and no call', async () => {
    const [ana, ben] = [await phone('ana'), await phone('ben')];
    await talk(ana, ben);
    await janus.restart();
    for (const { heard } of [ana, ben]) {
      await until(() => heard.filter((word) => word === 'ready').length === 2);
      expect(heard.slice(-3)).toEqual(['end -', 'not ready', 'ready']);
    }
    await talk(ana, ben);
  });

  it('takes a fresh handle where the plugin has lost its way', async () => {
    const [ana, ben] = [await phone('ana'), await phone('ben')];
    // Both call at once: Janus tells neither that it comes to nothing.
    const [first, second] = await Promise.allSettled([
      ana.line.call('ben', offer),
      ben.line.call('ana', offer),
    ]);
    expect([first.status, second.status]).toContain('rejected');
    await Promise.all([ana.line.reset(), ben.line.reset()]);
    ben.heard.length = 0;
    await talk(ana, ben);
  });
});
