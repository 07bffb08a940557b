import { connect, type SecureVersion } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signJwt, turnServers } from '../../deploy/portal/tokens.mjs';
import { startDeployment, type Deployment } from '../../scripts/lib/deployment.mjs';
import { signInByWire, type Wire } from '../../scripts/lib/xmpp-wire.mjs';
import { command, connectionsTo, isUp } from '../harness/haproxy.js';
import { askPortal, fromPortal } from '../harness/portal-client.js';
import { TurnClient } from '../../src/cli/turn-client.js';
import { until } from '../harness/until.js';

const PASSWORD = 'sentinel-secret-7c1e';
const DOMAIN = 'call.test';

let deployment: Deployment;
beforeAll(async () => {
  deployment = await startDeployment({
    parts: ['haproxy', 'xmpp', 'coturn', 'portal'],
    users: { 101: PASSWORD, 102: PASSWORD },
    balancers: 2,
  });
});
afterAll(() => deployment.close());

const setting = (name: string): string => deployment.settings[name] ?? '';
const tokenFor = (user: string, life = 60): string =>
  signJwt(setting('XMPP_TOKEN_SECRET'), { sub: user, aud: DOMAIN }, life);
const signIn = (username: string, password: string, onStanza?: (text: string) => void): Promise<Wire> =>
  signInByWire({
    service: deployment.service,
    domain: DOMAIN,
    ca: deployment.ca,
    username,
    password,
    ...(onStanza && { onStanza }),
  });

describe('TLS', () => {
  /** The version of TLS, or why there is no connection. */
  const handshake = (port: number, host: string, ca?: string, maxVersion?: SecureVersion): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect({
        port,
        host,
        ...(host === 'localhost' && { servername: host }),
        ...(ca && { ca }),
        ...(maxVersion && { maxVersion, minVersion: maxVersion, ciphers: 'DEFAULT@SECLEVEL=0' }),
      });
      socket.once('secureConnect', () => {
        resolve(socket.getProtocol() ?? '');
        socket.destroy();
      });
      // So coturn refuses: it says nothing.
      socket.setTimeout(2_000, () => resolve('ETIMEDOUT'));
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    });

  it('stands before XMPP, Janus and the portal, and before TURN: 1.2 or newer, with our certificate', async () => {
    const { ca, hostIp } = deployment;
    for (const [port, host] of [
      [Number(setting('HTTPS_PORT')), 'localhost'],
      [Number(setting('TURN_TLS_PORT')), hostIp],
    ] as const) {
      expect(await handshake(port, host, ca)).toMatch(/^TLSv1\.[23]$/);
      expect(await handshake(port, host, ca, 'TLSv1.2')).toBe('TLSv1.2');
      expect(await handshake(port, host, ca, 'TLSv1.1')).toMatch(/^E/);
      expect(await handshake(port, host)).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
    }
  });
});

describe('the token of the portal', () => {
  it('signs in once', async () => {
    const { xmppToken } = await fromPortal(deployment, '101', PASSWORD);
    const first = await signIn('101', xmppToken);
    expect(first.jid).toMatch(/^101@call\.test\//);
    first.close();
    await expect(signIn('101', xmppToken)).rejects.toThrow('not-authorized');
  });

  it.each([
    ['is over', () => tokenFor('101', -1)],
    ['would be good for longer than the portal gives', () => tokenFor('101', 3_600)],
    ['is of somebody else', () => tokenFor('102')],
    [
      'is for another server',
      () => signJwt(setting('XMPP_TOKEN_SECRET'), { sub: '101', aud: 'other.test' }, 60),
    ],
    ['is signed by somebody else', () => signJwt('another secret', { sub: '101', aud: DOMAIN }, 60)],
    ['is not signed', () => tokenFor('101').replace(/[^.]*$/, '')],
    ['is the password', () => PASSWORD],
    ['is empty', () => ''],
  ])('does not sign in when it %s', async (_, token) => {
    await expect(signIn('101', token())).rejects.toThrow(/not-authorized|malformed-request/);
  });

  it('signs in with what the portal would give: the checks above refuse nothing good', async () => {
    const wire = await signIn('101', tokenFor('101'));
    wire.close();
  });
});

describe('the portal', () => {
  it('gives nothing without a password or the cookie, and answers no page of others', async () => {
    expect((await askPortal(deployment, '/portal/credentials')).status).toBe(401);
    expect(
      (await askPortal(deployment, '/portal/credentials', {}, { cookie: 'call-portal=a.b.c' })).status,
    ).toBe(401);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await askPortal(deployment, '/portal/credentials', {}, form)).status).toBe(405);
    const leave = 'access-control-allow-origin';
    const asked = (origin: string): Promise<unknown> =>
      askPortal(deployment, '/portal/credentials', {}, { origin }).then(({ headers }) => headers[leave]);
    expect(await asked('https://pages.test')).toBe('https://pages.test');
    expect(await asked('https://evil.test')).toBeUndefined();
    const right = { user: '101', password: PASSWORD };
    expect((await askPortal(deployment, '/portal/sign-in', right)).status).toBe(204);
  });

  it('is not asked any more by who guesses, and says the same of names that are and that are not', async () => {
    const guess = (user: string): Promise<number> =>
      askPortal(deployment, '/portal/sign-in', { user, password: 'guess' }).then(({ status }) => status);
    expect([await guess('101'), await guess('nobody'), await guess('__proto__')]).toEqual([401, 401, 401]);
    await until(
      () => guess('101'),
      (status) => status === 429,
      { label: 'stopped' },
    );
    // The right one does not help either, for a minute.
    await expect(fromPortal(deployment, '101', PASSWORD)).rejects.toThrow('429');
  });
});

