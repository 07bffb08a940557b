import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { CDN_ALIASES } from '../../scripts/lib/aliases.mjs';
import { LICENSES, licensesOf, packageOf } from '../../scripts/lib/licenses.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { useInstalled } from './installed.js';

/** `lit 3.3.3` and the like, with how many letters stand below. */
function titlesIn(text: string): Map<string, number> {
  const parts = text.split(/^-{80}$/m).slice(1);
  return new Map(parts.map((part) => [/^\s*(\S+ \S+)/.exec(part)?.[1] ?? '', part.trim().length]));
}

const titleOf = (folder: string): string => {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return `${name} ${version}`;
};

describe('licences of others', () => {
  const installed = useInstalled();
  const read = (path: string): Map<string, number> =>
    titlesIn(readFileSync(join(installed.home, path), 'utf8'));

  it('lie beside the files for script tags, one for each package that is in them', async () => {
    // Bundled once more, by another bundler, which tells what it took.
    const { metafile } = await build({
      absWorkingDir: fromRoot(),
      entryPoints: ['src/cdn.ts', 'src/service-worker.ts', 'src/rtc/e2ee/worker.ts'],
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      alias: CDN_ALIASES,
      outdir: installed.folder,
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const used = Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .flatMap(([id]) => packageOf(id) ?? []);
    const wanted = [...new Set(used)].map(titleOf);
    expect(wanted.length).toBeGreaterThan(10);
    const named = read(`dist/cdn/${LICENSES}`);
    expect(wanted.filter((title) => !named.has(title))).toEqual([]);
    // The shortest there is, ISC, with its copyright.
    expect([...named].filter(([, letters]) => letters < 700)).toEqual([]);
  });

  it('lie beside what the package brings of others', () => {
    const vendor = fromRoot('dist/vendor');
    const folders = readdirSync(vendor, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) =>
        name.startsWith('@') ? readdirSync(join(vendor, name)).map((inner) => `${name}/${inner}`) : [name],
      );
    expect(folders.length).toBeGreaterThan(10);
    const named = read(`dist/vendor/${LICENSES}`);
    const wanted = folders.map((name) => titleOf(fromRoot('node_modules', name)));
    expect(wanted.filter((title) => !named.has(title))).toEqual([]);
    expect([...named].filter(([, letters]) => letters < 700)).toEqual([]);
  });

  it('are named on top of each file that a page may have alone', () => {
    for (const name of ['call-elements', 'call-button', 'service-worker', 'e2ee-worker']) {
      const text = readFileSync(join(installed.home, `dist/cdn/${name}.js`), 'utf8');
      expect(text.slice(0, 120)).toMatch(new RegExp(`^/\\*! call-elements \\d.* MIT\\..*${LICENSES} \\*/`));
    }
  });

  it('make a build fail where a package has none', () => {
    expect(() => licensesOf([fromRoot('test/fixtures/unlicensed')])).toThrow('no text of its licence');
  });
});
