import { client, jid, xml } from '@xmpp/client';
import { guardFrame } from './frame-guard.js';

/** An XML element as @xmpp/client has it. */
export type Stanza = ReturnType<typeof xml>;

type Listener<Args extends unknown[]> = (...args: Args) => void;

/** The part of Node's EventEmitter that is used here; the published types leave it out in places. */
interface Events<Map extends Record<string, unknown[]>> {
  on<K extends keyof Map & string>(name: K, listener: Listener<Map[K]>): unknown;
  once<K extends keyof Map & string>(name: K, listener: Listener<Map[K]>): unknown;
  prependListener<K extends keyof Map & string>(name: K, listener: Listener<Map[K]>): unknown;
  emit<K extends keyof Map & string>(name: K, ...args: Map[K]): boolean;
}

/** XEP-0198 as @xmpp/stream-management keeps it. */
export interface StreamManagement extends Events<{ ack: [Stanza]; resumed: [] }> {
  enabled: boolean;
  /** Token to resume with; empty: none. */
  id: string;
  /** Stanzas taken in, and stanzas that the server confirmed. */
  inbound: number;
  outbound: number;
  outbound_q: { readonly stanza: Stanza }[];
  timeout: number;
  requestAckInterval: number;
}

/** The library's wrapper of one WebSocket. */
interface ClientSocket extends Events<{ error: [Error] }> {
  readonly socket: (WebSocket & { terminate?: () => void }) | null;
}

/** What is used of @xmpp/client, a few inner parts among it, typed. */
export interface XmppClient extends Events<{
  element: [Stanza];
  send: [Stanza];
  online: [unknown];
  close: [unknown];
  disconnect: [unknown];
  error: [unknown];
}> {
  jid: ReturnType<typeof jid> | null;
  readonly socket: ClientSocket | null;
  readonly streamManagement: StreamManagement;
  readonly reconnect: { stop(): void };
  readonly iqCaller: {
    readonly handlers: Map<string, { reject(error: Error): void }>;
    get(child: Stanza, to: string | undefined, timeout: number): Promise<Stanza | undefined>;
    set(child: Stanza, to: string | undefined, timeout: number): Promise<Stanza | undefined>;
  };
  connect(service: string): Promise<void>;
  open(options: { domain: string }): Promise<unknown>;
  send(stanza: Stanza): Promise<void>;
  write(text: string): Promise<void>;
  _onData(data: { toString(): string }): void;
  _detachSocket(): void;
  _detachParser(): void;
}

/** Signs in by one of the mechanisms that both sides know. */
export type Authenticate = (
  authenticate: (
    credentials: { username?: string; password?: string },
    mechanism: string,
    userAgent: Stanza,
  ) => Promise<void>,
  mechanisms: readonly string[],
) => Promise<void>;

export interface ClientOptions {
  readonly service: string;
  readonly domain: string;
  readonly resource: string;
  readonly authenticate: Authenticate;
  /** ms that the library may wait for an answer to a stream header. */
  readonly timeout: number;
}

/**
 * A client for a single connection. Its own plug-ins that act on time are switched off: its reconnect never
 * backs off and can hang for ever, and its dead link detection says goodbye, which forbids to resume.
 */
export function createClient({ authenticate, ...options }: ClientOptions): XmppClient {
  // The default needs `crypto.randomUUID`; `authenticate` brings its own anyway.
  const userAgent = xml('user-agent');
  // The types know neither `userAgent` nor the mechanisms; the library has had both since 0.14.
  const made = client({ ...options, userAgent, credentials: authenticate } as Parameters<typeof client>[0]);
  const typed = made as unknown as XmppClient;
  typed.reconnect.stop();
  const parse = typed._onData.bind(typed);
  typed._onData = (data) => parse(guardFrame(data.toString()));
  typed.streamManagement.timeout = 0;
  typed.streamManagement.requestAckInterval = 0;
  return typed;
}

export { jid, xml };
