import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import { expectMedia, holdConference, sees, type Conference, type RoomPage } from './conference-rig.js';

const SECRET = 'sentinel-moderator';
const RED = [200, 0, 0];
const BLUE = [0, 0, 200];

let conference: Conference;
let room: RoomPage;
beforeAll(async () => {
  conference = await holdConference({ reclaim: 30 });
  room = await conference.page();
  const people = [
    ['ana', '101', '#c80000'],
    ['ben', '102', '#0000c8'],
    ['cleo', 'cleo', '#c8c800'],
  ] as const;
  for (const [name, userId, color] of people) {
    // Below 960 × 540 a browser does not make three sizes of it.
    const size = name === 'ben' ? { width: 960, height: 540, fps: 10 } : {};
    await room.sign(name, { room: '1234', userId, color, ...size });
  }
});
afterAll(() => conference.close());

const act = (name: string, action: string, ...args: unknown[]): Promise<string> =>
  room.page.evaluate((who, what, all) => window.room.act(who, what as never, ...all), name, action, args);
const enter = (name: string, number?: string, options: object = {}): Promise<string> =>
  room.page.evaluate((who, which, more) => window.room.join(who, which, more), name, number, options);
const leave = (name: string): Promise<void> => room.page.evaluate((who) => window.room.leave(who), name);
const near = (color: readonly number[] | null, wanted: readonly number[]): boolean =>
  color !== null && color.every((part, index) => Math.abs(part - (wanted[index] ?? 0)) < 60);
const color = (
  name: string,
  id: string,
  what: 'video' | 'screen' = 'video',
): Promise<readonly number[] | null> =>
  room.page.evaluate((who, whom, which) => window.room.color(who, whom, which), name, id, what);
const arrived = (name: string, id: string, what: 'audio' | 'video' | 'screen') =>
  room.page.evaluate((who, whom, which) => window.room.arrived(who, whom, which), name, id, what);

