import type { Page } from 'puppeteer-core';

declare global {
  interface Window {
    /** Ids of the calls that rang, and how each call ended, since the page was loaded. */
    history$: { rang: string[]; ended: { reason: string | null; at: number }[] };
  }
}

/** Notes from the first moment on what a page's store tells. For `prepare` of the stage. */
export async function noteRings(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    window.history$ = { rang: [], ended: [] };
    const { history$ } = window;
    document.addEventListener('DOMContentLoaded', () => {
      const provider = document.querySelector('call-provider');
      provider?.addEventListener('call-incoming', (event) => {
        history$.rang.push((event as unknown as { call: { id: string } }).call.id);
      });
      provider?.addEventListener('call-ended', (event) => {
        const { call } = event as unknown as { call: { endReason: string | null } };
        history$.ended.push({ reason: call.endReason, at: Date.now() });
      });
    });
  });
}

export function historyOf(page: Page): Promise<Window['history$']> {
  return page.evaluate(() => window.history$);
}
