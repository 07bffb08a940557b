/** What every way to get the kit exports: what is always there, events, words, and the store. */
export { CallProvider } from './elements/call-provider/call-provider.js';
export { IncomingCallDialog } from './elements/incoming-call-dialog/incoming-call-dialog.js';
export * from './events/index.js';
export { registerTerms } from './locale/locale-base.js';
export type { Terms } from './locale/terms.js';
export { StoreController } from './store/store-controller.js';
export * from './store.js';
