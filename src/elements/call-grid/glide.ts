import type { Box } from '../../support/layout/layout.js';

interface Cell {
  readonly key: string;
  readonly box: Box;
}

/**
 * Lets cells glide from their old places to their new ones. They stand in their new places at once; only their
 * picture is moved there, by the compositor: one layout for each change, and no `<video>` is touched. Places are
 * known from the layout, so nothing is measured. See docs/decisions for why these are no View Transitions.
 */
export class Glide {
  #before = new Map<string, Box>();

  /** The next glide of this one begins so far from its place: there it was let go. px of the window. */
  shift(key: string, { x, y }: { readonly x: number; readonly y: number }, rtl: boolean): void {
    const box = this.#before.get(key);
    if (box) this.#before.set(key, { ...box, start: box.start + (rtl ? -x : x), top: box.top + y });
  }

  /** Call it after each update, with the cells in the order of `elements`. `move` false: only remembers them. */
  run(elements: Iterable<Element>, cells: readonly Cell[], move: boolean): void {
    const before = this.#before;
    this.#before = new Map(cells.map(({ key, box }) => [key, box]));
    if (!move) return;
    const [first] = elements;
    if (!first) return;
    const style = getComputedStyle(first);
    const duration = milliseconds(style.getPropertyValue('--_slow'));
    // 1 ms is what the tokens are with reduced motion.
    if (duration <= 1) return;
    const rtl = style.direction === 'rtl';
    const easing = style.getPropertyValue('--_ease').trim() || 'ease-out';
    let index = 0;
    for (const element of elements) {
      const { key = '', box } = cells[index++] ?? {};
      const old = before.get(key);
      if (!box || !old || same(old, box) || box.width === 0 || box.height === 0) continue;
      const across = rtl ? box.start - old.start + box.width - old.width : old.start - box.start;
      const from =
        `translate(${across}px, ${old.top - box.top}px) ` +
        `scale(${old.width / box.width}, ${old.height / box.height})`;
      // Added to a glide that is under way: it goes on from where it is.
      element.animate({ transform: [from, 'none'] }, { duration, easing, composite: 'add' });
    }
  }
}

const same = (a: Box, b: Box): boolean =>
  a.start === b.start && a.top === b.top && a.width === b.width && a.height === b.height;

/** A time of CSS, `320ms` or `.32s`. */
export function milliseconds(time: string): number {
  const value = Number.parseFloat(time) || 0;
  return /\ds\s*$/.test(time) ? value * 1000 : value;
}
