import {
  noticeOf,
  type AlertWords,
  type CallNotificationOptions,
} from '../../../background/call-notification.js';
import { ask, HELLO } from '../../../background/messages.js';
import type { Unsubscribe } from '../../../support/emitter.js';
import type { IncomingCall } from '../../call-state.js';

/** How long a worker has to say that it handles calls, in ms: it may have to be started first. */
const HELLO_TIME = 1_000;

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
  const { registration, visible } = await callWorker();
  // Somebody looks at another page of ours, which rings too.
  if (isOver() || visible) return null;
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

/** The page's worker, if it is one that hears of Answer and Decline. */
async function callWorker(): Promise<{ registration: ServiceWorkerRegistration | null; visible: boolean }> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const registration = await container?.getRegistration().catch(() => undefined);
  const word = registration?.active ? await ask(registration.active, HELLO, HELLO_TIME) : null;
  return typeof word === 'boolean' && registration
    ? { registration, visible: word }
    : { registration: null, visible: false };
}
