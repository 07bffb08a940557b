import { xml } from '@xmpp/client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import { SDP } from '../harness/signaling-samples.js';
import { HostileClient } from './hostile-client.js';
import { historyOf, noteRings } from './rings.js';
import { expectMedia, setStage, type Person, type Stage } from './support.js';

const EVE = '666-999';
const CANDIDATE = 'candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host';

let stage: Stage;
let eve: HostileClient;
beforeAll(async () => {
  stage = await setStage({ prepare: noteRings });
  await stage.prosody.register('666', 'evil');
  eve = new HostileClient(stage.prosody, EVE);
  await eve.connect('evil');
});
afterEach(() => stage.clear());
afterAll(async () => {
  await eve.close();
  await stage.close();
});

const bare = (user: string): string => `${user}-999@${stage.prosody.domain}`;

function header(sessionId: string, callerId: string, members: readonly string[]) {
  return [
    xml('sessionID', {}, sessionId),
    xml('callType', {}, '1'),
    xml('callerID', {}, callerId),
    xml('opponentsIDs', {}, ...members.map((id) => xml('opponentID', {}, id))),
  ];
}

const candidates = (count: number) =>
  xml(
    'iceCandidates',
    {},
    ...Array.from({ length: count }, () =>
      xml(
        'iceCandidate',
        {},
        xml('sdpMLineIndex', {}, '0'),
        xml('sdpMid', {}, '0'),
        xml('candidate', {}, CANDIDATE),
      ),
    ),
  );

/** Every signal of the documents, and the ones of this kit, for a call of others; each with forged people in it. */
async function fireEverything(sessionId: string): Promise<void> {
  const sdp = xml('sdp', {}, SDP);
  const kit = [
    xml('kit', {}, '1 101'),
    xml('acceptedBy', {}, 'evil'),
    xml('connected', {}, 'true'),
    xml('endReason', {}, 'answered-elsewhere'),
    xml('leaving', {}, 'true'),
    xml('members', {}, '["101","102","666"]'),
  ];
  const reconnect = (type: string) => [
    xml('reason', {}, 'reconnect'),
    xml('sessionDescription', {}, xml('offerId', {}, crypto.randomUUID()), sdp, xml('type', {}, type)),
  ];
  const bodies: readonly (readonly [string, readonly ReturnType<typeof xml>[]])[] = [
    ['call', [sdp]],
    ['call', [sdp, xml('rejoin', {}, 'true'), xml('prewarm', {}, 'true'), ...kit]],
    ['accept', [sdp, ...kit]],
    ['reject', kit],
    ['reject', [xml('userInfo', {}, xml('busy', {}, 'true')), ...kit]],
    ['hangUp', kit],
    ['iceCandidates', [candidates(2)]],
    ['update', kit],
    ['update', reconnect('offer')],
    ['update', reconnect('answer')],
    ['iceRestart', [sdp]],
    ['iceRestartAccept', [sdp]],
    ['dance', [sdp]],
  ];
  for (const to of ['101', '102']) {
    for (const [caller, members] of [
      ['101', ['102']],
      ['101', ['102', '666']],
      ['666', ['101', '102']],
    ] as const) {
      for (const [type, children] of bodies) {
        const all = [...header(sessionId, caller, members), ...children];
        await eve.signal(bare(to), type, all, `${bare(to === '101' ? '102' : '101')}/forged`);
      }
    }
  }
  await eve.settled();
}

/** What `Tracing` of Chromium tells, as far as it is read here; times in µs. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args: { readonly name?: string };
  /** What the thread itself computed. */
  readonly tdur?: number;
}

/**
 * What the longest task of a page's main thread computed while something goes on, in ms: by the processor, not by the
 * clock, so that what else the machine does is not counted. Of all pages of that browser.
 */
async function longestTask({ page }: Person, during: () => Promise<unknown>): Promise<number> {
  await page.tracing.start({ categories: ['-*', 'toplevel', '__metadata'] });
  await during();
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(thread),
  );
  const times = traceEvents.filter((event) => main.has(thread(event))).flatMap(({ tdur }) => tdur ?? []);
  expect(times.length, 'tasks').toBeGreaterThan(0);
  return Math.max(...times) / 1_000;
}

async function startCall(): Promise<{ ana: Person; ben: Person; id: string }> {
  const [ana, ben] = [await stage.join('chromium', 101), await stage.join('chromium', 102)];
  await ana.page.evaluate(() => document.querySelector('call-provider')?.call(['102']));
  await ben.until(({ incoming }) => incoming === 1, 'rings');
  const id = await ana.page.evaluate(
    () => document.querySelector('call-provider')?.store.getState().call?.id ?? '',
  );
  return { ana, ben, id };
}

