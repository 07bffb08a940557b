import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import type { Look } from './conference-page.js';
import { expectMedia, holdConference, sees, type Conference, type RoomPage } from './conference-rig.js';
import { udpWall, udpWallMissing } from '../harness/udp-wall.js';
import { SOAK, wait } from './network.js';

/** PROMISES F33: in the words of the sheet, and so long after the cause is gone, in ms. */
type Promised = readonly [what: string, most: number];
const BACK: Promised = ['media are back in a room', 8_000];
const BACK_ANEW: Promised = ['media are back after Janus started anew', 12_000];
const ROOM = `room-1234: {
  publishers = 12
  bitrate = 1000000
  videocodec = "vp8"
  notify_joining = true
  audiolevel_event = true
}
`;

/** Media ports of this run's Janus alone; those below are of scripts/lib/deployment.mjs. */
const FIRST = 22_500 + (process.pid % 100) * 100;
const PORTS: [number, number] = [FIRST, FIRST + 99];
const wall = udpWall(PORTS);
const noWall = udpWallMissing();

let conference: Conference;
let room: RoomPage;
let other: RoomPage;
beforeAll(async () => {
  conference = await holdConference({ reclaim: 20, videoRoom: ROOM, rtpPorts: PORTS });
  [room, other] = await Promise.all([conference.page(), conference.page()]);
  await room.sign('ana', { room: '1234', userId: '101' });
  await room.page.evaluate(() => window.room.join('ana'));
  await enterBen();
});
afterAll(() => {
  wall.down();
  return conference.close();
});

async function enterBen(): Promise<void> {
  await other.sign('ben', { room: '1234', userId: '102', color: '#00c' });
  expect(await other.page.evaluate(() => window.room.join('ben'))).toBe('ok');
  await room.until('ana', sees('102'), 'ana sees ben');
  await other.until('ben', sees('101'), 'ben sees ana');
  await bothWays();
}

async function bothWays(): Promise<void> {
  await expectMedia(room, 'ana', '102');
  await expectMedia(other, 'ben', '101');
}

/** Streams and people at ana, as they have to stay. */
const place = () =>
  room.page.evaluate(() => ({
    streams: window.room.streams('ana'),
    people: window.room.look('ana').people.map(({ id }) => id),
  }));

/** Media is back both ways in time, in the same place. */
async function backWithin(
  [what, most]: Promised,
  before: Awaited<ReturnType<typeof place>>,
  label = 'back',
): Promise<void> {
  const begun = performance.now();
  await room.until('ana', sees('102'), `${label}: ana sees ben again`);
  await bothWays().catch((cause: unknown) => {
    throw new Error(`${label}: ${String(cause)}`, { cause });
  });
  took(what, most, performance.now() - begun);
  expect(await place(), label).toEqual(before);
}

type Who = 'ana' | 'ben';
const pageOf = (who: Who): RoomPage => (who === 'ana' ? room : other);

/** Does something, and settles when somebody has lost what they had. */
async function loses(who: Who, act: () => unknown): Promise<void> {
  const times = ({ phases }: Look): number => phases.filter((phase) => phase === 'reconnecting').length;
  const before = times(await pageOf(who).look(who));
  await act();
  await pageOf(who).until(who, (look) => times(look) > before, `${who} is told`);
}

const cutNow = (who: Who, what: 'in' | 'out'): Promise<void> =>
  pageOf(who).page.evaluate((name, which) => window.room.cut(name, which), who, what);
const cut = (who: Who, what: 'in' | 'out'): Promise<void> => loses(who, () => cutNow(who, what));

const counted = (who: Who = 'ana'): Promise<{ made: number; restarted: number }> =>
  pageOf(who).page.evaluate(() => window.room.counted());

/** Ana first: what is not there any more cannot be cut. */
const cutBoth = (): Promise<void> =>
  loses('ana', async () => {
    await cutNow('ana', 'in');
    await cutNow('ben', 'out');
  });

async function losePackets(): Promise<void> {
  const was = await counted();
  wall.up();
  await until(counted, ({ restarted }) => restarted > was.restarted, {
    label: 'a restart of ICE',
    timeout: 20_000,
  });
  wall.down();
}

async function standStill(): Promise<void> {
  await loses('ana', () => conference.janus.pause());
  conference.janus.resume();
}

