import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fillIn, MEASURED_TEXTS, quantile, readMeasured } from '../../../scripts/lib/measured.mjs';
import { TABLES, type Rooms, type Size } from '../../../scripts/lib/measured-tables.mjs';
import { fromRoot } from '../../../scripts/lib/root.mjs';

const size = (by: Size['by'], people: number, sent: number, client = 100): Size => ({
  by,
  people,
  sent,
  received: sent,
  client,
  server: by === 'room' ? 2 * people * (people - 1) : 0,
});
const rooms: Rooms = {
  date: '2026-01-02',
  cores: 2,
  load: 0.3,
  seconds: 8,
  rounds: 1,
  alone: 5,
  sizes: [size('mesh', 2, 60), size('mesh', 8, 420), size('room', 2, 60), size('room', 12, 60)],
  without: [],
};

describe('tables of what was measured', () => {
  it.each(MEASURED_TEXTS)('%s says what docs/measured.json has', async (path) => {
    const text = readFileSync(fromRoot(path), 'utf8');
    expect(text).toContain('<!-- measured: ');
    expect(text).toBe(await fillIn(text, readMeasured()));
  });

  it('refuses a name that is no table', async () => {
    await expect(fillIn('<!-- measured: moods -->\n<!-- /measured -->', {})).rejects.toThrow('moods');
  });

  it('says of rooms and meshes where one overtakes the other, or that it does not', () => {
    const text = TABLES.rooms({ rooms });
    expect(text).toContain(
      'What a client sends: a mesh overtakes a room at 2.0 people: 2.00 × with 3, 7.00 × with 8.',
    );
    expect(text).toContain('What a client computes: a mesh does not overtake a room from 2 to 8 people.');
    expect(TABLES.janus({ rooms })).toContain('2.0 ms of a core in a second: a room of 12 0.26 of a core');
  });

  it('says which sizes gave no result, and why', () => {
    const sizes = rooms.sizes.filter(({ by }) => by === 'mesh');
    const without = [{ by: 'room' as const, people: 12, why: 'not in 120 s (9 of 12 who have met all)' }];
    const text = TABLES.rooms({ rooms: { ...rooms, sizes, without } });
    expect(text).toMatch(/\| 12 \| room \| no result \|/);
    expect(text).toContain('room of 12: no result, not in 120 s (9 of 12 who have met all).');
    expect(text).toContain('too few sizes gave a result to say it.');
  });

  it('says of figures that the machine had other things to do', () => {
    expect(TABLES.rooms({ rooms })).toContain('Taken on 2026-01-02, 2 cores, over 8 s');
    expect(TABLES.rooms({ rooms: { ...rooms, load: 7.5 } })).toContain(
      'Taken on 2026-01-02, 2 cores that were busy (a load of 7.5 before it began), over 8 s',
    );
  });

  it('marks a promise that was not kept', () => {
    const time = { what: 'it is back', most: 2_000, p50: 400, p95: 2_100, times: 3, test: 'test/x.test.ts' };
    const text = TABLES.promises({
      promises: { date: '', cores: 2, load: 0, rounds: 3, times: [time], without: [] },
    });
    expect(text).toContain('| it is back | 2 s | 0.40 s | **2.1 s** | 3 × | `test/x.test.ts` |');
  });

  it('takes p95 of what is there', () => {
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([3, 1, 2], 0.95)).toBe(3);
  });
});
