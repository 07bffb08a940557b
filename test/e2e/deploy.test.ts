import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { signJwt } from '../../deploy/portal/tokens.mjs';
import { startDeployment, type Deployment } from '../../scripts/lib/deployment.mjs';
import { signInByWire } from '../../scripts/lib/xmpp-wire.mjs';
import { fromPortal } from '../harness/portal-client.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';
import {
  countLosses,
  deployPages,
  hangUp,
  lossesOf,
  onlyTls,
  PASSWORD,
  type Comer,
  type DeployPages,
} from './deploy-page.js';
import { connectThem, longestGap, phasesOf, watchGaps, watchPhases } from './network.js';
import { expectFreed, expectMedia, type Person } from './support.js';

let pages: DeployPages;
/** The one that a test is about. */
let deployment: Deployment;
const deployments: Record<'prosody' | 'ejabberd', Deployment | null> = { prosody: null, ejabberd: null };

beforeAll(async () => {
  pages = await deployPages();
  deployments.prosody = await startDeployment({
    ...pages.options,
    parts: ['haproxy', 'xmpp', 'coturn', 'portal'],
  });
  const parts = ['haproxy', 'xmpp', 'portal'] as const;
  deployments.ejabberd = await startDeployment({ ...pages.options, parts, cluster: true });
  await pages.trust(deployments.prosody, deployments.ejabberd);
});
afterEach(() => pages.clear());
afterAll(async () => {
  await pages?.close();
  for (const one of Object.values(deployments)) await one?.close();
});

const join = (at: 0 | 1, user: string, more: Partial<Comer> = {}): Promise<Person> =>
  pages.join(deployment, { at, user, ...more });

/**
 * In a call, each node is killed in turn; between, the next call is made over the other one.
 * `together`: both people are on the node that dies first.
 */
async function killEach(together: boolean): Promise<void> {
  const [ana, ben] = [await join(0, '101'), await join(1, '102')];
  const both = [ana, ben];
  for (const dying of deployment.xmpp) {
    await connectThem(ana, ben);
    for (const one of both) {
      await watchPhases(one);
      await countLosses(one);
    }
    await watchGaps(ana, ben);
    await dying.kill();
    const killedAt = performance.now();
    const lost = await until(
      () => lossesOf(both),
      (losses) => losses.filter(Boolean).length >= (together ? 2 : 1),
      { label: 'noticed' },
    );
    // Who is on the other node of a cluster notices nothing.
    if (!together && dying === deployment.xmpp[0]) expect(lost.filter(Boolean)).toHaveLength(1);
    await Promise.all(both.map((one) => one.until(({ status }) => status === 'online', 'is back')));
    took('signaling is back after an XMPP node died', 5_000, performance.now() - killedAt);
    for (const one of both) {
      await expectMedia(one);
      expect(await phasesOf(one)).toEqual(['connected']);
      took('the longest time without picture or voice when an XMPP node dies', 1_000, await longestGap(one));
      expect((await one.figures()).links).toHaveLength(1);
    }
    // What is said over the other node is heard.
    await hangUp(ben);
    await ana.until(({ phase, endReason }) => phase === 'ended' && endReason === 'remote-hung-up', 'hears');
    for (const one of both) await expectFreed(one);
    await connectThem(ana, ben);
    await hangUp(ana);
    for (const one of both) await expectFreed(one);
    await dying.restart();
  }
}

