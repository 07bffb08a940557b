import { defineConfig } from 'vite';
import { CDN_ALIASES } from './scripts/lib/aliases.mjs';
import { fromRoot } from './scripts/lib/root.mjs';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import {
  classicWorker,
  minifyAgain,
  reasonsOnly,
  shortProperties,
  staticImports,
  stylesFirst,
} from './scripts/lib/single-file.mjs';

/**
 * The single file for pages without a build step: registers every element and exports the API.
 * Built like an app, because Vite does not minify white space in a library of ES modules.
 */
export default defineConfig({
  plugins: [
    stylesFirst(fromRoot('src/cdn.ts')),
    staticImports(),
    reasonsOnly(),
    minifyTemplates(),
    shortProperties(),
    minifyAgain(),
    classicWorker(fromRoot('src/service-worker.ts')),
  ],
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { alias: CDN_ALIASES },
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    // No <link rel="modulepreload"> helper: there is nothing to preload.
    modulePreload: false,
    // scripts/size.mjs reports sizes and fails over budget.
    reportCompressedSize: false,
    rolldownOptions: {
      input: { 'call-elements': 'src/cdn.ts' },
      // Without it an app's entry loses its exports.
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
    },
  },
});
