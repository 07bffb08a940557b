/**
 * Runs the commands of a script one after the other, and leaves nothing behind: not after a failure, not
 * after Ctrl-C, not when a runner dies and forgets the browser it had started.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { ROOT } from './root.mjs';

// Everything started here carries this mark in its environment, its children too. That is how a browser is
// found which moved into a process group of its own and outlived its runner; it can be nobody else's.
const MARK = 'CALL_ELEMENTS_RUN';
const mark = randomUUID();
const marks = [process.env[MARK], mark].filter(Boolean).join(',');

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string>} [env] added to the environment
 * @property {string} [cwd] the repository by default
 * @property {number} [timeout] ms after which it is ended; none by default
 * @property {boolean} [quiet] keep its output back, and hand it over in the result
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, ms: number, timedOut: boolean, output: string }>} never rejects
 */
export function run(command, args, { env = {}, cwd = ROOT, timeout = 0, quiet = false } = {}) {
  const start = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env, [MARK]: marks },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      // A group of its own, so that it can be ended as a whole.
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    running.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));

    let timedOut = false;
    const timer = timeout
      ? setTimeout(() => {
          timedOut = true;
          void endGroup(child);
        }, timeout)
      : null;

    /** @param {number} code */
    const finish = (code) => {
      if (timer) clearTimeout(timer);
      running.delete(child);
      signalGroup(child, 'SIGKILL');
      sweep();
      resolve({ code, ms: performance.now() - start, timedOut, output });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      if (!quiet) console.error(error.message);
      finish(127);
    });
    // 'exit', not 'close': a forgotten grandchild may hold the pipes open for ever.
    child.once('exit', (code) => finish(code ?? 1));
  });
}

/** `npx`, without asking the registry: a tool of node_modules. */
export const bin = (/** @type {string} */ name) =>
  `${ROOT}/node_modules/.bin/${name}${process.platform === 'win32' ? '.cmd' : ''}`;

/**
 * Ends the script, and what it started, when a person or a machine asks for it.
 * @param {() => Promise<void>} [cleanUp] what else has to end
 */
export function endOnSignals(cleanUp = async () => {}) {
  let ending = false;
  const end = (/** @type {number} */ code) => {
    if (ending) return;
    ending = true;
    void Promise.allSettled([cleanUp(), ...[...running].map(endGroup)]).then(() => process.exit(code));
  };
  // Not `once`: others who listen look whether somebody else takes care of the signal.
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  process.on('SIGHUP', () => end(129));
  // Who ends `npm test` ends npm and its shell, and neither passes the signal on.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && end(143), 500).unref();
  }
  // The last word: also when the script itself fails.
  process.on('exit', () => {
    for (const child of running) signalGroup(child, 'SIGKILL');
    running.clear();
    sweep();
  });
}

/**
 * Asks a group to end, and ends it after 5 s.
 * @param {import('node:child_process').ChildProcess} child
 */
async function endGroup(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  signalGroup(child, 'SIGTERM');
  await new Promise((resolve) => {
    const timer = setTimeout(resolve, 5_000);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
  signalGroup(child, 'SIGKILL');
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (!child.pid) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // Gone already.
  }
}

/** Kills what carries our mark and is still there. Needs /proc; elsewhere the groups have to do. */
function sweep() {
  if (process.platform !== 'linux' || running.size > 0) return;
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'utf8').includes(mark)) process.kill(pid, 'SIGKILL');
    } catch {
      // Gone, or not ours to read.
    }
  }
}
