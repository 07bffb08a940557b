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
/** @typedef {(from: string) => string[]} Along names of what comes with a chunk, beside the entry */

/** What is too small for a request of its own. */
const SMALL = /[\\/]src[\\/]signaling[\\/][^\\/]+$|[\\/]stubs[\\/]empty\.mjs$/;
/** What the bundler puts in for all of them, by name. */
const RUNTIME = 'rolldown-runtime';

/**
 * Into which file a module goes: all that comes with the entry stands in one; what comes with one of the others, in its
 * own, so that it is one request and not six; what several elements share, in `elements`, and several services, in that
 * of the first. What both need is for everybody.
 * @param {string} entry
 * @param {Readonly<Record<string, string>>} elements name of the file -> the module that it is for
 * @param {Readonly<Record<string, string>>} services the same
 */
export function groupsOf(entry, elements, services) {
  /** @type {Map<string, string> | null} */
  let homes = null;
  const find = (/** @type {any} */ context) => {
    const all = Object.entries({ ...elements, ...services }).map(
      ([name, of]) => /** @type {const} */ ([name, closure(of, context)]),
    );
    /** @type {Map<string, string>} */
    const found = new Map();
    for (const module of new Set(all.flatMap(([, modules]) => [...modules]))) {
      const names = all.filter(([, modules]) => modules.has(module)).map(([name]) => name);
      const shown = names.filter((name) => name in elements).length;
      const one = shown === 0 || names.length === 1;
      found.set(module, one ? (names[0] ?? 'core') : shown === names.length ? 'elements' : 'core');
    }
    for (const module of closure(entry, context)) found.set(module, 'core');
    return found;
  };
  const home = (/** @type {string} */ id, /** @type {any} */ context) => {
    homes ??= find(context);
    return homes.get(id) ?? (SMALL.test(id) ? 'mesh' : null);
  };
  // A group takes along what its modules import: so those that others import come first.
  const names = ['core', 'elements', ...Object.keys(services), ...Object.keys(elements)];
  return names.map((name, index) => ({
    name: (/** @type {string} */ id, /** @type {any} */ context) =>
      home(id, context) === name ? name : null,
    debugName: name,
    priority: names.length - index,
  }));
}

/**
 * Makes the entry and its chunks out of what the bundler wrote, shrinks each by `shrink`, and names the chunks by
 * what is in them.
 * @param {(code: string, name: string) => Promise<string>} shrink
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
      const names = nameByContent(files, entry);
      for (const [name, { code }] of files) {
        const fileName = names.get(name) ?? name;
        const source = await shrink(named(code, names), fileName);
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
  };
}

/** @typedef {Map<string, { code: string, uses: string[] }>} Files */

/**
 * Names each chunk by what is in it and in all that it names, also where two name each other.
 * @param {Files} files @param {string} entry keeps its name
 * @returns {Map<string, string>}
 */
function nameByContent(files, entry) {
  const names = new Map([[entry, entry]]);
  for (const name of files.keys()) {
    const all = new Set([name]);
    for (const one of all) for (const used of files.get(one)?.uses ?? []) all.add(used);
    const hash = createHash('sha256');
    for (const one of [name, ...[...all].sort()]) hash.update(`${one}\n${files.get(one)?.code ?? ''}\n`);
    if (name !== entry) {
      names.set(name, name.replace(/\.js$/, `-${hash.digest('base64url').slice(0, 10)}.js`));
    }
  }
  return names;
}

/** @param {string} code @param {ReadonlyMap<string, string>} names */
function named(code, names) {
  let result = code;
  for (const [before, after] of names) {
    if (before !== after) result = result.replaceAll(`/${basename(before)}"`, `/${basename(after)}"`);
  }
  return result;
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
  const apart = chunks.find(({ name }) => name === RUNTIME);
  if (apart) takeIn(apart, own, chunks, parse);
  /** @type {Map<string, { code: string, uses: string[] }>} */
  const files = new Map();
  // What a chunk will import is asked for with it, and not after it has come.
  const along = (/** @type {string} */ from) => {
    const found = new Set([basename(from)]);
    for (const name of found) {
      const chunk = chunks.find(({ fileName }) => basename(fileName) === name);
      for (const used of chunk?.imports ?? []) if (used !== own.fileName) found.add(basename(used));
    }
    found.delete(basename(from));
    return [...found];
  };
  for (const chunk of chunks) {
    if (chunk === facade || chunk === own || chunk === apart) continue;
    files.set(chunk.fileName, { code: asFunction(chunk, own, along, parse), uses: usedBy(chunk, own) });
  }
  const code = core ? withExportsOf(facade, core, along, parse) : facade.code;
  files.set(facade.fileName, { code, uses: usedBy(own, own) });
  return { files, entry: facade.fileName };
}

