import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { moduleEntries } from '../../scripts/lib/package-entries.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { startStaticServer } from '../harness/static-server.js';
import { useInstalled } from './installed.js';

const run = promisify(execFile);

/** Lit counts its copies, and puts a small registry where a server has none. */
const OF_LIT = /^(lit\w+|reactiveElementVersions|customElements)$/;
/** Registers every tag. */
const DEFINES = /^\.\/(define|elements\/.+)$/;
/** A worker itself: how it listens. */
const OF_WORKERS = /^on(message|rtctransform)$/;
/** In browsers Lit's classes extend HTMLElement at once, which a worker has not; these do without Lit. */
const HEADLESS = ['./store', './testing', './service-worker', './e2ee-worker'];

interface Report {
  readonly exports: readonly string[];
  /** Names that came into the global scope. */
  readonly globals: readonly string[];
  readonly registered: boolean;
  readonly error?: string;
}

/** Imports entries one after the other, and tells what each left behind. */
const REPORTER = `
  export async function report(names) {
    const reports = {};
    for (const name of names) {
      const before = new Set(Object.keys(globalThis));
      try {
        const module = await import('call-elements' + name.slice(1));
        reports[name] = {
          exports: Object.keys(module),
          globals: Object.keys(globalThis).filter((key) => !before.has(key)),
          registered: globalThis.customElements?.get('call-provider') !== undefined,
        };
      } catch (error) {
        reports[name] = { error: String(error), exports: [], globals: [], registered: false };
      }
    }
    return reports;
  }
`;

describe('the installed package', () => {
  const installed = useInstalled();
  const names = moduleEntries().map(({ subpath }) => subpath);
  // What registers tags comes last, so that what must not is seen to leave none.
  const ordered = [
    ...names.filter((name) => !DEFINES.test(name)),
    ...names.filter((name) => DEFINES.test(name)),
  ];

  const inNode = async (code: string): Promise<Record<string, Report>> => {
    const { stdout, stderr } = await run(
      process.execPath,
      ['--input-type=module', '-e', `${REPORTER}\n${code}`],
      {
        cwd: installed.folder,
      },
    );
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Record<string, Report>;
  };

  const expectClean = (reports: Record<string, Report>): void => {
    expect(Object.keys(reports)).toEqual(ordered);
    for (const [name, { error, globals, registered }] of Object.entries(reports)) {
      expect(error, name).toBeUndefined();
      expect(
        globals.filter((key) => !OF_LIT.test(key) && (name !== './e2ee-worker' || !OF_WORKERS.test(key))),
        name,
      ).toEqual([]);
      if (!DEFINES.test(name)) expect(registered, name).toBe(false);
    }
  };

  it('imports in plain Node, every entry, and leaves nothing behind', async () => {
    const reports = await inNode(`console.log(JSON.stringify(await report(${JSON.stringify(ordered)})));`);
    expectClean(reports);
    expect(reports['.']?.exports).toEqual(
      expect.arrayContaining(['define', 'createCallStore', 'CallProvider', 'CallButton']),
    );
  });

  it('imports in a worker of Node, every entry', async () => {
    const code = `
      import { parentPort } from 'node:worker_threads';
      ${REPORTER}
      parentPort.postMessage(await report(${JSON.stringify(ordered)}));
    `;
    expectClean(
      await inNode(`
        import { Worker } from 'node:worker_threads';
        const worker = new Worker(${JSON.stringify(code)}, { eval: true });
        worker.once('message', (reports) => console.log(JSON.stringify(reports)));
      `),
    );
  });

  it('has a store that needs no Lit', async () => {
    for (const name of ['lit', '@lit'])
      rmSync(join(installed.folder, 'node_modules', name), { recursive: true });
    const reports = await inNode(`console.log(JSON.stringify(await report(['./store', './testing'])));`);
    expect(reports['./store']?.error).toBeUndefined();
    expect(reports['./store']?.exports).toContain('createCallStore');
    expect(reports['./testing']?.error).toBeUndefined();
  });

  it('imports in a worker of a browser, what has no element in it', async () => {
    const imports = HEADLESS.map((name) => `'${name}': () => import('call-elements${name.slice(1)}')`);
    writeFileSync(
      join(installed.folder, 'worker.js'),
      `const before = new Set(Object.keys(self));
      const entries = { ${imports.join(', ')} };
      const names = {};
      for (const [name, load] of Object.entries(entries)) names[name] = Object.keys(await load());
      const globals = Object.keys(self).filter((key) => !before.has(key));
      self.postMessage({ names, globals, dom: typeof document });`,
    );
    const folder = join(installed.folder, 'built');
    await build({
      absWorkingDir: installed.folder,
      entryPoints: ['worker.js'],
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: folder,
      logLevel: 'silent',
    });
    const server = await startStaticServer({
      mounts: { '/built': folder },
      pages: { '/': '<!doctype html>' },
    });
    const browser = await launchBrowser('chromium', { media: 'none' });
    try {
      const page = await browser.newPage();
      await page.goto(server.origin);
      const told = await page.evaluate(
        () =>
          new Promise<{ names: Record<string, string[]>; globals: string[]; dom: string }>(
            (resolve, reject) => {
              const worker = new Worker('/built/worker.js', { type: 'module' });
              worker.onmessage = ({ data }: MessageEvent) => resolve(data as never);
              worker.onerror = ({ message }) => reject(new Error(message));
            },
          ),
      );
      expect(told.dom).toBe('undefined');
      expect(told.globals).toEqual([]);
      expect(told.names['./store']).toContain('createCallStore');
      expect(told.names['./service-worker']).toContain('handleCalls');
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
