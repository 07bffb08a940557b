import { isStoreHolder } from '../../store/call-context.js';

/** Whether the element stands in a provider, through shadow trees too. */
export function isInProvider(element: Element): boolean {
  for (let at: Node | null = element.parentNode; at;) {
    if (isStoreHolder(at)) return true;
    at =
      at instanceof ShadowRoot
        ? at.host
        : at instanceof Element
          ? (at.assignedSlot ?? at.parentNode)
          : at.parentNode;
  }
  return false;
}
