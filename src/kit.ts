/** What every way to get the kit exports: the elements of a call, events, words, and the store. */
export {
  CallControls,
  CallGrid,
  CallProvider,
  CallStatus,
  CallTile,
  CallToggle,
  DevicePicker,
  IncomingCallDialog,
} from './elements/stage.js';
export * from './events/index.js';
export { registerTerms } from './locale/locale-base.js';
export type { Terms } from './locale/terms.js';
export { StoreController } from './store/store-controller.js';
export * from './store.js';
