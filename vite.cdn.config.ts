import { defineConfig } from 'vite';
import { CDN_ALIASES } from './scripts/lib/aliases.mjs';
import { laterTags } from './scripts/lib/entries.mjs';
import { groupsOf, integrityFile, lazyChunks } from './scripts/lib/lazy-chunks.mjs';
import { LICENSES, licenses } from './scripts/lib/licenses.mjs';
import { fromRoot } from './scripts/lib/root.mjs';
import { undefinedCss } from './scripts/lib/themes.mjs';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import {
  buttonFile,
  kitIsHere,
  languagesLater,
  minifyAgain,
  reasonsOnly,
  shortProperties,
  workerFiles,
} from './scripts/lib/single-file.mjs';

const others = licenses(LICENSES);
const ENTRY = fromRoot('src/cdn.ts');
const ELEMENTS = Object.fromEntries(
  laterTags().map((tag) => [tag, fromRoot(`src/elements/${tag}/${tag}.ts`)]),
);
const SERVICES = {
  engine: fromRoot('src/store/engine.ts'),
  mesh: fromRoot('src/mesh/mesh-service.ts'),
  // First the small one: what both share comes with it.
  'tabs-signaling': fromRoot('src/signaling/tabs/tabs-signaling.ts'),
  // What looks at a sign-in does it with the same parts.
  'xmpp-signaling': fromRoot('src/signaling/xmpp/xmpp-signaling.ts'),
  doctor: fromRoot('src/doctor/diagnose.ts'),
};

/**
 * The file for pages without a build step: registers every element and exports the API. What connects and records
 * calls, and languages other than English, lie beside it and are loaded when they are needed.
 */
export default defineConfig({
  plugins: [
    others.collect,
    languagesLater(ENTRY),
    reasonsOnly(),
    minifyTemplates(),
    shortProperties(),
    lazyChunks(minifyAgain),
    kitIsHere(),
    buttonFile(fromRoot('src/elements/call-button'), others.add),
    workerFiles(
      {
        'service-worker': fromRoot('src/service-worker.ts'),
        'e2ee-worker': fromRoot('src/rtc/e2ee/worker.ts'),
      },
      others.add,
    ),
    others.write,
    undefinedCss(),
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
          groups: groupsOf(ENTRY, ELEMENTS, SERVICES),
        },
      },
    },
  },
});
