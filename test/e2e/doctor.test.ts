import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCoturn, type Coturn } from '../../scripts/lib/coturn.mjs';
import { signToken, startJanus, type Janus } from '../../scripts/lib/janus.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startProsody, type Prosody } from '../../scripts/lib/prosody.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { TurnClient } from '../../src/cli/turn-client.js';
import type { Cause, CheckId } from '../../src/doctor/finding.js';
import { en } from '../../src/locale/doctor/en.js';
import { launchBrowser } from '../harness/browsers.js';
import { janusWithoutPlugins, xmppOffering, type ScriptedServer } from '../harness/scripted-server.js';
import { TcpProxy } from '../harness/signaling-tcp-proxy.js';
import { startStaticServer, type StaticServer } from '../harness/static-server.js';
import { UdpImpairer } from '../harness/udp-impairer.js';
import { DOCTOR_PAGE, examine, wordsOf, type Settings } from './doctor-support.js';

const PASSWORD = 'sentinel-secret-7c1e';
const TOKENS = 'sentinel-token-secret';
const SAFE = `<meta http-equiv="content-security-policy" content="connect-src 'self'" />`;

let server: StaticServer;
let browser: Browser;
let prosody: Prosody;
/** No TURN, no STUN. */
let bare: Prosody;
let janus: Janus;
let coturn: Coturn;
/** Of TCP alone; that relays to nowhere; with one relay for all. */
let byTcp: Coturn, dead: Coturn, small: Coturn;
let silent: TcpProxy;
let scramOnly: ScriptedServer, breaking: ScriptedServer, pluginless: ScriptedServer;
let slow: UdpImpairer, narrow: UdpImpairer, far: UdpImpairer;
let closed: number;

beforeAll(async () => {
  [coturn, byTcp, dead, small, bare, janus, scramOnly, breaking, pluginless, browser, closed] =
    await Promise.all([
      startCoturn(),
      startCoturn({ args: ['--no-udp'] }),
      startCoturn({ args: ['--denied-peer-ip=127.0.0.0-127.255.255.255'] }),
      startCoturn({ args: ['--total-quota=1'] }),
      startProsody({ users: { 101: PASSWORD }, onlyPlain: true }),
      startJanus({ tokenSecret: TOKENS }),
      xmppOffering('SCRAM-SHA-256'),
      xmppOffering('PLAIN'),
      janusWithoutPlugins(),
      launchBrowser('chromium', { args: ['--host-resolver-rules=MAP doctor.test 127.0.0.1'] }),
      freePort(),
    ]);
  prosody = await startProsody({
    users: { 101: PASSWORD },
    onlyPlain: true,
    turn: { port: coturn.port, secret: coturn.secret },
  });
  silent = await TcpProxy.to(prosody.port);
  silent.loseUp = true;
  [slow, narrow, far] = await Promise.all([1, 2, 3].map(() => UdpImpairer.to(coturn.port)));
  slow.set({ rate: 40 });
  narrow.set({ rate: 250 });
  far.set({ delay: 200 });
  server = await startStaticServer({
    mounts: { '/cdn': fromRoot('dist/cdn') },
    pages: {
      '/': DOCTOR_PAGE,
      '/safe.html': DOCTOR_PAGE.replace('<style>', `${SAFE}<style>`),
      '/framed.html': `<!doctype html><iframe width="800" height="600"></iframe><script>
        document.querySelector('iframe').src = location.origin.replace('localhost', '127.0.0.1') + '/';</script>`,
    },
  });
});
afterAll(async () => {
  await browser?.close();
  const all = [server, prosody, bare, janus, coturn, byTcp, dead, small, silent];
  const more = [scramOnly, breaking, pluginless, slow, narrow, far];
  await Promise.all([...all, ...more].map((one) => one?.close()));
});

/** Pages that wait for the next case: a doctor forgets what it was set to. */
const idle: Page[] = [];

async function visit(path = '/', prepare?: (page: Page) => Promise<unknown>): Promise<Page> {
  const page = await browser.newPage();
  await prepare?.(page);
  await page.goto(new URL(path, server.origin).href);
  return page;
}

