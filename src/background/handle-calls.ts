import { rejectByHttp } from '../signaling/http/reject-by-http.js';
import { answerUrl, rememberAnswer } from './answer-link.js';
import { ENGLISH, noticeOf, type AlertWords, type CallNotice, type ShownCall } from './call-notification.js';
import { readCallPush, type BackgroundCall } from './call-push.js';
import {
  ask,
  field,
  isCallId,
  notificationTag,
  readFrontQuestion,
  readHolding,
  readNotificationData,
  workerMessage,
  type Front,
  type Holding,
} from './messages.js';
import { recallRejectAccess, type RejectAccess } from './reject-access.js';
import type { WorkerClient, WorkerScope } from './worker-types.js';

export interface HandleCallsOptions {
  /** The page to open for a call when none is open. Default: the scope of the worker. */
  readonly url?: string;
  /** The words of the notification. Default English; the terms of `call-elements/locale/…` fit. */
  readonly words?: AlertWords;
  /**
   * A push told of a call, and no page that can be seen has it. The answer changes the notification (`title`,
   * `options`), or is `false` to show none. Nothing that it throws keeps the notification from coming.
   */
  readonly onBackgroundCall?: (
    call: BackgroundCall,
  ) => void | false | Partial<CallNotice> | Promise<void | false | Partial<CallNotice>>;
  /** Servers from which a caller's picture may be loaded while it rings; as `avatarOrigins` of the store. */
  readonly avatarOrigins?: readonly string[];
  /** What "Decline" needs while no page is open. Default: what the page gave to `keepRejectAccess()`. */
  readonly reject?: (call: ShownCall) => RejectAccess | null | Promise<RejectAccess | null>;
  /** A decline or a window failed. Without it nobody hears: a worker has no place to show it. */
  readonly onError?: (error: unknown) => void;
}

/** How long pages have to say that a call is theirs, in ms. Firefox lets a click open windows for 1 s only. */
const ASKING = 300;
/** A notification whose end nobody tells stands at most so long, in ms; browsers may end the worker before. */
const STANDING = 60_000;

interface Holder {
  readonly page: WorkerClient;
  readonly holding: Holding;
}

/**
 * Makes a service worker take pushes of calls, and the presses on their notifications. Call it while the worker's
 * script runs, not later. Pushes and notifications that are no call's are left to the worker's own listeners.
 */
export function handleCalls(options: HandleCallsOptions = {}): void {
  const scope = globalThis as unknown as WorkerScope;
  const worker = new CallWorker(scope, options);
  scope.addEventListener('push', (event) => {
    const call = readCallPush(text(event.data), options.avatarOrigins);
    if (call) event.waitUntil(worker.push(call));
  });
  scope.addEventListener('notificationclick', (event) => {
    const call = shownCall(event.notification.data);
    if (!call) return;
    event.notification.close();
    event.waitUntil(worker.click(call, event.action));
  });
  scope.addEventListener('message', (event) => {
    const [port] = event.ports;
    const callId = readFrontQuestion(event.data);
    if (callId !== null && port) {
      event.waitUntil(worker.front(callId).then((front) => port.postMessage(front)));
    }
  });
}

class CallWorker {
  readonly #scope: WorkerScope;
  readonly #options: HandleCallsOptions;

  constructor(scope: WorkerScope, options: HandleCallsOptions) {
    this.#scope = scope;
    this.#options = options;
  }

  /** Whether somebody who looks at a page of ours hears of the call there. */
  async front(callId: string): Promise<Front> {
    const visible = (await this.#pages()).filter(({ visibilityState }) => visibilityState === 'visible');
    return (await this.#holder(visible, callId))?.holding ?? 'nobody';
  }

  async push(call: BackgroundCall): Promise<void> {
    // It rings there, or will.
    if ((await this.front(call.id)) !== 'nobody') return;
    const left = (call.expiresAt ?? Infinity) - Date.now();
    const { onBackgroundCall, words = ENGLISH } = this.#options;
    // Too late to answer: it tells of the call, and no more.
    const notice = noticeOf(call, words, left > 0);
    const wish = await this.#tried(async () => onBackgroundCall?.(call));
    if (wish === false) return;
    await this.#scope.registration.showNotification(wish?.title ?? notice.title, {
      ...notice.options,
      ...wish?.options,
      // By these the notification is found again.
      tag: notice.options.tag,
      data: notice.options.data as unknown,
    });
    if (left <= 0 || left > STANDING) return;
    await new Promise((resolve) => setTimeout(resolve, left));
    for (const one of await this.#scope.registration.getNotifications({ tag: notificationTag(call.id) }))
      one.close();
  }

  click(call: ShownCall, action: string): Promise<void> {
    switch (action) {
      case 'decline':
        return this.#decline(call);
      case 'answer':
        return this.#answer(call);
      default:
        return this.#show();
    }
  }

  async #answer({ id }: ShownCall): Promise<void> {
    const page = (await this.#holder(await this.#pages(), id))?.page;
    if (page) {
      page.postMessage(workerMessage({ type: 'answer', callId: id }));
      await this.#tried(() => page.focus());
      return;
    }
    await this.#tried(() => rememberAnswer(id));
    await this.#tried(() => this.#scope.clients.openWindow(answerUrl(this.#url, id)));
  }

  async #decline(call: ShownCall): Promise<void> {
    const holder = await this.#holder(await this.#pages(), call.id);
    if (holder?.holding === 'rings')
      return holder.page.postMessage(workerMessage({ type: 'decline', callId: call.id }));
    await this.#tried(async () => {
      const { reject } = this.#options;
      const access = await (reject ? reject(call) : recallRejectAccess());
      if (access) await rejectByHttp({ ...access, sessionID: call.id, recipientId: call.from.id });
    });
  }

  async #show(): Promise<void> {
    const [page] = await this.#pages();
    await this.#tried(() => (page ? page.focus() : this.#scope.clients.openWindow(this.#url)));
  }

  /** The one of these pages that has the call: where it rings, else one that is signed in and waits for it. */
  #holder(pages: readonly WorkerClient[], callId: string): Promise<Holder | null> {
    const waiting: Holder[] = [];
    return new Promise((resolve) => {
      const asked = pages.map(async (page) => {
        const holding = readHolding(await ask(page, workerMessage({ type: 'who', callId }), ASKING));
        if (holding === 'rings') resolve({ page, holding });
        else if (holding) waiting.push({ page, holding });
      });
      void Promise.allSettled(asked).then(() => resolve(waiting[0] ?? null));
    });
  }

  /** Windows of the origin, the one that was in front last at the front. */
  async #pages(): Promise<readonly WorkerClient[]> {
    return this.#scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  }

  get #url(): string {
    return new URL(this.#options.url ?? '', this.#scope.registration.scope).href;
  }

  async #tried<T>(task: () => Promise<T>): Promise<T | undefined> {
    try {
      return await task();
    } catch (error) {
      this.#options.onError?.(error);
      return undefined;
    }
  }
}

function text(data: { text(): string } | null): string {
  try {
    return data?.text() ?? '';
  } catch {
    return '';
  }
}

/** What {@link noticeOf} put there; notifications of others have none of it. */
function shownCall(data: unknown): ShownCall | null {
  const call = readNotificationData(data);
  const from = field(call, 'from');
  return isCallId(field(call, 'id')) && isCallId(field(from, 'id')) ? (call as ShownCall) : null;
}
