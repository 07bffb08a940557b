import { execFile, spawn } from 'node:child_process';
import { createServer as createHttp, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCoturn, type Coturn } from '../../scripts/lib/coturn.mjs';
import { signToken, startJanus, type Janus } from '../../scripts/lib/janus.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startProsody, type Prosody } from '../../scripts/lib/prosody.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import type { ServerFinding } from '../../src/cli/server-finding.js';
import type { ServerCause, ServerCheck } from '../../src/cli/words.js';
import { janusWithoutPlugins, xmppOffering, type ScriptedServer } from '../harness/scripted-server.js';
import { TcpProxy } from '../harness/signaling-tcp-proxy.js';

const PASSWORD = 'sentinel-secret-7c1e';
const TOKENS = 'sentinel-token-secret';
const run = promisify(execFile);

let folder: string;
let prosody: Prosody,
  bare: Prosody,
  janus: Janus,
  hasty: Janus,
  coturn: Coturn,
  closedRelay: Coturn,
  open: Coturn;
let silent: TcpProxy, scramOnly: ScriptedServer, pluginless: ScriptedServer;
let plain: Server, forbidding: Server, good: Server, ending: Server, foreign: Server;
let unused: number;

const listen = async (server: Server): Promise<Server> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

async function certificate(name: string, ...args: string[]): Promise<{ key: Buffer; cert: Buffer }> {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.pem`)];
  const made = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  await run('openssl', ['req', ...made, '-keyout', key, '-out', cert, '-subj', '/CN=localhost', ...args]);
  return { key: await readFile(key), cert: await readFile(cert) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'call-elements-command-'));
  const users = { 101: PASSWORD };
  [coturn, closedRelay, open, bare, janus, hasty, scramOnly, pluginless, unused] = await Promise.all([
    startCoturn(),
    startCoturn({ args: ['--denied-peer-ip=127.0.0.0-127.255.255.255'] }),
    startCoturn({ open: true }),
    startProsody({ users, onlyPlain: true }),
    startJanus({ tokenSecret: TOKENS, reclaim: 10 }),
    startJanus({ sessionTimeout: 5 }),
    xmppOffering('SCRAM-SHA-256'),
    janusWithoutPlugins(),
    freePort(),
  ]);
  prosody = await startProsody({
    users,
    onlyPlain: true,
    turn: { port: closedRelay.port, secret: closedRelay.secret },
  });
  silent = await TcpProxy.to(prosody.port);
  silent.loseUp = true;
  const year = await certificate('year', '-days', '365', '-addext', 'subjectAltName=DNS:localhost');
  const soon = await certificate('soon', '-days', '10', '-addext', 'subjectAltName=DNS:localhost');
  const other = await certificate('other', '-days', '365', '-addext', 'subjectAltName=DNS:other.test');
  plain = await listen(createHttp((_request, response) => response.end('hello')));
  forbidding = await listen(createHttp());
  forbidding.on('upgrade', (_request, socket) =>
    socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'),
  );
  [good, ending, foreign] = await Promise.all([year, soon, other].map((tls) => listen(createHttps(tls))));
});
afterAll(async () => {
  for (const server of [plain, forbidding, good, ending, foreign]) server?.close();
  const all = [prosody, bare, janus, hasty, coturn, closedRelay, open, silent, scramOnly, pluginless];
  await Promise.all(all.map((one) => one?.close()));
  await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** As a person runs it. */
async function command(args: string[], env: Record<string, string> = {}, input = ''): Promise<Ran> {
  const child = spawn(process.execPath, [fromRoot('bin/call-elements.js'), 'doctor', ...args], {
    env: { PATH: process.env['PATH'], ...env },
  });
  child.stdin.end(input);
  const [output, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  expect(error).toBe('');
  return { code, output };
}
async function findings(args: string[], env: Record<string, string> = {}): Promise<readonly ServerFinding[]> {
  const { code, output } = await command([...args, '--json'], env);
  const { ok, findings: found } = JSON.parse(output) as { ok: boolean; findings: ServerFinding[] };
  expect(code).toBe(ok ? 0 : 1);
  return found;
}

type Case = readonly [ServerCheck, ServerCause, () => string[], (() => Record<string, string>)?];
const known = (): string[] => [prosody.service, '--domain', prosody.domain, '--user', '101'];
const ice = (relay: Coturn): string[] => ['--ice', `turn:127.0.0.1:${relay.port}`, '--ice-user', 'x'];
const guest = (...more: string[]): string[] => [bare.guestService, '--domain', bare.guestDomain, ...more];

/** Whom else to trust. */
const trusting = (name: string): Record<string, string> => ({
  NODE_EXTRA_CA_CERTS: join(folder, `${name}.pem`),
});
const IN_TWO_YEARS = '--import=data:text/javascript,Date.now=(n=>()=>n()+63072e6)(Date.now)';

const PLANTED: readonly Case[] = [
  ['address', 'service-invalid', () => ['https://chat.example']],
  ['dns', 'dns-unknown', () => ['wss://nowhere.invalid/ws']],
  ['tcp', 'tcp-refused', () => [`ws://localhost:${unused}`]],
  ['tls', 'tls-failed', () => [`wss://localhost:${portOf(plain)}`]],
  ['tls', 'tls-untrusted', () => [`wss://localhost:${portOf(good)}`]],
  ['tls', 'tls-soon', () => [`wss://localhost:${portOf(ending)}`], () => trusting('soon')],
  ['tls', 'tls-wrong-name', () => [`wss://localhost:${portOf(foreign)}`], () => trusting('other')],
  [
    'tls',
    'tls-expired',
    () => [`wss://localhost:${portOf(good)}`],
    () => ({ ...trusting('year'), NODE_OPTIONS: IN_TWO_YEARS }),
  ],
  ['websocket', 'service-silent', () => [silent.service]],
  ['websocket', 'wrong-path', () => [`ws://localhost:${prosody.port}/nowhere`]],
  ['websocket', 'no-upgrade', () => [`ws://localhost:${portOf(plain)}`]],
  ['websocket', 'http-refused', () => [`ws://localhost:${portOf(forbidding)}`]],
  ['stream', 'wrong-domain', () => [prosody.service, '--domain', 'other.test']],
  ['stream', 'no-mechanism', () => [scramOnly.url, '--domain', 'call.test']],
  ['sign-in', 'wrong-credentials', known, () => ({ CALL_DOCTOR_PASSWORD: 'guess' })],
  ['sign-in', 'no-guests', () => [prosody.service, '--domain', prosody.domain]],
  ['stun', 'no-ice-servers', () => guest()],
  ['turn-udp', 'no-turn', () => guest('--ice', `stun:127.0.0.1:${coturn.port}`)],
  ['stun', 'stun-unreachable', () => guest('--ice', `stun:127.0.0.1:${unused}`)],
  [
    'turn-udp',
    'turn-unreachable',
    () => guest('--ice', `turn:127.0.0.1:${unused}`, '--ice-user', 'x'),
    () => ({ CALL_DOCTOR_ICE_PASSWORD: 'x' }),
  ],
  ['turn-udp', 'turn-refused', () => guest(...ice(coturn)), () => ({ CALL_DOCTOR_ICE_PASSWORD: 'guess' })],
  ['turn-udp', 'turn-open', () => guest(...ice(open)), () => ({ CALL_DOCTOR_ICE_PASSWORD: 'x' })],
  [
    'turn-udp',
    'turn-expired',
    () => [...guest(...ice(coturn)).slice(0, -1), '1600000000:x'],
    () => ({ CALL_DOCTOR_ICE_PASSWORD: 'x' }),
  ],
  ['session', 'session-short', () => [hasty.url]],
  ['session', 'no-reclaim', () => [pluginless.url]],
  ['janus', 'plugin-missing', () => [pluginless.url]],
  ['sign-in', 'wrong-credentials', () => [janus.url], () => ({ CALL_DOCTOR_TOKEN: 'guess' })],
];

