import type { ReactiveController, ReactiveControllerHost } from 'lit';

type RovingHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';
/** Elements that need the arrow keys for themselves. */
const KEEPS_ARROWS = 'input, select, textarea, [contenteditable]';

/**
 * One tab stop for a toolbar, moved inside it by the arrow keys (WAI-ARIA Authoring Practices, "Toolbar").
 * Items are elements with `data-item` in the host's shadow tree, and what people put into its slots.
 * Arrows follow the direction of writing and stop at the ends: from the first control one does not fall
 * onto the last, which here leaves the call.
 */
export class RovingFocus implements ReactiveController {
  readonly #host: RovingHost;
  readonly #toolbar: string;
  #current: HTMLElement | null = null;

  /** `toolbar` is the selector of the toolbar in the host's shadow tree. */
  constructor(host: RovingHost, toolbar = '[role="toolbar"]') {
    this.#host = host;
    this.#toolbar = toolbar;
    host.addController(this);
  }

  hostConnected(): void {
    // Inside, because a focus that moves within a shadow tree is not told to its host (DOM, "retarget").
    this.#root.addEventListener('keydown', this.#move);
    this.#root.addEventListener('focusin', this.#follow);
  }

  hostDisconnected(): void {
    this.#root.removeEventListener('keydown', this.#move);
    this.#root.removeEventListener('focusin', this.#follow);
  }

  hostUpdated(): void {
    this.refresh();
  }

  /** Call it when slotted items came or went. */
  readonly refresh = (): void => {
    const items = this.#items();
    if (!this.#current || !items.includes(this.#current)) this.#current = items[0] ?? null;
    for (const item of items) {
      const index = item === this.#current ? '0' : '-1';
      if (item.getAttribute('tabindex') !== index) item.setAttribute('tabindex', index);
    }
  };

  get #root(): HTMLElement | DocumentFragment {
    return this.#host.renderRoot;
  }

  #items(): HTMLElement[] {
    const toolbar = this.#host.renderRoot.querySelector(this.#toolbar);
    const items: HTMLElement[] = [];
    for (const node of toolbar?.querySelectorAll<HTMLElement>('[data-item], slot') ?? []) {
      if (!(node instanceof HTMLSlotElement)) items.push(node);
      else for (const given of node.assignedElements({ flatten: true })) items.push(...focusables(given));
    }
    return items.filter((item) => item.checkVisibility());
  }

  readonly #follow = (event: Event): void => {
    const item = this.#itemOf(event, this.#items());
    if (!item || item === this.#current) return;
    this.#current = item;
    this.refresh();
  };

  readonly #move = (event: Event): void => {
    if (
      !(event instanceof KeyboardEvent) ||
      event.defaultPrevented ||
      event.altKey ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey
    )
      return;
    const items = this.#items();
    const item = this.#itemOf(event, items);
    const origin = event.composedPath()[0];
    if (!item || (origin instanceof Element && origin.matches(KEEPS_ARROWS))) return;
    const at = items.indexOf(item);
    const ahead = this.#host.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
    const back = ahead === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const next = { [ahead]: items[at + 1], [back]: items[at - 1], Home: items[0], End: items.at(-1) }[
      event.key
    ];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  #itemOf(event: Event, items: readonly HTMLElement[]): HTMLElement | undefined {
    const path = event.composedPath();
    return items.find((item) => path.includes(item));
  }
}

/** What can be focused in a slotted element: itself, or, where it is a mere wrapper, what is inside. */
function focusables(element: Element): HTMLElement[] {
  if (!(element instanceof HTMLElement)) return [];
  if (element.matches(FOCUSABLE) || element.shadowRoot?.delegatesFocus) return [element];
  return [...element.querySelectorAll<HTMLElement>('*')].filter(
    (inner) => inner.matches(FOCUSABLE) || inner.shadowRoot?.delegatesFocus,
  );
}
