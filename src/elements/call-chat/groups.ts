import type { ChatMessage } from '../../store/call-state.js';

/** What one person wrote within one minute, shown under one name and time. */
export interface MessageGroup {
  readonly key: string;
  readonly messages: readonly ChatMessage[];
}

const MINUTE = 60_000;

export function groupMessages(messages: readonly ChatMessage[]): readonly MessageGroup[] {
  const groups: { key: string; messages: ChatMessage[] }[] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const [first] = last?.messages ?? [];
    const same =
      first !== undefined &&
      first.isLocal === message.isLocal &&
      first.from.id === message.from.id &&
      Math.floor(first.at / MINUTE) === Math.floor(message.at / MINUTE);
    if (same) last?.messages.push(message);
    else groups.push({ key: message.id, messages: [message] });
  }
  return groups;
}
