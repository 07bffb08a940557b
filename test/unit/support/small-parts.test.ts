import { describe, expect, it } from 'vitest';
import { AsyncQueue } from '../../../src/support/async-queue.js';
import { compareIds } from '../../../src/support/compare-ids.js';
import { ExpiringMap } from '../../../src/support/expiring-map.js';
import { configureLogging, createLogger } from '../../../src/support/logger.js';

describe('the async queue', () => {
  it('runs one after another, and goes on after a failure', async () => {
    const queue = new AsyncQueue();
    const order: string[] = [];
    const slow = queue.run(async () => {
      await new Promise((resolve) => setTimeout(resolve));
      order.push('slow');
    });
    const bad = queue.run(() => Promise.reject(new Error('bad')));
    const quick = queue.run(() => order.push('quick'));
    await expect(bad).rejects.toThrow('bad');
    await Promise.all([slow, quick]);
    expect(order).toEqual(['slow', 'quick']);
  });

  it('skips what waits when it is closed', async () => {
    const queue = new AsyncQueue();
    const waiting = queue.run(() => 'ran');
    queue.close();
    expect(await waiting).toBe(undefined);
  });
});

describe('the order of ids', () => {
  it('goes by value for numbers and by letters for the rest', () => {
    expect(compareIds('99', '101')).toBeLessThan(0);
    expect(compareIds('ana', 'ben')).toBeLessThan(0);
    expect(compareIds('101', '101')).toBe(0);
    // Never equal for two different ids, else both would be polite.
    expect(compareIds('7', '007')).not.toBe(0);
    expect(compareIds('99999999999999999999', '99999999999999999998')).not.toBe(0);
  });
});

describe('the map that forgets', () => {
  it('after a time, and the oldest when there are too many', () => {
    let now = 0;
    const map = new ExpiringMap<string, number>(100, 2, () => now);
    map.set('a', 1);
    map.set('b', 2);
    map.set('c', 3);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([undefined, 2, 3]);
    now = 100;
    expect(map.get('b')).toBe(undefined);
    map.set('d', 4);
    expect(map.take('d')).toBe(4);
    expect(map.get('d')).toBe(undefined);
  });
});

describe('the log', () => {
  it('is named per layer, and says nothing below its level', () => {
    const lines: string[] = [];
    const sink = { debug: push, info: push, warn: push, error: push };
    function push(line: unknown): void {
      lines.push(String(line));
    }
    configureLogging({ level: 'info', sink });
    const log = createLogger('mesh');
    log.debug('hidden');
    log.info('shown');
    configureLogging({ level: 'silent' });
    log.error('hidden too');
    configureLogging({ level: 'warn', sink: console });
    expect(lines).toEqual(['[call-elements:mesh] shown']);
  });
});
