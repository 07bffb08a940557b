/** `npm run package:check`: the packed package by the eyes of publint and "are the types wrong". Needs a build. */
import { statSync } from 'node:fs';
import { pack } from './lib/pack.mjs';
import { packageFaults } from './lib/package-faults.mjs';

const tarball = await pack();
const faults = await packageFaults(tarball);
if (faults.length > 0) {
  console.error(faults.map((fault) => `- ${fault}`).join('\n'));
  process.exit(1);
}
console.log(`${tarball}: ${(statSync(tarball).size / 1000).toFixed(0)} kB; publint and attw find nothing.`);
