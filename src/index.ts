/** Everything the kit has, without side effects: nothing is registered until `define()`. */
export { define, type CallTag } from './elements/define-all.js';
export {
  CallButton,
  CallChat,
  CallDoctor,
  CallLobby,
  CallReactions,
  CallRoom,
  CallSafetyCode,
  CallStats,
} from './elements/panels.js';
export { CallControls, CallGrid, CallStatus, CallTile, CallToggle, DevicePicker } from './elements/stage.js';
export * from './kit.js';
