import type { SenderKey } from './frame-cipher.js';

/** What people tell each other, through whatever passes messages on. Binary parts are base64url. */
export type KeyMessage =
  /**
   * The public half of a key that lives as long as the call (P-256, uncompressed), and the number of the secret that
   * is used. Said to everyone, again and again: words may be lost on those who are just coming.
   */
  | { readonly type: 'hello'; readonly key: string; readonly id: number }
  /** I have not got your secret. */
  | { readonly type: 'please' }
  /** A secret of the sender, for one person. */
  | { readonly type: 'key'; readonly id: number; readonly box: string };

export interface GroupKeysOptions {
  readonly self: string;
  readonly send: (to: string, message: KeyMessage) => void;
  /** One's own secret, to encrypt with from now on. */
  readonly onOwn: (key: SenderKey) => void;
  readonly onTheirs: (owner: string, key: SenderKey) => void;
  /** Something else was sent than these messages are, or a box that does not open. */
  readonly onDropped: (reason: string) => void;
  /** So long others have to get a new secret before it is used, in ms. Default 500. */
  readonly settle?: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

interface Peer {
  readonly raw: Bytes;
  /** Number of their last secret that came. */
  has: number | null;
  /** Encrypts secrets between the two. */
  readonly wrap: Promise<CryptoKey>;
}

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const POINT = 65;
const SECRET = 32;
/** 12 bytes of nonce, the secret, its tag. */
const BOX = 12 + SECRET + 16;
const SETTLE = 500;

/**
 * The secrets of a group: everyone has their own, and hands it to each of the others under a key that only the two
 * can have (ECDH). When somebody comes or goes, everyone takes a new secret: who comes cannot read what was before,
 * who went cannot read what follows. Whoever passes the messages on could stand in the middle by handing out keys of
 * its own; what they have {@link between} them is then another thing at each end, which is what a safety code is compared for.
 */
export class GroupKeys {
  readonly #options: GroupKeysOptions;
  readonly #pair: Promise<CryptoKeyPair>;
  readonly #peers = new Map<string, Peer>();
  #ownPoint: Bytes | null = null;
  #key: SenderKey | null = null;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #chain: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: GroupKeysOptions) {
    this.#options = options;
    this.#pair = crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  }

  /** What to tell everyone whenever one tells about oneself; null before {@link begin} has settled. */
  get hello(): KeyMessage | null {
    const [point, key] = [this.#ownPoint, this.#key];
    return point && key && { type: 'hello', key: toText(point), id: key.id };
  }

  /** Somebody told something. Unknown and odd things are dropped. */
  take(from: string, message: unknown): Promise<void> {
    return this.#inTurn(async () => {
      const known = readMessage(message);
      if (!known) return this.#options.onDropped('key-message');
      if (known.type === 'hello') await this.#greet(from, known.key, known.id);
      else if (known.type === 'key') await this.#open(from, known.id, known.box);
      else await this.#hand(from);
    });
  }

