import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasRelay, readIceServers, type IceServersSource } from '../../../src/rtc/ice-servers.js';
import { IceServerSource } from '../../../src/rtc/ice-server-source.js';
import type { CallError } from '../../../src/session/call-error.js';
import { configureLogging } from '../../../src/support/logger.js';

const turn = (name: string) => ({ urls: 'turn:a.example', username: name, credential: 'p' });
const warnings: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  warnings.length = 0;
  const ignore = (): void => undefined;
  const warn = (line: string): void => void warnings.push(line);
  configureLogging({ sink: { debug: ignore, info: ignore, warn, error: ignore } });
});
afterEach(() => {
  vi.useRealTimers();
  configureLogging({ sink: console });
});

describe('the servers that a page gives', () => {
  it('may have url as well as urls, several servers, UDP, TCP and TLS', () => {
    const { servers, dropped } = readIceServers([
      { url: 'stun:stun.example' },
      {
        urls: ['turn:a.example:3478?transport=udp', 'TURN:a.example:3478?transport=tcp'],
        ...secret('u', 'p'),
      },
      { urls: 'turns:a.example:5349?transport=tcp', ...secret('u', 'p') },
      { url: 'turn:[2001:db8::1]:3478', ...secret('v', 'q') },
    ]);
    expect(servers).toEqual([
      { urls: ['stun:stun.example'] },
      {
        urls: [
          'turn:a.example:3478?transport=udp',
          'turn:a.example:3478?transport=tcp',
          'turns:a.example:5349?transport=tcp',
        ],
        username: 'u',
        credential: 'p',
      },
      { urls: ['turn:[2001:db8::1]:3478'], username: 'v', credential: 'q' },
    ]);
    expect(dropped).toEqual([]);
  });

  it('relays without credentials take those of their host, or are left out', () => {
    const { servers, dropped } = readIceServers([
      { urls: 'turns:a.example:5349' },
      { urls: ['turn:a.example', 'turn:b.example'], username: 'u', credential: 'p' },
      { urls: ['turns:c.example', 'stun:c.example'], username: 'u' },
    ]);
    expect(servers).toEqual([
      { urls: ['turns:a.example:5349', 'turn:a.example', 'turn:b.example'], username: 'u', credential: 'p' },
      { urls: ['stun:c.example'] },
    ]);
    expect(dropped).toEqual(['relay without credentials']);
  });

  it('nonsense is left out, and never thrown at', () => {
    const bad: unknown[] = [
      null,
      42,
      'turn:a.example',
      {},
      { urls: [] },
      { urls: [null, 7, ''] },
      { urls: 'http://a.example' },
      { urls: 'turn:a b', username: 'u', credential: 'p' },
      { urls: 'turn:a.example:99999', username: 'u', credential: 'p' },
      { urls: 'turn:a.example?transport=tls', username: 'u', credential: 'p' },
      { urls: 'stun:a.example?transport=udp' },
      { urls: 'turn:a.example', username: {}, credential: [] },
    ];
    const { servers, dropped } = readIceServers([...bad, { urls: 'stun:good.example' }]);
    expect(servers).toEqual([{ urls: ['stun:good.example'] }]);
    expect(dropped.length).toBeGreaterThan(8);
    for (const answer of [undefined, null, 'x', 7, {}, { iceServers: 'x' }]) {
      expect(readIceServers(answer).servers).toEqual([]);
    }
    const many = Array.from({ length: 1_000 }, (_, n) => ({ urls: `stun:s${n}.example` }));
    expect(readIceServers(many).servers.flatMap(({ urls }) => urls)).toHaveLength(16);
  });

  it('tell their life by expiresIn, or by the user names of coturn', () => {
    const now = Date.now();
    expect(readIceServers({ iceServers: [turn('ana')], expiresIn: 20 }).expires).toBe(now + 20_000);
    const seconds = now / 1000;
    const rest = [turn(`${seconds + 90}:ana`), turn(`${seconds + 60}`), turn('1700')];
    expect(readIceServers(rest).expires).toBe(now + 60_000);
    expect(readIceServers([turn('ana')]).expires).toBe(Infinity);
    expect([hasRelay(readIceServers(rest).servers), hasRelay([{ urls: 'stun:a' }])]).toEqual([true, false]);
  });
});

