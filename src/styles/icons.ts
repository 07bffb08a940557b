import { css, html, type SVGTemplateResult, type TemplateResult } from 'lit';
import * as shapes from './icon-shapes.js';
import { styleProps } from './style-props.js';

/** One of `icon-shapes.ts`. */
export type IconShape = () => SVGTemplateResult;
export type IconSize = 's' | 'm' | 'l';

/** Those that point along the line of reading, so they turn round with it. Never a phone, camera or check. */
const MIRRORED: ReadonlySet<IconShape> = new Set([shapes.next, shapes.prev, shapes.speaker]);

/** A drawing beside a word or a label: hidden from assistive technology. 1.5rem; `m` 1.25, `s` 1, `l` 1.875. */
export function icon(shape: IconShape, size?: IconSize): TemplateResult {
  const classes = `icon${size ? ` ${size}` : ''}${MIRRORED.has(shape) ? ' mirrored' : ''}`;
  return html`<svg class=${classes} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${shape()}
  </svg>`;
}

/** The microphone whose capsule fills from below with the level, 0 to 1. */
export function microphoneIcon(level: number, size?: IconSize): TemplateResult {
  const empty = 100 * (1 - Math.min(1, Math.max(0, level)));
  return html`<svg
    class=${`icon${size ? ` ${size}` : ''}`}
    viewBox="0 0 24 24"
    aria-hidden="true"
    focusable="false"
  >
    <rect
      class="level"
      x="9"
      y="2.9"
      width="6"
      height="11.2"
      rx="3"
      ${styleProps({ 'clip-path': `inset(${empty}% 0 0 0)` })}
    ></rect>
    ${shapes.mic()}
  </svg>`;
}

export const iconStyles = css`
  .icon {
    display: block;
    flex: none;
    inline-size: var(--_icon);
    block-size: var(--_icon);
    fill: none;
    stroke: currentColor;
    stroke-width: var(--_icon-stroke);
    stroke-linecap: round;
    stroke-linejoin: round;
    pointer-events: none;
  }
  /* Smaller ones get a thicker stroke of their grid, so the line looks the same. */
  .icon.s {
    inline-size: var(--_icon-s);
    block-size: var(--_icon-s);
    stroke-width: 2.25;
  }
  .icon.m {
    inline-size: var(--_icon-m);
    block-size: var(--_icon-m);
    stroke-width: 2;
  }
  .icon.l {
    inline-size: 1.875rem;
    block-size: 1.875rem;
  }
  :dir(rtl) > .icon.mirrored {
    transform: scaleX(-1);
  }
  .icon .level {
    fill: var(--_level);
    stroke: none;
  }
  .over .icon .level {
    fill: #5fd49a;
  }
  @media (forced-colors: active) {
    .icon .level {
      fill: Highlight;
    }
  }
`;
