import { CallControls } from './call-controls/call-controls.js';
import { CallGrid } from './call-grid/call-grid.js';
import { CallProvider } from './call-provider/call-provider.js';
import { CallStatus } from './call-status/call-status.js';
import { CallTile } from './call-tile/call-tile.js';
import { CallToggle } from './call-toggle/call-toggle.js';
import { DevicePicker } from './device-picker/device-picker.js';
import { IncomingCallDialog } from './incoming-call-dialog/incoming-call-dialog.js';

export {
  CallControls,
  CallGrid,
  CallProvider,
  CallStatus,
  CallTile,
  CallToggle,
  DevicePicker,
  IncomingCallDialog,
};

/** What a call itself is made of. */
export const STAGE = {
  'call-provider': CallProvider,
  'call-tile': CallTile,
  'call-grid': CallGrid,
  'call-toggle': CallToggle,
  'call-controls': CallControls,
  'device-picker': DevicePicker,
  'incoming-call-dialog': IncomingCallDialog,
  'call-status': CallStatus,
} as const;
