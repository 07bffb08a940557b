/** The element that has the focus, through shadow roots; null where it is nowhere in particular. */
export function deepFocus(root: Document = document): HTMLElement | null {
  let active = root.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}

/** Shows or hides a popover that may be so already; the methods of the platform would throw. */
export function showPopover(popover: HTMLElement, open: boolean): void {
  if (popover.matches(':popover-open') !== open) popover.togglePopover(open);
}
