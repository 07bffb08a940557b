/**
 * What publint and attw ("are the types wrong") say of a tarball. The package is of ES modules alone, so resolution by
 * CommonJS, and that of Node 10, which knows no export map, are not looked at.
 */
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packageEntries } from './package-entries.mjs';

const ESM = new Set(['node16-esm', 'bundler']);

/**
 * @param {string} tarball
 * @param {readonly string[]} [entries] only the types of these, e.g. `./store`: each takes a third of a second
 * @returns {Promise<string[]>} a sentence for each fault, warnings and suggestions too
 */
export async function packageFaults(tarball, entries = typedEntries()) {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  });
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...(await typeFaults(bytes, entries)),
  ];
}

const typedEntries = () =>
  packageEntries()
    .filter(({ types }) => types)
    .map(({ subpath }) => subpath);

/** @param {Uint8Array} tarball @param {readonly string[]} entries */
async function typeFaults(tarball, entries) {
  const result = await checkPackage(createPackageFromTarballData(tarball), { entrypoints: [...entries] });
  if (!result.types) return ['attw: finds no types in the package'];
  return result.problems
    .map((problem) => ({ entrypoint: '', resolutionKind: '', ...problem }))
    .filter(({ resolutionKind }) => !resolutionKind || ESM.has(resolutionKind))
    .map(({ kind, entrypoint, resolutionKind }) => `attw: ${kind} ${entrypoint} ${resolutionKind}`);
}
