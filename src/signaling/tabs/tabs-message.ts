import { OWN_DEVICES, type Recipient } from '../memory/local-signaling.js';
import { isBag, isName, isSignal } from '../signal-check.js';
import type { Signal } from '../signal.js';
import type { Address } from '../signaling.js';

/**
 * What windows tell each other on the channel.
 * - `hello`: I am here; who else is? Everyone answers `here`.
 * - `here`: I am here.
 * - `bye`: I leave.
 */
export type TabsMessage = { readonly v: 1; readonly from: Required<Address> } & (
  | { readonly type: 'hello' | 'here' | 'bye' }
  | {
      readonly type: 'signal';
      readonly to: Recipient;
      readonly id: string;
      /** `Date.now()` of the sender, which is the receiver's clock too. */
      readonly at: number;
      readonly signal: Signal;
    }
);

export type ParsedTabsMessage =
  | { readonly ok: true; readonly message: TabsMessage }
  | { readonly ok: false; readonly reason: string; readonly from: Address | null };

/** Checks whatever arrived: any script of the origin can post to the channel. */
export function parseTabsMessage(data: unknown): ParsedTabsMessage {
  if (!isBag(data) || data['v'] !== 1) return bad('message-foreign');
  const from = parseAddress(data['from']);
  if (!from || from.device === undefined) return bad('sender-invalid');
  const sender = { userId: from.userId, device: from.device };
  const { type } = data;
  if (type === 'hello' || type === 'here' || type === 'bye') {
    return { ok: true, message: { v: 1, type, from: sender } };
  }
  if (type !== 'signal') return bad('message-foreign', sender);
  const to = data['to'] === OWN_DEVICES ? OWN_DEVICES : parseAddress(data['to']);
  const { id, at, signal } = data;
  if (!to || !isName(id) || typeof at !== 'number' || !Number.isFinite(at))
    return bad('message-invalid', sender);
  if (!isSignal(signal)) return bad('signal-invalid', sender);
  return { ok: true, message: { v: 1, type, from: sender, to, id, at, signal } };
}

function bad(reason: string, from: Address | null = null): ParsedTabsMessage {
  return { ok: false, reason, from };
}

function parseAddress(value: unknown): Address | null {
  if (!isBag(value)) return null;
  const { userId, device } = value;
  if (!isName(userId)) return null;
  if (device === undefined) return { userId };
  return isName(device) ? { userId, device } : null;
}
