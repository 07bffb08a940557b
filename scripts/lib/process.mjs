import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Children that still run: none may outlive this process. */
const alive = new Set();
/** Folders to remove, whatever ends this process but SIGKILL. */
const folders = new Set();
const LOG_LINES = 400;
// On Linux the kernel itself ends the child when its parent is killed and can run no handler.
const SETPRIV = process.platform === 'linux' && existsSync('/usr/bin/setpriv') ? '/usr/bin/setpriv' : null;

function cleanUp() {
  for (const child of alive) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

let guarded = false;
function guardParent() {
  if (guarded) return;
  guarded = true;
  process.on('exit', cleanUp);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    const onSignal = () => {
      cleanUp();
      // Where nobody else handles the signal it must still end this process.
      if (process.listenerCount(signal) > 1) return;
      process.removeListener(signal, onSignal);
      process.kill(process.pid, signal);
    };
    process.on(signal, onSignal);
  }
}

/**
 * A new folder of the system's temporary one.
 * @param {string} name
 * @returns {Promise<{ path: string, remove: () => Promise<void> }>}
 */
export async function temporaryFolder(name) {
  guardParent();
  const path = await mkdtemp(join(tmpdir(), `call-elements-${name}-`));
  folders.add(path);
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      folders.delete(path);
    },
  };
}

/**
 * Polls a real probe until it holds.
 * @param {() => boolean | Promise<boolean>} probe
 * @param {{ timeout?: number, every?: number, what?: string, signal?: AbortSignal }} [options] in ms
 * @returns {Promise<void>} rejects after `timeout`, or with the reason of `signal`
 */
export async function waitFor(probe, { timeout = 30_000, every = 50, what = 'readiness', signal } = {}) {
  const end = Date.now() + timeout;
  for (;;) {
    signal?.throwIfAborted();
    if (await Promise.resolve(probe()).catch(() => false)) return;
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms for ${what} in vain.`);
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/**
 * Starts a program and waits until it is ready to serve.
 * @param {object} options
 * @param {string} options.command
 * @param {string[]} [options.args]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {string} [options.advice] how to install the program, for the error message
 * @param {() => boolean | Promise<boolean>} [options.ready] a real probe: true when it serves
 * @param {number} [options.timeout] ms to become ready
 */
export async function startProcess({ command, args = [], cwd, env, advice, ready, timeout = 30_000 }) {
  guardParent();
  const found = findProgram(command);
  if (!found) throw new Error(`The program "${command}" is not installed.${advice ? ` Try: ${advice}` : ''}`);
  const [file, argv] = SETPRIV ? [SETPRIV, ['--pdeathsig', 'KILL', found, ...args]] : [found, args];
  const child = spawn(file, argv, { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      lines.push(...text.split('\n').filter(Boolean));
      lines.splice(0, lines.length - LOG_LINES);
    });
  }
  alive.add(child);
  const over = new AbortController();
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      alive.delete(child);
      over.abort(new Error(`"${command}" ended early (${signal ?? code}).\n${lines.slice(-15).join('\n')}`));
      resolve(undefined);
    });
    child.once('error', (error) => {
      alive.delete(child);
      over.abort(error);
      resolve(undefined);
    });
  });

  const handle = {
    pid: child.pid ?? 0,
    exited,
    log: () => lines.join('\n'),
    get running() {
      return alive.has(child);
    },
    /** @param {NodeJS.Signals} signal */
    signal(signal) {
      if (alive.has(child)) child.kill(signal);
    },
    pause: () => handle.signal('SIGSTOP'),
    resume: () => handle.signal('SIGCONT'),
    async kill() {
      handle.signal('SIGKILL');
      await exited;
    },
    /** @param {number} [grace] ms between SIGTERM and SIGKILL */
    async stop(grace = 3000) {
      // A stopped process would keep SIGTERM waiting.
      handle.signal('SIGCONT');
      handle.signal('SIGTERM');
      const timer = setTimeout(() => handle.signal('SIGKILL'), grace);
      await exited;
      clearTimeout(timer);
    },
  };

  try {
    if (ready) await waitFor(ready, { timeout, what: `"${command}"`, signal: over.signal });
  } catch (error) {
    await handle.kill();
    throw error;
  }
  return handle;
}

/**
 * A program as {@link startProcess} starts it, which can be started again.
 * @param {Parameters<typeof startProcess>[0]} options
 */
export async function startServer(options) {
  let child = await startProcess(options);
  return {
    get pid() {
      return child.pid;
    },
    log: () => child.log(),
    pause: () => child.pause(),
    resume: () => child.resume(),
    kill: () => child.kill(),
    stop: () => child.stop(),
    async restart() {
      await child.kill();
      child = await startProcess(options);
    },
  };
}

/** @param {string} command */
function findProgram(command) {
  if (command.includes('/')) return existsSync(command) ? command : null;
  // Debian keeps servers in sbin, which is not on everyone's PATH.
  const path = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/sbin'];
  return path.map((folder) => `${folder}/${command}`).find((file) => existsSync(file)) ?? null;
}
