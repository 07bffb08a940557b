import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CandidateBatch } from '../../../src/rtc/candidate-batch.js';
import { SIGNAL_LIMITS, type SignalCandidate } from '../../../src/signaling/signal.js';

const candidate = (text: string): RTCIceCandidate =>
  ({ candidate: text, sdpMid: '0', sdpMLineIndex: 0 }) as RTCIceCandidate;

describe('batches of candidates', () => {
  let sent: string[][];
  let batch: CandidateBatch;
  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    batch = new CandidateBatch(100, (all: readonly SignalCandidate[]) =>
      sent.push(all.map((one) => one.candidate)),
    );
  });
  afterEach(() => vi.useRealTimers());

  it('holds everything until it is opened, then sends it as one', () => {
    batch.add(candidate('a'));
    batch.add(candidate('b'));
    vi.advanceTimersByTime(10_000);
    expect(sent).toEqual([]);
    batch.open();
    expect(sent).toEqual([['a', 'b']]);
  });

  it('sends what comes later in steps, and never an empty list', () => {
    batch.open();
    expect(sent).toEqual([]);
    batch.add(candidate('a'));
    batch.add(candidate('b'));
    vi.advanceTimersByTime(10);
    expect(sent).toEqual([['a', 'b']]);
    batch.add(candidate('c'));
    vi.advanceTimersByTime(99);
    expect(sent).toHaveLength(1);
    batch.add(candidate('d'));
    vi.advanceTimersByTime(1);
    expect(sent).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    batch.add(candidate(''));
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(2);
  });

  it('splits what is more than one signal may carry, and sends nothing after close', () => {
    for (let n = 0; n < SIGNAL_LIMITS.candidatesPerSignal + 1; n++) batch.add(candidate(String(n)));
    batch.open();
    expect(sent.map(({ length }) => length)).toEqual([SIGNAL_LIMITS.candidatesPerSignal, 1]);
    batch.add(candidate('late'));
    batch.close();
    vi.advanceTimersByTime(1_000);
    expect(sent).toHaveLength(2);
    expect(vi.getTimerCount()).toBe(0);
  });
});
