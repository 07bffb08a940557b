import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * Plugins for Vite that let the file for script tags load parts of itself later.
 *
 * A bundler lets a chunk import what it shares with the entry from the entry. That loads the entry twice wherever
 * a page names it by another URL than the chunk does (`?v=2`, or a CDN that redirects `@1` to `@1.2.3`): a second
 * registry of names, a second `CallError`. So no chunk imports the entry here. A chunk exports one function that
 * takes what it shares; the entry calls it, once, with what it has.
 */

/** Under this name a chunk exports the function that starts it; no export of ours has it. */
const START = '$';

/** @typedef {{ start: number, end: number, text: string }} Edit */
/** @typedef {import('vite').Rolldown.OutputChunk} Chunk */

/** What is too small for a request of its own. */
const SMALL = /[\\/]src[\\/]signaling[\\/][^\\/]+$|[\\/]stubs[\\/]empty\.mjs$|rolldown[\\/]runtime\.js$/;

/**
 * Into which file a module goes: all that comes with the entry stands in one; and what comes with each of the others,
 * and was not named before, in another, so that it is one request and not six.
 * @param {string} entry
 * @param {Readonly<Record<string, string>>} others name of the file -> the module that it is for
 */
export function homeOf(entry, others) {
  /** @type {[string, Set<string>][] | null} */
  let homes = null;
  return (/** @type {string} */ id, /** @type {any} */ context) => {
    homes ??= Object.entries({ core: entry, ...others }).map(([name, of]) => [name, closure(of, context)]);
    const home = homes.find(([, modules]) => modules.has(id))?.[0];
    return home ?? (SMALL.test(id) ? 'mesh' : null);
  };
}

/**
 * Makes the entry and its chunks out of what the bundler wrote, shrinks each by `shrink`, and names the chunks by
 * what is in them.
 * @param {(code: string) => Promise<string>} shrink
 * @returns {import('vite').Plugin}
 */
export function lazyChunks(shrink) {
  return {
    name: 'lazy-chunks',
    transform(code, id) {
      // A chunk gets values, not bindings.
      if (/[\\/]src[\\/]/.test(id) && /^export let /m.test(code)) this.error(`${id}: export let`);
      return null;
    },
    async generateBundle(_options, bundle) {
      const chunks = /** @type {Chunk[]} */ (Object.values(bundle).filter(({ type }) => type === 'chunk'));
      const parse = (/** @type {string} */ code) => this.parse(code);
      const { files, entry } = assemble(chunks, parse);
      for (const { fileName } of chunks) delete bundle[fileName];
      /** @type {Map<string, string>} */
      const names = new Map();
      const finish = async (/** @type {string} */ name) => {
        const done = names.get(name);
        if (done === '') throw new Error(`${name} is named by what it names`);
        if (done) return done;
        names.set(name, '');
        const file = /** @type {{ code: string, uses: string[] }} */ (files.get(name));
        let { code } = file;
        for (const used of file.uses) {
          code = code.replaceAll(`/${basename(used)}"`, `/${basename(await finish(used))}"`);
        }
        const small = await shrink(code);
        const hash = createHash('sha256').update(small).digest('base64url').slice(0, 10);
        const final = name === entry ? name : name.replace(/\.js$/, `-${hash}.js`);
        names.set(name, final);
        this.emitFile({ type: 'asset', fileName: final, source: small });
        return final;
      };
      for (const name of files.keys()) await finish(name);
    },
  };
}

/**
 * Writes integrity.json beside the files: the hash of each, for `integrity` of a script and of an import map.
 * @returns {import('vite').Plugin}
 */
export function integrityFile() {
  return {
    name: 'integrity-file',
    writeBundle({ dir = '.' }) {
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.(js|css)$/.test(name),
      );
      const entries = files.sort().map((name) => {
        const hash = createHash('sha384')
          .update(readFileSync(join(dir, name)))
          .digest('base64');
        return [name.replaceAll('\\', '/'), `sha384-${hash}`];
      });
      writeFileSync(join(dir, 'integrity.json'), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
    },
  };
}

/**
 * @param {readonly Chunk[]} chunks of a build with `preserveEntrySignatures: 'strict'`
 * @param {(code: string) => any} parse
 */
export function assemble(chunks, parse) {
  const facade = chunks.find(({ isEntry }) => isEntry);
  if (!facade) throw new Error('no entry');
  // With something to share, the bundler makes two of an entry: what it exports, and what it is.
  const core = chunks.find(({ fileName }) => facade.imports.includes(fileName));
  const own = core ?? facade;
  /** @type {Map<string, { code: string, uses: string[] }>} */
  const files = new Map();
  for (const chunk of chunks) {
    if (chunk === facade || chunk === own) continue;
    files.set(chunk.fileName, { code: asFunction(chunk, own, parse), uses: usedBy(chunk, own) });
  }
  const code = core ? withExportsOf(facade, core, parse) : facade.code;
  files.set(facade.fileName, { code, uses: usedBy(own, own) });
  return { files, entry: facade.fileName };
}

