import { createContext } from '@lit/context';
import type { CallStore } from './call-store.js';

/** A provider hands its store to the elements inside it by this context. */
export const callContext = createContext<CallStore | null>(Symbol.for('call-elements/store'));

/** An element that holds a store, found by `for="id"` from outside its tree. */
export interface StoreHolder extends HTMLElement {
  readonly store: CallStore;
}

export function isStoreHolder(value: unknown): value is StoreHolder {
  return (
    value instanceof HTMLElement && typeof (value as Partial<StoreHolder>).store?.subscribe === 'function'
  );
}

/** The holder that an element stands in, through shadow trees too; null: none. */
export function holderAround(element: Element): StoreHolder | null {
  for (let at: Node | null = element.parentNode; at;) {
    if (isStoreHolder(at)) return at;
    at =
      at instanceof ShadowRoot
        ? at.host
        : at instanceof Element
          ? (at.assignedSlot ?? at.parentNode)
          : at.parentNode;
  }
  return null;
}
