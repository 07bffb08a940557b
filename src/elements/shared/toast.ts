import {
  css,
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { icon, type IconShape } from '../../styles/icons.js';
import { place, placedStyles } from './place.js';
import { showPopover } from './top-layer.js';

type ToastHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/** How long one stays by itself, in ms; nothing may be reachable through it alone (WCAG 2.2, 2.2.1). */
const KEEP = 8_000;
/** From the edge of the anchor, in px. */
const GAP = 24;

export interface ToastContent {
  readonly text: string;
  readonly icon?: IconShape;
  readonly action?: { readonly label: string; readonly act: () => void };
}

/**
 * One short sentence over the page, with at most one thing to do. It stays while the pointer or the focus is on it,
 * and goes by itself otherwise. It takes no focus and has no voice: say the words with an `Announcer` too.
 * Render it once, always: `${this.#toast.render()}`; needs {@link toastStyles} and `buttonStyles`.
 */
export class Toast implements ReactiveController {
  readonly #host: ToastHost;
  readonly #anchor: string;
  #content: ToastContent | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `anchor` is the selector of what it lies above, in the host's shadow tree. */
  constructor(host: ToastHost, anchor: string) {
    this.#host = host;
    this.#anchor = anchor;
    host.addController(this);
  }

  get shown(): boolean {
    return this.#content !== null;
  }

  /** Shows it; one that is there already gives way. */
  show(content: ToastContent): void {
    this.#content = content;
    this.#rest();
    this.#host.requestUpdate();
  }

  readonly hide = (): void => {
    clearTimeout(this.#timer);
    if (!this.#content) return;
    this.#content = null;
    this.#host.requestUpdate();
  };

  render(): TemplateResult {
    const content = this.#content;
    return html`<div
      part="toast"
      class="toast placed"
      popover="manual"
      @pointerenter=${this.#stay}
      @pointerleave=${this.#rest}
      @focusin=${this.#stay}
      @focusout=${this.#rest}
      @keydown=${this.#key}
    >
      ${
        content
          ? html`${content.icon ? icon(content.icon, 'm') : nothing}<span>${content.text}</span> ${
                content.action
                  ? html`<button class="button quiet" type="button" @click=${this.#act}>
                      ${content.action.label}
                    </button>`
                  : nothing
              }`
          : nothing
      }
    </div>`;
  }

  hostUpdated(): void {
    const toast = this.#host.renderRoot.querySelector<HTMLElement>('.toast');
    if (!toast?.isConnected) return;
    showPopover(toast, this.shown);
    const anchor = this.#host.renderRoot.querySelector(this.#anchor);
    if (anchor && this.shown) place(anchor, toast, { gap: GAP });
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#content = null;
  }

  readonly #act = (): void => {
    const act = this.#content?.action?.act;
    this.hide();
    act?.();
  };

  readonly #stay = (): void => clearTimeout(this.#timer);

  readonly #rest = (): void => {
    clearTimeout(this.#timer);
    if (this.shown) this.#timer = setTimeout(this.hide, KEEP);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.hide();
  };
}

export const toastStyles = [
  placedStyles,
  css`
    .toast:popover-open {
      display: flex;
    }
    .toast {
      --_plane: var(--_surface-raised);
      flex-wrap: wrap;
      align-items: center;
      gap: 0 10px;
      inline-size: fit-content;
      max-inline-size: min(30rem, 100vw - 24px);
      padding-block: 10px;
      padding-inline: var(--_space-4);
      border-radius: var(--_radius-m);
      background: var(--_surface-raised);
      color: var(--_text);
      box-shadow: var(--_shadow-2);
      font-size: var(--_size-m);
      text-align: start;
      overflow: auto;
      transition: opacity var(--_fast);
    }
    .toast:has(.button) {
      padding-inline-end: 10px;
    }
    /* Large text has a row of its own, and the button one below. */
    .toast > span {
      flex: 1 1 6rem;
      min-inline-size: 0;
    }
    .toast > .button {
      flex: none;
      margin-inline-start: auto;
    }
    .toast:popover-open {
      @starting-style {
        opacity: 0;
      }
    }
    @media (forced-colors: active) {
      .toast {
        border: 1px solid CanvasText;
      }
    }
  `,
];
