/** The two phones of the front page: frames, as two people have two pages, that follow the page's colours. */
export function showPhones(): void {
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe[data-phone]')];
  if (frames.length === 0) return;
  // A channel of their own: another window with this page must not ring.
  const channel = crypto.randomUUID();
  const colour = (): void => {
    const scheme = getComputedStyle(document.documentElement).colorScheme;
    for (const { contentDocument } of frames) {
      if (contentDocument) contentDocument.documentElement.style.colorScheme = scheme;
    }
  };
  for (const frame of frames) {
    frame.addEventListener('load', colour);
    frame.src = `${frame.dataset['phone']}&channel=${channel}`;
  }
  document.addEventListener('schemechange', colour);
}
