import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startProsody, type Prosody } from '../../../scripts/lib/prosody.mjs';
import { Account } from '../../../src/signaling/xmpp/account.js';
import { xml } from '../../../src/signaling/xmpp/xmpp-client.js';
import type { XmppSignaling } from '../../../src/signaling/xmpp/index.js';
import { numbered, numberOf } from '../../harness/signaling-samples.js';
import { online, userOf, USERS } from '../../harness/signaling-xmpp.js';
import { reasonOf, Recorder } from '../../harness/signaling-wait.js';

const appId = '999';
let prosody: Prosody;
let bare: Prosody;
const closing: (() => Promise<unknown>)[] = [];

async function user(userId: keyof typeof USERS, server = prosody): Promise<XmppSignaling> {
  const signaling = userOf(server, userId, { appId });
  closing.unshift(() => signaling.disconnect());
  return online(signaling);
}

beforeAll(async () => {
  [prosody, bare] = await Promise.all([
    startProsody({ users: USERS, appId, onlyPlain: true, blocking: true }),
    startProsody({ users: USERS, appId, onlyPlain: true }),
  ]);
}, 30_000);
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
afterAll(() => Promise.all([prosody.close(), bare.close()]));

describe('what the server keeps for an account', () => {
  it('a blocked person reaches none of our devices until they are unblocked; others do', async () => {
    const [ana, phone, desk, cyd] = [
      await user('ana'),
      await user('bob'),
      await user('bob'),
      await user('cyd'),
    ];
    const [atPhone, atDesk] = [new Recorder(phone), new Recorder(desk)];
    await phone.block('ana');
    await phone.block('ana');
    const { device = '' } = desk.state.self ?? {};
    await ana.send({ userId: 'bob' }, numbered(1));
    await ana.send({ userId: 'bob', device }, numbered(2));
    await ana.iceServers();
    await cyd.send({ userId: 'bob' }, numbered(3));
    await Promise.all([atPhone.got(1), atDesk.got(1)]);
    await phone.unblock('ana');
    await ana.send({ userId: 'bob' }, numbered(4));
    await Promise.all([atPhone.got(2), atDesk.got(2)]);
    for (const heard of [atPhone, atDesk]) {
      expect(heard.signals.map(({ signal }) => numberOf(signal))).toEqual([3, 4]);
    }
    // Who is blocked is not told so by a broken connection.
    expect(ana.state.status).toBe('online');
  });

  it('says so where the server has no blocking, the id is none, or nobody is signed in', async () => {
    const ana = await user('ana', bare);
    expect(await reasonOf(ana.block('bob'))).toBe('service-cannot');
    expect(await reasonOf(ana.block('no one'))).toBe('signal-invalid');
    await ana.disconnect();
    expect(await reasonOf(ana.block('bob'))).toBe('signaling-offline');
    expect(await reasonOf(ana.contacts())).toBe('signaling-offline');
  });

  it('gives the contacts of the roster, and nobody of another application or domain', async () => {
    const ana = await user('ana');
    expect(await ana.contacts()).toEqual([]);
    const jids = ['bob-999@call.test', 'eve-1@call.test', 'tom-999@other.test', 'nonsense', undefined];
    const items = jids.map((jid) => xml('item', jid === undefined ? {} : { jid }));
    const account = new Account({ domain: 'call.test', appId }, async () => xml('query', {}, ...items));
    expect(await account.contacts()).toEqual(['bob']);
  });
});
