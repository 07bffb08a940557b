import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { until } from './until.js';

/** A notification that stands, as a person sees it. */
export interface Shown {
  readonly title: string;
  readonly tag: string;
  readonly actions: readonly string[];
}

/** A browser ends a worker that has nothing to do; any message starts it. One that is looked into is not ended. */
async function wake(browser: Browser): Promise<void> {
  for (const page of await browser.pages()) {
    const post = async (): Promise<void> => {
      (await navigator.serviceWorker?.getRegistration())?.active?.postMessage('wake');
    };
    await page.evaluate(post).catch(() => undefined);
  }
}

/** Runs in the service worker that runs now. */
export async function inWorker<T>(
  browser: Browser,
  task: (name: string) => T | Promise<T>,
  name = '',
): Promise<T> {
  const found = await until(
    async (): Promise<{ value: T } | null> => {
      for (const target of browser.targets()) {
        const isWorker = String(target.type()) === 'service_worker';
        const running = isWorker ? await target.worker().catch(() => null) : null;
        if (running) return { value: await running.evaluate(task, name) };
      }
      await wake(browser);
      return null;
    },
    (value) => value !== null,
    { label: 'a running worker', timeout: 30_000 },
  );
  return found!.value;
}

/** What the worker believes about the pages: it hears of a change a moment later. */
export async function workerSees(browser: Browser, wanted: 'visible' | 'hidden'): Promise<void> {
  await until(
    () =>
      inWorker(browser, async () => {
        const { clients } = self as unknown as {
          clients: { matchAll(all: object): Promise<{ visibilityState: string }[]> };
        };
        const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
        return windows.some(({ visibilityState }) => visibilityState === 'visible') ? 'visible' : 'hidden';
      }),
    (seen) => seen === wanted,
    { label: `${wanted} for the worker` },
  );
}

/**
 * Delivers a push as a push service would. `arrived` settles when it has done its work: a session that goes takes a
 * push with it that has not arrived.
 */
export async function deliverPush(page: Page, data: object, arrived: () => Promise<unknown>): Promise<void> {
  const { origin } = new URL(page.url());
  const session: CDPSession = await page.createCDPSession();
  const registration = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
      if (found) resolve(found.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.deliverPushMessage', {
    origin,
    registrationId: await registration,
    data: JSON.stringify(data),
  });
  await arrived();
  await session.detach();
}

export function shownBy(browser: Browser): Promise<readonly Shown[]> {
  return inWorker(browser, async () => {
    const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
    return (await registration.getNotifications()).map((one) => ({
      title: one.title,
      tag: one.tag,
      actions: ((one as { actions?: { action: string }[] }).actions ?? []).map(({ action }) => action),
    }));
  });
}

/**
 * A press on the notification; gives the address that it opens. A press that nobody made may neither focus nor open
 * windows, so what would be opened is noted instead.
 */
export function pressNotification(browser: Browser, action: string): Promise<string | null> {
  return inWorker(
    browser,
    async (name) => {
      const scope = self as unknown as {
        registration: ServiceWorkerRegistration;
        clients: { openWindow: (url: string) => Promise<null> };
        dispatchEvent(event: Event): void;
        NotificationEvent: new (type: string, init: object) => Event;
      };
      let opened: string | null = null;
      scope.clients.openWindow = async (url) => {
        opened = url;
        return null;
      };
      const [notification] = await scope.registration.getNotifications();
      const event = new scope.NotificationEvent('notificationclick', { notification, action: name });
      let work: Promise<unknown> = Promise.resolve();
      Object.defineProperty(event, 'waitUntil', { value: (task: Promise<unknown>) => (work = task) });
      scope.dispatchEvent(event);
      await work;
      return opened;
    },
    action,
  );
}
