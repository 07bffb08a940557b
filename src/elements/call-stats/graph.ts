import { html, nothing, type TemplateResult } from 'lit';
import type { Terms } from '../../locale/terms.js';
import { linesOf, type Line, type Moment } from './history.js';

const WIDTH = 360;
const HEIGHT = 64;

/** A line of the graph, with what stands for it in the legend. */
export interface Drawn {
  readonly line: Line;
  readonly name: string;
  /** What it is now. */
  readonly value: string | null;
}

/** Two minutes as one line, or as two; words and values above it, for those who cannot see it too. */
export function graph(
  terms: Terms,
  history: readonly Moment[],
  drawn: readonly [Drawn, Drawn?],
  least: number,
): TemplateResult {
  const [first, second] = drawn;
  const { solid, dashed, area } = linesOf(history, [first.line, second?.line], least, WIDTH, HEIGHT);
  const key = ({ name, value }: Drawn, classes: string): TemplateResult =>
    html`<span
      ><span class=${classes} aria-hidden="true"></span>${name} <b><bdi>${value ?? '–'}</bdi></b></span
    >`;
  return html`
    <p part="legend" class="legend numbers">
      ${key(first, 'key')} ${second ? key(second, 'key dashed') : nothing}
    </p>
    <div class="time" aria-hidden="true" dir="ltr">
      <svg
        part="graph"
        class="graph"
        viewBox="0 0 ${WIDTH} ${HEIGHT}"
        preserveAspectRatio="none"
        focusable="false"
      >
        <path class="area" d=${area}></path>
        <path part="received" class="received" d=${solid}></path>
        <path part="sent" class="sent" d=${dashed}></path>
      </svg>
      <p class="axis"><span>${terms.statsAgo}</span><span>${terms.statsNow}</span></p>
    </div>
  `;
}