/**
 * Puts one chunk into the core, and lets the others have from there what they had from it: it would be one request more
 * after another.
 * @param {Chunk} apart @param {Chunk} core @param {readonly Chunk[]} chunks @param {(code: string) => any} parse
 */
function takeIn(apart, core, chunks, parse) {
  const given = (/** @type {string} */ name) => `__of_${name}`;
  for (const chunk of chunks) {
    const { imports } = read(parse(chunk.code));
    const edits = imports
      .filter(({ from }) => basename(from) === basename(apart.fileName))
      .map(({ start, end, names }) => ({
        start,
        end,
        text: `import{${names.map(({ name, local }) => `${given(name)} as ${local}`)}}from"./${basename(core.fileName)}";`,
      }));
    if (edits.length === 0) continue;
    if (chunk === core) throw new Error(`${core.fileName} needs ${apart.fileName}`);
    chunk.code = edit(chunk.code, edits);
    chunk.imports = [...chunk.imports.filter((name) => name !== apart.fileName), core.fileName];
  }
  const { exports, exported } = read(parse(apart.code));
  const body = edit(
    apart.code,
    exports.map(({ start, end }) => ({ start, end, text: '' })),
  );
  const names = exported.map(({ name }) => given(name));
  // In a scope of its own: both have their names made short.
  const values = exported.map(({ local }) => local);
  core.code = `const[${names}]=(()=>{${body}\nreturn[${values}]})();\n${core.code}\nexport{${names}};`;
}

/** @param {Chunk} chunk @param {Chunk} entry */
const usedBy = (chunk, entry) =>
  [...chunk.imports, ...chunk.dynamicImports].filter(
    (name) => name !== entry.fileName && name !== chunk.fileName,
  );

/**
 * The core, exporting what the facade does, and handing to its chunks what they import.
 * @param {Chunk} facade @param {Chunk} core @param {Along} along @param {(code: string) => any} parse
 */
function withExportsOf(facade, core, along, parse) {
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
      ...own.dynamic.map((node) => started(core.code, node, '__shared()', base, along)),
    ]),
    `function __shared(){return{${shared}}}`,
    `export{${exported}}`,
  ].join('\n');
}

/**
 * @param {Chunk} chunk @param {Chunk} entry @param {Along} along @param {(code: string) => any} parse
 */
function asFunction(chunk, entry, along, parse) {
  const { code } = chunk;
  const { imports, exports, exported, dynamic } = read(parse(code));
  const taken = imports.filter(({ from }) => basename(from) === basename(entry.fileName));
  const others = imports.filter((one) => !taken.includes(one));
  const body = edit(code, [
    ...[...imports, ...exports].map(({ start, end }) => ({ start, end, text: '' })),
    ...dynamic.map((node) => started(code, node, '__given', '', along)),
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
 * @param {string} code @param {any} node @param {string} given @param {string} base @param {Along} along
 * @returns {Edit}
 */
function started(code, { start, end, source }, given, base, along) {
  if (source.type !== 'Literal' || !source.value.startsWith('./')) {
    throw new Error(`cannot follow ${code.slice(start, end)}`);
  }
  const loaded = (/** @type {string} */ name) => `import(${JSON.stringify(`./${base}${name}`)})`;
  const before = along(source.value).map((name) => `${loaded(name)}.catch(()=>{}),`);
  const own = `${loaded(source.value.slice(2))}.then(__m=>(__m.${START}(${given}),__m))`;
  return { start, end, text: `(${before.join('')}${own})` };
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
