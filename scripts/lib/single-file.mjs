import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { minify } from 'terser';
import { languages } from './entries.mjs';
import { LICENSES } from './licenses.mjs';
import { minifyCss } from './minify-templates.mjs';
import { fromRoot, ROOT } from './root.mjs';

const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
/** For whoever finds one of the files alone. Chunks lie where the file lies that has it. */
const BANNER = `/*! call-elements ${version}, MIT. Others in it: ${LICENSES} */`;

/** Plugins for Vite that only the single-file build needs, where every byte is downloaded by everyone. */

/**
 * The file knows every language, and loads the one that the page is written in.
 * @param {string} entry
 * @returns {import('vite').Plugin}
 */
export function languagesLater(entry) {
  return {
    name: 'languages-later',
    enforce: 'pre',
    transform(code, id) {
      if (id !== entry) return null;
      const loaders = languages().map((lang) => `'${lang}': () => import('./locale/${lang}.js')`);
      return {
        code: [
          `import { offerTerms } from './locale/locale-base.js';`,
          code,
          `offerTerms({ ${loaders.join(', ')} });`,
        ].join('\n'),
        map: null,
      };
    },
  };
}

/**
 * Words for engineers stay out: errors keep their `reason`, which code and texts hang on, and lose the sentence
 * beside it; the log keeps its warnings and errors.
 * @returns {import('vite').Plugin}
 */