/** @param {Chunk} chunk @param {Chunk} entry */
const usedBy = (chunk, entry) =>
  [...chunk.imports, ...chunk.dynamicImports].filter(
    (name) => name !== entry.fileName && name !== chunk.fileName,
  );

/**
 * The core, exporting what the facade does, and handing to its chunks what they import.
 * @param {Chunk} facade @param {Chunk} core @param {(code: string) => any} parse
 */
function withExportsOf(facade, core, parse) {
  const own = read(parse(core.code));
  const outer = read(parse(facade.code));
  const locals = new Map(own.exported.map(({ name, local }) => [name, local]));
  const through = new Map(outer.imports.flatMap(({ names }) => names).map((one) => [one.local, one.name]));
  const exported = outer.exported.map(
    ({ name, local }) => `${locals.get(through.get(local) ?? local)} as ${name}`,
  );
  const shared = own.exported.map(({ name, local }) => `${name}:${local}`);
  const base = core.fileName.includes('/') ? core.fileName.replace(/[^/]+$/, '') : '';
  return [
    edit(core.code, [
      ...own.exports.map(({ start, end }) => ({ start, end, text: '' })),
      ...own.dynamic.map((node) => started(core.code, node, '__shared()', base)),
    ]),
    `function __shared(){return{${shared}}}`,
    `export{${exported}}`,
  ].join('\n');
}

/**
 * @param {Chunk} chunk @param {Chunk} entry @param {(code: string) => any} parse
 */
function asFunction(chunk, entry, parse) {
  const { code } = chunk;
  const { imports, exports, exported, dynamic } = read(parse(code));
  const taken = imports.filter(({ from }) => basename(from) === basename(entry.fileName));
  const others = imports.filter((one) => !taken.includes(one));
  const body = edit(code, [
    ...[...imports, ...exports].map(({ start, end }) => ({ start, end, text: '' })),
    ...dynamic.map((node) => started(code, node, '__given', '')),
  ]);
  return [
    ...others.map(({ from, names }, index) => {
      const all = [`${START} as __start${index}`, ...names.map(({ name, local }) => `${name} as ${local}`)];
      return `import{${all}}from${JSON.stringify(from)};`;
    }),
    `let __started;${exported.map((_, index) => `let __out${index};`).join('')}`,
    `function __start(__given){if(__started)return;__started=1;`,
    ...others.map((_, index) => `__start${index}(__given);`),
    `const{${taken.flatMap(({ names }) => names.map(({ name, local }) => `${name}:${local}`))}}=__given;`,
    body,
    ...exported.map(({ local }, index) => `__out${index}=${local};`),
    `}export{${[`__start as ${START}`, ...exported.map(({ name }, index) => `__out${index} as ${name}`)]}};`,
  ].join('\n');
}

/**
 * `import("./x.js")` -> the same, started. Paths are as seen from the file that the code ends up in.
 * @param {string} code @param {any} node @param {string} given @param {string} base
 * @returns {Edit}
 */
function started(code, { start, end, source }, given, base) {
  if (source.type !== 'Literal' || !source.value.startsWith('./')) {
    throw new Error(`cannot follow ${code.slice(start, end)}`);
  }
  const from = JSON.stringify(`./${base}${source.value.slice(2)}`);
  return { start, end, text: `import(${from}).then(__m=>(__m.${START}(${given}),__m))` };
}

/** What a module imports, exports, and imports later. */
function read(/** @type {any} */ program) {
  /** @type {{ start: number, end: number, from: string, names: { name: string, local: string }[] }[]} */
  const imports = [];
  /** @type {{ start: number, end: number }[]} */
  const exports = [];
  /** @type {{ name: string, local: string }[]} */
  const exported = [];
  for (const node of program.body) {
    const { type, start, end } = node;
    if (type === 'ImportDeclaration') {
      const names = node.specifiers.map((/** @type {any} */ one) => {
        if (one.type !== 'ImportSpecifier') throw new Error(`cannot follow ${one.type}`);
        return { name: one.imported.name ?? one.imported.value, local: one.local.name };
      });
      imports.push({ start, end, from: node.source.value, names });
    } else if (type.startsWith('Export')) {
      if (type !== 'ExportNamedDeclaration' || node.declaration) throw new Error(`cannot follow ${type}`);
      exports.push({ start, end });
      for (const { exported: outer, local } of node.specifiers) {
        exported.push({ name: outer.name ?? outer.value, local: local.name });
      }
    }
  }
  return { imports, exports, exported, dynamic: [...dynamicIn(program)] };
}

/** @param {any} node @returns {Generator<any>} */
function* dynamicIn(node) {
  if (!node || typeof node !== 'object') return;
  if (node.type === 'ImportExpression') yield node;
  for (const key in node) if (key !== 'parent') yield* dynamicIn(node[key]);
}

/** @param {string} code @param {readonly Edit[]} edits */
function edit(code, edits) {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), code);
}

/**
 * All that comes with a module at once.
 * @param {string} entry @param {any} context
 */
function closure(entry, context) {
  const seen = new Set([entry]);
  for (const id of seen) for (const next of context.getModuleInfo(id)?.importedIds ?? []) seen.add(next);
  return seen;
}