describe('S13: the relay', () => {
  const probes: TurnClient[] = [];
  const account = (user = '101', life = 3_600): { username: string; credential: string } => {
    const relays = { hosts: ['turn.test'], port: '1', tlsPort: '2', life };
    const [, { username = '', credential = '' } = {}] = turnServers(setting('TURN_SECRET'), user, relays);
    return { username, credential };
  };
  const probe = (who: ReturnType<typeof account> | null): TurnClient => {
    const made = new TurnClient({ host: deployment.hostIp, port: Number(setting('TURN_PORT')) }, who);
    probes.push(made);
    return made;
  };
  afterAll(() => {
    for (const one of probes) one.close();
  });

  it('is nobody’s without credentials that are good now', async () => {
    expect(await probe(null).allocate()).toBe(401);
    expect(await probe(account('101', -1)).allocate()).toBe(401);
    expect(await probe({ ...account(), credential: 'guess' }).allocate()).toBe(401);
    expect(await probe({ username: '101', credential: PASSWORD }).allocate()).toBe(401);
  });

  it('relays to the outside and to what was named, never to this machine or into the network', async () => {
    const relay = probe(account());
    expect(await relay.allocate()).toBe(0);
    const inside = [
      '127.0.0.1',
      '0.0.0.0',
      '10.0.0.21',
      '100.64.1.1',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ];
    for (const ip of inside) expect([ip, await relay.permit(ip)]).toEqual([ip, 403]);
    expect(await relay.permit('8.8.8.8')).toBe(0);
    expect(await relay.permit('172.32.0.1')).toBe(0);
    expect(await relay.permit(deployment.hostIp)).toBe(0);
  });

  it('has a quota for each person, whoever made the credentials', async () => {
    const quota = Number(setting('TURN_PERSON_QUOTA'));
    const granted = [];
    for (let n = 0; n <= quota; n++) granted.push(await probe(account('102')).allocate());
    expect(granted.filter((code) => code === 0)).toHaveLength(quota);
    expect(granted.at(-1)).toBe(486);
    // A second later the name begins otherwise, and the person is the same.
    expect(await probe(account('102', 3_000)).allocate()).toBe(486);
    expect(await probe(account('101')).allocate()).toBe(0);
  });

  it('takes what the XMPP server gives (XEP-0215), for UDP, TCP and TLS: the same person as the portal says', async () => {
    const wire = await signIn('101', tokenFor('101'));
    const iq = `<iq xmlns="jabber:client" type="get" id="ice" to="${DOMAIN}"><services xmlns="urn:xmpp:extdisco:2"/></iq>`;
    const answer = await wire.ask(iq, /extdisco/);
    wire.close();
    const services = [...answer.matchAll(/<service ([^>]*)\/>/g)].map(([, text = '']) =>
      Object.fromEntries(
        [...text.matchAll(/([a-z]+)=(?:'([^']*)'|"([^"]*)")/g)].map(([, k, a, b]) => [k, a ?? b]),
      ),
    );
    expect(services.map(({ type, transport }) => `${type} ${transport}`)).toEqual([
      'stun udp',
      'turn udp',
      'turn tcp',
      'turns tcp',
    ]);
    for (const { username = '', password: credential = '' } of services.slice(1)) {
      expect(username.split(':')[1]).toBe(account().username.split(':')[1]);
      expect(Number(username.split(':')[0]) * 1_000 - Date.now()).toBeLessThanOrEqual(3_600_000);
      expect(await probe({ username, credential }).allocate()).toBe(0);
    }
  });
});

describe('two XMPP nodes behind two balancers', () => {
  const people: Wire[] = [];
  afterAll(() => {
    for (const one of people) one.close();
  });
  const at = async (balancer: number, user: string, onStanza?: (words: string) => void): Promise<Wire> => {
    const wire = await signInByWire({
      service: `wss://localhost:${deployment.haproxy[balancer]?.port}/xmpp-websocket`,
      domain: DOMAIN,
      ca: deployment.ca,
      username: user,
      password: tokenFor(user),
      ...(onStanza && { onStanza }),
    });
    people.push(wire);
    return wire;
  };
  /** As a page does it: again and again. */
  const back = (balancer: number, user: string, onStanza?: (words: string) => void): Promise<Wire> =>
    until(
      () => at(balancer, user, onStanza).catch(() => null),
      (made) => made !== null,
      { label: 'back' },
    ) as Promise<Wire>;

  let count = 0;
  interface Listener {
    readonly wire: Wire;
    readonly heard: string[];
  }
  const listen = async (balancer: number): Promise<Listener> => {
    const heard: string[] = [];
    return { heard, wire: await back(balancer, '102', (words) => heard.push(words)) };
  };
  const come = (howMany: number): Promise<Wire[]> =>
    Promise.all(Array.from({ length: howMany }, (_, n) => back(n % 2, '101')));
  /** These, by default four who come now by either balancer, reach who is there. */
  const reaches = async ({ wire: { jid }, heard }: Listener, who = come(4)): Promise<void> => {
    const id = `word-${count++}`;
    const others = await who;
    for (const [n, one] of others.entries())
      one.send(
        `<message xmlns="jabber:client" type="headline" to="${jid}"><body>${id}-${n}</body></message>`,
      );
    await until(
      () => others.filter((_, n) => heard.some((words) => words.includes(`${id}-${n}`))).length,
      (found) => found === others.length,
      { label: 'heard' },
    );
  };

  it('everybody is on the same one, also after one died, and after it came back: nobody is moved', async () => {
    const first = await listen(0);
    await reaches(first);
    // Sixty are about to connect at the same time.
    deployment.xmpp[0]?.pause();
    const crowd = come(60);
    await until(async () => (await connectionsTo(deployment, 'xmpp,BACKEND')) > 60, Boolean, {
      label: 'they are there',
    });
    deployment.xmpp[0]?.resume();
    await reaches(first, crowd);
    await deployment.xmpp[0]?.kill();
    await first.wire.ended;
    const moved = await listen(1);
    await until(async () => !(await isUp(deployment, 'xmpp,node1')), Boolean, { label: 'it is missed' });
    await reaches(moved);
    await deployment.xmpp[0]?.restart();
    await until(() => isUp(deployment, 'xmpp,node1'), Boolean, { label: 'it is seen again' });
    await reaches(moved);
    await deployment.xmpp[1]?.kill();
    await moved.wire.ended;
    await reaches(await listen(0));
    await deployment.xmpp[1]?.restart();
    await until(() => isUp(deployment, 'xmpp,node2'), Boolean, { label: 'it is seen again' });
  });

  it('one that is back as soon as somebody has moved parts nobody', async () => {
    await deployment.xmpp[0]?.kill();
    const moved = await listen(0);
    await deployment.xmpp[0]?.restart();
    await reaches(moved);
  });

  it('one that is taken out by hand is left at once, and waits when it is back', async () => {
    const here = await listen(0);
    const active = (await connectionsTo(deployment, 'xmpp,node1')) > 0 ? 1 : 2;
    await command(deployment, `set server xmpp/node${active} state maint`);
    await here.wire.ended;
    const moved = await listen(1);
    await reaches(moved);
    await command(deployment, `set server xmpp/node${active} state ready`);
    await until(() => isUp(deployment, `xmpp,node${active}`), Boolean, { label: 'it is seen again' });
    await reaches(moved);
  });
});
