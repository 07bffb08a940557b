/**
 * `node scripts/bench-servers.mjs`: what a core of each server carries, started from `deploy/` as it is rendered. Counts
 * the time that the server's own process has computed, not the time that went by: so it holds on a busy machine too,
 * and when the clients are on the same one. `PEOPLE=1000` signs in more; `ONLY=coturn` measures the relay alone.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { signJwt } from '../deploy/portal/tokens.mjs';
import { startDeployment } from './lib/deployment.mjs';
import { freePort } from './lib/ports.mjs';
import { startProcess, waitFor } from './lib/process.mjs';
import { computed } from './lib/processor-time.mjs';
import { turnByTls } from './lib/turn-by-tls.mjs';
import { signInByWire } from './lib/xmpp-wire.mjs';

const run = promisify(execFile);
const PEOPLE = Number(process.env.PEOPLE ?? 400);
/** Of the signals of one call, with the offer among them (docs/bench.md). */
const SIGNAL_BYTES = 1_500;
const SIGNALS = 20;
/** Memory of a process in kB. @param {number} pid */
const memory = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN);

/** Seconds that each of these computes while something is done. @param {number[]} pids @param {() => Promise<unknown>} act */
async function cost(pids, act) {
  const before = pids.map(computed);
  await act();
  return pids.map((pid, at) => (computed(pid) - (before[at] ?? 0)) / 1000);
}

/** @type {[part: string, what: string, figure: string][]} */
const rows = [];
const round = (/** @type {number} */ value) =>
  Number(value.toPrecision(2)).toLocaleString('en-GB', { maximumFractionDigits: 0 });
const perCore = (/** @type {number} */ count, /** @type {number} */ seconds) => round(count / seconds);

const only = process.env.ONLY === 'coturn';
const deployment = await startDeployment({
  ...(only ? { parts: ['coturn'] } : {}),
  settings: { TURN_PERSON_QUOTA: '0', JANUS_RTP_PORTS: '22000-23000' },
  users: { 101: 'pw' },
});
const { settings, xmpp, haproxy, coturn, portal, janus, ca, hostIp } = deployment;
const [prosody = 0, balancer = 0] = [xmpp[0]?.pid, haproxy[0]?.pid];

/** @param {string} service */
async function measureXmpp(service) {
  /** @type {import('./lib/xmpp-wire.d.mts').Wire[]} */
  const wires = [];
  let heard = 0;
  let lost = 0;
  const signIn = async (/** @type {number} */ n) => {
    const username = `p${n}`;
    const password = signJwt(settings.XMPP_TOKEN_SECRET ?? '', { sub: username, aud: 'call.test' }, 60);
    const domain = 'call.test';
    const onStanza = (/** @type {string} */ text) => void (text.includes('<call') && heard++);
    const wire = await signInByWire({ service, domain, username, password, ca, onStanza });
    wire.send('<presence xmlns="jabber:client"/>');
    wires[n] = wire;
    void wire.ended.then(() => lost++);
  };
  const empty = [prosody, balancer].map(memory);
  const signedIn = await cost([prosody, balancer], async () => {
    for (let n = 0; n < PEOPLE; n += 20)
      await Promise.all(Array.from({ length: Math.min(20, PEOPLE - n) }, (_, at) => signIn(n + at)));
  });
  const full = [prosody, balancer].map(memory);
  const body = 'x'.repeat(SIGNAL_BYTES);
  const sent = await cost([prosody, balancer], async () => {
    for (let k = 0; k < SIGNALS; k++) {
      const wanted = heard + PEOPLE;
      for (const [n, wire] of wires.entries()) {
        const to = wires[n ^ 1]?.jid ?? wire.jid;
        wire.send(`<message xmlns="jabber:client" type="headline" to="${to}"><call>${body}</call></message>`);
      }
      await waitFor(() => heard >= wanted, { timeout: 30_000, what: 'the signals' }).catch((error) => {
        throw new Error(`${wanted - heard} signals and ${lost} connections lost`, { cause: error });
      });
    }
  });
  for (const wire of wires) wire.close();
  await Promise.all(wires.map(({ ended }) => ended));
  return ['Prosody', 'HAProxy'].map((part, at) => ({
    part,
    signIns: perCore(PEOPLE, signedIn[at] ?? NaN),
    signals: perCore(PEOPLE * SIGNALS, sent[at] ?? NaN),
    memory: round(((full[at] ?? NaN) - (empty[at] ?? NaN)) / PEOPLE),
  }));
}

