import {
  noticeOf,
  type AlertWords,
  type CallNotificationOptions,
} from '../../../background/call-notification.js';
import { ask, frontQuestion, readFront, type Front } from '../../../background/messages.js';
import type { Unsubscribe } from '../../../support/emitter.js';
import type { IncomingCall } from '../../call-state.js';

/** How long a worker has to say that it handles calls, in ms: it may have to be started first. */
const ASKING = 1_000;
/** While it rings in front: asked again after so long, in ms. That page may be closed or left. */
const AGAIN = 2_000;

type Closer = () => void;

/**
 * Shows a notification for a call until the answer is called: with Answer and Decline where a service worker that
 * handles calls hears of the press, else one that brings the page to the front. Never asks for permission.
 */
export function showNotice(call: IncomingCall, words: AlertWords): Unsubscribe {
  let close: Closer | null = null;
  let over = false;
  void open(call, words, () => over)
    .catch(() => null)
    .then((opened) => {
      close = opened;
      if (over) close?.();
    });
  return () => {
    over = true;
    close?.();
    close = null;
  };
}

async function open(call: IncomingCall, words: AlertWords, isOver: () => boolean): Promise<Closer | null> {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return null;
  const registration = await turn(call.id, isOver);
  if (isOver()) return null;
  const { title, options } = noticeOf(call, words, registration !== null);
  if (!registration) return openPlain(title, options);
  await registration.showNotification(title, options);
  return () => void closeAll(registration, options.tag ?? '');
}

/** Where only workers may show notifications (Android) this throws, and nothing is shown. */
function openPlain(title: string, options: CallNotificationOptions): Closer {
  const notification = new Notification(title, options);
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
  return () => notification.close();
}

async function closeAll(registration: ServiceWorkerRegistration, tag: string): Promise<void> {
  const shown = await registration.getNotifications({ tag }).catch(() => []);
  for (const notification of shown) notification.close();
}

/**
 * Settles when this page has to tell of the call, or when it is over: while a page of ours rings before somebody's
 * eyes it need not. With the page's worker, if it is one that hears of Answer and Decline.
 */
async function turn(callId: string, isOver: () => boolean): Promise<ServiceWorkerRegistration | null> {
  for (let waited = false; ; waited = true) {
    const worker = await callWorker(callId);
    if (!worker) return null;
    // A page that only waits for calls may get it in a moment, or belong to somebody else.
    const told = worker.front === 'rings' || (worker.front === 'waits' && !waited);
    if (!told || isOver()) return worker.registration;
    await new Promise((resolve) => setTimeout(resolve, AGAIN));
  }
}

async function callWorker(
  callId: string,
): Promise<{ registration: ServiceWorkerRegistration; front: Front } | null> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await container?.getRegistration().catch(() => undefined);
  if (!registration?.active) return null;
  const front = readFront(await ask(registration.active, frontQuestion(callId), ASKING));
  return front && { registration, front };
}