async function expectUntouched(ana: Person, ben: Person, id: string): Promise<void> {
  for (const [person, other] of [
    [ana, '102'],
    [ben, '101'],
  ] as const) {
    expect(await person.state()).toMatchObject({
      status: 'online',
      phase: 'connected',
      incoming: 0,
      others: [{ id: other, connection: 'connected' }],
    });
    expect((await person.figures()).made).toBe(1);
    await person.page.bringToFront();
    await expectMedia(person);
    expect(person.log.filter((line) => /^(pageerror|error)/.test(line))).toEqual([]);
  }
  expect((await historyOf(ana.page)).rang).toEqual([]);
  expect((await historyOf(ben.page)).rang).toEqual([id]);
  // Nothing that would let somebody in: no description, no candidate, no answer.
  const leaked = eve.heard.filter((text) => /<sdp|iceCandidate|>accept<|m=audio/.test(text));
  expect(leaked).toEqual([]);
}

describe('a hostile account against a call of two others', () => {
  it('every signal in every state, with the right session and forged people, changes nothing (S1, S3)', async () => {
    const { ana, ben, id } = await startCall();
    await fireEverything(id);
    expect(await ben.state()).toMatchObject({ incoming: 1 });
    expect(await ana.state()).toMatchObject({ phase: 'ringing' });
    await ben.press('Answer');
    await fireEverything(id);
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
    await fireEverything(id);
    await expectUntouched(ana, ben, id);
    await ben.press('Leave');
    await ana.until(({ endReason }) => endReason === 'remote-hung-up', 'ended by a member');
    await fireEverything(id);
    expect((await historyOf(ben.page)).rang).toEqual([id]);
  });

  it('500 calls in 5 s, 10 000 candidates, giants, rubbish and replays: no ring, no long task (S4, F24, F25)', async () => {
    const { ana, ben, id } = await startCall();
    const frames: string[] = [];
    const devtools = await ana.page.createCDPSession();
    await devtools.send('Network.enable');
    devtools.on('Network.webSocketFrameSent', ({ response }) => frames.push(response.payloadData));
    await ben.press('Answer');
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
    await ana.page.evaluate(() => document.querySelector('call-provider')?.store.setMicrophone(false));
    await ana.page.evaluate(() => document.querySelector('call-provider')?.store.setMicrophone(true));
    await until(
      () => frames.filter((text) => text.startsWith('<message')).length,
      (count) => count >= 1,
    );
    await ben.page.bringToFront();

    const others = header(id, '101', ['102']);
    const sendCandidates = async (count: number): Promise<void> => {
      for (let sent = 0; sent < 10_000; sent += count) {
        await eve.signal(bare('102'), 'iceCandidates', [...others, candidates(count)]);
      }
    };
    // Real time: an attack is spread over it.
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const attacks: Readonly<Record<string, () => Promise<void>>> = {
      calls: async () => {
        const begun = performance.now();
        for (let n = 0; n < 500; n++) {
          const to = n % 2 ? '101' : '102';
          const all = [...header(crypto.randomUUID(), '666', [to]), xml('sdp', {}, SDP)];
          await eve.signal(bare(to), 'call', all);
          // Spread over the 5 s that the promise names.
          const ahead = begun + n * 10 - performance.now();
          if (ahead > 5) await wait(ahead);
        }
      },
      'candidates by 64': () => sendCandidates(64),
      'candidates by 625': () => sendCandidates(625),
      giants: async () => {
        const filler = 'x'.repeat(150_000);
        const deep = Array.from({ length: 2_000 }).reduce<ReturnType<typeof xml>>(
          (inner) => xml('a', {}, inner),
          xml('a'),
        );
        const own = header(crypto.randomUUID(), '666', ['102']);
        await eve.signal(bare('102'), 'update', [...others, xml('userInfo', {}, xml('a', {}, filler))]);
        await eve.signal(bare('102'), 'call', [...own, xml('sdp', {}, SDP + filler)]);
        await eve.signal(bare('102'), 'update', [...others, deep]);
      },
      rubbish: async () => {
        const to = bare('102');
        await eve.send(xml('message', { to, type: 'headline' }));
        await eve.send(xml('message', { to, type: 'headline' }, xml('extraParams')));
        await eve.send(xml('message', { to, type: 'chat' }, xml('body', {}, '<img src=x onerror=alert(1)>')));
        await eve.send(xml('presence', { to, type: 'subscribe' }));
      },
      // What the members said, word for word, with their message ids.
      replays: async () => {
        for (const text of frames.filter((frame) => frame.startsWith('<message'))) await eve.write(text);
      },
    };
    const longest: Record<string, number> = {};
    for (const [name, attack] of Object.entries(attacks)) {
      longest[name] = await longestTask(ben, async () => {
        await attack();
        await eve.settled();
      });
    }
    console.info('longest tasks in ms', longest);
    expect(Object.entries(longest).filter(([, ms]) => ms > 50)).toEqual([]);
    await expectUntouched(ana, ben, id);

    // The server throws her out for these; nobody else notices.
    await eve.write('<message><<<');
    await eve.back();
    await eve.write(`<message to="${bare('102')}" type="headline"><a>${'y'.repeat(400_000)}</a></message>`);
    await eve.back();
    await expectUntouched(ana, ben, id);
  });
});
