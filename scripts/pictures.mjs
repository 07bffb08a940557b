/**
 * `npm run pictures`: compares the stories with the pictures in `test/pictures`; what differs is laid beside in
 * `test/pictures/failed`. `npm run pictures -- --update` takes what it sees as right.
 */
import { parseArgs } from 'node:util';
import { bin, endOnSignals, run } from './lib/run.mjs';

const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
endOnSignals();
const { code } = await run(
  bin('vitest'),
  ['run', '--config', 'test/vitest.node.config.ts', '--project', 'e2e', 'test/e2e/pictures.test.ts'],
  { env: values.update ? { PICTURES: 'update' } : {} },
);
process.exit(code);