const user = (more: Settings = {}): Settings => ({
  signaling: 'xmpp',
  service: prosody.service,
  domain: prosody.domain,
  userId: '101',
  credentials: { password: PASSWORD },
  ...more,
});
/** Credentials as XEP-0215 and TURN REST make them; they end in so many seconds. */
function turn(of: { secret: string }, port: number, transport = 'udp', life = 600): RTCIceServer {
  const username = `${Math.floor(Date.now() / 1000) + life}:101`;
  const credential = createHmac('sha1', of.secret).update(username).digest('base64');
  return { urls: `turn:127.0.0.1:${port}?transport=${transport}`, username, credential };
}
const both = (of: Coturn): RTCIceServer[] => [turn(of, of.port), turn(of, of.port, 'tcp')];
/** Calls need no server here: only STUN and TURN are looked at. */
const ice = (...iceServers: RTCIceServer[]): Settings => ({ signaling: 'tabs', iceServers });

type Case = readonly [check: CheckId, cause: Cause, settings: () => Settings, path?: string];

/** Each thing that can be wrong with servers and settings, planted. */
const PLANTED: readonly Case[] = [
  ['service', 'service-missing', () => ({ signaling: 'xmpp' })],
  ['service', 'service-invalid', () => user({ service: 'https://chat.example' })],
  ['service', 'service-insecure', () => user({ service: 'ws://chat.example' })],
  ['service', 'service-unreachable', () => user({ service: `ws://localhost:${closed}/xmpp-websocket` })],
  ['service', 'service-silent', () => user({ service: silent.service })],
  ['service', 'wrong-path', () => user({ service: `ws://localhost:${prosody.port}/nowhere` })],
  ['service', 'wrong-signaling', () => user({ service: janus.url })],
  ['service', 'wrong-signaling', () => user({ signaling: 'janus' })],
  ['service', 'blocked-by-csp', () => user(), '/safe.html'],
  ['sign-in', 'wrong-credentials', () => user({ credentials: { password: 'guess' } })],
  ['sign-in', 'wrong-domain', () => user({ domain: 'other.test' })],
  ['sign-in', 'no-guests', () => user({ credentials: null })],
  ['sign-in', 'user-missing', () => user({ userId: '' })],
  ['sign-in', 'credentials-failed', () => user({ credentials: 'fails' })],
  ['sign-in', 'no-mechanism', () => user({ service: scramOnly.url })],
  ['sign-in', 'sign-in-failed', () => user({ service: breaking.url })],
  ['sign-in', 'no-guests', () => ({ signaling: 'janus', service: janus.url })],
  [
    'sign-in',
    'wrong-credentials',
    () => ({ signaling: 'janus', service: janus.url, credentials: { token: 'guess' } }),
  ],
  ['sign-in', 'plugin-missing', () => ({ signaling: 'janus', service: pluginless.url })],
  ['stun', 'no-ice-servers', () => user({ service: bare.service, domain: bare.domain })],
  ['stun', 'ice-servers-failed', () => ({ signaling: 'tabs', iceServers: 'fails' })],
  ['stun', 'ice-servers-invalid', () => ice({ urls: `turn:127.0.0.1:${closed}` })],
  ['stun', 'stun-unreachable', () => ice({ urls: `stun:127.0.0.1:${closed}` })],
  ['stun', 'ice-host-unknown', () => ice({ urls: 'stun:nowhere.invalid' })],
  [
    'turn-udp',
    'no-turn',
    () => user({ service: bare.service, iceServers: [{ urls: `stun:127.0.0.1:${coturn.port}` }] }),
  ],
  ['turn-udp', 'turn-unreachable', () => ice(turn(coturn, closed))],
  ['turn-tcp', 'turn-unreachable', () => ice(turn(coturn, closed, 'tcp'))],
  ['turn-udp', 'udp-blocked', () => ice(...both(byTcp))],
  ['turn-udp', 'turn-refused', () => ice(turn({ secret: 'wrong' }, coturn.port))],
  ['turn-tcp', 'turn-expired', () => ice(turn(coturn, coturn.port, 'tcp', -60))],
  ['turn-udp', 'ice-host-unknown', () => ice({ ...turn(coturn, 1), urls: 'turn:nowhere.invalid' })],
];
/** What is measured, and so one after the other. */
const MEASURED: readonly Case[] = [
  ['relay', 'relay-blocked', () => ice(turn(dead, dead.port))],
  ['relay', 'relay-slow', () => ice(turn(coturn, slow.port))],
  ['relay', 'relay-audio-only', () => ice(turn(coturn, narrow.port))],
  ['relay', 'relay-far', () => ice(turn(coturn, far.port))],
];

