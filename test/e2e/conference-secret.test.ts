import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import { expectMedia, holdConference, sees, type Conference, type RoomPage } from './conference-rig.js';

const run = promisify(execFile);
const SECRET = 'sentinel-moderator';
const RED = [200, 0, 0];
const WORKER = '/e2ee-worker.js';

let conference: Conference;
let room: RoomPage;
beforeAll(async () => {
  conference = await holdConference();
  room = await conference.page();
  for (const [name, userId, color] of [
    ['ana', '101', '#c80000'],
    ['ben', '102', '#0000c8'],
    ['cleo', '103', '#c8c800'],
    ['eve', '666', '#000000'],
  ] as const) {
    await room.sign(name, { room: '1', userId, color });
  }
});
afterAll(() => conference.close());

const enter = (name: string, number: string, options: object, page = room): Promise<string> =>
  page.page.evaluate((who, which, more) => window.room.join(who, which, more), name, number, options);
const leave = (name: string, page = room): Promise<void> =>
  page.page.evaluate((who) => window.room.leave(who), name);
const act = (name: string, action: string, ...args: unknown[]): Promise<string> =>
  room.page.evaluate((who, what, all) => window.room.act(who, what as never, ...all), name, action, args);
const arrived = (name: string, id: string) =>
  room.page.evaluate((who, whom) => window.room.arrived(who, whom, 'video'), name, id);
const color = (name: string, id: string): Promise<readonly number[] | null> =>
  room.page.evaluate((who, whom) => window.room.color(who, whom), name, id);
const near = (seen: readonly number[] | null, wanted: readonly number[]): boolean =>
  seen !== null && seen.every((part, index) => Math.abs(part - (wanted[index] ?? 0)) < 60);

/** Has the server write down what ana sends, and counts the frames that a decoder makes of it. */
async function record(name: string): Promise<number> {
  const folder = join(conference.janus.folder, name);
  const picture = async (): Promise<string> => {
    const files = await readdir(folder).catch(() => []);
    return join(folder, files.find((file) => /-101-.*-video.*\.mjr$/.test(file)) ?? 'none');
  };
  expect(await act('ana', 'recordAtServer', true)).toBe('ok');
  const size = async (): Promise<number> => (await stat(await picture()).catch(() => null))?.size ?? 0;
  // It is written in blocks.
  await until(size, (bytes) => bytes > 12_000, { label: 'something recorded', timeout: 40_000 });
  expect(await act('ana', 'recordAtServer', false)).toBe('ok');
  const film = join(folder, 'film.webm');
  const made = await run('janus-pp-rec', [await picture(), film]).then(
    () => true,
    () => false,
  );
  // Not even the first picture was one.
  if (!made) return 0;
  const args = ['-v', 'error', '-i', film, '-map', '0:v', '-progress', '-', '-f', 'null', '/dev/null'];
  const { stdout } = await run('ffmpeg', args).catch((error: { stdout: string }) => error);
  return Number([...stdout.matchAll(/^frame=(\d+)/gm)].at(-1)?.[1] ?? 0);
}

