import { join } from 'node:path';
import ts from 'typescript';

/**
 * What the compiler finds in `test/types/<framework>.*.tsx` that should not be there, and in our own declarations: a
 * fault in those makes all of it `any`. What is wrong in a `.wrong.tsx` has to be, line by line.
 * @param folder a copy of `test/types`, beside which the package is installed
 */
export function typeFaults(folder: string, frameworks: readonly string[]): string {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { fileNames: all, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const fileNames = all.filter((name) => frameworks.some((each) => name.includes(`/${each}.`)));
  if (fileNames.length !== 2 * frameworks.length) return `not two files each: ${fileNames.join(', ')}`;
  const program = ts.createProgram(fileNames, options);
  const types = join('call-elements', 'dist', 'types');
  // Not the libraries of the frameworks.
  const files = program
    .getSourceFiles()
    .filter(({ fileName }) => fileNames.includes(fileName) || fileName.includes(types));
  if (files.length < fileNames.length + 2) return 'our declarations are not among what was compiled';
  const faults = files.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  return ts.formatDiagnostics(faults, {
    getCurrentDirectory: () => folder,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  });
}
