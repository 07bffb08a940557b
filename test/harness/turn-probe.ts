import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';

const MAGIC = 0x2112a442;
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

/** A client of TURN (RFC 8656) that asks for what it should not get. IPv4 over UDP. */
export class TurnProbe {
  readonly #socket: Socket = createSocket('udp4');
  readonly #server: { readonly host: string; readonly port: number };
  readonly #account: { readonly username: string; readonly credential: string } | null;
  #realm: Buffer = Buffer.alloc(0);
  #nonce: Buffer = Buffer.alloc(0);

  /** Without an account it only asks. */
  constructor(
    server: { readonly host: string; readonly port: number },
    account: { readonly username: string; readonly credential: string } | null = null,
  ) {
    this.#server = server;
    this.#account = account;
  }

  /** Asks for a relay; 0 when it got one. */
  async allocate(): Promise<number> {
    const first = await this.#ask(ALLOCATE, [[TRANSPORT, UDP]]);
    this.#realm = first.attributes.get(REALM) ?? this.#realm;
    this.#nonce = first.attributes.get(NONCE) ?? this.#nonce;
    if (!this.#account || first.code !== 401) return first.code;
    return (await this.#ask(ALLOCATE, [[TRANSPORT, UDP]])).code;
  }

  /** Asks to relay to an address; 0 when it may. */
  async permit(ip: string): Promise<number> {
    const address = Buffer.from([0, 1, 0, 0, ...ip.split('.').map(Number)]);
    address.writeUInt16BE(9 ^ (MAGIC >>> 16), 2);
    address.writeUInt32BE((address.readUInt32BE(4) ^ MAGIC) >>> 0, 4);
    return (await this.#ask(CREATE_PERMISSION, [[PEER_ADDRESS, address]])).code;
  }

  close(): void {
    this.#socket.close();
  }

  #ask(method: number, attributes: readonly (readonly [number, Buffer])[]): Promise<Answer> {
    const signs = this.#account && this.#nonce.length > 0;
    const all = signs
      ? [
          ...attributes,
          [USERNAME, Buffer.from(this.#account.username)] as const,
          [REALM, this.#realm] as const,
          [NONCE, this.#nonce] as const,
        ]
      : attributes;
    const request = message(method, all, signs ? this.#key() : null);
    return new Promise((resolve, reject) => {
      const send = (): void => this.#socket.send(request, this.#server.port, this.#server.host);
      const again = setInterval(send, 1_000);
      const limit = setTimeout(() => {
        clearInterval(again);
        reject(new Error('TURN does not answer'));
      }, 8_000);
      const hear = (data: Buffer): void => {
        if (!data.subarray(4, 20).equals(request.subarray(4, 20))) return;
        this.#socket.off('message', hear);
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
      this.#socket.on('message', hear);
      send();
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
