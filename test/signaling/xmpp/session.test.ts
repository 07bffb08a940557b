import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startProsody, type Prosody } from '../../../scripts/lib/prosody.mjs';
import { startCoturn, type Coturn } from '../../../scripts/lib/coturn.mjs';
import { XmppSignaling, type XmppSignalingOptions } from '../../../src/signaling/xmpp/index.js';
import { callSignal, numbered, SDP } from '../../harness/signaling-samples.js';
import { captureLog, online, userOf, USERS } from '../../harness/signaling-xmpp.js';
import { reasonOf, Recorder, untilStatus } from '../../harness/signaling-wait.js';

let prosody: Prosody;
let coturn: Coturn;
const made: XmppSignaling[] = [];

function user(userId: keyof typeof USERS, more?: Partial<XmppSignalingOptions>): XmppSignaling {
  const signaling = userOf(prosody, userId, more);
  made.push(signaling);
  return signaling;
}
function guest(more: Partial<XmppSignalingOptions> = {}): XmppSignaling {
  const signaling = new XmppSignaling({
    service: prosody.guestService,
    domain: prosody.guestDomain,
    ...more,
  });
  made.push(signaling);
  return signaling;
}

const log = captureLog();

beforeAll(async () => {
  coturn = await startCoturn();
  prosody = await startProsody({ users: USERS, onlyPlain: true, turn: { ...coturn, ttl: 600 } });
}, 20_000);
afterEach(async () => {
  await Promise.all(made.splice(0).map((signaling) => signaling.disconnect()));
});
afterAll(async () => {
  await prosody.close();
  await coturn.close();
});

describe('a call over a real server', () => {
  it('goes both ways, to the device that answered', async () => {
    const [ana, bob] = [await online(user('ana')), await online(user('bob'))];
    const [atAna, atBob] = [new Recorder(ana), new Recorder(bob)];
    const call = callSignal();
    await ana.send({ userId: 'bob' }, call);
    await atBob.got(1);
    const from = atBob.signals[0]?.from;
    expect(from).toEqual(ana.state.self);
    const base = { sessionId: call.sessionId, kind: 'video', callerId: 'ana', memberIds: ['bob'] } as const;
    await bob.send(from ?? { userId: '' }, { ...base, type: 'accept', sdp: SDP });
    const candidate = {
      candidate: 'candidate:1 1 udp 1 192.0.2.1 9 typ host',
      sdpMid: '0',
      sdpMLineIndex: 0,
    };
    await bob.send(from ?? { userId: '' }, { ...base, type: 'iceCandidates', candidates: [candidate] });
    await atAna.got(2);
    expect(atAna.signals.map(({ from: sender }) => sender)).toEqual([bob.state.self, bob.state.self]);
    expect(atAna.signals[0]?.signal).toMatchObject({ ...base, type: 'accept', sdp: SDP });
    expect(atAna.signals[1]?.signal).toMatchObject({ type: 'iceCandidates', candidates: [candidate] });
  });

  it('knows guests by the name the server gave them', async () => {
    const [one, two] = [await online(guest()), await online(guest({ appId: '999', userId: 'ignored' }))];
    const [name, other] = [one.state.self?.userId ?? '', two.state.self?.userId ?? ''];
    expect(name).not.toBe(other);
    expect(other).not.toBe('ignored');
    const heard = new Recorder(one);
    await two.send({ userId: name }, numbered(1));
    await heard.got(1);
    expect(heard.signals[0]?.from).toEqual(two.state.self);
  });

  it('drops what is no signal of a user, and says why', async () => {
    const [ana, bob] = [await online(user('ana')), await online(user('bob', { appId: undefined }))];
    const stranger = new XmppSignaling({
      service: prosody.service,
      domain: prosody.domain,
      appId: '7',
      userId: 'cyd',
      credentials: { password: 'x' },
    });
    made.push(stranger);
    await prosody.register('cyd-7', 'x');
    await online(stranger);
    const heard = new Recorder(stranger);
    await ana.send({ userId: 'cyd-7' }, numbered(1));
    await bob.send({ userId: 'cyd-7' }, numbered(2));
    await expect.poll(() => heard.dropped.length).toBe(2);
    expect(heard.dropped[0]).toEqual({ reason: 'sender-foreign', from: null });
    expect(heard.signals).toEqual([]);
  });
});

