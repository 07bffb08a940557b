import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import { holdConference, sees, type Conference, type RoomPage } from './conference-rig.js';

const PEOPLE = Array.from({ length: 12 }, (_, index) => String(201 + index));
/** One thread of a browser's page carries all its connections: more than so many people fill it with sound alone. */
const IN_ONE_PAGE = Number(process.env['PER'] ?? 3);
/** In ms. */
const PATIENCE = 90_000;
const SIZE = { width: 160, height: 90, fps: 5 };

let conference: Conference;
const pages: RoomPage[] = [];
/** The page in which this person is. */
const at = (id: string): RoomPage => pages[Math.floor(PEOPLE.indexOf(id) / IN_ONE_PAGE)]!;

beforeAll(async () => {
  conference = await holdConference();
  for (let n = 0; n < PEOPLE.length; n += IN_ONE_PAGE) pages.push(await conference.page());
});
afterAll(() => conference.close());

describe('a room of twelve', () => {
  it('all see and hear all', async () => {
    for (const id of PEOPLE) {
      const { page } = at(id);
      await at(id).sign(id, { room: '12', userId: id, ...SIZE });
      expect(await page.evaluate((who) => window.room.join(who, '12', { create: true }), id)).toBe('ok');
    }
    for (const id of PEOPLE) {
      const others = PEOPLE.filter((other) => other !== id);
      await at(id).until(id, sees(...others), `${id} sees the others`, PATIENCE);
    }
    const missing = async (): Promise<string[]> =>
      (
        await Promise.all(
          PEOPLE.map((viewer) =>
            at(viewer).page.evaluate(
              async (one, ids) => {
                const found = await Promise.all(
                  ids.map(async (id) => {
                    const video = await window.room.arrived(one, id, 'video');
                    const audio = await window.room.arrived(one, id, 'audio');
                    return (video?.frames ?? 0) > 0 && (audio?.energy ?? 0) > 0 ? '' : `${one} of ${id}`;
                  }),
                );
                return found.filter(Boolean);
              },
              viewer,
              PEOPLE.filter((id) => id !== viewer),
            ),
          ),
        )
      ).flat();
    await until(missing, (pairs) => pairs.length === 0, { label: 'every pair', timeout: PATIENCE });
    // Each with two connections: one that sends, one that gets all.
    const open = await Promise.all(pages.map(({ page }) => page.evaluate(() => window.room.open())));
    expect(open).toEqual(pages.map(() => 2 * IN_ONE_PAGE));
  }, 360_000);

  it('one text reaches all others, and each of them confirms it', async () => {
    expect(await at('201').page.evaluate(() => window.room.act('201', 'sendMessage', 'All here?'))).toBe(
      'ok',
    );
    await at('201').until(
      '201',
      ({ messages }) => messages[0]?.delivery === 'sent',
      'confirmed by all',
      25_000,
    );
    for (const id of PEOPLE.slice(1)) {
      expect((await at(id).look(id)).messages.map(({ text }) => text)).toEqual(['All here?']);
    }
  }, 360_000);
});
