import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupsOf, integrityFile, lazyChunks } from '../../scripts/lib/lazy-chunks.mjs';

const FILES = {
  'src/cdn.ts': `
    import { Shared } from './shared.js';
    export { Shared } from './shared.js';
    export const loadOne = () => import('./one.js');
    export const loadTwo = async () => { const { two } = await import('./two.js'); return two; };`,
  'src/shared.ts': `
    export class Shared { static made = 0; constructor() { Shared.made++; } }
    export const inner = () => 'inner';`,
  'src/one.ts': `
    import { Shared, inner } from './shared.js';
    import { both } from './signaling/both.js';
    let count = 0;
    count++;
    export const make = () => new Shared();
    export const words = () => inner() + both;`,
  'src/two.ts': `
    import { Shared } from './shared.js';
    import { both } from './signaling/both.js';
    export const two = { isShared: (thing) => thing instanceof Shared, both, later: () => import('./one.js') };`,
  'src/signaling/both.ts': `import { inner } from '../shared.js'; export const both = ' of both ' + inner();`,
};

interface Entry {
  readonly Shared: { new (): object; readonly made: number };
  loadOne(): Promise<{ make(): object; words(): string }>;
  loadTwo(): Promise<{ isShared(thing: object): boolean; later(): Promise<unknown> }>;
}

let folder: string;
const out = (name = ''): string => join(folder, 'out', name);
const chunks = (): string[] => readdirSync(out('chunks'));

async function write(files: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const entry = join(folder, 'src/cdn.ts');
  await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [lazyChunks((code: string) => Promise.resolve(code)), integrityFile()],
    build: {
      outDir: out(),
      lib: { entry: { main: entry }, formats: ['es'] },
      rolldownOptions: {
        preserveEntrySignatures: 'strict',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name].js',
          codeSplitting: {
            groups: groupsOf(entry, {}, { mesh: join(folder, 'src/one.ts') }),
          },
        },
      },
    },
  });
}

describe('the file for script tags and what it loads later', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'call-elements-chunks-'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    await write(FILES);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('exports what its source does, and no more', async () => {
    const entry = (await import(pathToFileURL(out('main.js')).href)) as Entry;
    expect(Object.keys(entry).sort()).toEqual(['Shared', 'loadOne', 'loadTwo']);
  });

  it('are one, whatever URL a page names the file by', async () => {
    const entry = (await import(`${pathToFileURL(out('main.js')).href}?v=2`)) as Entry;
    const one = await entry.loadOne();
    const two = await entry.loadTwo();
    expect(two.isShared(one.make())).toBe(true);
    expect(entry.Shared.made).toBe(1);
    expect(one.words()).toBe('inner of both inner');
    expect(await two.later()).toBe(one);
    for (const name of chunks()) expect(readFileSync(out(`chunks/${name}`), 'utf8')).not.toContain('main.js');
  });

  it('name a chunk by what is in it, down to the entry', async () => {
    const before = chunks();
    expect(before.length).toBeGreaterThan(1);
    for (const name of before) expect(name).toMatch(/-[\w-]{10}\.js$/);
    rmSync(out(), { recursive: true });
    await write({ 'src/two.ts': `${FILES['src/two.ts']}\nconsole.log('changed');` });
    const changed = chunks().filter((name) => !before.includes(name));
    expect(changed).toHaveLength(1);
    expect(readFileSync(out('main.js'), 'utf8')).toContain(changed[0]);
  });

  it('have their hashes in integrity.json', () => {
    const hashes = JSON.parse(readFileSync(out('integrity.json'), 'utf8')) as Record<string, string>;
    expect(Object.keys(hashes).sort()).toEqual(
      ['main.js', ...chunks().map((name) => `chunks/${name}`)].sort(),
    );
    for (const [name, hash] of Object.entries(hashes)) {
      expect(existsSync(out(name))).toBe(true);
      expect(hash).toMatch(/^sha384-[\w+/]{64}$/);
    }
  });

  it('refuse a variable that would not stay the same', async () => {
    await expect(
      write({ 'src/shared.ts': `${FILES['src/shared.ts']}\nexport let moving = 1;` }),
    ).rejects.toThrow('export let');
  });
});
