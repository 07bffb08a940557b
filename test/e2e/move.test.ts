import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startCoturn, type Coturn } from '../../scripts/lib/coturn.mjs';
import { ownAddress } from '../../scripts/lib/own-address.mjs';
import { startProsody, type Prosody } from '../../scripts/lib/prosody.mjs';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import type { ConferenceOptions } from '../../src/store/store-options.js';
import type { Look, MemberOptions } from './conference-page.js';
import { expectMedia, holdConference, sees, type Conference, type RoomPage } from './conference-rig.js';

const PASSWORD = 'sentinel-secret-7c1e';
/** Five people in two pages, one of whom records what it plays, are more than two busy cores carry: four in `npm test`. */
const CREW = process.env['SOAK'] ? ['102', '103', '104'] : ['102', '103'];
const LAST = '105';
const FROM = CREW.length + 2;
const SIZE = { width: 160, height: 90, fps: 5 };
/** Of what the others hear of a tone, in ms. */
const LONGEST_GAP = 300;

let coturn: Coturn;
let prosody: Prosody;
let conference: Conference;
beforeAll(async () => {
  coturn = await startCoturn({ relayIp: ownAddress() });
  [prosody, conference] = await Promise.all([
    startProsody({
      users: Object.fromEntries(['101', '102', '103', '104', '105'].map((id) => [id, PASSWORD])),
      onlyPlain: true,
      turn: { port: coturn.port, secret: coturn.secret },
    }),
    holdConference(
      {},
      {
        script: 'test/e2e/move-page.ts',
        // What a page plays can be listened to, if it plays at all and no made-up screen stands in the way.
        launch: { media: 'ask', args: ['--auto-accept-this-tab-capture'], without: ['--mute-audio'] },
      },
    ),
  ]);
});
afterAll(() => Promise.all([conference.close(), prosody.close(), coturn.close()]));

const sign = (
  page: RoomPage,
  id: string,
  more: Partial<ConferenceOptions> = {},
  options: MemberOptions = {},
) =>
  page.sign(id, {
    signaling: 'xmpp',
    service: prosody.service,
    domain: prosody.domain,
    userId: id,
    displayName: `Name of ${id}`,
    credentials: { password: PASSWORD },
    conference: { service: conference.janus.url, ...more },
    frequency: 0,
    ...SIZE,
    ...options,
  });
const act = (
  page: RoomPage,
  id: string,
  ...args: Parameters<Window['room']['act']> extends [string, ...infer R] ? R : never
) => page.page.evaluate((one, all) => window.room.act(one, ...all), id, args);
const takes = async (page: RoomPage, id: string, video = true): Promise<void> => {
  await page.until(id, ({ rings }) => rings, `it rings at ${id}`);
  expect(await act(page, id, 'accept', { video })).toBe('ok');
};
const isMoved = ({ room, phase }: Look): boolean => room !== null && phase === 'connected';
const open = ({ page }: RoomPage): Promise<number> => page.evaluate(() => window.room.open());
/** Of those who have a camera. */
const frames = ({ page }: RoomPage, id: string) =>
  page.evaluate((one) => window.move.videos(one).filter(({ id: who }) => who === '102' || who === '103'), id);