describe('a conference on a real Janus', () => {
  it('says that there is no such room, and makes it where that is asked for', async () => {
    expect(await enter('ana')).toBe('no-such-room');
    expect((await room.look('ana')).phase).not.toBe('connecting');
    const create = { publishers: 4, recordingFolder: join(conference.janus.folder, 'recordings') };
    expect(await enter('ana', '1234', { create, secret: SECRET })).toBe('ok');
    await room.until('ana', ({ phase }) => phase === 'connected', 'alone in the room');
    expect(await room.page.evaluate(() => window.room.state('ana').call?.room)).toBe('1234');
  });

  it('everybody gets everybody’s picture and sound over one connection each', async () => {
    expect(await enter('ben')).toBe('ok');
    expect(await enter('cleo', '1234')).toBe('ok');
    await room.until('ana', sees('102', 'cleo'), 'ana sees both');
    await room.until('ben', sees('101', 'cleo'), 'ben sees both');
    await room.until('cleo', sees('101', '102'), 'cleo sees both');
    for (const [name, id] of [
      ['ana', '102'],
      ['ana', 'cleo'],
      ['cleo', '101'],
    ] as const)
      await expectMedia(room, name, id);
    // The right person in the right place.
    expect(near(await color('ana', '102'), BLUE), 'ben is blue').toBe(true);
    expect(near(await color('ben', '101'), RED), 'ana is red').toBe(true);
    expect((await room.look('ben')).people.map(({ name }) => name).sort()).toEqual(['ana', 'cleo']);
  });

  it('tells who speaks by what Janus hears', async () => {
    await room.until('ana', ({ people }) => people.some(({ speaking }) => speaking), 'somebody speaks');
    expect(await act('ben', 'setMicrophone', false)).toBe('ok');
    await room.until(
      'ana',
      ({ people }) => people.some(({ id, speaking, audioMuted }) => id === '102' && audioMuted && !speaking),
      'ben is silent',
    );
    await act('ben', 'setMicrophone', true);
    await room.until(
      'ana',
      ({ people }) => people.some(({ id, speaking, audioMuted }) => id === '102' && !audioMuted && speaking),
      'ben speaks again',
    );
  });

  it('camera off and on again shows in the same stream', async () => {
    const before = await room.page.evaluate(() => window.room.streams('ana'));
    await act('ben', 'setCamera', false);
    await room.until(
      'ana',
      ({ people }) => people.some(({ id, videoMuted }) => id === '102' && videoMuted),
      'no picture',
    );
    const { frames = 0 } = (await arrived('ana', '102', 'video')) ?? {};
    await act('ben', 'setCamera', true);
    await until(
      () => arrived('ana', '102', 'video'),
      (now) => (now?.frames ?? 0) > frames + 3,
    );
    expect(await room.page.evaluate(() => window.room.streams('ana'))).toEqual(before);
  });

  it('changes camera and microphone without a new description', async () => {
    const { frames = 0 } = (await arrived('ana', '102', 'video')) ?? {};
    expect(await act('ben', 'selectDevice', 'videoinput', 'another')).toBe('ok');
    expect(await act('ben', 'selectDevice', 'audioinput', 'another')).toBe('ok');
    await until(
      () => arrived('ana', '102', 'video'),
      (now) => (now?.frames ?? 0) > frames + 3,
    );
    await expectMedia(room, 'ana', '102');
  });

  it('a screen is a second feed of the same person', async () => {
    expect(await act('ben', 'setScreenShare', true)).toBe('ok');
    await room.until(
      'ana',
      ({ people }) =>
        people.filter(({ connection }) => connection !== 'ended').length === 2 &&
        people.some(({ id, screen }) => id === '102' && screen),
      'ben’s screen',
    );
    await until(
      () => arrived('ana', '102', 'screen'),
      (now) => (now?.frames ?? 0) > 3,
    );
    expect(near(await color('ana', '102', 'screen'), [0, 170, 0]), 'the screen is green').toBe(true);
    expect(near(await color('ana', '102'), BLUE), 'and the camera is still blue').toBe(true);
    await act('ben', 'setScreenShare', false);
    await room.until('ana', ({ people }) => people.every(({ screen }) => !screen), 'no screen any more');
  });

  it('texts arrive and are confirmed; hands, reactions and words of the page arrive', async () => {
    expect(await act('ana', 'sendMessage', 'Hello <b>all</b>')).toBe('ok');
    for (const name of ['ben', 'cleo']) {
      const { messages } = await room.until(name, (look) => look.messages.length === 1, `${name} reads it`);
      expect(messages).toEqual([{ from: '101', text: 'Hello <b>all</b>', delivery: null }]);
    }
    await room.until('ana', ({ messages }) => messages[0]?.delivery === 'sent', 'both have it');
    await act('ben', 'setHandRaised', true);
    await room.until(
      'ana',
      ({ people }) => people.some(({ id, handPlace }) => id === '102' && handPlace === 1),
      'his hand',
    );
    await act('cleo', 'setHandRaised', true);
    await room.until(
      'ana',
      ({ people }) => people.some(({ id, handPlace }) => id === 'cleo' && handPlace === 2),
      'the second hand',
    );
    await act('cleo', 'react', 'clap');
    await room.until('ben', ({ reactions }) => reactions.includes('cleo clap'), 'applause');
    await act('cleo', 'update', { slide: 7 });
    await room.until('ana', ({ updates }) => updates.includes('cleo {"slide":"7"}'), 'what the page said');
    for (const name of ['ben', 'cleo']) await act(name, 'setHandRaised', false);
  });

  it('asks for no more than is seen: a small tile gets a small picture, a hidden one none', async () => {
    const see = (views: readonly { id: string; width: number }[]): Promise<void> =>
      room.page.evaluate((seen) => window.room.see('ana', seen), views);
    const seen = async (width: number, wanted: number): Promise<void> => {
      await see([
        { id: '102', width },
        { id: 'cleo', width: 640 },
      ]);
      await until(
        () => arrived('ana', '102', 'video'),
        // A browser that found the machine busy narrows all sizes, to three quarters at first.
        (now) => (now?.width ?? 0) > wanted / 2 && (now?.width ?? 0) <= wanted,
        { label: `${wanted} px`, timeout: 40_000 },
      );
    };
    await seen(1280, 960);
    await seen(160, 240);
    await seen(640, 480);
    await see([{ id: 'cleo', width: 640 }]);
    // Not one byte: two looks a second apart are alike, while the sound goes on.
    const bytes = async (): Promise<number> => (await arrived('ana', '102', 'video'))?.bytes ?? NaN;
    await until(
      async () => {
        const before = await bytes();
        const sound = (await arrived('ana', '102', 'audio'))?.bytes ?? 0;
        await until(
          () => arrived('ana', '102', 'audio'),
          (now) => (now?.bytes ?? 0) > sound + 3_000,
        );
        return (await bytes()) - before;
      },
      (grown) => grown === 0,
      { label: 'nothing comes' },
    );
    const { frames = 0 } = (await arrived('ana', '102', 'video')) ?? {};
    await see([
      { id: '102', width: 640 },
      { id: 'cleo', width: 640 },
    ]);
    await until(
      () => arrived('ana', '102', 'video'),
      (now) => (now?.frames ?? 0) > frames + 3,
      { label: 'seen again' },
    );
  });

  it('tells how much comes of everybody', async () => {
    const figures = await room.page.evaluate(
      () =>
        new Promise<
          readonly { id: string; video: number | null; sound: number | null; out: number | null }[]
        >((resolve) => {
          const stop = window.room.store('cleo').watchStats((peers) => {
            if (peers.length < 2 || peers.some(({ camera }) => !camera.bitrateIn)) return;
            stop();
            resolve(
              peers.map(({ userId, camera, audio }) => ({
                id: userId,
                video: camera.bitrateIn,
                sound: audio.bitrateIn,
                out: camera.bitrateOut,
              })),
            );
          });
        }),
    );
    expect(figures.map(({ id }) => id).sort()).toEqual(['101', '102']);
    for (const { video, sound, out } of figures) {
      for (const rate of [video, sound, out]) expect(rate).toBeGreaterThan(0.5);
    }
  });

  it('whoever leaves is gone at once, and comes back into the same place', async () => {
    await leave('ben');
    await room.until(
      'ana',
      ({ people }) => people.some(({ id, endReason }) => id === '102' && endReason === 'remote-hung-up'),
      'ben is gone',
    );
    expect(await enter('ben')).toBe('ok');
    await room.until('ana', sees('102', 'cleo'), 'ben is back');
    await expectMedia(room, 'ana', '102');
    expect((await room.look('ana')).people.map(({ id }) => id).sort()).toEqual(['102', 'cleo']);
  });

  it('whoever takes a while to allow camera and microphone looks on meanwhile, and is the same person then', async () => {
    const names = async (): Promise<string[]> => (await room.look('ana')).people.map(({ name }) => name);
    await room.sign('gil', { room: '1234', userId: 'gil', hesitates: true });
    const entered = enter('gil');
    await until(names, (all) => all.includes('gil'), { label: 'gil looks on' });
    await room.page.evaluate(() => window.room.allow());
    expect(await entered).toBe('ok');
    await room.until('ana', sees('102', 'cleo', 'gil'), 'gil is seen');
    await expectMedia(room, 'ben', 'gil');
    const { people, told } = await room.look('ana');
    expect(people.map(({ id }) => id).sort()).toEqual(['102', 'cleo', 'gil']);
    // As one who looks on Janus alone had a name for them.
    const number = told.at(-2)?.replace('left ', '');
    expect(told.slice(-3)).toEqual([`joined ${number}`, `left ${number}`, 'joined gil']);
    await leave('gil');
    await room.page.evaluate(() => window.room.gone('gil'));
  });

  it('whoever has no device looks on, and is seen to be there', async () => {
    await room.sign('dan', { room: '1234', userId: '104', bare: true });
    expect(await enter('dan')).toBe('ok');
    await room.until('dan', sees('101', '102', 'cleo'), 'dan sees all');
    await expectMedia(room, 'dan', '101');
    await room.until('ana', sees('102', '104', 'cleo'), 'ana knows of dan');
    // Who says something takes a place.
    expect(await act('dan', 'sendMessage', 'I only look')).toBe('ok');
    await room.until('ana', ({ messages }) => messages.some(({ from }) => from === '104'), 'dan is read');
  });

  it('a full room is told apart: one looks on, and sends as soon as somebody leaves', async () => {
    await room.sign('eve', { room: '1234', userId: '105' });
    expect(await enter('eve')).toBe('ok');
    await room.until('eve', ({ errors }) => errors.includes('room-full'), 'full');
    await room.until('eve', sees('101', '102', 'cleo', '104'), 'eve sees them all the same');
    await leave('dan');
    await until(
      () => arrived('ben', '105', 'video'),
      (now) => (now?.frames ?? 0) > 3,
      { label: 'eve is seen', timeout: 25_000 },
    );
    await leave('eve');
  });

  it('only who knows the secret moderates: silence, removal, recording', async () => {
    expect(await act('ben', 'removePerson', 'cleo')).toBe('not-allowed');
    expect(await act('ben', 'recordAtServer', true)).toBe('not-allowed');
    expect(await act('ana', 'mutePerson', '102', { audio: true })).toBe('ok');
    await room.until(
      'cleo',
      ({ people }) => people.some(({ id, audioMuted }) => id === '102' && audioMuted),
      'ben is silenced',
    );
    expect(await room.page.evaluate(() => window.room.state('ben').microphone.on)).toBe(false);
    expect(await act('ana', 'mutePerson', '102', { audio: false })).toBe('ok');
    expect(await act('ana', 'recordAtServer', true)).toBe('ok');
    await room.until(
      'ben',
      ({ people }) => people.some(({ id, recording }) => id === '101' && recording),
      'that it is recorded',
    );
    const folder = join(conference.janus.folder, 'recordings');
    await until(
      () => readdirSync(folder).filter((name) => name.endsWith('.mjr')).length,
      (files) => files >= 4,
      {
        label: 'files',
      },
    );
    // Everybody knows, and who did not begin it cannot end it.
    const server = (name: string): Promise<unknown> =>
      room.page.evaluate((who) => {
        const { call } = window.room.state(who);
        return [call?.recordedAtServer, call?.mayRecordAtServer];
      }, name);
    expect(await server('ana')).toEqual([true, true]);
    expect(await server('ben')).toEqual([true, false]);
    expect(await act('ana', 'recordAtServer', true, { filename: 'x' })).toBe('service-cannot');
    expect(await act('ana', 'recordAtServer', false)).toBe('ok');
    await until(
      () => server('ben'),
      (now) => String(now) === 'false,false',
      { label: 'it is over' },
    );
    expect(await act('ana', 'removePerson', 'cleo')).toBe('ok');
    const { endReason } = await room.until('cleo', ({ phase }) => phase === 'ended', 'cleo is out');
    expect(endReason).toBe('removed');
    await room.until(
      'ben',
      ({ people }) => people.some(({ id, endReason: why }) => id === 'cleo' && why === 'removed'),
      'and seen to be',
    );
  });

  it('whoever only looks on sends nothing, takes no place, and is a guest', async () => {
    await room.sign('guest', { room: '1234' });
    expect(await enter('guest', '1234', { listen: true })).toBe('ok');
    await room.until('guest', sees('101', '102'), 'the guest sees both');
    await expectMedia(room, 'guest', '101');
    expect(await act('guest', 'sendMessage', 'May I?')).toBe('not-allowed');
    expect(await room.page.evaluate(() => window.room.state('guest').microphone.on)).toBe(false);
    const { people } = await room.until(
      'ana',
      (look) => look.people.some(({ name }) => name === 'guest'),
      'seen',
    );
    expect(people.find(({ name }) => name === 'guest')).toMatchObject({ camera: false, audioMuted: true });
    await leave('guest');
  });

  it('makes a whole picture when that is asked for', async () => {
    expect(await act('ben', 'requestKeyframe')).toBe('ok');
  });

  it('a cap holds from now on', async () => {
    expect(await act('ben', 'setMaxBandwidth', 100)).toBe('ok');
    expect(await act('ben', 'setMaxBandwidth', 0)).toBe('ok');
  });

  it('a page in the background falls to sound, and has pictures again in front', async () => {
    const behind = await conference.page('chromium', { focused: false });
    await behind.sign('hal', { room: '1234', userId: '108' });
    await behind.page.evaluate(() => window.room.join('hal'));
    await behind.until('hal', sees('101'), 'hal sees ana');
    await expectMedia(behind, 'hal', '101');
    await room.page.bringToFront();
    const look = (what: 'audio' | 'video') =>
      behind.page.evaluate((which) => window.room.arrived('hal', '101', which), what);
    await until(
      async () => {
        const video = (await look('video'))?.bytes ?? NaN;
        const sound = (await look('audio'))?.bytes ?? 0;
        await until(
          () => look('audio'),
          (now) => (now?.bytes ?? 0) > sound + 3_000,
        );
        return ((await look('video'))?.bytes ?? NaN) - video;
      },
      (grown) => grown === 0,
      { label: 'sound alone' },
    );
    const { frames = 0 } = (await look('video')) ?? {};
    await behind.page.bringToFront();
    await until(
      () => look('video'),
      (now) => (now?.frames ?? 0) > frames + 3,
      { label: 'pictures again' },
    );
    await behind.page.close();
    await room.page.bringToFront();
  });

  it('Firefox and Chromium see and hear each other', async () => {
    const fox = await conference.page('firefox');
    await fox.sign('fox', { room: '1234', userId: '107', devices: true });
    expect(await fox.page.evaluate(() => window.room.join('fox'))).toBe('ok');
    await fox.until('fox', sees('101', '102'), 'fox sees both');
    await room.until('ben', sees('107'), 'ben sees fox', 30_000);
    await expectMedia(room, 'ben', '107');
    await expectMedia(fox, 'fox', '101');
    await fox.page.evaluate(() => window.room.act('fox', 'sendMessage', 'Hello'));
    await room.until('ben', ({ messages }) => messages.some(({ from }) => from === '107'), 'fox is read');
    await fox.page.evaluate(() => window.room.leave('fox'));
  });

  it('a pin and a token are asked for, and a wrong one is told apart', async () => {
    expect(await enter('cleo', '77', { create: true, pin: '4711' })).toBe('ok');
    await room.sign('fay', { room: '77', userId: '106' });
    expect(await enter('fay')).toBe('room-denied');
    expect(await enter('fay', '77', { pin: '0815' })).toBe('room-denied');
    expect(await enter('fay', '77', { pin: '4711' })).toBe('ok');
    await room.until('fay', sees('cleo'), 'fay sees cleo');
    await leave('fay');
    await leave('cleo');
    expect(await enter('cleo', '78', { create: true, token: 'pass-of-cleo' })).toBe('ok');
    expect(await enter('fay', '78', { token: 'none' })).toBe('room-denied');
    await leave('cleo');
  });

  it('offers nothing that a room cannot do', async () => {
    const unsupported = await room.page.evaluate(() => window.room.state('ana').unsupported);
    expect(unsupported).toMatchObject({ call: 'service-cannot', rejoin: 'service-cannot' });
    expect(unsupported).not.toHaveProperty('join');
    expect(await act('ana', 'call', ['102'])).toBe('service-cannot');
    expect(await act('ana', 'addPeople', '109')).toBe('service-cannot');
    expect(room.log.filter((line) => line.startsWith('pageerror'))).toEqual([]);
  });
});