/**
 * coturn's own client hangs with TLS, so that is done for it.
 * @param {'udp' | 'tcp' | 'tls'} way How a browser reaches the relay; its other side is always UDP.
 */
async function measureTurn(way) {
  const peer = await freePort();
  const clients = 20;
  const messages = 1_000;
  const length = 1_000;
  // As another relay or a person: what comes is sent back.
  const echo = await startProcess({
    command: 'turnutils_peer',
    args: ['-L', hostIp, '-p', String(peer)],
    advice: 'apt-get install coturn',
  });
  const tls =
    way === 'tls' ? await turnByTls({ host: hostIp, port: Number(settings.TURN_TLS_PORT), ca }) : null;
  let said = '';
  const [used = NaN] = await cost([coturn?.pid ?? 0], async () => {
    ({ stdout: said } = await run(
      'turnutils_uclient',
      // prettier-ignore
      [...(way === 'udp' ? [] : ['-t']), '-c', '-u', 'bench', '-W', settings.TURN_SECRET ?? '', '-e', hostIp,
        '-r', String(peer), '-p', String(tls?.port ?? settings.TURN_PORT), '-m', String(clients), '-n', String(messages),
        '-l', String(length), '-z', '5', tls ? '127.0.0.1' : hostIp],
      { timeout: 120_000 },
    ));
  });
  await echo.stop();
  await tls?.close();
  if (tls && tls.messages() < clients * messages) throw new Error('not all of it went by TLS');
  // A busy machine loses some: those that are back have been there twice.
  const packets = 2 * Number([...said.matchAll(/tot_recv_msgs=(\d+)/g)].at(-1)?.[1]);
  return { mbit: round((packets * length * 8) / 1e6 / used), packets: perCore(packets, used) };
}

/** People who come to the relay by TLS, none of whom has been there before. */
async function measureTurnHandshakes() {
  const times = 400;
  const shake = () =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: hostIp, port: Number(settings.TURN_TLS_PORT), ca }, () => {
        socket.destroy();
        resolve(undefined);
      });
      socket.once('error', reject);
    });
  const [used = NaN] = await cost([coturn?.pid ?? 0], async () => {
    for (let n = 0; n < times; n++) await shake();
  });
  return perCore(times, used);
}

/** @param {string} path @param {object} body @param {string} [cookie] */
const post = (path, body, cookie = '') =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', cookie };
    const asked = request(new URL(path, deployment.origin), { method: 'POST', ca, headers }, (response) => {
      response.resume().once('end', () => resolve(response.headers['set-cookie']?.[0]?.split(';')[0] ?? ''));
    });
    asked.once('error', reject);
    asked.end(JSON.stringify(body));
  });

async function measurePortal() {
  const times = 300;
  let cookie = '';
  const [signIns = NaN] = await cost([portal?.pid ?? 0], async () => {
    for (let n = 0; n < 30; n++) cookie = await post('/portal/sign-in', { user: '101', password: 'pw' });
  });
  const [given = NaN] = await cost([portal?.pid ?? 0], async () => {
    for (let n = 0; n < times; n++) await post('/portal/credentials', {}, cookie);
  });
  return { signIns: perCore(30, signIns), given: perCore(times, given) };
}

try {
  for (const { part, ...figures } of only ? [] : await measureXmpp(deployment.service)) {
    rows.push([part, 'people signed in per second and core', figures.signIns]);
    rows.push([part, `signals of ${SIGNAL_BYTES} bytes per second and core`, figures.signals]);
    rows.push([part, 'kB of memory per person', figures.memory]);
  }
  for (const way of /** @type {const} */ (['udp', 'tcp', 'tls'])) {
    const { mbit, packets } = await measureTurn(way);
    rows.push(['coturn', `relayed Mbit/s per core, ${way} on one side`, mbit]);
    rows.push(['coturn', `packets of 1000 bytes per second and core, ${way}`, packets]);
  }
  rows.push(['coturn', 'people connected by TLS per second and core', await measureTurnHandshakes()]);
  if (portal) {
    const { signIns, given } = await measurePortal();
    rows.push(['portal', 'passwords checked per second and core', signIns]);
    rows.push(['portal', 'credentials given per second and core', given]);
  }
  if (janus[0]) rows.push(['Janus', 'kB of memory, empty', round(memory(janus[0].pid))]);
  console.log('| part | what | figure |\n| --- | --- | ---: |');
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
} finally {
  await deployment.close();
}