describe.concurrent('npx call-elements doctor names what is planted', () => {
  it.each(PLANTED.map(([check, cause, args, env]) => ({ check, cause, args, env })))(
    '$check: $cause',
    async ({ check, cause, args, env }) => {
      const found = await findings(args(), env?.());
      expect(found.find(({ id }) => id === check)?.cause, JSON.stringify(found)).toBe(cause);
    },
  );

  it('open-relay: a relay that leads into its own machine; others do not', async () => {
    const inner = (found: readonly ServerFinding[]): ServerFinding | undefined =>
      found.find(({ id }) => id === 'open-relay');
    const own = await startProsody({
      users: { 101: PASSWORD },
      onlyPlain: true,
      turn: { port: coturn.port, secret: coturn.secret },
    });
    try {
      const env = { CALL_DOCTOR_PASSWORD: PASSWORD };
      expect(inner(await findings([own.service, '--domain', own.domain, '--user', '101'], env))?.cause).toBe(
        'open-relay',
      );
      expect(inner(await findings(known(), env))?.status).toBe('ok');
    } finally {
      await own.close();
    }
  });
});

describe('where all is well', () => {
  it('says so, line by line, with the password from standard input, and writes none', async () => {
    const { code, output } = await command([...known(), '--password-stdin'], {}, `${PASSWORD}\n`);
    expect(output).toContain('Nothing fails.');
    expect(code).toBe(0);
    for (const name of [
      'DNS',
      'TCP',
      'WebSocket',
      'XMPP stream',
      'Sign-in',
      'STUN',
      'TURN over UDP',
      'TURN over TCP',
    ]) {
      expect(output).toMatch(new RegExp(`^ok {4}${name}`, 'm'));
    }
    expect(output).toMatch(/^warn {2}TURN over TLS/m);
    expect(output).not.toContain('sentinel');
    expect(JSON.stringify(await findings(known(), { CALL_DOCTOR_PASSWORD: PASSWORD }))).not.toMatch(
      /sentinel|127\.0\.0\.1|localhost|call\.test|"101/,
    );
  });

  it('says so of Janus, with a token', async () => {
    const token = signToken(TOKENS, { plugins: ['videocall'] });
    const { code, output } = await command([janus.url, '--token-stdin'], {}, token);
    expect(output).toMatch(/^ok {4}Janus .*videocall/m);
    expect(output).toMatch(/^ok {4}Sign-in/m);
    expect(code).toBe(0);
  });

  it('says how it is used', async () => {
    expect(await command([])).toMatchObject({
      code: 2,
      output: expect.stringContaining('npx call-elements doctor'),
    });
    expect((await command(['wss://chat.example', '--password', 'x'])).code).toBe(2);
  });
});
