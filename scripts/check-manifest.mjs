/**
 * `npm run manifest:check`: custom-elements.json is what the sources say, and the events it documents are
 * the events that are dispatched. Editors, docs and wrappers for frameworks are made from it.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { tags } from './lib/entries.mjs';
import { fromRoot, ROOT } from './lib/root.mjs';
import { bin, run } from './lib/run.mjs';

const COMMITTED = fromRoot('custom-elements.json');

/** @type {string[]} */
const faults = [];
const fresh = await regenerate();
const committed = existsSync(COMMITTED) ? readFileSync(COMMITTED, 'utf8') : '';
if (committed !== fresh)
  faults.push('custom-elements.json is out of date: run `npm run manifest` and commit it.');

const eventNames = namesOfEventClasses();
for (const tag of tags()) faults.push(...eventFaults(tag, JSON.parse(fresh)));

if (faults.length > 0) {
  console.error(faults.map((fault) => `- ${fault}`).join('\n'));
  process.exit(1);
}
console.log(`custom-elements.json is up to date; events of ${tags().length} elements are as documented.`);

/** The manifest of the sources as they are, without touching the committed one. */
async function regenerate() {
  // Inside the repository: the analyzer resolves --outdir from there.
  const folder = mkdtempSync(fromRoot('.manifest-'));
  try {
    const { code, output } = await run(
      bin('cem'),
      ['analyze', '--quiet', '--outdir', relative(ROOT, folder)],
      {
        quiet: true,
      },
    );
    if (code !== 0) {
      console.error(output);
      process.exit(1);
    }
    return readFileSync(join(folder, 'custom-elements.json'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Class name to event name, from `super('call-…')` in src/events.
 * @returns {Map<string, string>}
 */
function namesOfEventClasses() {
  const names = new Map();
  for (const file of readdirSync(fromRoot('src/events'))) {
    visit(fromRoot('src/events', file), (node) => {
      if (!ts.isClassDeclaration(node) || !node.name) return;
      const className = node.name.text;
      const look = (/** @type {ts.Node} */ inner) => {
        if (ts.isCallExpression(inner) && inner.expression.kind === ts.SyntaxKind.SuperKeyword) {
          const [first] = inner.arguments;
          if (first && ts.isStringLiteral(first)) names.set(className, first.text);
        }
        ts.forEachChild(inner, look);
      };
      look(node);
    });
  }
  return names;
}

/**
 * @param {string} tag
 * @param {{ modules: { declarations?: { tagName?: string, events?: { name?: string, description?: string,
 *   inheritedFrom?: unknown }[] }[] }[] }} manifest
 * @returns {string[]}
 */
function eventFaults(tag, manifest) {
  const declaration = manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === tag);
  if (!declaration) return [`<${tag}> is not in the manifest: does its class have "@tag ${tag}"?`];

  const documented = new Set(
    (declaration.events ?? [])
      // The analyzer also lists what it finds in code; only a sentence is documentation.
      .filter(({ description, inheritedFrom }) => description && !inheritedFrom)
      .map(({ name }) => name),
  );
  const own = dispatchedBy(tag);
  // What its parts send bubbles through it, so it may be documented here too.
  const passing = new Set(partsOf(tag).flatMap((part) => [...dispatchedBy(part)]));
  return [
    ...[...own]
      .filter((name) => !documented.has(name))
      .map((name) => `<${tag}> dispatches "${name}" without an @event for it.`),
    ...[...documented]
      .filter((name) => name && !own.has(name) && !passing.has(name))
      .map((name) => `<${tag}> documents "${name}", which neither it nor its parts dispatch.`),
  ];
}

/** Names of the events that the files of an element make. */
function dispatchedBy(/** @type {string} */ tag) {
  /** @type {Set<string>} */
  const names = new Set();
  visitElement(tag, (node) => {
    if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression)) return;
    const known = eventNames.get(node.expression.text);
    if (known) names.add(known);
    const [first] = node.arguments ?? [];
    if (/^(Custom|Input)?Event$/.test(node.expression.text) && first && ts.isStringLiteral(first)) {
      names.add(first.text);
    }
  });
  return names;
}

/** The tags of the kit that an element makes inside itself: those its files name in a string. */
function partsOf(/** @type {string} */ tag) {
  const all = tags();
  /** @type {Set<string>} */
  const parts = new Set();
  visitElement(tag, (node) => {
    if (ts.isStringLiteral(node) && node.text !== tag && all.includes(node.text)) parts.add(node.text);
  });
  return [...parts];
}

/**
 * @param {string} tag
 * @param {(node: ts.Node) => void} enter
 */
function visitElement(tag, enter) {
  const folder = fromRoot('src/elements', tag);
  for (const file of readdirSync(folder)) visit(join(folder, file), enter);
}

/**
 * @param {string} file
 * @param {(node: ts.Node) => void} enter
 */
function visit(file, enter) {
  const walk = (/** @type {ts.Node} */ node) => {
    enter(node);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
}
