import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import { expectMedia, holdConference, sees, type Conference, type RoomPage } from './conference-rig.js';
import { udpWall, udpWallMissing } from '../harness/udp-wall.js';
import { SOAK, wait } from './network.js';

/**
 * PROMISES F33: so long after the cause is gone, in ms, on a machine with nothing else to do, as in the soak; and so
 * long two tiles of one person may be seen.
 */
const BACK = SOAK ? 8_000 : 12_000;
const ROOM = `room-1234: {
  publishers = 12
  bitrate = 1000000
  videocodec = "vp8"
  notify_joining = true
  audiolevel_event = true
}
`;

/** Media ports of this run's Janus alone. */
const FIRST = 21_000 + (process.pid % 100) * 100;
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
async function backWithin(limit: number, before: Awaited<ReturnType<typeof place>>): Promise<void> {
  const begun = performance.now();
  await room.until('ana', sees('102'), 'ana sees ben again', limit + 10_000);
  await bothWays();
  expect(performance.now() - begun).toBeLessThan(limit);
  expect(await place()).toEqual(before);
}

describe('F33: what was lost comes back in the same tile', () => {
  it('what one sends: published again', async () => {
    const before = await place();
    await other.page.evaluate(() => window.room.cut('ben', 'out'));
    await other.until('ben', ({ phases }) => phases.slice(-2).includes('reconnecting'), 'lost');
    await backWithin(BACK, before);
  });

  it('what one gets: subscribed again', async () => {
    const before = await place();
    await room.page.evaluate(() => window.room.cut('ana', 'in'));
    await room.until('ana', ({ phases }) => phases.slice(-2).includes('reconnecting'), 'lost');
    await backWithin(BACK, before);
  });

  const lost = noWall ? `${noWall}: lost packets` : 'lost packets';
  const counted = () => room.page.evaluate(() => window.room.counted());

  it.skipIf(noWall)(`${lost}: the same connections find their way again`, async () => {
    const [before, was] = [await place(), await counted()];
    wall.up();
    await until(counted, ({ restarted }) => restarted > was.restarted, {
      label: 'a restart of ICE',
      timeout: 20_000,
    });
    wall.down();
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
    conference.janus.pause();
    await room.until('ana', ({ phase }) => phase === 'reconnecting', 'it is told', 12_000);
    conference.janus.resume();
    await backWithin(BACK, before);
    await room.until('ana', ({ phase }) => phase === 'connected', 'and told again');
  });

  it('Janus is killed and started again: everybody goes in again, and keeps their place', async () => {
    const before = await place();
    await conference.janus.restart();
    await room.until('ana', ({ phase }) => phase === 'reconnecting', 'it is told');
    await backWithin(BACK + 4_000, before);
    expect((await room.look('ana')).endReason).toBeNull();
  });

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
