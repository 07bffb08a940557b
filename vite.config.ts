import { defineConfig } from 'vite';
import { libraryEntries } from './scripts/lib/entries.mjs';
import { minifyTemplates } from './scripts/lib/minify-templates.mjs';
import { themes } from './scripts/lib/themes.mjs';

/**
 * The library build: dist/ mirrors src/, one module for one module. People debug readable stack traces, and
 * their bundler takes only what they import. Dependencies stay imports, so a page has one Lit.
 */
export default defineConfig({
  plugins: [minifyTemplates(), themes()],
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    lib: { entry: libraryEntries(), formats: ['es'] },
    rolldownOptions: {
      external: [/^lit($|\/)/, /^@lit\//, /^@xmpp\//, 'webrtc-adapter'],
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
});
