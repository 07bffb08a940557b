import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveElement } from 'lit';
import type { Unsubscribe } from '../support/emitter.js';
import { callContext, isStoreHolder, type StoreHolder } from './call-context.js';
import type { CallState } from './call-state.js';
import type { CallStore } from './call-store.js';

/** An element that reads the call: inside a provider, or anywhere with `for="id"`. */
export interface StoreHost extends ReactiveElement {
  /** Id of a provider elsewhere in the same document or shadow root. */
  readonly for: string;
}

/**
 * Reads one part of the call for an element, and re-renders it only when that part changed
 * (`Object.is`, or `equals` where the selector builds a new object each time).
 */
export class StoreController<T> implements ReactiveController {
  readonly #host: StoreHost;
  readonly #select: (state: CallState) => T;
  readonly #equals: (a: T, b: T) => boolean;
  readonly #devices: boolean;
  /** What a provider around the host gives, and how to stop hearing from it. */
  #provided: CallStore | null = null;
  #unsubscribe: Unsubscribe | undefined;
  #stop: Unsubscribe | null = null;
  #store: CallStore | null = null;
  #holder: StoreHolder | null = null;
  #for = '';
  #value: T | undefined;

  /** @param devices the part tells of devices, which the store knows when it is loaded */
  constructor(
    host: StoreHost,
    select: (state: CallState) => T,
    equals: (a: T, b: T) => boolean = Object.is,
    devices = false,
  ) {
    this.#host = host;
    this.#select = select;
    this.#equals = equals;
    this.#devices = devices;
    host.addController(this);
  }

  /** The selected part; undefined while there is no provider. */
  get value(): T | undefined {
    return this.#value;
  }

  get store(): CallStore | null {
    return this.#store;
  }

  /** The provider named by `for`, if that is where the store comes from. */
  get holder(): StoreHolder | null {
    return this.#holder;
  }

  hostConnected(): void {
    // A provider that is defined after us tells so when it wakes up.
    this.#host.ownerDocument.addEventListener('context-provider', this.#request);
    this.#request();
    this.#resolve();
  }

  hostUpdate(): void {
    if (this.#for !== this.#host.for) this.#resolve();
  }

  hostDisconnected(): void {
    this.#host.ownerDocument.removeEventListener('context-provider', this.#request);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#provided = null;
    this.#attach(null);
  }

  /** Asks the provider around the host (context protocol of the web components community group). */
  readonly #request = (): void => {
    this.#host.dispatchEvent(
      new ContextEvent(
        callContext,
        this.#host,
        (store, unsubscribe) => {
          if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
          this.#unsubscribe = unsubscribe;
          this.#provided = store;
          this.#resolve();
        },
        true,
      ),
    );
  };

  #resolve(): void {
    this.#for = this.#host.for;
    if (!this.#for) {
      this.#holder = null;
      this.#attach(this.#provided);
      return;
    }
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const found = root.getElementById?.(this.#for) ?? this.#host.ownerDocument.getElementById(this.#for);
    if (isStoreHolder(found)) {
      this.#holder = found;
      this.#attach(found.store);
      return;
    }
    this.#holder = null;
    this.#attach(null);
    // The provider may come later: parsed after us, or not upgraded yet.
    const tag = found?.localName;
    if (tag?.includes('-') && !customElements.get(tag)) {
      void customElements.whenDefined(tag).then(() => this.#host.isConnected && this.#resolve());
    } else if (!found && this.#host.ownerDocument.readyState === 'loading') {
      this.#host.ownerDocument.addEventListener(
        'DOMContentLoaded',
        () => this.#host.isConnected && this.#resolve(),
        { once: true },
      );
    }
  }

  #attach(store: CallStore | null): void {
    if (store === this.#store && (this.#stop || !store)) return;
    this.#stop?.();
    this.#stop = null;
    this.#store = store;
    if (!store) {
      if (this.#value !== undefined) {
        this.#value = undefined;
        this.#host.requestUpdate();
      }
      return;
    }
    // A failure is told by the store.
    if (this.#devices) store.load().catch(() => undefined);
    this.#stop = store.subscribe((state) => {
      const next = this.#select(state);
      if (this.#value !== undefined && this.#equals(this.#value, next)) return;
      this.#value = next;
      this.#host.requestUpdate();
    });
  }
}
