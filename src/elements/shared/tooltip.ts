import { css, type ReactiveController, type ReactiveControllerHost } from 'lit';

type TooltipHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface TooltipOptions {
  /** Selector of what is explained, in the host's shadow tree. */
  readonly anchor: string;
  /** Selector of the popover with the words; `popover="manual"`. */
  readonly tip: string;
  /** True when the words say why something does not work: then they come at once, and on a tap too. */
  readonly urgent?: () => boolean;
}

/** Distance to the anchor and to the edge of the window, in px. */
const GAP = 10;
const EDGE = 8;
const REST = 600;
const GRACE = 150;
/** How long words stay after a tap, in ms: there is no pointer that could leave. */
const AFTER_TAP = 6000;

/**
 * Words at an icon, on hover and on keyboard focus. They stay while the pointer is on them and go with Escape
 * (WCAG 2.2, 1.4.13). In the top layer, so nothing cuts them off.
 */
export class Tooltip implements ReactiveController {
  readonly #host: TooltipHost;
  readonly #options: TooltipOptions;
  #anchor: HTMLElement | null = null;
  #tip: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: TooltipHost, options: TooltipOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#anchor) return;
    this.#anchor = this.#host.renderRoot.querySelector(this.#options.anchor);
    this.#tip = this.#host.renderRoot.querySelector(this.#options.tip);
    this.#tip?.setAttribute('role', 'tooltip');
    this.#anchor?.addEventListener('pointerenter', this.#enter);
    this.#anchor?.addEventListener('pointerleave', this.#leave);
    this.#anchor?.addEventListener('focus', this.#focus);
    this.#anchor?.addEventListener('blur', this.hide);
    this.#anchor?.addEventListener('click', this.#click);
    this.#anchor?.addEventListener('keydown', this.#key);
    this.#tip?.addEventListener('pointerenter', this.#keep);
    this.#tip?.addEventListener('pointerleave', this.#leave);
  }

  hostDisconnected(): void {
    this.hide();
  }

  readonly show = (): void => {
    clearTimeout(this.#timer);
    if (!this.#tip || !this.#anchor || !this.#host.isConnected) return;
    if (!this.#tip.matches(':popover-open')) this.#tip.showPopover();
    this.#place(this.#anchor.getBoundingClientRect(), this.#tip);
    addEventListener('scroll', this.hide, { capture: true, passive: true });
    addEventListener('resize', this.hide);
  };

  readonly hide = (): void => {
    clearTimeout(this.#timer);
    removeEventListener('scroll', this.hide, { capture: true });
    removeEventListener('resize', this.hide);
    if (this.#tip?.isConnected && this.#tip.matches(':popover-open')) this.#tip.hidePopover();
  };

  /** Above the anchor and centred on it, within the window; below where there is no room. */
  #place(anchor: DOMRect, tip: HTMLElement): void {
    const { width, height } = tip.getBoundingClientRect();
    const above = anchor.top - GAP - height;
    const start = anchor.left + anchor.width / 2 - width / 2;
    const room = tip.ownerDocument.documentElement.clientWidth;
    const left = Math.max(EDGE, Math.min(start, room - EDGE - width));
    const fromStart = tip.matches(':dir(rtl)') ? room - left - width : left;
    tip.style.setProperty('inset-block-start', `${above >= EDGE ? above : anchor.bottom + GAP}px`);
    tip.style.setProperty('inset-inline-start', `${fromStart}px`);
  }

  #later(action: () => void, wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, wait);
  }

  get #wait(): number {
    return this.#options.urgent?.() ? 0 : REST;
  }

  readonly #enter = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.#later(this.show, this.#wait);
  };

  readonly #leave = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return;
    if (!this.#anchor?.matches(':focus-visible')) this.#later(this.hide, GRACE);
  };

  readonly #keep = (): void => clearTimeout(this.#timer);

  readonly #focus = (): void => {
    if (this.#anchor?.matches(':focus-visible')) this.#later(this.show, this.#wait);
  };

  readonly #click = (): void => {
    if (!this.#options.urgent?.()) return this.hide();
    this.show();
    if (matchMedia('(hover: none)').matches) this.#later(this.hide, AFTER_TAP);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.hide();
  };
}

export const tooltipStyles = css`
  .tip {
    position: fixed;
    inset: auto;
    inline-size: max-content;
    max-inline-size: min(18rem, 100vw - 16px);
    margin: 0;
    padding: var(--_space-2) var(--_space-3);
    border: 0;
    border-radius: var(--_radius-m);
    background: var(--_surface-raised);
    color: var(--_text);
    box-shadow: var(--_shadow-2);
    font-size: var(--_size-s);
    line-height: 1.35;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .tip strong {
    display: block;
    font-weight: var(--_weight-strong);
  }
  .tip span {
    display: block;
    margin-block-start: 2px;
    color: var(--_text-muted);
  }
  @media (forced-colors: active) {
    .tip {
      border: 1px solid CanvasText;
    }
  }
`;