describe('signing in', () => {
  it('fails for good with a wrong password', async () => {
    const ana = user('ana', { credentials: { password: 'wrong' } });
    const heard = new Recorder(ana);
    expect(await reasonOf(ana.connect())).toBe('auth-failed');
    expect(ana.state).toMatchObject({ status: 'failed', error: { reason: 'auth-failed' }, self: null });
    expect(heard.statuses).toEqual(['connecting', 'failed']);
    expect(ana.state.error?.message).not.toMatch(/wrong|ana/);
  });

  it('uses SCRAM where it can, and asks a function for the secret at each sign-in', async () => {
    const scram = await startProsody({ users: USERS });
    try {
      let asked = 0;
      const credentials = async () => ({ token: (asked += 1) === 2 ? 'expired' : USERS.ana });
      const ana = userOf(scram, 'ana', { credentials });
      await ana.connect();
      await ana.disconnect();
      expect(await reasonOf(ana.connect())).toBe('auth-failed');
      await ana.connect();
      expect(asked).toBe(3);
      await ana.disconnect();
    } finally {
      await scram.close();
    }
  });

  it('tries again when the credentials cannot be had, and never waits for them for ever', async () => {
    let asked = 0;
    const credentials = () => {
      asked += 1;
      if (asked === 1) return new Promise<never>(() => {});
      if (asked === 2) return Promise.reject(new Error('token service down'));
      return { password: USERS.ana };
    };
    const ana = user('ana', { credentials, timing: { attempt: 500, gap: 10, backoffFirst: 10 } });
    expect(await reasonOf(ana.connect())).toBe('service-unreachable');
    await untilStatus(ana, 'online');
    expect(asked).toBe(3);
  });

  it('says auth-failed where a user has no id or guests are not taken', async () => {
    expect(await reasonOf(user('ana', { userId: undefined }).connect())).toBe('auth-failed');
    expect(await reasonOf(user('ana', { credentials: undefined }).connect())).toBe('auth-failed');
  });

  it.each([
    ['service-missing', { service: '' }],
    ['service-missing', { domain: '' }],
    ['service-invalid', { service: 'not a url' }],
    ['service-invalid', { service: 'https://chat.example/xmpp-websocket' }],
    ['service-invalid', { service: 'wss://chat.example/#x' }],
    ['service-insecure', { service: 'ws://chat.example/xmpp-websocket' }],
    ['service-insecure', { service: 'ws://127.0.0.1.example/xmpp-websocket' }],
    ['service-insecure', { service: 'ws://localhost@chat.example/xmpp-websocket' }],
  ] as const)('refuses to dial: %s for %o', async (reason, options) => {
    const ana = user('ana', options);
    expect(await reasonOf(ana.connect())).toBe(reason);
    expect(ana.state).toMatchObject({ status: 'failed', error: { reason } });
  });

  it('keeps secrets and addresses out of the log from info up', async () => {
    const from = log.length;
    const ana = await online(user('ana'));
    await ana.disconnect();
    const lines = log.slice(from).filter((line) => !line.includes('session '));
    expect(lines.join('\n')).toMatch(/online/);
    expect(lines.join('\n')).not.toMatch(/pw-ana|@call\.test/);
  });
});

describe('one resource, two clients', () => {
  it('leaves the session to the newer one and does not fight for it', async () => {
    const first = await online(user('bob', { resource: 'desk' }));
    const ana = await online(user('ana'));
    const heard = new Recorder(first);
    const second = await online(user('bob', { resource: 'desk' }));
    await untilStatus(first, 'failed');
    expect(first.state.error?.reason).toBe('conflict');
    const atSecond = new Recorder(second);
    await ana.send({ userId: 'bob', device: 'desk' }, numbered(1));
    await atSecond.got(1);
    expect(heard.statuses).toEqual(['failed']);
    expect(atSecond.statuses).toEqual([]);
    // Only by hand: and then the other one gives way.
    await first.connect();
    await untilStatus(second, 'failed');
  });
});

describe('ICE servers of the XMPP server', () => {
  it('come with credentials that end, for users and guests', async () => {
    for (const signaling of [await online(user('ana')), await online(guest())]) {
      const servers = await signaling.iceServers();
      const urls = servers.flatMap(({ urls: each }) => each);
      expect(urls).toContain(`stun:127.0.0.1:${coturn.port}`);
      expect(urls).toContain(`turn:127.0.0.1:${coturn.port}?transport=udp`);
      expect(urls).toContain(`turn:127.0.0.1:${coturn.port}?transport=tcp`);
      const relay = servers.find(({ username }) => username !== undefined);
      expect(Number(relay?.username)).toBeGreaterThan(Date.now() / 1000 + 500);
      expect(relay?.credential).toMatch(/^[A-Za-z0-9+/=]{20,}$/);
      // The cache serves also without a server, until the credentials end.
      await signaling.disconnect();
      expect(await signaling.iceServers()).toEqual(servers);
    }
  });

  it('are none where nobody can be asked', async () => {
    expect(await user('ana').iceServers()).toEqual([]);
  });
});
