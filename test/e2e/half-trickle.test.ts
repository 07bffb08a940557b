import { afterAll, describe, it } from 'vitest';
import { expectMedia as expectRoomMedia, holdConference, sees, type Conference } from './conference-rig.js';
import { call, setJanusStage, type JanusStage } from './janus-support.js';
import { expectMedia } from './support.js';

/** As Debian ships it: all candidates of Janus stand in its descriptions, none comes later. */
const DEFAULT = { fullTrickle: false } as const;

let stage: JanusStage | undefined;
let conference: Conference | undefined;
afterAll(() => Promise.all([stage?.close(), conference?.close()]));

describe('a Janus that does not trickle', () => {
  it('calls through VideoCall are seen and heard on both sides', async () => {
    stage = await setJanusStage(DEFAULT);
    const [ana, ben] = [await stage.join('chromium', 'ana'), await stage.join('firefox', 'ben')];
    await call(ana, 'ben');
    await ben.press('Answer');
    for (const one of [ana, ben]) await one.until(({ phase }) => phase === 'connected', 'connected');
    for (const one of [ana, ben]) await expectMedia(one);
  });

  it('conferences are', async () => {
    conference = await holdConference(DEFAULT);
    const room = await conference.page();
    for (const [name, userId] of [
      ['ana', '101'],
      ['ben', '102'],
    ] as const) {
      await room.sign(name, { room: '1234', userId });
      await room.page.evaluate((who) => window.room.join(who, '1234', { create: true }), name);
    }
    await room.until('ana', sees('102'), 'ana sees ben');
    await room.until('ben', sees('101'), 'ben sees ana');
    await expectRoomMedia(room, 'ana', '102');
    await expectRoomMedia(room, 'ben', '101');
  });
});
