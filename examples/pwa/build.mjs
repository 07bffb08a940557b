// Bundles the page and the service worker: two files, each of them served from the root.
import { cpSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
cpSync('public', 'dist', { recursive: true });
await build({
  entryPoints: ['src/app.js', 'src/sw.js', 'src/app.css'],
  outdir: 'dist',
  bundle: true,
  minify: true,
  // The kit loads what makes calls when it is needed.
  splitting: true,
  format: 'esm',
  target: 'es2022',
  loader: { '.css': 'css' },
});