  /** Somebody is gone: what follows is not for them. */
  leave(userId: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#peers.delete(userId)) await this.#renew();
    });
  }

  /** A secret to begin with, for nobody yet. */
  begin(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#point();
      if (!this.#key) await this.#renew();
    });
  }

  /** What two people have in common as long as nobody sits between them; null while the other one is not known. */
  async between(userId: string): Promise<string | null> {
    const peer = this.#peers.get(userId);
    return peer ? [toText(await this.#point()), toText(peer.raw)].sort().join('\n') : null;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#settling);
    this.#peers.clear();
  }

  async #greet(from: string, raw: Bytes, id: number): Promise<void> {
    const before = this.#peers.get(from);
    if (before && toText(before.raw) === toText(raw)) {
      if (before.has !== id) this.#options.send(from, { type: 'please' });
      return;
    }
    const wrap = this.#wrapKey(from, raw);
    try {
      await wrap;
    } catch {
      return this.#options.onDropped('key-point');
    }
    this.#peers.set(from, { raw, wrap, has: null });
    await this.#renew();
  }

  async #open(from: string, id: number, box: Bytes): Promise<void> {
    const peer = this.#peers.get(from);
    if (!peer) return this.#options.onDropped('key-of-stranger');
    try {
      const secret = await crypto.subtle.decrypt(
        this.#boxOf(box.slice(0, 12), from, this.#options.self, id),
        await peer.wrap,
        box.slice(12),
      );
      if (this.#closed) return;
      peer.has = id;
      this.#options.onTheirs(from, { id, secret: new Uint8Array(secret) });
    } catch {
      this.#options.onDropped('key-box');
    }
  }

  /** A new secret: first told to everyone, then used. */
  async #renew(): Promise<void> {
    const id = ((this.#key?.id ?? -1) + 1) % 256;
    const key: SenderKey = { id, secret: crypto.getRandomValues(new Uint8Array(SECRET)) };
    const first = this.#key === null;
    this.#key = key;
    for (const userId of this.#peers.keys()) await this.#hand(userId);
    clearTimeout(this.#settling);
    if (this.#closed) return;
    if (first) this.#options.onOwn(key);
    else this.#settling = setTimeout(() => this.#options.onOwn(key), this.#options.settle ?? SETTLE);
  }

  /** Gives one person the secret. */
  async #hand(userId: string): Promise<void> {
    const [peer, key] = [this.#peers.get(userId), this.#key];
    if (!peer || !key) return;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt(
      this.#boxOf(iv, this.#options.self, userId, key.id),
      await peer.wrap,
      key.secret,
    );
    const box = new Uint8Array([...iv, ...new Uint8Array(sealed)]);
    if (!this.#closed) this.#options.send(userId, { type: 'key', id: key.id, box: toText(box) });
  }

  async #point(): Promise<Bytes> {
    this.#ownPoint ??= new Uint8Array(await crypto.subtle.exportKey('raw', (await this.#pair).publicKey));
    return this.#ownPoint;
  }

  async #wrapKey(userId: string, raw: Bytes): Promise<CryptoKey> {
    const { privateKey } = await this.#pair;
    const theirs = await crypto.subtle.importKey('raw', raw, CURVE, false, []);
    const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, privateKey, 256);
    const base = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey']);
    const points = [toText(await this.#point()), toText(raw)].sort().join();
    const salt = new TextEncoder().encode(points);
    const info = new TextEncoder().encode(
      `call-elements wrap ${JSON.stringify([this.#options.self, userId].sort())}`,
    );
    return crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt, info },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      ['encrypt', 'decrypt'],
    );
  }

  /** A box is for one person, from one person, and holds one secret: another place for it does not open. */
  #boxOf(iv: Bytes, from: string, to: string, id: number): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(JSON.stringify([from, to, id])) };
  }

  /** One thing after the other, so that nobody is told an older secret later. */
  #inTurn(task: () => Promise<void>): Promise<void> {
    const turn = this.#chain.then(() => (this.#closed ? undefined : task()));
    this.#chain = turn.catch(() => undefined);
    return turn;
  }
}

type Known =
  | { readonly type: 'hello'; readonly key: Bytes; readonly id: number }
  | { readonly type: 'key'; readonly id: number; readonly box: Bytes }
  | { readonly type: 'please' };

function readMessage(value: unknown): Known | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, key, id, box } = value as Record<string, unknown>;
  if (type === 'please') return { type };
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 0 || id > 255) return null;
  if (type === 'hello') {
    const point = fromText(key, POINT);
    return point && { type, key: point, id };
  }
  const sealed = fromText(box, BOX);
  return type === 'key' && sealed ? { type, id, box: sealed } : null;
}

function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromText(text: unknown, length: number): Bytes | null {
  if (typeof text !== 'string' || !/^[\w-]{1,200}$/.test(text)) return null;
  try {
    const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return raw.length === length ? Uint8Array.from(raw, (char) => char.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}
