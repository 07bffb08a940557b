import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { request as requestTls } from 'node:https';
import type { Duplex } from 'node:stream';

/** RFC 6455 section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
/** Servers have nothing larger to say to a client that only asks. */
const MOST = 1_000_000;

export interface Upgraded {
  readonly socket: Duplex;
  /** What came right behind the answer. */
  readonly head: Buffer;
  /** The protocol that the server chose; '' for none. */
  readonly protocol: string;
}

/** An answer that is no upgrade: its status, 0 for a server that does not speak HTTP. */
export class NotUpgraded extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`status ${status}`);
    this.status = status;
  }
}

/** Asks a server to speak WebSocket. Rejects with {@link NotUpgraded}, or with the error of the network. */
export function upgrade(
  service: string,
  protocols: readonly string[],
  options: { readonly timeout: number; readonly anyCertificate?: boolean },
): Promise<Upgraded> {
  const key = randomBytes(16).toString('base64');
  const ask = service.startsWith('wss:') ? requestTls : request;
  return new Promise((resolve, reject) => {
    const asked = ask(service.replace(/^ws/, 'http'), {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': key,
        'sec-websocket-protocol': protocols.join(', '),
      },
      timeout: options.timeout,
      ...(options.anyCertificate && { rejectUnauthorized: false }),
    });
    asked.on('upgrade', (response, socket: Duplex, head) => {
      const { 'sec-websocket-accept': accept, 'sec-websocket-protocol': protocol = '' } = response.headers;
      if (
        accept ===
        createHash('sha1')
          .update(key + GUID)
          .digest('base64')
      )
        resolve({ socket, head, protocol });
      else {
        socket.destroy();
        reject(new NotUpgraded(0));
      }
    });
    asked.on('response', (response) => {
      response.resume();
      asked.destroy();
      reject(new NotUpgraded(response.statusCode ?? 0));
    });
    asked.on('timeout', () => asked.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    asked.on('error', reject);
    asked.end();
  });
}

/** As much of `WebSocket` as signing in needs, for Node 20, which has none: text only. */
export class NodeWebSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  protocol = '';
  onopen: ((event: Event) => void) | null = null;
  onmessage: ((event: MessageEvent<string>) => void) | null = null;
  onclose: ((event: Event) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;
  #socket: Duplex | null = null;
  #waiting = Buffer.alloc(0);
  #text: Buffer[] = [];

  constructor(url: string, protocols: string | readonly string[] = []) {
    super();
    upgrade(url, [protocols].flat(), { timeout: 10_000 }).then(
      ({ socket, head, protocol }) => {
        if (this.readyState !== 0) return void socket.destroy();
        this.#socket = socket;
        this.protocol = protocol;
        this.readyState = 1;
        socket.on('data', (data: Buffer) => this.#read(data));
        socket.on('error', () => undefined);
        socket.on('close', () => this.#end());
        this.#tell('open', new Event('open'));
        if (head.length > 0) this.#read(head);
      },
      () => {
        this.#tell('error', new Event('error'));
        this.#end();
      },
    );
  }

  send(text: string): void {
    this.#write(TEXT, Buffer.from(text));
  }

  close(): void {
    if (this.readyState === 1) this.#write(CLOSE, Buffer.from([3, 232]));
    this.#socket?.end();
    if (this.readyState < 2) this.readyState = 2;
  }

  #write(kind: number, data: Buffer): void {
    const length =
      data.length < 126
        ? Buffer.from([0x80 | data.length])
        : data.length < 65_536
          ? Buffer.from([0x80 | 126, data.length >> 8, data.length & 255])
          : null;
    if (!length) throw new RangeError('too long to send');
    const mask = randomBytes(4);
    const masked = Buffer.from(data.map((byte, index) => byte ^ (mask[index & 3] ?? 0)));
    this.#socket?.write(Buffer.concat([Buffer.from([0x80 | kind]), length, mask, masked]));
  }

  #read(data: Buffer): void {
    this.#waiting = Buffer.concat([this.#waiting, data]);
    for (;;) {
      const frame = this.#frame();
      if (!frame) return;
      const { final, kind, payload } = frame;
      if (kind === PING) this.#write(PONG, payload);
      else if (kind === CLOSE) this.close();
      else if (kind <= TEXT) {
        this.#text.push(payload);
        if (!final) continue;
        const text = Buffer.concat(this.#text).toString();
        this.#text = [];
        this.#tell('message', new MessageEvent('message', { data: text }));
      }
    }
  }

  /** The next whole frame (RFC 6455 section 5.2). */
  #frame(): { readonly final: boolean; readonly kind: number; readonly payload: Buffer } | null {
    const all = this.#waiting;
    if (all.length < 2) return null;
    const [first = 0, second = 0] = all;
    const short = second & 127;
    const start = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (all.length < start) return null;
    const length =
      short === 126 ? all.readUInt16BE(2) : short === 127 ? Number(all.readBigUInt64BE(2)) : short;
    if (length > MOST) {
      this.#socket?.destroy();
      return null;
    }
    if (all.length < start + length) return null;
    this.#waiting = all.subarray(start + length);
    return { final: first >= 128, kind: first & 15, payload: all.subarray(start, start + length) };
  }

  #end(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.#tell('close', new Event('close'));
  }

  #tell(name: 'open' | 'message' | 'close' | 'error', event: Event): void {
    (this[`on${name}`] as ((event: Event) => void) | null)?.(event);
    this.dispatchEvent(event);
  }
}