describe('F33: what was lost comes back in the same tile', () => {
  it('what one sends: published again', async () => {
    const before = await place();
    await cut('ben', 'out');
    await backWithin(BACK, before);
  });

  it('what is written while somebody publishes again reaches them', async () => {
    const before = await place();
    // At the very moment in which nothing of theirs is there.
    const sending = room.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const stop = window.room.store('ana').subscribe(({ participants }) => {
            if (participants.some(({ isLocal, audioStream }) => !isLocal && audioStream)) return;
            stop();
            resolve(window.room.act('ana', 'sendMessage', 'Are you there?'));
          });
        }),
    );
    await cutNow('ben', 'out');
    expect(await sending).toBe('ok');
    await room.until('ana', ({ messages }) => messages.at(-1)?.delivery === 'sent', 'confirmed');
    expect((await other.look('ben')).messages.map(({ text }) => text)).toEqual(['Are you there?']);
    await backWithin(BACK, before);
  });

  it('what one gets: subscribed again', async () => {
    const before = await place();
    await cut('ana', 'in');
    await backWithin(BACK, before);
  });

  const lost = noWall ? `${noWall}: lost packets` : 'lost packets';

  it.skipIf(noWall)(`${lost}: the same connections find their way again`, async () => {
    const [before, was] = [await place(), await counted()];
    await losePackets();
    await backWithin(BACK, before);
    expect(wall.dropped()).toBeGreaterThan(50);
    expect((await counted()).made, 'no other connection').toBe(was.made);
  });

  it.skipIf(noWall)(`${lost} for longer: connections are made anew, in the same tile`, async () => {
    const [before, was] = [await place(), await counted()];
    wall.up();
    await until(counted, ({ made }) => made > was.made, { label: 'another connection', timeout: 30_000 });
    if (SOAK) await wait(20_000);
    wall.down();
    await backWithin(BACK, before);
    const { people } = await room.look('ana');
    expect(people.filter(({ id }) => id === '102')).toHaveLength(1);
  });

  it('Janus stands still for a while, and nobody is thrown out', async () => {
    const before = await place();
    await standStill();
    await backWithin(BACK, before);
    await room.until('ana', ({ phase }) => phase === 'connected', 'and told again');
  });

  it('Janus is killed and started again: everybody goes in again, and keeps their place', async () => {
    const before = await place();
    await loses('ana', () => conference.janus.restart());
    await backWithin(BACK_ANEW, before);
    expect((await room.look('ana')).endReason).toBeNull();
  });

  /** All of them in the soak; in `npm test` those that take a second. */
  const faults: readonly (readonly [what: string, promised: Promised, act: () => Promise<void>])[] = [
    ['what ben sends', BACK, () => cut('ben', 'out')],
    ['what ana gets', BACK, () => cut('ana', 'in')],
    ['what ana sends', BACK, () => cut('ana', 'out')],
    ['what ben gets', BACK, () => cut('ben', 'in')],
    // What is sent anew comes while one is about to ask for what was sent before.
    ['what ana gets and ben sends', BACK, cutBoth],
    ...(SOAK
      ? ([
          ...(noWall ? [] : [['packets', BACK, losePackets] as const]),
          ['time', BACK, standStill],
          ['Janus', BACK_ANEW, () => loses('ana', () => conference.janus.restart())],
        ] as const)
      : []),
  ];
  const rounds = SOAK ? Math.round(5 * Number(process.env['SOAK'])) : 2;

  it(
    `${rounds} rounds of ${faults.length} losses: each time all is back, and nothing is left over`,
    async () => {
      const before = await place();
      const told = (): Promise<readonly (readonly string[])[]> =>
        Promise.all((['ana', 'ben'] as const).map(async (who) => (await pageOf(who).look(who)).told));
      const open = (): Promise<number[]> =>
        Promise.all([room, other].map(({ page }) => page.evaluate(() => window.room.open())));
      const wasTold = await told();
      for (let round = 0; round < rounds; round++) {
        // Multiples modulo a prime: all of them, in another order in each of ten rounds.
        const turn = (at: number): number => ((at + 1) * (1 + ((round + 1) % 10))) % 11;
        const order = [...faults.keys()].sort((one, two) => turn(one) - turn(two));
        for (const [what, promised, act] of order.map((at) => faults[at])) {
          await act();
          await backWithin(promised, before, `round ${round + 1}, ${what}`);
        }
        // What one sends and what one gets, and none of all those that were before.
        await until(open, (now) => now.every((count) => count === 2), {
          label: `round ${round + 1}: connections`,
        });
      }
      // Nobody came, left or ended.
      expect(await told()).toEqual(wasTold);
      for (const who of ['ana', 'ben'] as const) {
        const { people, phase } = await pageOf(who).until(
          who,
          (look) => look.phase === 'connected',
          `${who} is told that all is well`,
        );
        expect(people, phase ?? '').toHaveLength(1);
      }
    },
    SOAK ? rounds * faults.length * 40_000 : 120_000,
  );

  it('a page that was lost and comes back: one tile, while Janus still keeps the old feed', async () => {
    await other.page.close();
    other = await conference.page();
    const twice: number[] = [];
    const watch = setInterval(() => {
      void room.look('ana').then(
        ({ people }) => twice.push(people.filter(({ id }) => id === '102').length),
        () => undefined,
      );
    }, 200);
    await enterBen();
    clearInterval(watch);
    expect(Math.max(...twice)).toBe(1);
    const { people } = await room.look('ana');
    expect(people.filter(({ connection }) => connection === 'connected').map(({ id }) => id)).toEqual([
      '102',
    ]);
  });

  it('the kit ends a stay when nothing helps, and frees all', async () => {
    await conference.janus.kill();
    await other.page.evaluate(() => window.room.leave('ben'));
    const { phase, endReason } = await other.look('ben');
    expect([phase, endReason]).toEqual(['ended', 'hung-up']);
    await until(
      () => other.page.evaluate(() => window.room.open()),
      (open) => open === 0,
    );
  });
});
