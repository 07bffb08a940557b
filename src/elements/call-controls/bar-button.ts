import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { CallLayout } from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, type IconShape } from '../../styles/icons.js';

/** Buttons of the bar itself, each with words on hover. */
export const BUTTONS = ['flip', 'speaker', 'chat', 'layout', 'more', 'leave', 'people', 'safety'] as const;
export type ButtonName = (typeof BUTTONS)[number];

export interface ButtonOptions {
  readonly name: ButtonName;
  readonly label: string;
  readonly shape: IconShape;
  readonly hidden?: boolean;
  readonly className?: string;
  /** The menu that it opens. */
  readonly menu?: { readonly id: string; readonly open: boolean };
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  /** Part of the toolbar. */
  readonly item?: boolean;
  readonly inside?: unknown;
  readonly press?: () => void;
}

/** Always rendered, so that a focus, a tooltip and a menu never lose their button. */
export function barButton(options: ButtonOptions): TemplateResult {
  const { name, label, menu, pressed, disabled } = options;
  return html`<button
      part="button ${name}"
      class=${`control ${name}-button ${options.className ?? ''} ${pressed ? 'active' : ''}`}
      type="button"
      ?data-item=${options.item}
      ?hidden=${options.hidden}
      aria-label=${label}
      aria-pressed=${ifDefined(pressed === undefined ? undefined : String(pressed))}
      aria-disabled=${ifDefined(disabled ? 'true' : undefined)}
      aria-haspopup=${ifDefined(menu ? 'menu' : undefined)}
      aria-expanded=${ifDefined(menu ? String(menu.open) : undefined)}
      popovertarget=${ifDefined(menu?.id)}
      @click=${options.press ?? nothing}
    >
      ${icon(options.shape)}${options.inside ?? nothing}
    </button>
    <div part="tip" class="tip" id="tip-${name}" popover="manual">${label}</div>`;
}

export function badge(count: number): unknown {
  if (count === 0) return nothing;
  return html`<span part="badge" class="badge" aria-hidden="true">${count > 99 ? '99+' : count}</span>`;
}

export function layoutIcon(layout: CallLayout = 'auto'): IconShape {
  return layout === 'auto' || layout === 'grid' ? shapes.grid : shapes.spotlight;
}
