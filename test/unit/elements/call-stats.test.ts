import { describe, expect, it } from 'vitest';
import {
  linesOf,
  momentOf,
  remember,
  statsJson,
  WINDOW,
  together,
  type Moment,
} from '../../../src/elements/call-stats/history.js';
import { rowsOf } from '../../../src/elements/call-stats/rows.js';
import { rate, wholeRate } from '../../../src/elements/shared/rate.js';
import { de } from '../../../src/locale/de.js';
import { en } from '../../../src/locale/en.js';
import { fakeStats } from '../../harness/fake-stats.js';

const at = 1_000_000;

describe('the figures of a call in words', () => {
  it('have plain names and units, and leave out what is not known', () => {
    const media = rowsOf(fakeStats(), en, 'media');
    const groups = [...media, ...rowsOf(fakeStats(), en, 'connection')];
    const rows = groups
      .flatMap((group) => group.rows)
      .map(([name, ...values]) => [name, values.filter(Boolean).join(' · ')]);
    expect(groups.map(({ title }) => title)).toEqual(['Received', 'Sent', null]);
    expect(rows[0]).toEqual(['Picture', '1280 × 720 · 30 fps · VP8 · 1.58 Mbit/s']);
    expect(rows).toContainEqual(['Sound', 'Opus · 38 kbit/s']);
    expect(rows).toContainEqual(['Lost', '0.2%']);
    expect(rows).toContainEqual(['Round trip', '42 ms']);
    expect(rows).toContainEqual(['Path', 'Direct · UDP']);
    expect(rows).toContainEqual(['Quality', 'Good']);
    expect(rows.map(([name]) => name)).not.toContain('Screen');
    expect(rows.map(([name]) => name)).not.toContain('Held back by');
  });

  it('speak the language of the reader', () => {
    const values = rowsOf(fakeStats(), de, 'media').flatMap(({ rows }) => rows.flat());
    expect(values).toContain('1,58 Mbit/s');
    expect(values).toContain('0,2 %'.replace(' ', '\u00a0'));
    expect(rate(999.6, 'en')).toBe('1,000 kbit/s');
    expect(rate(null, 'en')).toBeNull();
  });

  it('show a still camera and a shared screen for what they are', () => {
    const { camera } = fakeStats();
    const stats = fakeStats({
      camera: { ...camera, bitrateIn: 0, limitation: 'cpu' },
      screen: camera,
      path: 'relay',
      protocol: 'tcp',
    });
    expect(rowsOf(stats, en, 'media')[0]?.rows[0]?.[0]).toBe('Screen');
    const rows = rowsOf(stats, en, 'connection').flatMap((group) => group.rows);
    expect(rows).toContainEqual(['Path', 'Through a relay', 'TCP']);
    expect(rows).toContainEqual(['Held back by', 'This device']);
  });

  it('tell a cap, and a server that records, where there are any', () => {
    const words = (call: { maxBandwidth: number; recordedAtServer: boolean }) =>
      rowsOf(fakeStats(), en, 'connection', call).flatMap(({ rows }) => rows);
    const names = words({ maxBandwidth: 0, recordedAtServer: false }).map(([name]) => name);
    expect(names).not.toContain('Limit that is set');
    expect(names).not.toContain('Server');
    const rows = words({ maxBandwidth: 300, recordedAtServer: true });
    expect(rows).toContainEqual(['Limit that is set', '300 kbit/s']);
    expect(rows).toContainEqual(['Server', 'Recording']);
    expect([wholeRate(1_000, 'en'), wholeRate(1_500, 'de')]).toEqual(['1 Mbit/s', '1,5 Mbit/s']);
  });
});

describe('two minutes of figures', () => {
  it('are kept, and no more', () => {
    let history: readonly Moment[] = [];
    for (let n = 0; n < 200; n++)
      history = remember(history, { at: at + n * 2_000, received: n, sent: 1, roundTrip: null });
    expect(history).toHaveLength(WINDOW / 2_000);
    expect(history.at(-1)?.received).toBe(199);
    expect(momentOf(fakeStats())).toMatchObject({ received: 1618, sent: 938, roundTrip: 42 });
    const both = together([
      momentOf(fakeStats({ at })),
      { at: at + 1, received: 2, sent: null, roundTrip: 7 },
    ]);
    expect(both).toEqual({ at: at + 1, received: 1620, sent: 938, roundTrip: null });
  });

  it('are lines within their box, with a gap where nobody looked', () => {
    const point = (seconds: number, received: number): Moment => ({
      at: at + seconds * 1000,
      received,
      sent: null,
      roundTrip: null,
    });
    const lines = linesOf(
      [point(0, 100), point(2, 900), point(60, 10), point(62, 20), point(120, 500)],
      ['received', 'sent'],
      64,
      360,
      64,
    );
    expect(lines.dashed).toBe('');
    expect(lines.solid.match(/M/g), 'two runs; one point alone is no line').toHaveLength(2);
    const numbers = lines.area.match(/-?[\d.]+/g)?.map(Number) ?? [];
    expect(Math.max(...numbers)).toBeLessThanOrEqual(360);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(lines.solid + lines.area).not.toMatch(/NaN|Infinity|e/);
    expect(linesOf([], ['roundTrip'], 100, 360, 64)).toEqual({ solid: '', dashed: '', area: '' });
  });

  it('are copied without names, ids, addresses or secrets, even if figures had them one day', () => {
    const leaky = {
      ...fakeStats(),
      address: '10.0.0.7',
      token: 'sentinel',
      audio: { ...fakeStats().audio, ip: '10.0.0.8' },
    };
    const json = statsJson([leaky], new Map([['102', [{ at, received: 1, sent: 2, roundTrip: 3 }]]]), at);
    expect(json).not.toMatch(/102|10\.0\.0|sentinel|Tom/);
    expect(JSON.parse(json)).toMatchObject({
      at,
      people: [
        {
          person: 1,
          figures: { roundTrip: 42, path: 'direct', camera: { bitrateIn: 1580 } },
          history: [{ at, received: 1, sent: 2, roundTrip: 3 }],
        },
      ],
    });
  });
});
