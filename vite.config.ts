import { defineConfig } from 'vite';
import { BROWSER_ALIASES } from './scripts/lib/aliases.mjs';
import { libraryEntries } from './scripts/lib/entries.mjs';
import { LICENSES, licenses } from './scripts/lib/licenses.mjs';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import { fromRoot } from './scripts/lib/root.mjs';
import { themes, undefinedCss } from './scripts/lib/themes.mjs';

const vendor = licenses(`vendor/${LICENSES}`);

/** npm packs no folder that is called node_modules. */
const vendored = ({ name }: { name: string }): string =>
  `${name.replaceAll('node_modules/', 'vendor/').replace(/^scripts\/stubs\//, 'vendor/')}.js`;

/**
 * The library build: dist/ mirrors src/, one module for one module. People debug readable stack traces, and
 * their bundler takes only what they import. Lit stays an import, so a page has one. @xmpp/client does not:
 * it asks for `node:dns`, at which webpack and esbuild stop; docs/decisions/0023. What src/cli asks of Node stays.
 */
export default defineConfig({
  plugins: [vendor.collect, minifyTemplates(), themes(), undefinedCss(), vendor.write],
  publicDir: false,
  resolve: { alias: BROWSER_ALIASES },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    lib: { entry: { ...libraryEntries(), 'cli/main': fromRoot('src/cli/main.ts') }, formats: ['es'] },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^@lit\//, 'webrtc-adapter', /^node:(?!dns$)/],
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: vendored },
    },
  },
});
