import { cleanText, TEXT_LIMITS, type ReceivedText, type TextMessage } from '../text-message.js';
import { isSessionId } from '../v1/ids.js';
import { xml, type Stanza } from './xmpp-client.js';

const NS_RECEIPTS = 'urn:xmpp:receipts';
const NS_DELAY = 'urn:xmpp:delay';

/**
 * A text as every XMPP client reads it (RFC 6121 section 5.2), with the call as its thread and the wish for a
 * receipt (XEP-0184); or such a receipt.
 */
export function encodeText(to: string, thread: string, message: TextMessage): Stanza {
  const inThread = xml('thread', {}, thread);
  if (message.type === 'receipt') {
    const received = xml('received', { xmlns: NS_RECEIPTS, id: message.id });
    return xml('message', { to, type: 'chat', id: crypto.randomUUID() }, received, inThread);
  }
  return xml(
    'message',
    { to, type: 'chat', id: message.id },
    xml('body', {}, message.text),
    inThread,
    xml('request', { xmlns: NS_RECEIPTS }),
  );
}

/** What a message of type `chat` says; null where it is no such message, empty or too long. Never throws. */
export function decodeText(stanza: Stanza): Omit<ReceivedText, 'from'> | null {
  if (stanza.name !== 'message' || stanza.attrs['type'] !== 'chat') return null;
  const thread = stanza.getChildText('thread');
  const found = {
    thread: isSessionId(thread) ? thread : null,
    delayed: stanza.getChild('delay', NS_DELAY) !== undefined,
  };
  const receipt: unknown = stanza.getChild('received', NS_RECEIPTS)?.attrs['id'];
  if (isId(receipt)) return { ...found, message: { type: 'receipt', id: receipt } };
  const body = stanza.getChildText('body') ?? '';
  const text = body.length > TEXT_LIMITS.length ? '' : cleanText(body);
  if (!text) return null;
  const id: unknown = stanza.attrs['id'];
  return { ...found, message: { type: 'text', id: isId(id) ? id : crypto.randomUUID(), text } };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= TEXT_LIMITS.idLength;
}
