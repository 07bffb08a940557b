import type { SocketLike } from '../../src/janus/core/janus-socket.js';

type Message = Record<string, unknown>;

/** The far end of one WebSocket: what was sent, and what Janus says, word for word. */
export class FakeSocket implements SocketLike {
  readyState: SocketLike['readyState'] = 0;
  onopen: SocketLike['onopen'] = null;
  onmessage: SocketLike['onmessage'] = null;
  onclose: SocketLike['onclose'] = null;
  onerror: SocketLike['onerror'] = null;
  readonly sent: Message[] = [];

  send(text: string): void {
    const message = JSON.parse(text) as Message;
    this.sent.push(message);
    this.janus.answer(this, message);
  }

  close(): void {
    this.readyState = 3;
  }

  constructor(readonly janus: FakeJanus) {}

  open(): void {
    this.readyState = 1;
    this.onopen?.call(this as unknown as WebSocket, new Event('open'));
  }

  /** Something comes in. A text goes as it is. */
  say(message: Message | string): void {
    const data = typeof message === 'string' ? message : JSON.stringify(message);
    this.onmessage?.call(this as unknown as WebSocket, new MessageEvent('message', { data }));
  }

  /** The network is cut. */
  break(): void {
    this.readyState = 3;
    this.onclose?.call(this as unknown as WebSocket, new Event('close') as CloseEvent);
  }
}

/** A Janus that knows sessions and handles; what a plugin says is the test's business. */
export class FakeJanus {
  readonly sockets: FakeSocket[] = [];
  readonly protocols: string[] = [];
  sessions = new Set<number>();
  /** Answers nothing of these kinds. */
  silent = new Set<string>();
  /** Answers with this instead; null: nothing at all. */
  instead: (message: Message) => Message | null | undefined = () => undefined;
  #id = 100;

  /** For `JanusConnection`. */
  readonly open = (_url: string, protocol: string): FakeSocket => {
    this.protocols.push(protocol);
    const socket = new FakeSocket(this);
    this.sockets.push(socket);
    queueMicrotask(() => socket.open());
    return socket;
  };

  get last(): FakeSocket {
    return this.sockets.at(-1)!;
  }

  /** All that was sent of one kind, over all sockets. */
  sent(kind: string): Message[] {
    return this.sockets.flatMap((socket) => socket.sent).filter(({ janus }) => janus === kind);
  }

  answer(socket: FakeSocket, message: Message): void {
    const { janus: kind, transaction, session_id: session } = message;
    if (this.silent.has(String(kind))) return;
    const reply = (more: Message): void =>
      queueMicrotask(() => socket.say({ transaction, ...(session ? { session_id: session } : {}), ...more }));
    const other = this.instead(message);
    if (other === null) return;
    if (other) return reply(other);
    if (session !== undefined && !this.sessions.has(session as number)) {
      return reply({ janus: 'error', error: { code: 458, reason: 'No such session' } });
    }
    if (kind === 'create') {
      this.sessions.add(++this.#id);
      return reply({ janus: 'success', data: { id: this.#id } });
    }
    if (kind === 'attach') return reply({ janus: 'success', data: { id: ++this.#id } });
    if (kind === 'keepalive' || kind === 'trickle' || kind === 'message') return reply({ janus: 'ack' });
    return reply({ janus: 'success' });
  }
}