async function expectFound([check, cause, settings, path = '/']: Case): Promise<void> {
  const page = (path === '/' ? idle.pop() : undefined) ?? (await visit(path));
  const found = await examine(page, settings(), check);
  expect(found[check]?.cause, JSON.stringify(found[check])).toBe(cause);
  expect(['fail', 'warn']).toContain(found[check]?.status);
  const { title, action } = en.cause[cause as keyof typeof en.cause];
  const words = await wordsOf(page);
  expect(words).toContain(title);
  expect(words).toContain(action);
  if (path === '/') idle.push(page);
  else await page.close();
}

const named = (planted: Case) => ({ check: planted[0], cause: planted[1], planted });

describe('the doctor names what is wrong with a relay', () => {
  it.each(MEASURED.map(named))('$check: $cause', ({ planted }) => expectFound(planted));
});

describe.concurrent('the doctor names what is planted, and how to mend it', () => {
  it.each(PLANTED.map(named))('$check: $cause', ({ planted }) => expectFound(planted));

  it('turn-udp: turn-full', async () => {
    const { username = '', credential = '' } = turn(small, small.port);
    const occupant = new TurnClient({ host: '127.0.0.1', port: small.port }, { username, credential });
    expect(await occupant.allocate()).toBe(0);
    const page = await visit();
    const found = await examine(page, ice(turn(small, small.port)), 'turn-udp');
    expect(found['turn-udp']).toMatchObject({ status: 'fail', cause: 'turn-full', facts: { code: 486 } });
    occupant.close();
    await page.close();
  });

  it('turn-udp: turn-failed, where the browser does not tell why', async () => {
    const page = await visit('/', (fresh) =>
      fresh.evaluateOnNewDocument(() =>
        Reflect.deleteProperty(RTCPeerConnection.prototype, 'onicecandidateerror'),
      ),
    );
    const found = await examine(page, ice(turn({ secret: 'wrong' }, coturn.port)), 'turn-udp');
    expect(found['turn-udp']?.cause).toBe('turn-failed');
    await page.close();
  });

  it('sign-in: clock-wrong', async () => {
    const page = await visit('/', (fresh) =>
      fresh.evaluateOnNewDocument(() => {
        const real = Date.now.bind(Date);
        Date.now = () => real() - 300_000;
      }),
    );
    const found = await examine(page, user(), 'sign-in');
    expect(found['sign-in']).toMatchObject({ status: 'warn', cause: 'clock-wrong' });
    expect(Math.round((found['sign-in']?.facts.clock ?? 0) / 10)).toBe(30);
    await page.close();
  });

  it('service: offline', async () => {
    const page = await visit();
    await examine(page, { signaling: 'tabs' }, 'service');
    await page.setOfflineMode(true);
    const found = await examine(page, user({ service: 'wss://chat.example/ws' }), 'service');
    expect(found.service?.cause).toBe('offline');
    await page.close();
  });

  it('page, codecs: no WebRTC, no codec', async () => {
    const none = await visit('/', (fresh) =>
      fresh.evaluateOnNewDocument(() => Reflect.deleteProperty(window, 'RTCPeerConnection')),
    );
    const without = await examine(none, {}, 'page', 'codecs', 'turn-udp');
    expect(without.page?.cause).toBe('no-webrtc');
    expect(without.codecs).toMatchObject({
      status: 'skipped',
      cause: 'earlier-check',
      facts: { after: 'page' },
    });
    await none.close();
    for (const [kind, cause] of [
      ['audio', 'no-audio-codec'],
      ['video', 'no-video-codec'],
    ] as const) {
      const page = await visit('/', (fresh) =>
        fresh.evaluateOnNewDocument((gone) => {
          const real = RTCRtpSender.getCapabilities.bind(RTCRtpSender);
          RTCRtpSender.getCapabilities = (of) =>
            of === gone ? { codecs: [], headerExtensions: [] } : real(of);
        }, kind),
      );
      expect((await examine(page, {}, 'codecs')).codecs?.cause).toBe(cause);
      await page.close();
    }
  });

  it('page: not secure; devices and sign-in are not tried there, the way to the server is', async () => {
    const page = await browser.newPage();
    await page.goto(server.origin.replace('localhost', 'doctor.test'));
    const found = await examine(page, user(), 'page', 'microphone', 'sign-in');
    expect(found.page?.cause).toBe('insecure-origin');
    expect(found.microphone).toMatchObject({ cause: 'earlier-check', facts: { after: 'page' } });
    expect(found.service?.status).toBe('ok');
    expect(found['sign-in']).toMatchObject({ cause: 'earlier-check', facts: { after: 'page' } });
    expect(await wordsOf(page)).toContain('Open this page with https.');
    await page.close();
  });

  it('page: a frame without leave', async () => {
    const page = await visit('/framed.html');
    const frame = await page.waitForFrame((one) => one.url().startsWith('http://127.0.0.1'));
    const found = await examine(frame as unknown as Page, {}, 'page');
    expect(found.page).toMatchObject({ cause: 'permission-denied-by-frame', facts: { thing: 'both' } });
    await page.close();
  });
});

