import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignalingError } from '../../src/signaling/signaling-error.js';
import { Outbox } from '../../src/signaling/outbox.js';
import { RecentIds } from '../../src/signaling/recent-ids.js';
import { reasonOf } from '../harness/signaling-wait.js';

let sent: string[];
let works: boolean;
let outbox: Outbox<string>;

beforeEach(() => {
  vi.useFakeTimers();
  sent = [];
  works = true;
  outbox = new Outbox((payload) => works && sent.push(payload) > 0);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the outbox', () => {
  it('hands over at once while open, in the call itself', () => {
    outbox.open();
    void outbox.send('1', 'a');
    expect(sent).toEqual(['a']);
  });

  it('keeps order over a break', async () => {
    const all = ['a', 'b', 'c'].map((text) => outbox.send(text, text));
    outbox.open();
    void outbox.send('d', 'd');
    await Promise.all(all);
    works = false;
    const late = outbox.send('e', 'e');
    void outbox.send('f', 'f');
    works = true;
    void outbox.send('g', 'g');
    expect(sent).toEqual(['a', 'b', 'c', 'd']);
    outbox.open();
    await late;
    expect(sent).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('gives up after the time to live, also when the timer comes late', async () => {
    const result = reasonOf(outbox.send('a', 'a', 100));
    const kept = reasonOf(outbox.send('b', 'b'));
    await vi.advanceTimersByTimeAsync(100);
    expect(await result).toBe('signaling-offline');
    const asleep = reasonOf(outbox.send('c', 'c', 100));
    vi.setSystemTime(Date.now() + 5000);
    outbox.open();
    expect(await asleep).toBe('signaling-offline');
    expect(await kept).toBe('none');
    expect(sent).toEqual(['b']);
  });

  it('sends again what was lost: first, in order, within its time', async () => {
    outbox.open();
    void outbox.send('a', 'a', 50);
    for (const text of ['b', 'c', 'd']) void outbox.send(text, text);
    outbox.confirm('b');
    outbox.close();
    void outbox.send('e', 'e');
    await vi.advanceTimersByTimeAsync(60);
    outbox.requeue(['a', 'b', 'c', 'd', 'never-seen']);
    sent.length = 0;
    outbox.open();
    expect(sent).toEqual(['c', 'd', 'e']);
    // Lost once more: still known.
    outbox.close();
    outbox.requeue(['c']);
    outbox.open();
    expect(sent).toEqual(['c', 'd', 'e', 'c']);
  });

  it('rejects what waits on abort and leaves no timer', async () => {
    const result = reasonOf(outbox.send('a', 'a'));
    outbox.abort(new SignalingError('aborted'));
    expect(await result).toBe('aborted');
    outbox.open();
    expect(sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the memory of ids', () => {
  it('knows the last 500 and renews what comes again', () => {
    const ids = new RecentIds();
    expect(ids.add('first')).toBe(true);
    for (let n = 0; n < 499; n++) ids.add(String(n));
    expect(ids.add('first')).toBe(false);
    ids.add('one more');
    expect(ids.add('first')).toBe(false);
    expect(ids.add('0')).toBe(true);
  });
});
