import type { Browser } from 'puppeteer-core';
import { expect } from 'vitest';
import { until } from '../harness/until.js';
import { deliverPush, inWorker, pressNotification, shownBy, workerSees } from '../harness/worker-push.js';
import { openWindow, press, talkAndLeave } from './drive.js';

interface Ring {
  readonly payload: Record<string, unknown>;
  readonly to: readonly string[];
}

/** Nobody is at home: the bell rings by a push, and whoever answers its notification sees the gate. */
export async function ringByPush(browser: Browser, origin: string): Promise<void> {
  const gate = await openWindow(browser, origin, '/');
  let ring: Ring | null = null;
  gate.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/ring'))
      ring = JSON.parse(request.postData() ?? 'null') as Ring;
  });
  await press(gate, 'Ring the bell');
  const { payload, to } = (await until(() => ring, Boolean, { label: 'the server is asked for a push' }))!;
  expect(to).toEqual(['home']);

  const elsewhere = await browser.newPage();
  await elsewhere.bringToFront();
  await workerSees(browser, 'hidden');
  await noteShown(browser);
  await deliverPush(gate.page, payload, () =>
    until(() => inWorker(browser, () => (self as unknown as { shown?: boolean }).shown), Boolean, {
      label: 'a notification',
    }),
  );
  expect((await shownBy(browser))[0]?.title).toBe('Video call from Garden gate');
  const url = await pressNotification(browser, 'answer');
  expect(url).toContain(`${origin}/?at=home#`);
  const home = await openWindow(browser, origin, url ?? '');
  await elsewhere.close();
  await talkAndLeave(gate, home);
}

/** Chromium forgets a notification that is asked for before it is on the screen, so the worker notes that it is. */
function noteShown(browser: Browser): Promise<void> {
  return inWorker(browser, () => {
    const scope = self as unknown as { registration: ServiceWorkerRegistration; shown?: boolean };
    const show = scope.registration.showNotification.bind(scope.registration);
    scope.registration.showNotification = (...all) => show(...all).then(() => void (scope.shown = true));
  });
}
