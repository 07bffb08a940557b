import { execFile } from 'node:child_process';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { bin } from '../../scripts/lib/run.mjs';
import { useInstalled } from '../package/installed.js';
import { typeFaults } from '../package/type-faults.js';

const run = promisify(execFile);
const FRAMEWORKS = ['@types/react', 'preact', 'solid-js', 'vue', 'svelte'];

/** Each compiles what is right, and finds a fault in each line of what is wrong. */
describe('types for all frameworks', { timeout: 120_000 }, () => {
  const installed = useInstalled(FRAMEWORKS);
  const folder = (): string => join(installed.folder, 'types');
  beforeAll(() => cpSync(fromRoot('test/types'), folder(), { recursive: true }));

  it('hold in JSX of React 19, Preact and Solid, in one program', () => {
    expect(typeFaults(folder(), ['react', 'preact', 'solid'])).toBe('');
  });

  it('hold in templates of Vue', async () => {
    await expect(
      run(bin('vue-tsc'), ['--noEmit', '-p', 'tsconfig.vue.json'], { cwd: folder() }),
    ).resolves.toEqual({
      stdout: '',
      stderr: '',
    });
  });

  it('hold in Svelte 5', async () => {
    const args = ['--tsconfig', 'tsconfig.svelte.json', '--output', 'machine', '--threshold', 'error'];
    // It ends with 1, as it has to: there are faults in what is wrong.
    const { stdout } = await run(bin('svelte-check'), args, { cwd: folder() }).catch(
      (error: { stdout: string }) => error,
    );
    const found = [...stdout.matchAll(/ERROR "([^"]+)" (\d+):/g)].map(([, file, line]) => `${file}:${line}`);
    const expected = readdirSync(folder())
      .filter((file) => file.endsWith('.svelte'))
      .flatMap((file) =>
        readFileSync(join(folder(), file), 'utf8')
          .split('\n')
          .flatMap((text, index) => (text.includes('<!-- wrong:') ? [`${file}:${index + 1}`] : [])),
      );
    expect(expected.length).toBeGreaterThan(5);
    expect(found.sort()).toEqual(expected.sort());
  });
});
