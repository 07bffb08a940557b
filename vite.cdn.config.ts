import { defineConfig } from 'vite';
import { CDN_ALIASES } from './scripts/lib/aliases.mjs';
import { integrityFile, lazyChunks, homeOf } from './scripts/lib/lazy-chunks.mjs';
import { fromRoot } from './scripts/lib/root.mjs';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import {
  buttonFile,
  kitIsHere,
  languagesLater,
  minifyAgain,
  reasonsOnly,
  shortProperties,
  stylesFirst,
  workerFiles,
} from './scripts/lib/single-file.mjs';

const ENTRY = fromRoot('src/cdn.ts');
/** Chunks that bring all they need but the entry's. */
const HOMES = {
  panels: fromRoot('src/elements/panels.ts'),
  engine: fromRoot('src/store/engine.ts'),
  mesh: fromRoot('src/mesh/mesh-service.ts'),
};

/**
 * The file for pages without a build step: registers every element and exports the API. What connects and records
 * calls, and languages other than English, lie beside it and are loaded when they are needed.
 */
export default defineConfig({
  plugins: [
    stylesFirst(ENTRY),
    languagesLater(ENTRY),
    reasonsOnly(),
    minifyTemplates(),
    shortProperties(),
    lazyChunks(minifyAgain),
    kitIsHere(),
    buttonFile(fromRoot('src/elements/call-button')),
    workerFiles({
      'service-worker': fromRoot('src/service-worker.ts'),
      'e2ee-worker': fromRoot('src/rtc/e2ee/worker.ts'),
    }),
    integrityFile(),
  ],
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { alias: CDN_ALIASES },
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: true,
    // As a library: an app gets helpers that preload, and there is nothing to preload.
    lib: { entry: { 'call-elements': ENTRY }, formats: ['es'] },
    // scripts/size.mjs reports sizes and fails over budget.
    reportCompressedSize: false,
    rolldownOptions: {
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name].js',
        codeSplitting: {
          groups: [{ name: homeOf(ENTRY, HOMES), debugName: 'home' }],
        },
      },
    },
  },
});
