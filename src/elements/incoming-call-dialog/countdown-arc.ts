import { css, html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { IncomingCall } from '../../store/call-state.js';
import { styleProps } from '../../styles/style-props.js';

const started = new WeakMap<IncomingCall, number>();

/** Time left of a ringing call, as an arc that drains clockwise from 12 o'clock. Drawn by CSS, without a timer. */
export function arc(call: IncomingCall): unknown {
  // How far it was when first drawn: written anew in each render, the animation would start over.
  const past = started.get(call) ?? Date.now() - call.receivedAt;
  started.set(call, past);
  const total = Math.max(1000, call.expiresAt - call.receivedAt);
  const props = styleProps({
    '--_total': `${total}ms`,
    '--_past': `${-past}ms`,
    '--_steps': String(Math.round(total / 1000)),
  });
  return keyed(
    call.id,
    html`<svg class="arc" aria-hidden="true" ${props}>
      <circle class="track"></circle>
      <circle class="rest" pathLength="100"></circle>
    </svg>` satisfies TemplateResult,
  );
}

export const arcStyles = css`
  .arc {
    position: absolute;
    z-index: 1;
    inset: -7px;
    inline-size: calc(100% + 14px);
    block-size: calc(100% + 14px);
    rotate: -90deg;
    fill: none;
    stroke-width: 3px;
    stroke-linecap: round;
    overflow: visible;
  }
  .arc circle {
    cx: 50%;
    cy: 50%;
    r: calc(50% - 2px);
  }
  .arc .track {
    stroke: var(--_line);
  }
  .arc .rest {
    stroke: var(--_accent-ink);
    stroke-dasharray: 100 100;
    animation: drain var(--_total) linear var(--_past) both;
  }
  @keyframes drain {
    to {
      stroke-dashoffset: -100;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .arc .rest {
      animation-timing-function: steps(var(--_steps));
    }
  }
  @media (forced-colors: active) {
    .arc .rest {
      stroke: Highlight;
    }
  }
`;