describe('a conference that the server cannot look into', () => {
  it('everyone sees and hears everyone, with keys that they handed to each other', async () => {
    const encryption = { worker: WORKER };
    const create = { publishers: 6, recordingFolder: join(conference.janus.folder, 'secret') };
    expect(await enter('ana', '1', { encryption, create, secret: SECRET })).toBe('ok');
    expect(await enter('ben', '1', { encryption })).toBe('ok');
    await room.until('ana', sees('102'), 'ana sees ben');
    await expectMedia(room, 'ana', '102');
    await expectMedia(room, 'ben', '101');
    expect(near(await color('ben', '101'), RED), 'ana is red').toBe(true);
    expect(await enter('cleo', '1', { encryption })).toBe('ok');
    await expectMedia(room, 'cleo', '101');
    await expectMedia(room, 'ana', '103');
    await expectMedia(room, 'ana', '102');
  });

  it('both ends of each pair see the same safety code, and each pair another one', async () => {
    const withCode = (id: string) =>
      room.until(id === '101' ? 'ben' : 'ana', ({ codes }) => codes[id] != null, `a code with ${id}`);
    const [ben, ana] = [await withCode('101'), await withCode('102')];
    expect(ben.codes['101']).toBe(ana.codes['102']);
    const { codes } = await room.until('cleo', (look) => look.codes['101'] != null, 'a code with ana');
    expect(codes['101']).not.toBe(ana.codes['102']);
  });

  it('who only has what the server has sees nothing of it', async () => {
    expect(await enter('eve', '1', { listen: true })).toBe('ok');
    const seen = await until(
      () => arrived('eve', '101'),
      (now) => (now?.received ?? 0) > 60,
      { label: 'frames at eve', timeout: 25_000 },
    );
    // A decoder takes noise for a picture now and then.
    expect((seen?.frames ?? 0) / (seen?.received ?? 1)).toBeLessThan(0.2);
    expect(near(await color('eve', '101'), RED)).toBe(false);
    await leave('eve');
  });

  it('its recordings hold nothing that can be decoded', async () => {
    expect(await record('secret')).toBeLessThan(10);
  });

  it('who left is not given what follows, and the others go on', async () => {
    await leave('cleo');
    await expectMedia(room, 'ana', '102');
    await expectMedia(room, 'ben', '101');
    for (const name of ['ana', 'ben']) await leave(name);
  });

  it('the same recording without encryption can be decoded', async () => {
    const create = { recordingFolder: join(conference.janus.folder, 'open') };
    expect(await enter('ana', '2', { create, secret: SECRET })).toBe('ok');
    expect(await enter('ben', '2', {})).toBe('ok');
    await expectMedia(room, 'ben', '101');
    expect(await record('open')).toBeGreaterThan(20);
    for (const name of ['ana', 'ben']) await leave(name);
  });

  it('a passphrase opens it for those who know it, in Firefox too, and for nobody else', async () => {
    const encryption = { worker: WORKER, passphrase: 'correct horse battery' };
    expect(await enter('ana', '3', { encryption, create: true })).toBe('ok');
    const firefox = await conference.page('firefox');
    await firefox.sign('dan', { room: '3', userId: '104', color: '#00c800' });
    expect(await enter('dan', '3', { encryption }, firefox)).toBe('ok');
    await expectMedia(firefox, 'dan', '101');
    // Without a sound card Firefox sends silence.
    await until(
      () => arrived('ana', '104'),
      (now) => (now?.frames ?? 0) > 20,
      { timeout: 25_000 },
    );
    expect(await enter('eve', '3', { encryption: { ...encryption, passphrase: 'wrong horse' } })).toBe('ok');
    await until(
      () => arrived('eve', '101'),
      (now) => (now?.bytes ?? 0) > 30_000,
      { label: 'bytes at eve', timeout: 25_000 },
    );
    expect((await arrived('eve', '101'))?.frames).toBe(0);
    await leave('eve');
    const short = { worker: WORKER, passphrase: 'short' };
    expect(await enter('eve', '3', { encryption: short })).toBe('invalid-value');
    expect(await enter('eve', '3', { encryption: { worker: WORKER }, listen: true })).toBe('invalid-value');
    // A Chromium of before RTCRtpScriptTransform.
    const old = await conference.page();
    await old.page.evaluate(() => Reflect.deleteProperty(globalThis, 'RTCRtpScriptTransform'));
    await old.sign('fay', { room: '3', userId: '105', color: '#00c8c8' });
    expect(await enter('fay', '3', { encryption }, old)).toBe('ok');
    await expectMedia(old, 'fay', '101');
    await expectMedia(room, 'ana', '105');
    await leave('fay', old);
    await leave('dan', firefox);
    await leave('ana');
  });
});
