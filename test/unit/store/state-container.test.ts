import { describe, expect, it, vi } from 'vitest';
import { StateContainer } from '../../../src/store/state-container.js';

const make = () => new StateContainer({ a: { x: 1 }, list: [1, 2] as readonly number[], n: 0 });

describe('the state container', () => {
  it('keeps the identity of what did not change, and tells nobody then', () => {
    const container = make();
    const listener = vi.fn();
    container.onChange(listener);
    const before = container.state;
    container.set({ a: { x: 1 }, list: [1, 2], n: 0 });
    expect(container.state).toBe(before);
    expect(listener).not.toHaveBeenCalled();
    container.set({ a: { x: 2 }, list: [1, 2] });
    expect(container.state.list).toBe(before.list);
    expect(container.state.a).not.toBe(before.a);
    expect(listener).toHaveBeenCalledWith(container.state, before);
  });

  it('freezes what it holds', () => {
    const container = make();
    container.set({ a: { x: 3 } });
    expect(Object.isFrozen(container.state) && Object.isFrozen(container.state.a)).toBe(true);
  });

  it('a listener that throws does not keep the others from hearing, and its fault surfaces', () => {
    const container = make();
    const second = vi.fn();
    const later: (() => void)[] = [];
    vi.stubGlobal('queueMicrotask', (task: () => void) => later.push(task));
    container.onChange(() => {
      throw new Error('mine');
    });
    container.onChange(second);
    container.set({ n: 1 });
    vi.unstubAllGlobals();
    expect(second).toHaveBeenCalledOnce();
    expect(later[0]).toThrow('mine');
  });
});
