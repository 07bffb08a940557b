/**
 * `npm run size`: what each entry of dist/ weighs, as a table in Markdown. Fails when the file for script
 * tags is over its budget. Needs `npm run build` first.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { BROWSER_ALIASES } from './lib/aliases.mjs';
import { libraryEntries } from './lib/entries.mjs';
import { fromRoot } from './lib/root.mjs';

const CDN_FILE = 'dist/cdn/call-elements.js';
/** Bytes after gzip; see docs/decisions/0011. */
const CDN_BUDGET = 110_000;

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
/** @param {Uint8Array} bytes */
const weigh = (bytes) => ({
  min: bytes.length,
  gzip: gzipSync(bytes, { level: 9 }).length,
  brotli: brotliCompressSync(bytes).length,
});

/**
 * An entry with everything it needs in one file: what a page pays that imports only this.
 * @param {string} file
 */
async function bundled(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // Arabic written as escapes would weigh three times as much.
    charset: 'utf8',
    conditions: ['production'],
    write: false,
    logLevel: 'error',
    alias: BROWSER_ALIASES,
  });
  return weigh(outputFiles[0].contents);
}

if (!existsSync(fromRoot(CDN_FILE))) {
  console.error('Nothing to weigh: run `npm run build` first.');
  process.exit(1);
}

const rows = [];
for (const name of Object.keys(libraryEntries())) {
  const file = fromRoot('dist', `${name}.js`);
  rows.push({ name: `${name}.js`, own: statSync(file).size, ...(await bundled(file)) });
}
const cdn = weigh(readFileSync(fromRoot(CDN_FILE)));

console.log('| entry | own code | with all it imports, minified | gzip | brotli |');
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const { name, own, min, gzip, brotli } of rows) {
  console.log(`| ${name} | ${kB(own)} | ${kB(min)} | ${kB(gzip)} | ${kB(brotli)} |`);
}
console.log(`| **cdn/call-elements.js** | – | ${kB(cdn.min)} | **${kB(cdn.gzip)}** | ${kB(cdn.brotli)} |`);

const within = cdn.gzip <= CDN_BUDGET;
console.log(
  `\nThe single file is ${kB(cdn.gzip)} after gzip; its budget is ${kB(CDN_BUDGET)}` +
    (within ? ` (${kB(CDN_BUDGET - cdn.gzip)} left).` : `: ${kB(cdn.gzip - CDN_BUDGET)} too much.`),
);
process.exit(within ? 0 : 1);
