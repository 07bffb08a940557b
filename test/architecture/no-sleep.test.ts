import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

/** A wait of so many ms; `setTimeout(resolve)` alone is a turn of the loop, and races no clock. */
const SLEEP =
  /\baTimeout\(|\bwaitForTimeout\(|\bsetTimeout\((?:resolve|done|r)\s*,|\bsetTimeout\(\(\) => (?:resolve|done)\([^)]*\),/;
/** Where nothing else can be waited for, the line or one of the five above it says why. */
const REASON = /\/\/ Real time: \S+/;

function sleeps(text: string): number[] {
  const lines = text.split('\n');
  return lines.flatMap((line, at) =>
    SLEEP.test(line) && !lines.slice(Math.max(0, at - 5), at + 1).some((near) => REASON.test(near))
      ? [at + 1]
      : [],
  );
}

/** What the harness waits with is made there: until.ts looks again and again. */
const files = ['test', 'stories'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:test|stories)\.ts$/.test(name) && !name.endsWith('no-sleep.test.ts'))
    .map((name) => join(folder, name)),
);

describe('tests', () => {
  it('wait for a condition, not for a length of time', () => {
    const found = files.flatMap((file) =>
      sleeps(readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}:${line}`),
    );
    expect(
      found,
      'wait with until() or a subscription, let time go by with pass() of test/harness/clock.ts or vi.useFakeTimers(), or say "// Real time: why"',
    ).toEqual([]);
  });

  it.each([
    ['await aTimeout(50);', [1]],
    ['await new Promise((resolve) => setTimeout(resolve, 300));', [1]],
    ['await page.waitForTimeout(9);', [1]],
    ['await new Promise((resolve) => setTimeout(() => resolve(null), 1000));', [1]],
    ['await new Promise((resolve) => setTimeout(resolve));', []],
    ['// Real time: the sound has to go on.\nawait aTimeout(50);', []],
    ['// Real time:\nawait aTimeout(50);', [2]],
    ['setTimeout(() => button.click());', []],
  ])('are found out: %s', (text, lines) => expect(sleeps(text)).toEqual(lines));
});
