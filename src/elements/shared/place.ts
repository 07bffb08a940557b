import { css } from 'lit';

/** Distance to the anchor, and to the edge of the window, in px. */
const GAP = 10;
const EDGE = 8;

export interface PlaceOptions {
  /** Where it goes if there is room; else to the side that has more. Default `above`. */
  readonly side?: 'above' | 'below';
  readonly gap?: number;
}

/**
 * Puts a popover above or below its anchor, centred on it and within the window. Writes where, and how high it may
 * be, into its own style for {@link placedStyles}; those hold on to the side of the anchor, so what grows
 * grows away from it.
 */
export function place(anchor: Element, popover: HTMLElement, options: PlaceOptions = {}): void {
  const { side = 'above', gap = GAP } = options;
  const { clientWidth, clientHeight } = popover.ownerDocument.documentElement;
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, scrollHeight: height } = popover;
  const room = { above: box.top - gap - EDGE, below: clientHeight - box.bottom - gap - EDGE };
  const other = side === 'above' ? 'below' : 'above';
  const chosen = room[side] >= height || room[side] >= room[other] ? side : other;
  const left = Math.max(EDGE, Math.min(box.left + box.width / 2 - width / 2, clientWidth - EDGE - width));
  const { style } = popover;
  style.setProperty('--_left', `${left}px`);
  style.setProperty('--_top', chosen === 'below' ? `${box.bottom + gap}px` : 'auto');
  style.setProperty('--_bottom', chosen === 'above' ? `${clientHeight - box.top + gap}px` : 'auto');
  style.setProperty('--_room', `${Math.max(0, room[chosen])}px`);
}

export const placedStyles = css`
  /* without weight, so that any order of style sheets will do */
  :where(.placed) {
    position: fixed;
    /* physical, as the window is measured */
    inset: var(--_top, auto) auto var(--_bottom, auto) var(--_left, 0);
    max-block-size: var(--_room, none);
    margin: 0;
    border: 0;
  }
`;
