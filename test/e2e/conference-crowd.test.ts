import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import type { Look } from './conference-page.js';
import { holdConference, sees, type Conference, type RoomPage } from './conference-rig.js';

/** Twelve in one page hear and see 132 streams, which is more than two busy cores carry: eight in `npm test`. */
const COUNT = process.env['SOAK'] ? 12 : 8;
const PEOPLE = Array.from({ length: COUNT }, (_, index) => String(201 + index));
/** In ms. */
const PATIENCE = 90_000;
const SIZE = { width: 160, height: 90, fps: 5 };

let conference: Conference;
let room: RoomPage;
beforeAll(async () => {
  conference = await holdConference();
  room = await conference.page();
});
afterAll(() => conference.close());

describe(`a room of ${COUNT}`, () => {
  it('all see and hear all', async () => {
    for (const id of PEOPLE) {
      await room.sign(id, { room: '12', userId: id, ...SIZE });
      const joined = await room.page.evaluate((who) => window.room.join(who, '12', { create: true }), id);
      expect(joined).toBe('ok');
    }
    for (const id of PEOPLE) {
      const others = PEOPLE.filter((other) => other !== id);
      await room.until(id, sees(...others), `${id} sees the others`, PATIENCE);
    }
    const missing = (): Promise<string[]> =>
      room.page.evaluate(async (ids) => {
        const pairs = ids.flatMap((viewer) =>
          ids.filter((id) => id !== viewer).map((id) => [viewer, id] as const),
        );
        const found = await Promise.all(
          pairs.map(async ([viewer, id]) => {
            const [video, audio] = await Promise.all([
              window.room.arrived(viewer, id, 'video'),
              window.room.arrived(viewer, id, 'audio'),
            ]);
            return (video?.frames ?? 0) > 0 && (audio?.energy ?? 0) > 0 ? '' : `${viewer} of ${id}`;
          }),
        );
        return found.filter(Boolean);
      }, PEOPLE);
    await until(missing, (pairs) => pairs.length === 0, { label: 'every pair', timeout: PATIENCE });
    // Each with two connections: one that sends, one that gets all.
    expect(await room.page.evaluate(() => window.room.open())).toBe(2 * COUNT);
  }, 360_000);

  it('one text reaches all others, and each of them confirms it', async () => {
    // All see and hear all: that is told already, and so many voices and pictures leave words no time.
    for (const id of PEOPLE) {
      expect(await room.page.evaluate((who) => window.room.act(who, 'setCamera', false), id)).toBe('ok');
      expect(await room.page.evaluate((who) => window.room.act(who, 'setMicrophone', false), id)).toBe('ok');
    }
    const off = ({ people }: Look): boolean =>
      people.every(({ audioMuted, videoMuted }) => audioMuted && videoMuted);
    for (const id of PEOPLE) await room.until(id, off, `${id} hears and sees nobody`, PATIENCE);
    expect(await room.page.evaluate(() => window.room.act('201', 'sendMessage', 'All here?'))).toBe('ok');
    await room.until('201', ({ messages }) => messages[0]?.delivery === 'sent', 'confirmed by all', 25_000);
    for (const id of PEOPLE.slice(1)) {
      expect((await room.look(id)).messages.map(({ text }) => text)).toEqual(['All here?']);
    }
  }, 360_000);
});
