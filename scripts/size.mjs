/**
 * `npm run size`: what each entry of dist/ weighs, as a table in Markdown, and whether the promises about it hold.
 * `--json` gives the same figures in bytes, for the documentation. Fails over a budget. Needs `npm run build` first.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { laterTags, libraryEntries } from './lib/entries.mjs';
import { fromRoot } from './lib/root.mjs';

const CDN = 'dist/cdn';
const CDN_FILE = `${CDN}/call-elements.js`;
const LIT = ['lit', '@lit/*'];

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
/** @param {Uint8Array} bytes */
const weigh = (bytes) => ({
  min: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes).length,
});

/**
 * Entries with everything that comes with them at once in one file: what a page pays that imports only these. What
 * they load later is not in it.
 * @param {readonly string[]} files
 * @param {readonly string[]} [without] packages that are not counted
 */
async function bundled(files, without = []) {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: files.map((file, index) => `export * as _${index} from ${JSON.stringify(file)};`).join('\n'),
      resolveDir: fromRoot(),
    },
    bundle: true,
    // Parts what is loaded later from what is not.
    splitting: true,
    outdir: fromRoot('dist/size'),
    metafile: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // Arabic written as escapes would weigh three times as much.
    charset: 'utf8',
    conditions: ['production'],
    write: false,
    logLevel: 'error',
    external: [...without],
  });
  const output = Object.entries(metafile.outputs);
  const main = output.find(([, { entryPoint }]) => entryPoint === '<stdin>')?.[0] ?? '';
  const all = new Set([main]);
  for (const name of all) {
    for (const { path, kind } of metafile.outputs[name]?.imports ?? []) {
      if (kind === 'import-statement' && metafile.outputs[path]) all.add(path);
    }
  }
  const parts = outputFiles.filter(({ path }) => [...all].some((name) => path.endsWith(`/${name}`)));
  return weigh(Buffer.concat(parts.map(({ contents }) => contents)));
}

if (!existsSync(fromRoot(CDN_FILE))) {
  console.error('Nothing to weigh: run `npm run build` first.');
  process.exit(1);
}

const dist = (/** @type {string} */ name) => fromRoot('dist', `${name}.js`);
const rows = [];
for (const name of Object.keys(libraryEntries())) {
  rows.push({ name: `${name}.js`, own: statSync(dist(name)).size, ...(await bundled([dist(name)])) });
}
const cdn = readdirSync(fromRoot(CDN), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.js$/.test(name))
  .sort()
  .map((name) => ({ name: name.replaceAll('\\', '/'), ...weigh(readFileSync(fromRoot(CDN, name))) }));

/** Tags of the page in the README, as a page shows them before a call: `<call-tile>` comes with the first person. */
const PAGE = ['call-controls', 'call-grid', 'call-toggle', 'device-picker'];
const inCdn = (/** @type {string} */ name) => {
  const pattern = new RegExp(`^chunks/${name}-[\\w-]{10}\\.js$`);
  const file = cdn.find((each) => each.name === name || pattern.test(each.name));
  if (!file) throw new Error(`dist/cdn has no ${name}`);
  return file;
};
const fromCdn = (/** @type {string} */ name) => inCdn(name).gzip;
const sum = (/** @type {readonly string[]} */ names) => names.reduce((all, name) => all + fromCdn(name), 0);
const page = ['call-elements.js', 'elements', ...PAGE];
/** What registers every element there is. */
const every = ['call-elements.js', 'elements', ...laterTags()];
const inOne = await bundled([dist('define'), ...PAGE.map((tag) => dist(`elements/${tag}/${tag}`))]);
const PAGES = [
  { what: 'its elements, the store and Lit, by a bundler, in one file', gzip: inOne.gzip },
  { what: `the same from dist/cdn, in ${page.length} files`, gzip: sum(page) },
  {
    what: 'and what knows devices, for the picker and the controls (engine)',
    gzip: sum([...page, 'engine']),
  },
  {
    what: 'and what connects (mesh, tabs), once it connects',
    gzip: sum([...page, 'engine', 'mesh', 'tabs-signaling']),
  },
  {
    what: `every element there is, from dist/cdn, in ${every.length} files: no page shows them all`,
    gzip: sum(every),
  },
];

/** What is promised, in bytes. See docs/decisions/0021. */
const PROMISES = [
  {
    what: 'cdn/call-button.js, before anybody is about to press it',
    is: weigh(readFileSync(fromRoot(CDN, 'call-button.js'))).brotli,
    most: 8_000,
    how: 'brotli',
  },
  {
    what: 'incoming-call-dialog with the store, without Lit',
    is: (await bundled([dist('elements/incoming-call-dialog/define'), dist('store')], LIT)).gzip,
    most: 20_000,
    how: 'gzip',
  },
  {
    what: 'all elements and the store (define.js), what comes at once, without Lit',
    is: (await bundled([dist('define')], LIT)).gzip,
    most: 45_000,
    how: 'gzip',
  },
  {
    what: 'page with provider, grid, controls, picker, dialog, without Lit, before a call',
    is: (await bundled([dist('define'), ...PAGE.map((tag) => dist(`elements/${tag}/${tag}`))], LIT)).gzip,
    most: 45_000,
    how: 'gzip',
  },
  {
    what: 'cdn/call-elements.js, what comes at once, with Lit',
    is: fromCdn('call-elements.js'),
    most: 45_000,
    how: 'gzip',
  },
  {
    what: 'whole cdn/call-elements.js, every element in, with Lit, as one file, before a call',
    is: weigh(Buffer.concat(every.map((name) => readFileSync(fromRoot(CDN, inCdn(name).name))))).gzip,
    most: 80_000,
    how: 'gzip',
  },
];
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ entries: rows, cdn, pages: PAGES, promises: PROMISES }));
} else {
  console.log('| entry | own code | with all that comes with it, minified | gzip | brotli |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  for (const { name, own, min, gzip, brotli } of rows) {
    console.log(`| ${name} | ${kB(own)} | ${kB(min)} | ${kB(gzip)} | ${kB(brotli)} |`);
  }
  console.log('\n| file for script tags | minified | gzip | brotli |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const { name, min, gzip, brotli } of cdn) {
    console.log(`| ${name} | ${kB(min)} | ${kB(gzip)} | ${kB(brotli)} |`);
  }
  console.log(
    '\n| page with provider, grid, controls, picker, dialog: all that is loaded before a call | gzip |',
  );
  console.log('| --- | ---: |');
  for (const { what, gzip } of PAGES) console.log(`| ${what} | ${kB(gzip)} |`);
  console.log('\n| promise | at most | is | left |');
  console.log('| --- | ---: | ---: | ---: |');
  for (const { what, is, most, how } of PROMISES) {
    const left = is > most ? `**${kB(is - most)} too much**` : kB(most - is);
    console.log(`| ${what} | ${kB(most)} ${how} | **${kB(is)}** | ${left} |`);
  }
}
process.exit(PROMISES.every(({ is, most }) => is <= most) ? 0 : 1);
