/** Everything the kit has, without side effects: nothing is registered until `define()`. */
export { define, type CallTag } from './elements/define-all.js';
export { CallControls } from './elements/call-controls/call-controls.js';
export { CallGrid } from './elements/call-grid/call-grid.js';
export { CallLobby } from './elements/call-lobby/call-lobby.js';
export { CallProvider } from './elements/call-provider/call-provider.js';
export { CallSafetyCode } from './elements/call-safety-code/call-safety-code.js';
export { CallStatus } from './elements/call-status/call-status.js';
export { CallTile } from './elements/call-tile/call-tile.js';
export { CallToggle } from './elements/call-toggle/call-toggle.js';
export { DevicePicker } from './elements/device-picker/device-picker.js';
export { IncomingCallDialog } from './elements/incoming-call-dialog/incoming-call-dialog.js';
export * from './events/index.js';
export { registerTerms } from './locale/locale-controller.js';
export type { Terms } from './locale/terms.js';
export { StoreController } from './store/store-controller.js';
export * from './store.js';
