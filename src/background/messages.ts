/**
 * What a page and the service worker of its origin say to each other. Both belong to one origin, so nobody else
 * can send it; the number keeps a page and a worker of different releases apart.
 */
const MARK = 'callElements1';

export type Choice = 'answer' | 'decline';

/** From the worker to pages. */
export type WorkerMessage =
  /** Who has this call? A page that can take it answers on the port; others keep silent. */
  | { readonly type: 'who'; readonly callId: string }
  /** What the person chose on the notification. */
  | { readonly type: Choice; readonly callId: string };

/** A page's answer to `who`: it rings there, or would be answered there once it does. */
export type Holding = 'rings' | 'waits';

const TYPES: readonly unknown[] = ['who', 'answer', 'decline'];

export function workerMessage(message: WorkerMessage): object {
  return { [MARK]: message };
}

export function readWorkerMessage(data: unknown): WorkerMessage | null {
  const message = readMessage(data);
  return TYPES.includes(message?.type) ? (message as WorkerMessage) : null;
}

export function readHolding(data: unknown): Holding | null {
  return data === 'rings' || data === 'waits' ? data : null;
}

/** What the pages in front do about a call. */
export type Front = Holding | 'nobody';

/** From a hidden page to the worker: who in front has this call? Who answers with a {@link Front} handles calls. */
export function frontQuestion(callId: string): object {
  return { [MARK]: { type: 'front', callId } };
}

/** The id of the call that is asked about; null: another message. */
export function readFrontQuestion(data: unknown): string | null {
  const message = readMessage(data);
  return message?.type === 'front' ? message.callId : null;
}

export function readFront(data: unknown): Front | null {
  return data === 'nobody' ? data : readHolding(data);
}

function readMessage(data: unknown): { readonly type: unknown; readonly callId: string } | null {
  const message = field(data, MARK);
  const callId = field(message, 'callId');
  return isCallId(callId) ? { type: field(message, 'type'), callId } : null;
}

/** What a notification of a call carries, to be known by again. */
export function notificationData(call: object): object {
  return { [MARK]: call };
}

export function readNotificationData(data: unknown): unknown {
  return field(data, MARK);
}

/** Notifications of one call share it, so that a page and the worker show one and not two. */
export function notificationTag(callId: string): string {
  return `call-elements:${callId}`;
}

export function isCallId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 128;
}

/** One property of something unknown. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** Asks over a port of its own; null when nobody answers in time, in ms. */
export function ask(
  target: { postMessage(message: unknown, transfer: Transferable[]): void },
  message: object,
  timeout: number,
): Promise<unknown> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const done = (answer: unknown): void => {
      clearTimeout(timer);
      port1.close();
      resolve(answer);
    };
    const timer = setTimeout(() => done(null), timeout);
    port1.onmessage = ({ data }) => done(data);
    target.postMessage(message, [port2]);
  });
}
