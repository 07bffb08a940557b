import ts from 'typescript';
import { fromRoot } from '../../scripts/lib/root.mjs';

export interface Code {
  readonly name: string;
  readonly text: string;
}

/** Names of the package, as its exports have them, and the sources they are built from. */
const PATHS = {
  'call-elements': ['src/index.ts'],
  'call-elements/elements/*': ['src/elements/*/define.ts'],
  'call-elements/locale/*': ['src/locale/*.ts'],
  'call-elements/*': ['src/*.ts'],
};

/** What samples take for given. */
const AROUND = ['ambient.d.ts', 'frameworks.d.ts'].map((name) => fromRoot('test/fixtures/docs', name));

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  jsx: ts.JsxEmit.Preserve,
  // Of no framework: else it is looked for in React, whose types some package brings along.
  jsxFactory: 'h',
  // Samples are JavaScript: they name no types, and take for given that an element is there.
  strict: false,
  noEmit: true,
  skipLibCheck: true,
  experimentalDecorators: true,
  useDefineForClassFields: false,
  types: ['node'],
  paths: PATHS,
  baseUrl: fromRoot(),
};

/** What TypeScript finds wrong in pieces of code, each as a module of its own among the kit's types. */
export function typeErrors(pieces: readonly Code[]): readonly string[] {
  const files = new Map(
    pieces.map(({ name, text }, at) => [
      fromRoot('test/docs', `sample-${at}.tsx`),
      { name, text: `${text}\nexport {};\n` },
    ]),
  );
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (path) => files.get(path)?.text ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.getSourceFile = (path, target, ...rest) => {
    const piece = files.get(path);
    return piece
      ? ts.createSourceFile(path, piece.text, target, true, ts.ScriptKind.TSX)
      : getSourceFile(path, target, ...rest);
  };
  const program = ts.createProgram([...files.keys(), ...AROUND], OPTIONS, host);
  return [...files].flatMap(([path, { name }]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) =>
        `${name}, line ${(source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}
