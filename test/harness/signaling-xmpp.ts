import { WebSocket } from 'ws';
import { configureLogging } from '../../src/support/logger.js';
import { XmppSignaling } from '../../src/signaling/xmpp/xmpp-signaling.js';
import type { XmppSignalingOptions } from '../../src/signaling/xmpp/xmpp-options.js';
import type { Prosody } from '../../scripts/lib/prosody.mjs';

// Node 20 has none.
globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

export const USERS = { ana: 'pw-ana', bob: 'pw-bob', cyd: 'pw-cyd' };

/** A client of the password host, not connected. */
export function userOf(
  prosody: Prosody,
  userId: keyof typeof USERS,
  more: Partial<XmppSignalingOptions> = {},
): XmppSignaling {
  const { service, domain } = prosody;
  return new XmppSignaling({ service, domain, userId, credentials: { password: USERS[userId] }, ...more });
}

/** Connected, and its presence known to the server. */
export async function online(signaling: XmppSignaling): Promise<XmppSignaling> {
  await signaling.connect();
  await signaling.iceServers();
  return signaling;
}

/** Log lines from `debug` on, for what the port does not show. */
export function captureLog(): string[] {
  const lines: string[] = [];
  const note = (...parts: unknown[]) => void lines.push(parts.map(String).join(' '));
  configureLogging({ level: 'debug', sink: { debug: note, info: note, warn: note, error: note } });
  return lines;
}