describe('a source of servers', () => {
  const errors: CallError[] = [];
  let page: IceServersSource | null = null;
  let source: IceServerSource;
  beforeEach(() => {
    errors.length = 0;
    source = new IceServerSource({
      page: () => page,
      service: async () => [{ urls: ['stun:service.example'] }],
      onError: (error) => void errors.push(error),
    });
  });
  const names = async (): Promise<unknown[]> =>
    (await source.get()).map(({ username, urls }) => username ?? urls[0]);

  it('joins the page and the service, and warns of bad entries once', async () => {
    page = [{ urls: 'nonsense' }, turn('ana')];
    expect(await names()).toEqual(['ana', 'stun:service.example']);
    await source.get();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).not.toContain('nonsense');
    page = [turn('another')];
    expect(await names()).toEqual(['another', 'stun:service.example']);
  });

  it('asks a function again at half the life of what it gave, and once for many connections', async () => {
    let asked = 0;
    page = () => ({ iceServers: [turn(`n${(asked += 1)}`)], expiresIn: 20 });
    await Promise.all([source.get(), source.get(), source.get()]);
    expect(asked).toBe(1);
    vi.advanceTimersByTime(9_900);
    await source.get();
    expect(asked).toBe(1);
    vi.advanceTimersByTime(200);
    expect(await names()).toContain('n2');
  });

  it('asks again each minute where no life is told, and where the clock here makes it senseless', async () => {
    let asked = 0;
    for (const name of ['ana', '1700000000:ana']) {
      asked = 0;
      page = async () => ((asked += 1), [turn(name)]);
      expect(await names()).toContain(name);
      expect(await names()).toContain(name);
      expect(asked).toBe(1);
      vi.advanceTimersByTime(60_001);
      expect(await names()).toContain(name);
      expect(asked).toBe(2);
    }
  });

  it('tells once that a function fails, and goes on with what there is until it ends', async () => {
    let broken = false;
    page = () =>
      broken
        ? Promise.reject(new Error('token=secret'))
        : { iceServers: [turn('ana'), { urls: 'stun:page.example' }], expiresIn: 20 };
    await source.get();
    broken = true;
    vi.advanceTimersByTime(11_000);
    expect(await names()).toContain('ana');
    expect(await names()).toContain('ana');
    expect(errors.map(({ reason }) => reason)).toEqual(['ice-servers-failed']);
    expect(errors[0]?.message).not.toContain('secret');
    vi.advanceTimersByTime(10_000);
    // Credentials that are over would only cost time.
    expect(await names()).toEqual(['stun:page.example', 'stun:service.example']);
    broken = false;
    expect(await names()).toContain('ana');
  });

  it('waits for no service that had none a moment ago, and takes what it has later', async () => {
    let answer: (servers: RTCIceServer[]) => void = () => undefined;
    let asked = 0;
    const lonely = new IceServerSource({
      page: () => null,
      service: () => ((asked += 1) === 1 ? Promise.resolve([]) : new Promise((done) => (answer = done))),
      onError: () => undefined,
    });
    expect(await lonely.get()).toEqual([]);
    // Asked a moment ago, so not again: each question is a signal before the call.
    expect(await lonely.get()).toEqual([]);
    expect(asked).toBe(1);
    vi.advanceTimersByTime(60_000);
    // Without an answer: a call would hang here.
    expect(await lonely.get()).toEqual([]);
    expect(asked).toBe(2);
    answer([{ urls: 'stun:late.example' }]);
    await vi.advanceTimersByTimeAsync(0);
    const third = lonely.get();
    answer([{ urls: 'stun:late.example' }]);
    expect(await third).toEqual([{ urls: 'stun:late.example' }]);
  });

  it('does not wait for ever for a function, nor long while the last answer is good', async () => {
    page = () => new Promise(() => undefined);
    const first = names();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await first).toEqual(['stun:service.example']);
    expect(errors).toHaveLength(1);
    let answer: (servers: IceServersSource & object) => void = () => undefined;
    let asked = 0;
    page = () =>
      (asked += 1) === 1
        ? { iceServers: [turn('old')], expiresIn: 100 }
        : new Promise((resolve) => (answer = resolve as typeof answer));
    expect(await names()).toContain('old');
    vi.advanceTimersByTime(51_000);
    const second = names();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await second).toContain('old');
    answer([turn('late')]);
    await vi.advanceTimersByTimeAsync(0);
    expect(await names()).toContain('late');
  });
});

function secret(username: string, credential: string): { username: string; credential: string } {
  return { username, credential };
}
