import { CallButton } from './call-button/call-button.js';
import { CallChat } from './call-chat/call-chat.js';
import { CallControls } from './call-controls/call-controls.js';
import { CallGrid } from './call-grid/call-grid.js';
import { CallLobby } from './call-lobby/call-lobby.js';
import { CallProvider } from './call-provider/call-provider.js';
import { CallReactions } from './call-reactions/call-reactions.js';
import { CallRoom } from './call-room/call-room.js';
import { CallSafetyCode } from './call-safety-code/call-safety-code.js';
import { CallStats } from './call-stats/call-stats.js';
import { CallStatus } from './call-status/call-status.js';
import { CallTile } from './call-tile/call-tile.js';
import { CallToggle } from './call-toggle/call-toggle.js';
import { DevicePicker } from './device-picker/device-picker.js';
import { IncomingCallDialog } from './incoming-call-dialog/incoming-call-dialog.js';
import { defineElement } from './shared/define-element.js';

const ELEMENTS = {
  'call-provider': CallProvider,
  'call-tile': CallTile,
  'call-grid': CallGrid,
  'call-toggle': CallToggle,
  'call-controls': CallControls,
  'device-picker': DevicePicker,
  'call-lobby': CallLobby,
  'incoming-call-dialog': IncomingCallDialog,
  'call-status': CallStatus,
  'call-safety-code': CallSafetyCode,
  'call-room': CallRoom,
  'call-button': CallButton,
  'call-chat': CallChat,
  'call-reactions': CallReactions,
  'call-stats': CallStats,
} as const;

/** The tags of the kit. */
export type CallTag = keyof typeof ELEMENTS;

/**
 * Registers every element of the kit. Each tag can have another name on this page:
 * `define({'device-picker': 'acme-device-picker'})`. Safe to call twice.
 */
export function define(names: Partial<Record<CallTag, string>> = {}): void {
  for (const [tag, elementClass] of Object.entries(ELEMENTS)) {
    defineElement(tag, elementClass, names[tag as CallTag]);
  }
}
