import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { xml } from '@xmpp/client';
import { readServices } from '../../../src/signaling/xmpp/ice-services.js';
import { IceSource } from '../../../src/signaling/xmpp/ice-source.js';

type Attrs = Record<string, string>;
const services = (...all: Attrs[]) =>
  xml('services', { xmlns: 'urn:xmpp:extdisco:2' }, ...all.map((attrs) => xml('service', attrs)));
const in_ = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const secret = { username: 'u', password: 'p' };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the answer of XEP-0215', () => {
  it('becomes URLs with host, port and transport', () => {
    const { servers } = readServices(
      services(
        { type: 'stun', host: 'a.example', port: '3478', transport: 'udp' },
        { type: 'stun', host: 'a.example', port: '3478', transport: 'tcp' },
        { type: 'stuns', host: 'a.example', port: '5349', transport: 'tcp' },
        { type: 'turn', host: '2001:db8::1', port: '3478', transport: 'udp', ...secret },
        { type: 'turns', host: 'a.example', transport: 'tcp', username: 'x', password: 'y' },
      ),
    );
    expect(servers).toEqual([
      { urls: ['stun:a.example:3478', 'stuns:a.example:5349'] },
      { urls: ['turn:[2001:db8::1]:3478?transport=udp'], username: 'u', credential: 'p' },
      { urls: ['turns:a.example?transport=tcp'], username: 'x', credential: 'y' },
    ]);
  });

  it('lends turns the credentials of a turn on the same host, and drops relays that have none', () => {
    const { servers, expires } = readServices(
      services(
        { type: 'turns', host: 'a.example', port: '5349', transport: 'tcp' },
        { type: 'turn', host: 'a.example', port: '3478', expires: in_(600), ...secret },
        { type: 'turns', host: 'b.example', port: '5349' },
        { type: 'turn', host: 'c.example', username: 'u' },
      ),
    );
    expect(servers).toEqual([
      { urls: ['turns:a.example:5349?transport=tcp', 'turn:a.example:3478'], username: 'u', credential: 'p' },
    ]);
    expect(expires).toBe(Date.now() + 600_000);
  });

  it('leaves out whatever RTCPeerConnection would throw at', () => {
    const bad: Attrs[] = [
      { type: 'turn', host: 'a b', ...secret },
      { type: 'turn', host: 'a.example?x', ...secret },
      { type: 'stun', host: '' },
      { type: 'stun', host: 'a.example', port: '99999' },
      { type: 'stun', host: 'a.example', port: 'x' },
      { type: 'ftp', host: 'a.example' },
      { type: 'stun', host: 'a.example', action: 'delete' },
    ];
    expect(readServices(services(...bad)).servers).toEqual([]);
    expect(readServices(undefined).servers).toEqual([]);
    const many: Attrs[] = Array.from({ length: 1000 }, (_, n) => ({ type: 'stun', host: `h${n}.example` }));
    expect(readServices(services(...many)).servers[0]?.urls).toHaveLength(16);
  });
});

describe('the source of ICE servers', () => {
  const turn = (seconds: number) => ({ type: 'turn', host: 'a.example', expires: in_(seconds), ...secret });

  it('asks again when half the life of the credentials is over', async () => {
    let asked = 0;
    const source = new IceSource(async () => services({ ...turn(600), username: `u${(asked += 1)}` }));
    await Promise.all([source.get(), source.get()]);
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(299_000);
    expect((await source.get())[0]?.username).toBe('u1');
    await vi.advanceTimersByTimeAsync(1000);
    expect((await source.get())[0]?.username).toBe('u2');
  });

  it('serves the old ones while the server fails, but not past their end', async () => {
    let fails = false;
    const source = new IceSource(async () => {
      if (fails) throw new Error('away');
      return services(turn(600));
    });
    expect(await source.get()).toHaveLength(1);
    fails = true;
    await vi.advanceTimersByTimeAsync(400_000);
    expect(await source.get()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(await source.get()).toEqual([]);
    fails = false;
    expect(await source.get()).toHaveLength(1);
  });

  it('uses what a server with another clock gives, and asks each time', async () => {
    let asked = 0;
    const source = new IceSource(async () => ((asked += 1), services(turn(-3600))));
    expect(await source.get()).toHaveLength(1);
    expect(await source.get()).toHaveLength(1);
    expect(asked).toBe(2);
  });

  it('gives copies: a page cannot spoil what is kept', async () => {
    const source = new IceSource(async () => services(turn(600)));
    const [first] = await source.get();
    first.urls = 'turn:evil.example';
    expect((await source.get())[0]?.urls).toEqual(['turn:a.example']);
  });
});
