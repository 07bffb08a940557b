import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';
import { FILES, LAYERS, type LayerRule } from './layers.js';

export interface Import {
  /** File that imports, relative to src/, with `/`. */
  readonly from: string;
  /** As it is written in the source. */
  readonly specifier: string;
  /** File that is imported, relative to src/; null for a package. */
  readonly to: string | null;
  /** Only types are taken: nothing remains of it at run time. */
  readonly typeOnly: boolean;
}

/** File name relative to src/ to its text. */
export type SourceTree = Readonly<Record<string, string>>;

export function readTree(root: string): SourceTree {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')]),
  );
}

/** Every import, re-export, `import()` and `import('…').Type` of a tree. */
export function importsOf(tree: SourceTree): Import[] {
  return Object.entries(tree).flatMap(([from, text]) => {
    const found: Import[] = [];
    const add = (specifier: string, typeOnly: boolean): void => {
      const to = specifier.startsWith('.')
        ? posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts')
        : null;
      found.push({ from, specifier, to, typeOnly });
    };
    const visit = (node: ts.Node): void => {
      if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
        add(node.moduleSpecifier.text, isTypeOnlyImport(node));
      } else if (
        ts.isExportDeclaration(node) &&
        node.moduleSpecifier &&
        ts.isStringLiteral(node.moduleSpecifier)
      ) {
        add(node.moduleSpecifier.text, isTypeOnlyExport(node));
      } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        const [argument] = node.arguments;
        if (argument && ts.isStringLiteralLike(argument)) add(argument.text, false);
      } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
        if (ts.isStringLiteral(node.argument.literal)) add(node.argument.literal.text, true);
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest));
    return found;
  });
}

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false; // import './x.js': for its effects
  if (importClause.isTypeOnly) return true;
  const { name, namedBindings } = importClause;
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function isTypeOnlyExport({ isTypeOnly, exportClause }: ts.ExportDeclaration): boolean {
  if (isTypeOnly) return true;
  if (!exportClause || !ts.isNamedExports(exportClause)) return false;
  return exportClause.elements.length > 0 && exportClause.elements.every((element) => element.isTypeOnly);
}

/** The folder of src/ a file lies in; null for the entries in src/ itself, which wire everything. */
const layerOf = (file: string): string | null => (file.includes('/') ? (file.split('/')[0] ?? null) : null);

/** Every import that the table of layers does not allow, in words. */
export function forbiddenImports(imports: readonly Import[]): string[] {
  return imports.flatMap(({ from, specifier, to, typeOnly }) => {
    const layer = layerOf(from);
    if (layer === null) return [];
    const rule = ruleFor(from, layer);
    if (!rule) return [`${from}: the folder "${layer}" is not in the table of layers`];

    if (to === null) {
      const allowed = rule.packages?.some((name) => specifier === name || specifier.startsWith(`${name}/`));
      return allowed ? [] : [`${from}: imports the package "${specifier}"`];
    }
    const target = layerOf(to);
    if (target === layer) return [];
    if (target === null) return [`${from}: imports the entry "${to}", which is above everything`];
    if (rule.value.includes(target)) return [];
    if (rule.types?.includes(target)) {
      return typeOnly ? [] : [`${from}: uses code of "${to}", of which it may name types only`];
    }
    return [`${from}: imports "${to}"${typeOnly ? ' (types)' : ''}; ${layer}/ may not know ${target}/`];
  });
}

function ruleFor(file: string, layer: string): LayerRule | null {
  const rule = LAYERS[layer];
  if (!rule) return null;
  const more = FILES[file];
  if (!more) return rule;
  return {
    value: [...rule.value, ...(more.value ?? [])],
    types: [...(rule.types ?? []), ...(more.types ?? [])],
    packages: [...(rule.packages ?? []), ...(more.packages ?? [])],
  };
}

/** Imports of files that are not there. */
export function missingFiles(tree: SourceTree, imports: readonly Import[]): string[] {
  return imports
    .filter(({ to }) => to !== null && !(to in tree) && !to.endsWith('.json'))
    .map(({ from, specifier }) => `${from}: "${specifier}" is not there`);
}

/** Circles of imports that exist at run time, each as `a > b > a`, every circle once. */
export function circles(imports: readonly Import[]): string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) {
    if (to === null || typeOnly) continue;
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const found = new Map<string, string>();
  const done = new Set<string>();
  const path: string[] = [];

  const walk = (file: string): void => {
    const start = path.indexOf(file);
    if (start >= 0) {
      const circle = path.slice(start);
      found.set([...circle].sort().join(), [...circle, file].join(' > '));
      return;
    }
    if (done.has(file)) return;
    path.push(file);
    for (const target of next.get(file) ?? []) walk(target);
    path.pop();
    done.add(file);
  };
  for (const file of next.keys()) walk(file);
  return [...found.values()];
}
