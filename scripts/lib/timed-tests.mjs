import { bin } from './run.mjs';

/**
 * Tests of promises with a time. `only`: which of a file they are; those that run in a browser are run with all of
 * their file, because its runner takes a test that was left out for one that failed.
 * @type {readonly { readonly test: string, readonly only?: string }[]}
 */
export const TIMED = [
  { test: 'test/e2e/outage.test.ts', only: 'F1|F2' },
  { test: 'test/e2e/blackhole.test.ts', only: 'F5' },
  { test: 'test/e2e/network-switch.test.ts', only: 'media both ways within 8 s' },
  { test: 'test/e2e/relay.test.ts', only: 'within 8 s|none is named|within 15 s' },
  { test: 'test/e2e/sleep.test.ts', only: 'F30' },
  { test: 'test/e2e/devices.test.ts', only: 'F15' },
  { test: 'test/e2e/reload.test.ts', only: 'F14' },
  { test: 'test/e2e/conference-recovery.test.ts', only: 'F33' },
  { test: 'test/e2e/move.test.ts', only: 'a tone without a gap' },
  {
    test: 'test/e2e/janus-races.test.ts',
    only: 'two who call each other at once|a lost socket costs the call',
  },
  { test: 'test/interop/glare.test.ts', only: 'two pages of ours' },
  { test: 'test/e2e/deploy.test.ts', only: 'an XMPP node dies' },
  { test: 'test/signaling/xmpp/outage.test.ts', only: 'noticed within 10 s' },
  { test: 'test/mesh/own-devices.test.ts' },
  { test: 'test/mesh/devices.test.ts' },
  { test: 'test/mesh/glare.test.ts' },
  { test: 'test/store/recording.test.ts' },
  { test: 'test/elements/call-provider.test.ts' },
];

/** How one of them is run, so that it notes its times. @param {typeof TIMED[number]} timed */
export function commandOf({ test, only }) {
  const env = { NOTE_TIMES: '1', CI: 'true', NO_COLOR: '1' };
  if (only === undefined) {
    const args = ['--config', 'wtr.config.mjs', '--files', test];
    return { command: bin('wtr'), args, env: { ...env, BROWSERS: 'chromium' } };
  }
  const projects = ['unit', 'e2e', 'alone'].flatMap((name) => ['--project', name]);
  const args = ['run', '--config', 'test/vitest.node.config.ts', ...projects, test, '-t', only];
  return { command: bin('vitest'), args, env };
}

/**
 * What tests noted with `took()`, of all that a runner printed.
 * @param {string} output
 * @returns {{ what: string, most: number, ms: number }[]}
 */
export const timesIn = (output) =>
  [...output.matchAll(/took: (\{"what".*\})\s*$/gm)].map(([, note = '']) => JSON.parse(note));
