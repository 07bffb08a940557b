import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProsody, type Prosody } from '../../../scripts/lib/prosody.mjs';
import { USERS } from '../../harness/signaling-xmpp.js';

/** A program of its own: it ends by itself only if nothing is left that keeps Node alive. */
const PROGRAM = `
  import { WebSocket } from 'ws';
  import { XmppSignaling } from './src/signaling/xmpp/index.js';
  globalThis.WebSocket = WebSocket;
  const [scenario, service, pid, password] = process.argv.slice(2);
  const ana = new XmppSignaling({ service, domain: 'call.test', userId: 'ana', credentials: { password } });
  const idle = { userId: 'bob' }, signal = { type: 'hangUp', sessionId: 's' };
  ana.send(idle, signal).catch(() => {});
  const connecting = ana.connect().catch(() => {});
  // Real time: in the midst of an attempt that nobody answers.
  if (scenario === 'attempt') await new Promise((resolve) => setTimeout(resolve, 200));
  else await connecting;
  if (scenario === 'frozen') process.kill(Number(pid), 'SIGSTOP');
  if (scenario === 'query' || scenario === 'frozen') void ana.iceServers();
  const from = performance.now();
  await ana.disconnect();
  const took = performance.now() - from;
  // A destroyed socket takes a turn of the loop to go.
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  const left = process.getActiveResourcesInfo().filter((name) => /Timeout|TCP|TLS|Connect/.test(name));
  console.log(JSON.stringify({ status: ana.state.status, took, left }));
`;

let prosody: Prosody;
let folder: string;
let file: string;
const silent = createServer((socket) => void socket.on('error', () => {}).resume());

beforeAll(async () => {
  prosody = await startProsody({ users: USERS, onlyPlain: true });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(join(tmpdir(), 'call-elements-leftovers-'));
  file = join(folder, 'program.cjs');
  const root = join(import.meta.dirname, '../../..');
  const contents = `(async () => { ${PROGRAM.replace(/^\s*import .*$/gm, '')} })();`;
  const imports = PROGRAM.match(/^\s*import .*$/gm)?.join('\n') ?? '';
  await build({
    stdin: { contents: imports + contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile: file,
    logLevel: 'error',
  });
}, 30_000);
afterAll(async () => {
  silent.close();
  await rm(folder, { recursive: true, force: true });
  await prosody.close();
});

it.each(['online', 'query', 'frozen', 'attempt', 'absent'])(
  'nothing is left after disconnect: %s',
  async (scenario) => {
    const { port } = silent.address() as AddressInfo;
    const service =
      { attempt: `ws://127.0.0.1:${port}/`, absent: 'ws://127.0.0.1:9/' }[scenario] ?? prosody.service;
    const child = spawn(process.execPath, [file, scenario, service, String(prosody.pid), USERS.ana]);
    let [output, faults] = ['', ''];
    child.stdout.on('data', (data) => (output += String(data)));
    child.stderr.on('data', (data) => (faults += String(data)));
    const timer = setTimeout(() => child.kill('SIGKILL'), 12_000);
    const code = await new Promise((resolve) => child.once('exit', resolve));
    clearTimeout(timer);
    prosody.resume();
    expect(code, faults).toBe(0);
    const { status, took, left } = JSON.parse(output) as { status: string; took: number; left: string[] };
    expect(status).toBe('offline');
    expect(took).toBeLessThan(1500);
    expect(left).toEqual([]);
  },
);
