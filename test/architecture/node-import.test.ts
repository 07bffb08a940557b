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

  it.each(['index', 'store'])('%s loads without a DOM, and quietly', async (name) => {
    const { stdout, stderr } = await inNode(`
      if (typeof document !== 'undefined') throw new Error('this Node has a DOM');
      const before = Object.keys(globalThis).length;
      const module = await import('./dist/${name}.js');
      console.log(JSON.stringify({ exports: Object.keys(module), globals: Object.keys(globalThis).length - before }));
    `);
    const { globals } = JSON.parse(stdout) as { exports: string[]; globals: number };
    expect(globals).toBe(0);
    // Lit says in development mode that it is; nothing else may be said.
    expect(stderr.replace(/^Lit is in dev mode.*$/gm, '').trim()).toBe('');
  });

  it('the store is there', async () => {
    const { stdout } = await inNode(`console.log(typeof (await import('./dist/store.js')).createCallStore)`);
    expect(stdout.trim()).toBe('function');
  });
});
