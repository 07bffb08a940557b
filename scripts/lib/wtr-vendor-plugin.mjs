import { build } from 'esbuild';
import { BROWSER_ALIASES } from './aliases.mjs';

/**
 * A plugin for web-test-runner, which serves files as they are: packages with CommonJS inside them are
 * bundled once, and served as one ES module each.
 * @param {string[]} names
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function vendorPlugin(names) {
  /** @param {string} name */
  const urlOf = (name) => `/__vendor/${name.replace(/\W+/g, '-')}.js`;
  /** @type {Map<string, string>} */
  const bundles = new Map();

  return {
    name: 'vendor',
    async serverStart() {
      for (const name of names) {
        const { outputFiles } = await build({
          entryPoints: [name],
          bundle: true,
          format: 'esm',
          platform: 'browser',
          target: 'es2022',
          write: false,
          logLevel: 'error',
          alias: BROWSER_ALIASES,
          define: { global: 'globalThis' },
        });
        bundles.set(urlOf(name), outputFiles[0].text);
      }
    },
    resolveImport({ source }) {
      return names.includes(source) ? urlOf(source) : undefined;
    },
    serve({ path }) {
      const body = bundles.get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
