/** `npm run verify`: everything that must hold before a commit, in the order of the quickest answer. */
import { ensurePackages, requireNode } from './lib/install.mjs';
import { endOnSignals, run } from './lib/run.mjs';

// What did not change since the last time is not looked at again. Lint has none: its rules read the types of
// other files, too.
const CACHE = 'node_modules/.cache/verify';
const FORMAT = ['--cache', '--cache-location', `${CACHE}/prettier`];
const TYPES = ['--incremental', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`];

const STEPS = [
  {
    name: 'format',
    command: 'npm',
    args: ['run', '--silent', 'format:check', '--', ...FORMAT],
    fix: 'npm run format',
  },
  { name: 'lint', command: 'npm', args: ['run', '--silent', 'lint'], fix: 'npm run lint -- --fix' },
  { name: 'types', command: 'npm', args: ['run', '--silent', 'types', '--', ...TYPES] },
  { name: 'manifest', command: 'npm', args: ['run', '--silent', 'manifest:check'], fix: 'npm run manifest' },
  { name: 'build', command: 'npm', args: ['run', '--silent', 'build'] },
  { name: 'package', command: 'npm', args: ['run', '--silent', 'package:check'] },
  { name: 'tests', command: process.execPath, args: ['scripts/test.mjs', '--skip-build', '--full'] },
  { name: 'size', command: 'npm', args: ['run', '--silent', 'size'] },
];

endOnSignals();
requireNode();
await ensurePackages();

/** @type {string[]} */
const report = [];
let failed = 0;
for (const [index, { name, command, args, fix }] of STEPS.entries()) {
  console.log(`\n[${index + 1}/${STEPS.length}] ${name}`);
  const { code, ms } = await run(command, args);
  // All steps run, so that one look shows everything there is to mend.
  if (code !== 0) failed += 1;
  report.push(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(9)} ${(ms / 1000).toFixed(1).padStart(6)} s` +
      (code !== 0 && fix ? `   try: ${fix}` : ''),
  );
}
console.log(
  `\n${report.join('\n')}\n\n${failed === 0 ? 'All good.' : `${failed} of ${STEPS.length} steps failed.`}`,
);
process.exit(failed === 0 ? 0 : 1);
