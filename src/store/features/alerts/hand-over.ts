import { redeemAnswer, takeAnswer } from '../../../background/answer-link.js';
import { readWorkerMessage, type Holding } from '../../../background/messages.js';
import type { Unsubscribe } from '../../../support/emitter.js';
import type { StoreContext } from '../../store-context.js';

export interface HandOverActions {
  /** Failures are told by the store itself. */
  readonly answer: (callId: string) => Promise<void>;
  readonly reject: (callId: string) => Promise<void>;
}

/** Read once, by the first store of the page; every store of it waits for the call. */
let opened: Promise<string | null> | null = null;

/** What the person chose on a notification: told by the service worker, or by the address the page was opened at. */
export function handOver({ get }: StoreContext, { answer, reject }: HandOverActions): Unsubscribe {
  if (typeof document === 'undefined') return () => undefined;
  let on = true;
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  const holding = (callId: string): Holding | null => {
    const { incoming, connection, call } = get();
    if (incoming.some(({ id }) => id === callId)) return 'rings';
    const inCall = call !== null && call.phase !== 'ended';
    return connection.status === 'offline' || connection.status === 'failed' || inCall ? null : 'waits';
  };
  const hear = ({ data, ports }: MessageEvent): void => {
    const message = readWorkerMessage(data);
    if (!message) return;
    const { type, callId } = message;
    const held = holding(callId);
    if (!held) return;
    if (type === 'who') ports[0]?.postMessage(held);
    else if (type === 'answer') answer(callId).catch(() => undefined);
    else if (held === 'rings') reject(callId).catch(() => undefined);
  };
  container?.addEventListener('message', hear);
  opened ??= openedFor();
  void opened.then((callId) => {
    if (on && callId !== null) answer(callId).catch(() => undefined);
  });
  return () => {
    on = false;
    container?.removeEventListener('message', hear);
  };
}

/** The call that this page was opened to answer; the address is cleaned of it. */
async function openedFor(): Promise<string | null> {
  const found = takeAnswer(location.href);
  if (!found) return null;
  history.replaceState(history.state, '', found.href);
  return (await redeemAnswer(found.callId).catch(() => false)) ? found.callId : null;
}