describe('where all is well', () => {
  it('finds so, with figures, by XMPP; the report and the page hold no secret and no address', async () => {
    const page = await visit();
    const found = await examine(page, user());
    const { 'turn-tls': tls, ...others } = found;
    expect(Object.values(others).filter(({ status }) => status !== 'ok')).toEqual([]);
    expect(tls).toMatchObject({ status: 'skipped', cause: 'not-offered' });
    expect(found.relay?.facts).toMatchObject({ transport: 'udp', enough: 'group' });
    expect(found.relay?.facts.rate).toBeGreaterThan(1_500);
    const report = await page.evaluate(async () => {
      let copied = '';
      navigator.clipboard.writeText = (text) => Promise.resolve(void (copied = text));
      const copy = document.querySelector('call-doctor')?.shadowRoot?.querySelector('[part="copy"]');
      (copy as HTMLElement).click();
      await Promise.resolve();
      return copied;
    });
    expect(Object.keys(JSON.parse(report) as object)).toEqual(['at', 'browser', 'findings']);
    for (const text of [report, await wordsOf(page)]) {
      expect(text).not.toMatch(/sentinel|101|call\.test|localhost|127\.0\.0\.1|\d:101|fake_device/);
    }
    await page.close();
  });

  it('finds so by Janus', async () => {
    const page = await visit();
    const credentials = { token: signToken(TOKENS, { plugins: ['videocall'] }) };
    const found = await examine(
      page,
      { signaling: 'janus', service: janus.url, credentials },
      'sign-in',
      'stun',
    );
    expect(found['sign-in']?.status).toBe('ok');
    expect(found.stun).toMatchObject({ status: 'skipped', cause: 'not-offered' });
    await page.close();
  });

  it('in Firefox too', async () => {
    const firefox = await launchBrowser('firefox');
    try {
      const page = await firefox.newPage();
      await page.goto(server.origin);
      const found = await examine(page, user());
      const wanted: CheckId[] = [
        'page',
        'codecs',
        'microphone',
        'camera',
        'service',
        'sign-in',
        'turn-udp',
        'relay',
      ];
      expect(wanted.map((id) => [id, found[id]?.status])).toEqual(wanted.map((id) => [id, 'ok']));
    } finally {
      await firefox.close();
    }
  });
});