describe('a call that moves while it runs', () => {
  const pages: RoomPage[] = [];
  const openPage = async (...args: Parameters<Conference['page']>): Promise<RoomPage> => {
    const page = await conference.page(...args);
    pages.push(page);
    return page;
  };
  afterEach(() => Promise.all(pages.splice(0).map(({ page }) => page.close())));

  it('when one more comes all move: same elements, names and order, and a tone without a gap', async () => {
    const ana = await openPage();
    const others = await openPage();
    const crowd = { from: FROM };
    await sign(ana, '101', crowd);
    for (const id of CREW) await sign(others, id, crowd, id === '102' ? { frequency: 440 } : {});
    // Nothing comes from them, and they come along.
    await sign(others, LAST, crowd, { bare: true });
    await ana.page.evaluate(() => window.move.show('101'));
    expect(await act(ana, '101', 'call', '102')).toBe('ok');
    await takes(others, '102');
    await ana.until('101', sees('102'), '101 sees 102');
    await ana.page.evaluate(() => window.move.listen());
    await until(
      () => ana.page.evaluate(() => window.move.heard()),
      ({ began }) => began,
      { label: 'the tone' },
    );
    for (const [index, id] of CREW.slice(1).entries()) {
      expect(await act(ana, '101', 'addPeople', id)).toBe('ok');
      await takes(others, id, id === '103');
      await ana.until('101', sees(...CREW.slice(0, 2 + index)), `101 sees ${id}`);
    }
    const shown = await until(
      () => frames(ana, '101'),
      (all) => all.length === 2 && all.every(({ frames: n }) => n > 2),
      {
        label: 'pictures of two',
      },
    );
    expect(shown.map(({ id }) => id)).toEqual(['102', '103']);
    await ana.page.evaluate(() => window.move.mark('101'));
    expect(await act(others, '103', 'setHandRaised', true)).toBe('ok');
    expect(await act(ana, '101', 'sendMessage', 'before')).toBe('ok');
    await ana.until('101', ({ people }) => people[1]?.handRaised ?? false, 'a hand');
    expect(await ana.look('101')).toMatchObject({ room: null, encryption: 'end-to-end' });
    // What this machine leaves out while nothing moves, as people come.
    const { gap: noise } = await ana.page.evaluate(() => window.move.heard());
    await ana.page.evaluate(() => window.move.reset());

    expect(await act(ana, '101', 'addPeople', LAST)).toBe('ok');
    await takes(others, LAST);
    const moved = await ana.until('101', isMoved, '101 has moved', 40_000);
    for (const id of [...CREW, LAST]) await others.until(id, isMoved, `${id} has moved`);
    expect(moved.encryption).toBe('server');
    expect(moved.people.map(({ name }) => name)).toEqual([...CREW, LAST].map((id) => `Name of ${id}`));
    // Nothing but the room is left: one connection that sends, one that gets all.
    await until(
      () => open(ana),
      (count) => count === 2,
      { label: 'the mesh is closed at 101' },
    );
    await until(
      () => open(others),
      (count) => count === 2 * (CREW.length + 1),
      { label: 'the mesh is closed at the others' },
    );
    const before = await frames(ana, '101');
    expect(before.map(({ id, marked }) => [id, marked])).toEqual([
      ['102', true],
      ['103', true],
    ]);
    await until(
      () => frames(ana, '101'),
      (all) =>
        all.length === 2 && all.every(({ frames: now }, index) => now > (before[index]?.frames ?? 0) + 5),
      { label: 'frames out of the room' },
    );
    const { gap, peak } = await ana.page.evaluate(() => window.move.heard());
    took('the longest time without the voice of another while a call moves', LONGEST_GAP, gap - noise);
    // Heard once: twice the same tone would be up to twice as loud.
    expect(peak).toBeLessThan(0.75);

    expect(await act(others, '103', 'sendMessage', 'after')).toBe('ok');
    const after = await ana.until('101', ({ messages }) => messages.length === 2, 'the text');
    expect(after.messages.map(({ text }) => text)).toEqual(['before', 'after']);
    expect(after.people[1]).toMatchObject({ id: '103', handRaised: true });
    // Nobody began, left or came a second time.
    expect([...after.told].sort()).toEqual([...[...CREW, LAST].map((id) => `joined ${id}`), 'started']);
    expect(after.errors).toEqual([]);
  }, 90_000);

  it('somebody asks, Firefox comes along, and the last two go back', async () => {
    const ana = await openPage();
    const ben = await openPage('firefox');
    const tom = await openPage();
    for (const [page, id] of [
      [ana, '101'],
      [ben, '102'],
      [tom, '103'],
    ] as const) {
      await sign(page, id, { from: 0, back: true }, id === '102' ? { devices: true } : { frequency: 440 });
    }
    expect(await act(ana, '101', 'call', ['102', '103'])).toBe('ok');
    await Promise.all([takes(ben, '102'), takes(tom, '103')]);
    await Promise.all([
      ana.until('101', sees('102', '103'), '101 sees both'),
      ben.until('102', sees('101', '103'), '102 sees both'),
      tom.until('103', sees('101', '102'), '103 sees both'),
    ]);
    const streams = (): Promise<unknown> => ana.page.evaluate(() => window.room.streams('101'));
    const before = await streams();
    // Not who started it, so not who decides how.
    expect(await act(tom, '103', 'moveToConference')).toBe('ok');
    await Promise.all([
      ana.until('101', isMoved, '101 has moved'),
      ben.until('102', isMoved, '102 has moved'),
      tom.until('103', isMoved, '103 has moved'),
    ]);
    await expectMedia(ana, '101', '102');
    await expectMedia(ben, '102', '103');
    expect(await streams()).toEqual(before);
    expect(await act(tom, '103', 'hangUp')).toBe('ok');
    await ana.until(
      '101',
      ({ room, encryption }) => room === null && encryption === 'end-to-end',
      '101 is back',
    );
    await ben.until('102', ({ room }) => room === null, '102 is back');
    await expectMedia(ana, '101', '102');
    await expectMedia(ben, '102', '101');
    for (const page of [ana, ben]) {
      await until(
        () => open(page),
        (count) => count === 1,
        { label: 'one connection' },
      );
    }
    const { told, phases } = await ana.look('101');
    expect(told).toEqual(expect.arrayContaining(['started', 'joined 102', 'joined 103', 'left 103']));
    expect(told).toHaveLength(4);
    expect(phases).not.toContain('ended');
    expect(await act(ana, '101', 'hangUp')).toBe('ok');
    await ben.until('102', ({ phase }) => phase === 'ended', 'over');
  }, 90_000);

  it('a room is reached through the relay that the XMPP server names', async () => {
    const page = await openPage();
    for (const id of ['101', '102']) {
      await sign(page, id, { from: 0 }, { relayOnly: true, ...(id === '102' ? { frequency: 440 } : {}) });
    }
    expect(await act(page, '101', 'call', '102')).toBe('ok');
    await takes(page, '102');
    await page.until('101', sees('102'), '101 sees 102');
    expect(await act(page, '101', 'moveToConference')).toBe('ok');
    for (const id of ['101', '102']) await page.until(id, isMoved, `${id} has moved`);
    await expectMedia(page, '101', '102');
    expect((await page.look('101')).errors).toEqual([]);
    expect(await act(page, '101', 'hangUp')).toBe('ok');
  });
});
