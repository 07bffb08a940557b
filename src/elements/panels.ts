import { CallButton } from './call-button/call-button.js';
import { CallChat } from './call-chat/call-chat.js';
import { CallDoctor } from './call-doctor/call-doctor.js';
import { CallLobby } from './call-lobby/call-lobby.js';
import { CallReactions } from './call-reactions/call-reactions.js';
import { CallRoom } from './call-room/call-room.js';
import { CallSafetyCode } from './call-safety-code/call-safety-code.js';
import { CallStats } from './call-stats/call-stats.js';

export { CallButton, CallChat, CallDoctor, CallLobby, CallReactions, CallRoom, CallSafetyCode, CallStats };

/** What stands before and beside a call, and not on every page; `<call-room>` comes last, as it holds the others. */
export const PANELS = {
  'call-button': CallButton,
  'call-reactions': CallReactions,
  'call-lobby': CallLobby,
  'call-safety-code': CallSafetyCode,
  'call-chat': CallChat,
  'call-stats': CallStats,
  'call-doctor': CallDoctor,
  'call-room': CallRoom,
} as const;
