/** The parts of a service worker's scope that the kit uses; TypeScript has them only in place of the page's. */

export interface WorkerClient {
  readonly url: string;
  readonly visibilityState: DocumentVisibilityState;
  postMessage(message: unknown, transfer?: Transferable[]): void;
  focus(): Promise<unknown>;
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

export interface PushEventLike extends Extendable {
  readonly data: { text(): string } | null;
}

export interface NotificationEventLike extends Extendable {
  readonly action: string;
  readonly notification: { readonly data: unknown; close(): void };
}

export interface WorkerMessageEventLike extends Extendable {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

interface WorkerEvents {
  push: PushEventLike;
  notificationclick: NotificationEventLike;
  message: WorkerMessageEventLike;
}

export interface WorkerScope {
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly WorkerClient[]>;
    openWindow(url: string): Promise<unknown>;
  };
  readonly registration: {
    readonly scope: string;
    showNotification(title: string, options?: object): Promise<void>;
    getNotifications(filter: { tag: string }): Promise<readonly { close(): void }[]>;
  };
  addEventListener<K extends keyof WorkerEvents>(name: K, listener: (event: WorkerEvents[K]) => void): void;
}
