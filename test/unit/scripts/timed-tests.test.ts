import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../../scripts/lib/root.mjs';
import { commandOf, TIMED, timesIn } from '../../../scripts/lib/timed-tests.mjs';

describe('tests of promises with a time', () => {
  it('are those that note one', () => {
    const noting = readdirSync(fromRoot('test'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => `test/${name}`)
      .filter((name) => /from '.*harness\/took\.js'/.test(readFileSync(fromRoot(name), 'utf8')));
    expect(TIMED.map(({ test }) => test).sort()).toEqual(noting.sort());
  });

  it.each(TIMED.filter(({ only }) => only !== undefined))(
    '$test has tests called $only',
    ({ test, only = '' }) => {
      const text = readFileSync(fromRoot(test), 'utf8');
      for (const name of only.split('|')) expect(text).toContain(name);
    },
  );

  it('fail at more than four times of what is promised, and where nothing was measured', async () => {
    const { took } = await import('../../harness/took.js');
    expect(took('it is back', 100, 400)).toBe(400);
    expect(() => took('it is back', 100, 401)).toThrow('it is back: 401 ms, where 100 ms are promised');
    expect(() => took('it is back', 100, NaN)).toThrow();
  });

  it('note it in both runners', () => {
    const note = 'took: {"what":"it is back","most":2000,"ms":12.5}';
    expect(timesIn(`stdout | test\n${note}\n\n   ${note}\ntook: long`)).toEqual([
      { what: 'it is back', most: 2000, ms: 12.5 },
      { what: 'it is back', most: 2000, ms: 12.5 },
    ]);
    const kinds = TIMED.map((timed) => commandOf(timed).command.replace(/.*\//, ''));
    expect(new Set(kinds)).toEqual(new Set(['vitest', 'wtr']));
  });
});
