import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../harness/until.js';
import { call, setJanusStage, type JanusStage } from './janus-support.js';
import { expectFreed, expectMedia, type Person } from './support.js';

let stage: JanusStage;
beforeAll(async () => {
  // Only who has a token is let in.
  stage = await setJanusStage({ reclaim: 30, tokenSecret: 'a secret of this run' });
});
afterEach(() => stage.clear());
afterAll(() => stage.close());

/** Both see and hear each other, each in front for a while. */
async function expectTalk(...people: Person[]): Promise<void> {
  for (const one of people) await one.until(({ phase }) => phase === 'connected', 'connected');
  for (const one of people) {
    await one.page.bringToFront();
    await expectMedia(one);
  }
}

/** What came of asking the server to record, or to stop. */
const record = (who: Person, on: boolean, filename?: string): Promise<string> =>
  who.page.evaluate(
    (wanted, name) =>
      document
        .querySelector('call-provider')!
        .store.recordAtServer(wanted, name === undefined ? {} : { filename: name })
        .then(
          () => 'ok',
          (error: { reason: string }) => error.reason,
        ),
    on,
    filename,
  );

/** Whether the server records for oneself, and who records as far as one knows. */
const seen = (who: Person): Promise<unknown> =>
  who.page.evaluate(() => {
    const { call: running, participants } = document.querySelector('call-provider')!.store.getState();
    return [running?.recordedAtServer, participants.map(({ recording }) => recording)];
  });

const expectTold = (who: Person, on: boolean): Promise<unknown> =>
  until(
    () => seen(who),
    (now) => String(now) === `false,false,${on}`,
    { label: on ? 'is told that it is recorded' : 'is told that it is over' },
  );

describe('calls through VideoCall of Janus', () => {
  it.each([
    ['chromium', 'chromium'],
    ['chromium', 'firefox'],
    ['firefox', 'chromium'],
  ] as const)('from %s to %s: rings, is taken, is seen and heard, and ends', async (from, to) => {
    const [one, two] = [`ana-${from}-${to}`, `ben-${from}-${to}`];
    const ana = await stage.join(from, one);
    const ben = await stage.join(to, two);
    await call(ana, two);
    await ana.until(({ phase }) => phase === 'ringing', 'rings there');
    await ben.press('Answer');
    await expectTalk(ana, ben);
    await ben.press('Leave');
    await ana.until(({ phase }) => phase === 'ended', 'ended');
    expect((await ana.state()).endReason).toBe('remote-hung-up');
    for (const one of [ana, ben]) await expectFreed(one);
  });

  it('names are told to each other, and the server records', async () => {
    const ana = await stage.join('chromium', 'ana-7f3a', { 'display-name': 'Ana Petrović' });
    const ben = await stage.join('chromium', 'ben-91c0', { 'display-name': 'Ben' });
    await call(ana, 'ben-91c0');
    await ben.until(({ incoming }) => incoming === 1, 'rings');
    expect(await ben.words('incoming-call-dialog')).toContain('Ana Petrović');
    await ben.press('Answer');
    await expectTalk(ana, ben);
    expect(await ana.words('call-grid')).toContain('Ben');
    // What the mesh has and this has not is said beforehand.
    const { unsupported, safety, encryption } = await ben.page.evaluate(() => {
      const {
        unsupported: missing,
        participants,
        call: running,
      } = document.querySelector('call-provider')!.store.getState();
      return {
        unsupported: Object.keys(missing).sort(),
        encryption: running?.encryption,
        safety: participants.some(({ safetyCode }) => safetyCode !== null),
      };
    });
    expect(unsupported).toContain('text');
    expect(encryption).toBe('server');
    expect(safety).toBe(false);

    expect(await record(ana, true, 'x'.repeat(201))).toBe('invalid-value');
    expect(await record(ana, true, join(stage.janus.folder, 'of-ana'))).toBe('ok');
    expect(await seen(ana)).toEqual([true, [true, false]]);
    await expectTold(ben, true);
    expect(await ben.words('call-grid')).toContain('Ana Petrović');
    const files = ['of-ana-audio.mjr', 'of-ana-video.mjr'];
    const sizes = (): Promise<number[]> =>
      Promise.all(
        files.map((file) =>
          stat(join(stage.janus.folder, file)).then(
            ({ size }) => size,
            () => 0,
          ),
        ),
      );
    await until(sizes, (all) => all.every((size) => size > 1_000), { label: 'voice and picture' });
    expect(await record(ana, false)).toBe('ok');
    await expectTold(ben, false);
    await expectTalk(ana, ben);
    await ana.press('Leave');
    await ben.until(({ phase }) => phase === 'ended', 'ended');
  });

  it('a recording is told as it is, whenever it begins or ends', async () => {
    const ana = await stage.join('chromium', 'ana-early');
    const ben = await stage.join('chromium', 'ben-early');
    // Begun before anything could be told: Ana has described herself, and nothing is connected.
    await ana.page.evaluate(() => {
      const { store } = document.querySelector('call-provider')!;
      const stop = store.subscribe(({ call: running }) => {
        if (running?.phase !== 'connecting') return;
        stop();
        void store.recordAtServer(true);
      });
    });
    await call(ana, 'ben-early');
    await ana.until(({ phase }) => phase === 'ringing', 'rings there');
    await ben.press('Answer');
    await expectTold(ben, true);
    await expectTalk(ana, ben);
    // Taken back while what was said before is not answered yet.
    for (const on of [false, true, false]) expect(await record(ana, on)).toBe('ok');
    await expectTold(ben, false);
    for (const on of [true, false, true]) expect(await record(ana, on)).toBe('ok');
    await expectTold(ben, true);
    await expectTalk(ana, ben);
  });

  it('without a token nobody gets in', async () => {
    const query = new URLSearchParams({ signaling: 'janus', service: stage.janus.url, 'user-id': 'eve' });
    const eve = await stage.open('chromium', `/?${query}&autoconnect`);
    expect((await eve.until(({ status }) => status === 'failed', 'refused')).error).toBe('auth-failed');
  });

  it('a name is whoever took it first: the second one is refused (S19)', async () => {
    const ana = await stage.join('chromium', 'spoofed');
    const eve = await stage.open(
      'chromium',
      `/?${new URLSearchParams({ signaling: 'janus', service: stage.janus.url, 'user-id': 'spoofed' })}`,
    );
    await until(() => eve.state().catch(() => null));
    const refused = await eve.page.evaluate((secret) => {
      const provider = document.querySelector('call-provider')!;
      provider.credentials = { token: secret };
      provider.timing = { nameTimeout: 0 } as object;
      return provider.connect().then(
        () => 'let in',
        (error: { reason: string }) => error.reason,
      );
    }, stage.token());
    expect(refused).toBe('conflict');
    expect((await eve.state()).status).toBe('failed');
    expect((await ana.state()).status).toBe('online');
  });
});