export function reasonsOnly() {
  return {
    name: 'reasons-only',
    enforce: 'post',
    transform(code, id) {
      if (!isSource(id) || !/new (Call|Signaling)Error\(|log\.(debug|info)\(/.test(code)) return null;
      const cuts = [...wordsIn(this.parse(code))].sort((a, b) => b.start - a.start);
      const result = cuts.reduce(
        (all, { start, end }) => `${all.slice(0, start)}void 0${all.slice(end)}`,
        code,
      );
      return { code: result, map: null };
    },
  };
}

const PROPERTY = /--_[a-z][a-z0-9-]*/g;

/**
 * Private custom properties (`--_surface-raised`) get short names, the same in all files.
 * @returns {import('vite').Plugin}
 */
export function shortProperties() {
  /** @type {Set<string>} */
  const found = new Set();
  /** @type {Map<string, string> | null} */
  let names = null;
  return {
    name: 'short-properties',
    enforce: 'post',
    transform(code) {
      for (const name of code.match(PROPERTY) ?? []) found.add(name);
    },
    renderChunk(code) {
      names ??= new Map([...found].sort().map((name, index) => [name, `--_${index.toString(36)}`]));
      return code.replace(PROPERTY, (name) => names?.get(name) ?? name);
    },
  };
}

/**
 * A second minifier on top of the bundler's own: each finds what the other leaves.
 * @param {string} code
 * @param {string} name of the file
 */
export async function minifyAgain(code, name) {
  const result = await minify(code, {
    module: true,
    ecma: 2020,
    compress: { passes: 2, pure_getters: true, unsafe_arrows: true },
  });
  return (name.includes('/') ? '' : `${BANNER}\n`) + (result.code ?? code);
}

/**
 * Beside the single file, one for each worker: scripts without imports, because modules in service workers are not
 * everywhere, and because a page copies them to its own origin. Exports are on `callElements`.
 * @param {Readonly<Record<string, string>>} entries name of the file -> the module it begins with
 * @param {(ids: string[]) => void} tell of what modules are in them
 * @returns {import('vite').Plugin}
 */
export function workerFiles(entries, tell) {
  return {
    name: 'worker-files',
    async generateBundle() {
      for (const [name, entry] of Object.entries(entries)) {
        const { outputFiles, metafile } = await build({
          entryPoints: [entry],
          bundle: true,
          metafile: true,
          minify: true,
          legalComments: 'none',
          banner: { js: BANNER },
          absWorkingDir: ROOT,
          format: 'iife',
          globalName: 'callElements',
          target: 'es2022',
          write: false,
          logLevel: 'error',
        });
        tell(Object.keys(metafile.inputs));
        this.emitFile({ type: 'asset', fileName: `${name}.js`, source: outputFiles[0].text });
      }
    },
  };
}

/** Module of the button that loads the rest of the kit. */
const LOAD_KIT = /[\\/]call-button[\\/]load-kit\.[jt]s$/;

const DEFINE = /[\\/]shared[\\/]define-element\.[jt]s$/;
/**
 * The file for a button alone takes no tags from the kit that it loads: it only defines its own. Where a kit came before
 * it, perhaps of another version, the button is that kit's, if it has one.
 */
const DEFINE_BUTTON = `
  export const defineElement = (tag, made) => {
    const define = () => customElements.get(tag) ?? customElements.define(tag, made);
    const asked = globalThis[Symbol.for('call-elements/owner')]?.summon?.(tag);
    asked ? asked.then(define, define) : define();
  };
  export const tagOf = (tag) => tag;`;

const SUMMON_ROOM = `import { summon } from '../shared/on-sight.js'; export const loadKit = () => summon('call-room');`;

/**
 * In the file with every element, a button has less to load.
 * @returns {import('vite').Plugin}
 */
export function kitIsHere() {
  return {
    name: 'kit-is-here',
    enforce: 'pre',
    transform: (_code, id) => (LOAD_KIT.test(id) ? { code: SUMMON_ROOM, map: null } : null),
  };
}

/**
 * Beside the single file, one for a page with a button alone, which loads the other when somebody is about to press
 * it; and the styles of the link in it.
 * @param {string} folder of the button
 * @param {(ids: string[]) => void} tell of what modules are in it
 * @returns {import('vite').Plugin}
 */
export function buttonFile(folder, tell) {
  return {
    name: 'button-file',
    async generateBundle() {
      const { outputFiles, metafile } = await build({
        entryPoints: [`${folder}/define.ts`],
        bundle: true,
        metafile: true,
        minify: true,
        legalComments: 'none',
        banner: { js: BANNER },
        absWorkingDir: ROOT,
        format: 'esm',
        target: 'es2022',
        charset: 'utf8',
        write: false,
        logLevel: 'error',
        plugins: [
          {
            name: 'kit-beside',
            setup({ onLoad, onResolve }) {
              onResolve({ filter: /^\.\/call-elements\.js$/ }, ({ path }) => ({ path, external: true }));
              onLoad({ filter: LOAD_KIT }, () => ({
                contents: `export const loadKit = () => import('./call-elements.js').then((kit) => kit.summon('call-room'));`,
              }));
              onLoad({ filter: DEFINE }, () => ({ contents: DEFINE_BUTTON }));
              onLoad({ filter: /call-button\.styles\.ts$/ }, ({ path }) => ({
                contents: readFileSync(path, 'utf8').replace(
                  /css`([^`]*)`;/,
                  (_, css) => `\`${minifyCss(css)}\`;`,
                ),
                loader: 'ts',
              }));
            },
          },
        ],
      });
      tell(Object.keys(metafile.inputs));
      this.emitFile({ type: 'asset', fileName: 'call-button.js', source: outputFiles[0].text });
      const css = readFileSync(`${folder}/call-button.css`, 'utf8');
      this.emitFile({ type: 'asset', fileName: 'call-button.css', source: minifyCss(css).trim() });
    },
  };
}

/** @param {string} id */
const isSource = (id) => /[\\/]src[\\/].*\.ts$/.test(id);

/**
 * The message of each `new CallError(reason, message)` and `new SignalingError(…)`, and whole calls of
 * `log.debug(…)` and `log.info(…)`.
 * @param {any} node
 * @returns {Generator<{ start: number, end: number }>}
 */
function* wordsIn(node) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const item of node) yield* wordsIn(item);
    return;
  }
  if (node.type === 'NewExpression' && /^(Call|Signaling)Error$/.test(node.callee.name ?? '')) {
    if (node.arguments[1]) yield node.arguments[1];
    return;
  }
  if (node.type === 'CallExpression' && node.callee.object?.name === 'log') {
    if (/^(debug|info)$/.test(node.callee.property?.name ?? '')) return void (yield node);
  }
  for (const key in node) if (key !== 'parent') yield* wordsIn(node[key]);
}
