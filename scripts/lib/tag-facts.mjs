/**
 * custom-elements.json with what its readers need besides: generators of types and of editor data know no names of
 * types, so attributes are told in literals, as one writes them in markup.
 */
import ts from 'typescript';
import { fromRoot } from './root.mjs';

/**
 * @typedef {{ name: string, fieldName?: string, description?: string, type?: { text: string }, kind?: string,
 *   readonly?: boolean }} Member
 * @typedef {{ name: string, tagName?: string, customElement?: boolean, description?: string, summary?: string,
 *   status?: string, since?: string, attributes?: Member[], members?: Member[], events?: Member[] }} Declaration
 * @typedef {{ modules: { path: string, declarations: Declaration[], exports?: unknown[] }[] }} Manifest
 */

/**
 * A copy that holds only the elements that can be written, each with its status in its description, and attributes
 * typed by what the built declarations say: `'off' | 'near'` where the manifest has `KeyScope`.
 * @param {Manifest} manifest
 * @returns {Manifest}
 */
export function factsOf(manifest) {
  const typeOf = attributeTypes();
  const modules = structuredClone(manifest.modules).map((module) => ({
    ...module,
    declarations: module.declarations.filter(({ tagName }) => tagName),
  }));
  for (const declaration of modules.flatMap(({ declarations }) => declarations)) {
    const { description = '', summary = '', status, since } = declaration;
    declaration.description = `${description}\n\n**${status}**, since ${since}.`;
    declaration.summary = `${summary} **${status}**, since ${since}.`;
    for (const attribute of declaration.attributes ?? []) {
      const { fieldName } = attribute;
      if (fieldName) attribute.type = { text: typeOf(declaration.name, fieldName) };
    }
  }
  return { ...manifest, modules: modules.filter(({ declarations }) => declarations.length > 0) };
}

/** How the value of an attribute is written, by the type of the property that it sets. */
function attributeTypes() {
  const entry = fromRoot('dist/index.d.ts');
  const program = ts.createProgram([entry], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: [],
    strict: true,
    skipLibCheck: true,
  });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const main = source && checker.getSymbolAtLocation(source);
  if (!main) throw new Error(`${entry} is missing: run the build first.`);
  const classes = new Map(checker.getExportsOfModule(main).map((symbol) => [symbol.name, symbol]));

  /** @param {string} className @param {string} field */
  return (className, field) => {
    const symbol = classes.get(className);
    if (!symbol) throw new Error(`dist/index.d.ts does not export ${className}.`);
    const property = checker.getPropertyOfType(checker.getDeclaredTypeOfSymbol(symbol), field);
    if (!property) throw new Error(`${className} has no property "${field}".`);
    return written(checker.getTypeOfSymbol(property));
  };
}

/**
 * Attributes are text: what is no switch, no number and no choice of words is parsed from it.
 * @param {ts.Type} type
 */
function written(type) {
  const every = type.isUnion() ? type.types : [type];
  const words = every.filter(({ flags }) => !(flags & ts.TypeFlags.BooleanLike));
  // A choice of words whose property may be a switch, too: what is written is a word.
  const parts = words.length > 0 ? words : every;
  const all = (/** @type {ts.TypeFlags} */ flag) => parts.every(({ flags }) => flags & flag);
  if (all(ts.TypeFlags.BooleanLike)) return 'boolean';
  if (all(ts.TypeFlags.NumberLike)) return 'number';
  if (all(ts.TypeFlags.StringLiteral)) {
    return parts.map((part) => `'${/** @type {ts.StringLiteralType} */ (part).value}'`).join(' | ');
  }
  return 'string';
}
