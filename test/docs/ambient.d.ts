/** What the samples of the documentation take for given: the page around them. Global, so that a sample may name its own. */
declare const provider: import('../../src/index.js').CallProvider;
declare const store: import('../../src/store.js').CallStore;
declare const token: string;
declare const pin: string;
declare const url: string;
declare const applicationServerKey: string;
declare const to: readonly string[];
declare const payload: object;
declare const video: HTMLVideoElement;
declare const button: HTMLButtonElement;
declare const grid: HTMLElement;
declare const tileFor: (id: string) => HTMLElement;
declare const fetchToken: () => Promise<string>;
declare const sendToMyServer: (subscription: PushSubscription) => Promise<void>;
declare const subscriptionsOf: (id: string) => Promise<readonly object[]>;
declare const webpush: {
  sendNotification(subscription: object, body: string, options: object): Promise<void>;
};
declare const importScripts: (url: string) => void;
declare const callElements: typeof import('../../src/service-worker.js');

/** Frameworks that are not installed here: their names, and nothing of what they check. */
declare module 'react' {
  export function useSyncExternalStore<T>(subscribe: (listener: () => void) => () => void, read: () => T): T;
}
declare module '@angular/core' {
  export function Component(settings: object): ClassDecorator;
  export const CUSTOM_ELEMENTS_SCHEMA: object;
}
declare namespace JSX {
  type Element = object;
  interface IntrinsicElements {
    readonly [tag: string]: object;
  }
}
