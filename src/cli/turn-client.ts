import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { connect, isIP, isIPv6, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const MAGIC = 0x2112a442;
const BINDING = 0x0001;
const ALLOCATE = 0x0003;
const CREATE_PERMISSION = 0x0008;
const ERROR_BIT = 0x0110;
const USERNAME = 0x0006;
const INTEGRITY = 0x0008;
const ERROR_CODE = 0x0009;
const PEER_ADDRESS = 0x0012;
const REALM = 0x0014;
const NONCE = 0x0015;
const TRANSPORT = 0x0019;
const UDP = Buffer.from([17, 0, 0, 0]);

interface Answer {
  /** 0: it was granted; else the code of the error. */
  readonly code: number;
  readonly attributes: ReadonlyMap<number, Buffer>;
}

export interface TurnAddress {
  readonly host: string;
  readonly port: number;
  /** Default: UDP. */
  readonly transport?: 'udp' | 'tcp' | 'tls';
}

export interface TurnAccount {
  readonly username: string;
  readonly credential: string;
}

/** Carries messages there and back. */
interface Line {
  send(data: Buffer): void;
  close(): void;
}

/** How long an answer may take, and how often a packet that may be lost is sent again, in ms. */
const PATIENCE = 8_000;
const AGAIN = 1_000;

/** A client of STUN and TURN (RFC 8489, RFC 8656) that asks for what it should get, and for what it should not. */
export class TurnClient {
  readonly #server: TurnAddress;
  readonly #account: TurnAccount | null;
  readonly #patience: number;
  readonly #listeners = new Set<(data: Buffer) => void>();
  #line: Promise<Line> | null = null;
  #realm: Buffer = Buffer.alloc(0);
  #nonce: Buffer = Buffer.alloc(0);

  /** Without an account it only asks. */
  constructor(server: TurnAddress, account: TurnAccount | null = null, patience = PATIENCE) {
    this.#server = server;
    this.#account = account;
    this.#patience = patience;
  }

  /** Asks for one's own address (STUN); 0 when it was told. Rejects when nobody answers. */
  async bind(): Promise<number> {
    return (await this.#ask(BINDING, [])).code;
  }

  /** Asks for a relay; 0 when it got one, else the code of the error. Rejects when nobody answers. */
  async allocate(): Promise<number> {
    const first = await this.#ask(ALLOCATE, [[TRANSPORT, UDP]]);
    this.#realm = first.attributes.get(REALM) ?? this.#realm;
    this.#nonce = first.attributes.get(NONCE) ?? this.#nonce;
    if (!this.#account || first.code !== 401) return first.code;
    return (await this.#ask(ALLOCATE, [[TRANSPORT, UDP]])).code;
  }

  /** Asks to relay to an IPv4 address; 0 when it may. */
  async permit(ip: string): Promise<number> {
    const address = Buffer.from([0, 1, 0, 0, ...ip.split('.').map(Number)]);
    address.writeUInt16BE(9 ^ (MAGIC >>> 16), 2);
    address.writeUInt32BE((address.readUInt32BE(4) ^ MAGIC) >>> 0, 4);
    return (await this.#ask(CREATE_PERMISSION, [[PEER_ADDRESS, address]])).code;
  }

  close(): void {
    this.#line?.then(
      (line) => line.close(),
      () => undefined,
    );
  }

  async #ask(method: number, attributes: readonly (readonly [number, Buffer])[]): Promise<Answer> {
    const signs = this.#account && this.#nonce.length > 0 && method !== BINDING;
    const all = signs
      ? [
          ...attributes,
          [USERNAME, Buffer.from(this.#account.username)] as const,
          [REALM, this.#realm] as const,
          [NONCE, this.#nonce] as const,
        ]
      : attributes;
    const request = message(method, all, signs ? this.#key() : null);
    const line = await (this.#line ??= this.#open());
    return new Promise((resolve, reject) => {
      const again =
        (this.#server.transport ?? 'udp') === 'udp'
          ? setInterval(() => line.send(request), AGAIN)
          : undefined;
      const limit = setTimeout(() => {
        clearInterval(again);
        this.#listeners.delete(hear);
        reject(new Error('no answer'));
      }, this.#patience);
      const hear = (data: Buffer): void => {
        if (!data.subarray(4, 20).equals(request.subarray(4, 20))) return;
        this.#listeners.delete(hear);
        clearInterval(again);
        clearTimeout(limit);
        const found = readAttributes(data);
        const error = found.get(ERROR_CODE);
        const failed = (data.readUInt16BE(0) & ERROR_BIT) === ERROR_BIT;
        resolve({
          code: failed && error ? error.readUInt8(2) * 100 + error.readUInt8(3) : 0,
          attributes: found,
        });
      };
      this.#listeners.add(hear);
      line.send(request);
    });
  }

  #hear(data: Buffer): void {
    for (const listener of [...this.#listeners]) listener(data);
  }

  #open(): Promise<Line> {
    const { host, port, transport = 'udp' } = this.#server;
    if (transport === 'udp') {
      const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
      socket.on('message', (data) => this.#hear(data));
      // A name that leads nowhere, a port that is closed: nobody answers.
      socket.on('error', () => undefined);
      return Promise.resolve({
        send: (data) => socket.send(data, port, host, () => undefined),
        close: () => socket.close(),
      });
    }
    return new Promise((resolve, reject) => {
      const ready = (): void =>
        resolve({ send: (data) => void socket.write(data), close: () => socket.destroy() });
      const socket: Socket =
        transport === 'tls'
          ? connectTls({ host, port, ...(isIP(host) > 0 ? {} : { servername: host }) }, ready)
          : connect(port, host, ready);
      socket.setTimeout(this.#patience, () => socket.destroy(new Error('no answer')));
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('closed')));
      let waiting = Buffer.alloc(0);
      // Over TCP messages stand one after the other; the header tells their length (RFC 8489 section 6.2.2).
      socket.on('data', (data: Buffer) => {
        waiting = Buffer.concat([waiting, data]);
        while (waiting.length >= 20 && waiting.length >= 20 + waiting.readUInt16BE(2)) {
          const length = 20 + waiting.readUInt16BE(2);
          this.#hear(waiting.subarray(0, length));
          waiting = waiting.subarray(length);
        }
      });
    });
  }

  /** Of long-term credentials. */
  #key(): Buffer {
    const { username = '', credential = '' } = this.#account ?? {};
    return createHash('md5').update(`${username}:${this.#realm.toString()}:${credential}`).digest();
  }
}

function message(
  method: number,
  attributes: readonly (readonly [number, Buffer])[],
  key: Buffer | null,
): Buffer {
  const body = Buffer.concat(
    attributes.map(([type, value]) => {
      const whole = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
      whole.writeUInt16BE(type, 0);
      whole.writeUInt16BE(value.length, 2);
      value.copy(whole, 4);
      return whole;
    }),
  );
  const head = Buffer.alloc(20);
  head.writeUInt16BE(method, 0);
  head.writeUInt16BE(body.length + (key ? 24 : 0), 2);
  head.writeUInt32BE(MAGIC, 4);
  randomBytes(12).copy(head, 8);
  const text = Buffer.concat([head, body]);
  if (!key) return text;
  const signature = createHmac('sha1', key).update(text).digest();
  return Buffer.concat([text, Buffer.from([0, INTEGRITY, 0, 20]), signature]);
}

function readAttributes(data: Buffer): Map<number, Buffer> {
  const found = new Map<number, Buffer>();
  for (let at = 20; at + 4 <= data.length;) {
    const length = data.readUInt16BE(at + 2);
    found.set(data.readUInt16BE(at), data.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return found;
}
