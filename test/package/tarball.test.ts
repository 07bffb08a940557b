import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { moduleEntries, packageEntries } from '../../scripts/lib/package-entries.mjs';
import { packageFaults } from '../../scripts/lib/package-faults.mjs';
import { pack } from '../../scripts/lib/pack.mjs';
import { useInstalled } from './installed.js';

/** Beside dist/, which is all code and what describes it. */
const BESIDE = [
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'bin/call-elements.js',
  'custom-elements.json',
  'package.json',
];
/** In bytes, as it is downloaded. It is 0.91 MB; half of that are declarations and the files for script tags. */
const MOST = 1_100_000;

describe('the packed package', () => {
  const installed = useInstalled();
  const files = (): string[] =>
    readdirSync(installed.home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(installed.home.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort();

  it('holds what is built, and nothing of what it is built from', () => {
    const outside = files().filter((name) => !name.startsWith('dist/'));
    expect(outside).toEqual(BESIDE);
    const strange = files().filter(
      (name) =>
        name.startsWith('dist/') &&
        !/\.(js|d\.ts|css|json)$|^dist\/(vendor|cdn)\/THIRD-PARTY-LICENSES\.txt$/.test(name),
    );
    expect(strange).toEqual([]);
    expect(
      files().filter((name) => /\/(test|stories|demo|fixtures|scripts)\/|\.(test|stories)\./.test(name)),
    ).toEqual([]);
  });

  it('weighs about a megabyte', async () => {
    expect(statSync(await pack()).size).toBeLessThan(MOST);
  });

  it('has every file that its export map names, and a type for each module', () => {
    const there = (path: string | null): boolean => path === null || existsSync(join(installed.home, path));
    const entries = packageEntries();
    expect(entries.length).toBeGreaterThan(30);
    expect(entries.filter(({ file, types }) => !there(file) || !there(types))).toEqual([]);
    const untyped = entries.filter(({ file, types }) => file?.endsWith('.js') && !types);
    // Files for script tags, and workers that are named by their address.
    expect(untyped.map(({ subpath }) => subpath).sort()).toEqual([
      './cdn/call-button.js',
      './cdn/e2ee-worker.js',
      './cdn/service-worker.js',
    ]);
  });

  it('names what editors look for', () => {
    const manifest = JSON.parse(readFileSync(join(installed.home, 'package.json'), 'utf8')) as {
      customElements: string;
      'web-types': string;
    };
    const read = (path: string): { [key: string]: unknown } =>
      JSON.parse(readFileSync(join(installed.home, path), 'utf8')) as { [key: string]: unknown };
    expect(read(manifest.customElements)['modules']).toBeInstanceOf(Array);
    expect(read(manifest['web-types'])).toMatchObject({ name: 'call-elements' });
    expect(read('dist/vscode.html-custom-data.json')['tags']).toHaveLength(16);
  });

  it('imports no package but those that it declares, and all of them', async () => {
    const modules = moduleEntries().map(({ file }) => join(installed.home, file ?? ''));
    const { metafile } = await build({
      entryPoints: modules,
      bundle: true,
      splitting: true,
      format: 'esm',
      packages: 'external',
      outdir: installed.folder,
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const names = Object.values(metafile.outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ external }) => external)
      .map(({ path }) => path.split('/', path.startsWith('@') ? 2 : 1).join('/'));
    const { dependencies } = JSON.parse(readFileSync(join(installed.home, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect([...new Set(names)].sort()).toEqual(Object.keys(dependencies).sort());
  });

  it('stands before publint and attw', async () => {
    // `npm run package:check` looks at the types of every entry.
    expect(await packageFaults(await pack(), ['./store', './elements/call-grid'])).toEqual([]);
  }, 60_000);
});
