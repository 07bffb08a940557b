import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startProsody, type Prosody } from '../../../scripts/lib/prosody.mjs';
import { OwnDevices } from '../../../src/signaling/xmpp/own-devices.js';
import { xml } from '../../../src/signaling/xmpp/xmpp-client.js';
import type { XmppSignaling, XmppSignalingOptions } from '../../../src/signaling/xmpp/index.js';
import { numbered, numberOf } from '../../harness/signaling-samples.js';
import { TcpProxy } from '../../harness/signaling-tcp-proxy.js';
import { captureLog, online, userOf, USERS } from '../../harness/signaling-xmpp.js';
import { reasonOf, Recorder, until, untilStatus } from '../../harness/signaling-wait.js';

let prosody: Prosody;
const closing: (() => Promise<unknown>)[] = [];
const log = captureLog();
const resumes = () => log.filter((line) => line.includes('session resumed')).length;

function device(more?: Partial<XmppSignalingOptions>): XmppSignaling {
  const signaling = userOf(prosody, 'ana', more);
  closing.unshift(() => signaling.disconnect());
  return signaling;
}

beforeAll(async () => {
  prosody = await startProsody({ users: USERS, onlyPlain: true, hibernation: 1 });
}, 20_000);
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => prosody.close());

describe('own devices over XMPP', () => {
  it.each([
    ['resumed', 0],
    ['new', 2200],
  ])('are still known in a %s session after the wire was cut', async (kind, outage) => {
    const proxy = await TcpProxy.to(prosody.port);
    closing.push(() => proxy.close());
    const [phone, desk] = [await online(device()), await online(device({ service: proxy.service }))];
    const heard = new Recorder(phone);
    const before = resumes();
    proxy.refuse = outage > 0;
    proxy.cut();
    await untilStatus(desk, 'reconnecting');
    const cutAt = performance.now();
    await until(() => performance.now() - cutAt >= outage, 'the server to forget', 4000);
    proxy.refuse = false;
    await untilStatus(desk, 'online', 8000);
    await desk.iceServers();
    await desk.sendToOwnDevices(numbered(1));
    await heard.got(1);
    expect(numberOf(heard.signals[0]?.signal ?? numbered(0))).toBe(1);
    expect(resumes() - before).toBe(kind === 'resumed' ? 1 : 0);
  });

  it('a word to them waits for a connection; without an account there is nobody to tell', async () => {
    const proxy = await TcpProxy.to(prosody.port);
    closing.push(() => proxy.close());
    const desk = device({ service: proxy.service });
    expect(await reasonOf(desk.sendToOwnDevices(numbered(1)))).toBe('signaling-offline');
    const heard = new Recorder(await online(device()));
    await online(desk);
    proxy.cut();
    await untilStatus(desk, 'reconnecting');
    await desk.sendToOwnDevices(numbered(2));
    await heard.got(1);
  });

  it('are at most 16, and never oneself, a stranger or a device that only asks', () => {
    const self = { userId: 'ana', device: 'here' };
    const own = new OwnDevices();
    for (let n = 0; n < 50; n++) own.presence(xml('presence'), { userId: 'ana', device: `d${n}` }, self);
    expect(own.all).toHaveLength(16);
    own.presence(xml('presence', { type: 'unavailable' }), { userId: 'ana', device: 'd0' }, self);
    own.presence(xml('presence'), { userId: 'ana', device: 'here' }, self);
    own.presence(xml('presence'), { userId: 'eve', device: 'x' }, self);
    own.presence(xml('presence', { type: 'subscribe' }), { userId: 'ana', device: 'x' }, self);
    own.presence(xml('presence'), { userId: 'ana' }, self);
    expect(own.all).toHaveLength(15);
    expect(own.all).not.toContain('x');
  });
});
