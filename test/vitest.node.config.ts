import { defineConfig } from 'vitest/config';
import { fromRoot } from '../scripts/lib/root.mjs';

/**
 * Nothing else runs meanwhile: people whose sound is listened to, relays whose speed is measured, a crowd that fills both
 * cores, pages in the background, which a browser gives what is left, and times of seconds that are promised.
 */
const ALONE = ['move', 'doctor', 'crowd', 'recording', 'blackhole', 'outage', 'deploy'].map(
  (name) => `test/e2e/${name}.test.ts`,
);

/** For a whole test, in ms: every wait in it is over long before, and says what it waited for. */
const LIMIT = 240_000;

/** Tests that run in Node: `vitest --config test/vitest.node.config.ts --project unit|frameworks|e2e|alone|examples`. */
export default defineConfig({
  root: fromRoot(),
  test: {
    environment: 'node',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{unit,signaling,headless,architecture,package}/**/*.test.ts'],
          // Some start a Prosody of their own, on two cores.
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'frameworks',
          // Type checkers and bundlers of others, which fill both cores for a while: `npm run verify` runs them.
          include: ['test/frameworks/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/{e2e,interop,docs}/**/*.test.ts'],
          exclude: ALONE,
          // Each file has servers and ports of its own, and most of its time it waits. E2E_FILES=1 on a weaker machine.
          fileParallelism: Number(process.env['E2E_FILES'] ?? 2) > 1,
          maxWorkers: Number(process.env['E2E_FILES'] ?? 2),
          testTimeout: LIMIT,
          hookTimeout: LIMIT,
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          testTimeout: LIMIT,
          hookTimeout: LIMIT,
        },
      },
      {
        extends: true,
        test: {
          name: 'examples',
          include: ['test/examples/**/*.test.ts'],
          // Each waits for its build, and the builds come one after the other.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
