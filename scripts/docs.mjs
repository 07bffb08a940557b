/**
 * `npm run docs`: the documentation, as files in `site/` that any web server can serve. Needs `npm run build` first.
 *
 *   npm run docs                        builds it
 *   npm run docs:serve                  builds it, and serves it at http://localhost:4173/
 *   npm run docs:serve -- --port=8080
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensurePackages, fail } from './lib/install.mjs';
import { endOnSignals } from './lib/run.mjs';
import { fromRoot } from './lib/root.mjs';

const { values: options } = parseArgs({
  options: { serve: { type: 'boolean', default: false }, port: { type: 'string', default: '4173' } },
});
await ensurePackages();
if (!existsSync(fromRoot('dist/cdn/integrity.json')))
  fail('There is no dist/ yet: run `npm run build` first.');

// Only now is everything there that these import.
const { buildSite } = await import('./docs/build.mjs');
const started = performance.now();
const pages = await buildSite(fromRoot('site'));
console.log(`${pages.length} pages in site/, in ${((performance.now() - started) / 1000).toFixed(1)} s`);

if (options.serve) {
  const { preview } = await import('vite');
  const server = await preview({
    configFile: false,
    root: fromRoot(),
    build: { outDir: 'site' },
    appType: 'mpa',
    preview: { port: Number(options.port) },
  });
  endOnSignals(() => server.close());
  console.log(`  ${server.resolvedUrls?.local[0]}\n  Ctrl-C ends it.`);
}
