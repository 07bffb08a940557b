import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { xml } from '@xmpp/client';
import { ServerClock } from '../../../src/signaling/xmpp/server-clock.js';

const SERVER = Date.UTC(2026, 10, 20, 18, 0, 0);
const tells = (utc: string) => () =>
  Promise.resolve(xml('time', { xmlns: 'urn:xmpp:time' }, xml('tzo', {}, '+02:00'), xml('utc', {}, utc)));

describe('how old something is by the server’s clock', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([0, 86_400_000, -86_400_000])('is right with a clock here that is %i ms off', async (skew) => {
    vi.setSystemTime(SERVER + skew);
    const clock = new ServerClock();
    await clock.ask(tells('2026-11-20T18:00:00Z'));
    vi.advanceTimersByTime(5_000);
    expect(clock.age(SERVER - 30_000)).toBe(35_000);
    // Whole seconds there: what is of this moment may look newer.
    expect(clock.age(SERVER + 6_000)).toBe(0);
  });

  it('takes the middle of question and answer', async () => {
    vi.setSystemTime(SERVER);
    const clock = new ServerClock();
    await clock.ask(async () => {
      await vi.advanceTimersByTimeAsync(4_000);
      return tells('2026-11-20T18:00:02Z')();
    });
    expect(clock.age(SERVER)).toBe(4_000);
  });

  it('is not known from a server that does not tell, and stays known when it tells no more', async () => {
    vi.setSystemTime(SERVER);
    const clock = new ServerClock();
    const silent = () => Promise.reject(new Error('service-unavailable'));
    for (const ask of [silent, tells('soon'), () => Promise.resolve(undefined)]) {
      await clock.ask(ask);
      expect(clock.age(SERVER)).toBeUndefined();
    }
    await clock.ask(tells('2026-11-20T18:00:00Z'));
    await clock.ask(silent);
    expect(clock.age(SERVER)).toBe(0);
    expect(clock.age(undefined)).toBeUndefined();
  });
});