describe('a call over all of it', () => {
  beforeAll(() => {
    deployment = deployments.prosody as Deployment;
  });

  const relayOnly = { attributes: { 'relay-only': '' } };

  it('goes through the relay alone with what the portal gave', async () => {
    const both = [await join(0, '101', relayOnly), await join(1, '102', relayOnly)] as const;
    await connectThem(...both);
    for (const one of both) {
      const { links } = await one.figures();
      expect(links[0]?.path).toMatchObject({ types: 'relay/relay' });
    }
    await hangUp(both[0]);
    for (const one of both) await expectFreed(one);
  });

  it('two whose networks let nothing but TLS out see and hear each other, each by turns: and no other way', async () => {
    const only = { ...relayOnly, before: onlyTls };
    const both = [await join(0, '101', only), await join(1, '102', only)] as const;
    await connectThem(...both);
    for (const one of both) {
      const { links } = await one.figures();
      expect(links).toHaveLength(1);
      expect(links[0]?.path).toMatchObject({ types: 'relay/relay', relayBy: 'tls' });
    }
    await hangUp(both[0]);
    for (const one of both) await expectFreed(one);
  });

  it('an XMPP node dies in the call: media goes on, signaling is back within 5 s, the next call works', () =>
    killEach(true));

  it('an XMPP node freezes in the call: it is given up, and all meet on the other one', async () => {
    const [ana, ben] = [await join(0, '101'), await join(1, '102')];
    await connectThem(ana, ben);
    for (const one of [ana, ben]) await watchPhases(one);
    // The last test left them on the first.
    const frozen = deployment.xmpp[0];
    frozen?.pause();
    try {
      await Promise.all(
        [ana, ben].map((one) => one.until(({ status }) => status !== 'online', 'notices', 20_000)),
      );
      await Promise.all(
        [ana, ben].map((one) => one.until(({ status }) => status === 'online', 'is back', 20_000)),
      );
      for (const one of [ana, ben]) expect(await phasesOf(one)).toEqual(['connected']);
      await hangUp(ana);
      await ben.until(({ phase }) => phase === 'ended', 'hears');
    } finally {
      await frozen?.restart();
    }
  });

  it('the portal is away: who is in a call stays, also when the node dies, and signs in when it is back', async () => {
    const [ana, ben] = [await join(0, '101'), await join(1, '102')];
    await connectThem(ana, ben);
    await deployment.portal?.kill();
    for (const node of deployment.xmpp) await node.restart();
    await Promise.all(
      [ana, ben].map((one) => one.until(({ status }) => status === 'reconnecting', 'notices')),
    );
    await expectMedia(ana);
    await deployment.portal?.restart();
    await Promise.all(
      [ana, ben].map((one) => one.until(({ status }) => status === 'online', 'is back', 30_000)),
    );
    await until(
      () => ana.state(),
      ({ phase }) => phase === 'connected',
    );
    await hangUp(ana);
    await ben.until(({ phase }) => phase === 'ended', 'hears');
  });
});

describe('ejabberd in a cluster in place of Prosody', () => {
  beforeAll(() => {
    deployment = deployments.ejabberd as Deployment;
  });

  it('takes tokens of the portal, and gives TURN credentials that coturn takes', async () => {
    const { service, ca, settings } = deployment;
    const secret = settings['XMPP_TOKEN_SECRET'] ?? '';
    const signIn = (token: string): ReturnType<typeof signInByWire> =>
      signInByWire({ service, ca, domain: 'call.test', username: '101', password: token });
    const claims = { sub: '101', aud: 'call.test', jid: '101@call.test' };
    for (const wrong of [
      signJwt(secret, claims, -1),
      signJwt(secret, { ...claims, jid: '102@call.test' }, 60),
      signJwt('another secret', claims, 60),
      PASSWORD,
    ])
      await expect(signIn(wrong)).rejects.toThrow('not-authorized');
    const wire = await signIn((await fromPortal(deployment, '101', PASSWORD)).xmppToken);
    const iq =
      '<iq xmlns="jabber:client" type="get" id="ice" to="call.test"><services xmlns="urn:xmpp:extdisco:2"/></iq>';
    const answer = await wire.ask(iq, /extdisco/);
    wire.close();
    const types = [...answer.matchAll(/ type='((?:stun|turn)s?)'/g)].map(([, type]) => type);
    expect(types.sort()).toEqual(['stun', 'turn', 'turn', 'turns']);
    const given = [...answer.matchAll(/<service [^>]*username='([^']+)'[^>]*>/g)];
    expect(given).toHaveLength(3);
    for (const [text, username = ''] of given) {
      const right = createHmac('sha1', settings['TURN_SECRET'] ?? '')
        .update(username)
        .digest('base64');
      expect(/password='([^']+)'/.exec(text)?.[1]).toBe(right);
      expect(Number(username.split(':')[0]) * 1_000 - Date.now()).toBeLessThanOrEqual(3_601_000);
    }
  });

  it('a page comes back to the node that can resume its stream, by a cookie', async () => {
    /** Which node was given to who comes with this cookie; null: the one of the cookie. */
    const given = (cookie = ''): Promise<string | null> =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(deployment.service, ['xmpp'], {
          ca: deployment.ca,
          headers: { cookie },
        });
        socket.once('error', reject);
        socket.once('upgrade', ({ headers }) => {
          const value = headers['set-cookie']?.[0] ?? null;
          if (value) expect(value).toMatch(/; HttpOnly; Secure$/i);
          resolve(value?.split(';')[0] ?? null);
          socket.terminate();
        });
      });
    const node = await given();
    expect(node).toMatch(/^call-node=node[12]$/);
    for (const one of ['call-node=node1', 'call-node=node2']) expect(await given(one)).toBeNull();
    expect(await given('call-node=node9')).toMatch(/^call-node=node[12]$/);
  });

  it('people of two nodes call each other; one dies in the call: the same, whichever it is', async () => {
    await killEach(false);
  });
});
