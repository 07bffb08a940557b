import type { ChatMessage, ChatState } from '../../src/store/call-state.js';

const TOM = { id: '102', name: 'Tom Becker', avatar: null };
const SELF = { id: '101', name: 'Ana Petrović', avatar: null };
let count = 0;

/** A message of Tom. */
export function fakeMessage(text: string, patch: Partial<ChatMessage> = {}): ChatMessage {
  const from = patch.isLocal ? SELF : TOM;
  const delivery = patch.isLocal ? 'sent' : null;
  const at = new Date(2026, 0, 5, 14, 32).getTime();
  return Object.freeze({
    id: `m${count++}`,
    from,
    isLocal: false,
    text,
    at,
    delivery,
    missing: [],
    ...patch,
  } satisfies ChatMessage);
}

export function fakeChat(messages: readonly ChatMessage[] = [], patch: Partial<ChatState> = {}): ChatState {
  return Object.freeze({ availability: 'available', reason: null, messages, unread: 0, ...patch });
}
