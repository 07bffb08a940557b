import { LitElement, type CSSResultOrNative } from 'lit';
import { property } from 'lit/decorators.js';
import { adoptStyles } from './adopt-styles.js';
import type { CallRequest } from '../../store/requests.js';
import { performRequest } from '../../store/requests.js';
import type { Part } from './part.js';
import { StoreController, type StoreHost } from '../../store/store-controller.js';
import type { CallState } from '../../store/call-state.js';

/** A module that an element fetches when it needs it. */
export interface StyledPart {
  readonly styles: readonly CSSResultOrNative[];
}

/** What every element of the kit shares: finding its provider, asking it for things, custom states. */
export abstract class CallElement extends LitElement implements StoreHost {
  /** Id of a `<call-provider>` elsewhere in the document, for an element outside of it. */
  @property() for = '';

  readonly #internals = this.attachInternals();
  #controller: StoreController<unknown> | null = null;
  #late: readonly CSSResultOrNative[] = [];
  /** Parts that are on their way; settled once they are there, or cannot be had. */
  #coming: Promise<unknown> | null = null;

  /** As Lit's own, for whatever document the element stands in. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    this.#adopt(root);
    this.renderOptions.renderBefore ??= root.firstChild;
    return root;
  }

  /** Moved into another document: the sheets did not come along. */
  adoptedCallback(): void {
    if (this.shadowRoot) this.#adopt(this.shadowRoot);
  }

  #adopt(root: ShadowRoot): void {
    adoptStyles(root, [...(this.constructor as typeof LitElement).elementStyles, ...this.#late]);
  }

  /** Adds the styles of a part that came later. Safe to call twice. */
  protected addStyles(...styles: readonly CSSResultOrNative[]): void {
    const news = styles.filter((style) => !this.#late.includes(style));
    if (news.length === 0 || !this.shadowRoot) return;
    this.#late = [...this.#late, ...news];
    this.#adopt(this.shadowRoot);
  }

  /**
   * A part of this element, with its styles, or null while it is on its way: then the element updates when it is there,
   * and `updateComplete` waits for that. Where it cannot be loaded the next update tries again.
   */
  protected need<T extends StyledPart>(part: Part<T>): T | null {
    const now = part.need(() => this.requestUpdate());
    if (now) this.addStyles(...now.styles);
    else this.#coming = Promise.allSettled([this.#coming, part.load()]);
    return now;
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    const coming = this.#coming;
    if (!coming) return done;
    await coming;
    if (this.#coming === coming) this.#coming = null;
    return this.getUpdateComplete();
  }

  protected get internals(): ElementInternals {
    return this.#internals;
  }

  /** Reads a part of the call, with `devices` one that tells of devices; call it once, in a field initialiser. */
  protected read<T>(
    select: (state: CallState) => T,
    equals?: (a: T, b: T) => boolean,
    devices?: boolean,
  ): StoreController<T> {
    const controller = new StoreController(this, select, equals, devices);
    this.#controller = controller as StoreController<unknown>;
    return controller;
  }

  /**
   * Sends a request up. The provider around us acts on it, unless the page cancelled the event; a provider
   * named by `for` is not on the event's way, so it is asked directly.
   */
  protected request(event: Event & CallRequest): boolean {
    const holder = this.#controller?.holder;
    const go = this.dispatchEvent(event);
    if (go && holder && !event.composedPath().includes(holder)) void performRequest(holder.store, event);
    return go;
  }

  /** Sets or clears a custom state, styled from outside by `:state(name)`. */
  protected setState(name: string, on: boolean): void {
    if (on) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }
}
