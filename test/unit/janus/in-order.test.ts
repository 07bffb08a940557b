import { beforeEach, describe, expect, it } from 'vitest';
import { InOrder } from '../../../src/janus/core/in-order.js';

let order: InOrder<number>;
let sent: string[];
const add = (handle: number, id: string, holds = true): void =>
  order.add(handle, { id, holds, send: () => sent.push(id) });
beforeEach(() => {
  order = new InOrder();
  sent = [];
});

describe('what is asked of one handle', () => {
  it('goes out when what was asked before was taken; other handles do not wait for it', () => {
    add(1, 'a');
    add(1, 'b');
    add(1, 'c');
    add(2, 'x');
    expect(sent).toEqual(['a', 'x']);
    order.done('a');
    expect(sent).toEqual(['a', 'x', 'b']);
    order.done('x');
    order.done('a');
    order.done('b');
    expect(sent).toEqual(['a', 'x', 'b', 'c']);
    order.done('c');
    add(1, 'd');
    expect(sent.at(-1)).toBe('d');
  });

  it('candidates go at once, and overtake nothing that waits', () => {
    add(1, 'a');
    add(1, 'candidate', false);
    expect(sent).toEqual(['a', 'candidate']);
    add(1, 'b');
    add(1, 'of b', false);
    add(1, 'more of b', false);
    add(1, 'c');
    expect(sent).toHaveLength(2);
    order.done('a');
    expect(sent.slice(2)).toEqual(['b']);
    order.done('b');
    expect(sent.slice(3)).toEqual(['of b', 'more of b', 'c']);
    order.done('c');
    add(1, 'late', false);
    add(1, 'd');
    expect(sent.slice(6)).toEqual(['late', 'd']);
  });

  it('that is given up holds nothing up, whether it was sent or waits', () => {
    add(1, 'a');
    add(1, 'b');
    add(1, 'c');
    order.done('b');
    order.done('a');
    expect(sent).toEqual(['a', 'c']);
  });

  it('is all sent where there is no more time', () => {
    add(1, 'a');
    add(1, 'b');
    add(1, 'c', false);
    add(2, 'x');
    add(2, 'y');
    order.flush();
    expect(sent).toEqual(['a', 'x', 'b', 'c', 'y']);
    order.done('a');
    expect(sent).toHaveLength(5);
  });
});
