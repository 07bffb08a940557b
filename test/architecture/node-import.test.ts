import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';

const run = promisify(execFile);
const inNode = (code: string): Promise<{ stdout: string; stderr: string }> =>
  run(process.execPath, ['--input-type=module', '-e', code], { cwd: fromRoot() });

/** Servers render pages too: what is built must load where there is no `window`, and do nothing there. */
describe('the built modules in plain Node', () => {
  beforeAll(async () => {
    if (!existsSync(fromRoot('dist/index.js')) || !existsSync(fromRoot('dist/store.js'))) {
      await run('npm', ['run', 'build'], { cwd: fromRoot(), shell: process.platform === 'win32' });
    }
  }, 120_000);

  interface Report {
    readonly exports: readonly string[];
    /** Names that came into the global scope. */
    readonly globals: readonly string[];
    readonly registered: boolean;
  }

  const load = async (name: string): Promise<Report> => {
    const { stdout, stderr } = await inNode(`
      if (typeof document !== 'undefined') throw new Error('this Node has a DOM');
      const before = new Set(Object.keys(globalThis));
      const module = await import('./dist/${name}.js');
      console.log(JSON.stringify({
        exports: Object.keys(module),
        globals: Object.keys(globalThis).filter((key) => !before.has(key)),
        registered: globalThis.customElements?.get('call-provider') !== undefined,
      }));
    `);
    expect(stderr).toBe('');
    return JSON.parse(stdout) as Report;
  };

  it('store: loads without a DOM, and without a trace', async () => {
    const { exports, globals } = await load('store');
    expect(exports).toContain('createCallStore');
    expect(globals).toEqual([]);
  });

  it('index: loads without a DOM, and registers nothing', async () => {
    const { exports, globals, registered } = await load('index');
    expect(exports).toEqual(expect.arrayContaining(['define', 'createCallStore', 'CallProvider']));
    expect(registered).toBe(false);
    // Lit counts its copies, and puts a small registry where a server has none.
    const ofLit = /^(lit\w+|reactiveElementVersions|customElements)$/;
    expect(globals.filter((name) => !ofLit.test(name))).toEqual([]);
  });
});
