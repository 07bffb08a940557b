/**
 * Encryption of encoded frames between people, so that a server that passes them on cannot look in.
 *
 * A frame goes as: the first bytes as they were (a server reads from them where a picture begins), the rest under
 * AES-GCM with its tag, and a trailer of 14 bytes: which stream of the sender (8 random bytes), which frame of it (4),
 * which key (1), which version of this layout (1). First bytes and trailer are authenticated with the rest. The key of
 * a stream comes from the secret of its sender by HKDF, so no two streams ever share a key, and a counter is a
 * sufficient nonce. Close to SFrame (RFC 9605), whose header at the front would hide from servers what they must see.
 */

/** What a sender encrypts with: told to everyone in the call, and to nobody else. */
export interface SenderKey {
  /** 0 to 255; a new secret takes the next one. */
  readonly id: number;
  /** 32 random bytes. */
  readonly secret: Uint8Array<ArrayBuffer>;
}

/** What is in the frame, as far as its clear bytes depend on it. */
export type FrameKind = 'audio' | 'key-picture' | 'picture';

/** Why a frame was not let through. */
export type FrameFault = 'not-encrypted' | 'no-key' | 'not-authentic';

export class FrameError extends Error {
  readonly fault: FrameFault;
  constructor(fault: FrameFault) {
    super(fault);
    this.fault = fault;
  }
}

const VERSION = 1;
const TRAILER = 14;
const TAG = 16;
/** VP8's frame tag, and with a key picture its size (RFC 6386 §9.1); Opus' table of contents (RFC 6716 §3.1). */
const CLEAR: Readonly<Record<FrameKind, number>> = { 'key-picture': 10, picture: 3, audio: 1 };
/** Keys of one sender that are known at a time, and streams of theirs: a camera, a screen, each after a restart. */
const KEYS_MAX = 4;
const STREAMS_MAX = 12;
const LABEL = new TextEncoder().encode('call-elements frame');

type Bytes = Uint8Array<ArrayBuffer>;

async function streamKey(secret: Bytes, stream: Bytes, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: stream, info: LABEL };
  return crypto.subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 128 }, false, [use]);
}

/** The number of the frame, as the nonce of its key. */
function nonce(counter: Bytes): Bytes {
  const iv = new Uint8Array(12);
  iv.set(counter, 8);
  return iv;
}

function joined(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Encrypts one stream of one's own. Frames must be given one after the other. */
export class FrameSealer {
  #stream: Bytes = crypto.getRandomValues(new Uint8Array(8));
  #counter = 0;
  #key: { readonly id: number; readonly key: CryptoKey } | null = null;

  /** False: nothing may be sent yet. */
  get ready(): boolean {
    return this.#key !== null;
  }

  async use({ id, secret }: SenderKey): Promise<void> {
    // Another stream for another key: its counter begins anew.
    const stream = crypto.getRandomValues(new Uint8Array(8));
    const key = await streamKey(secret, stream, 'encrypt');
    this.#stream = stream;
    this.#counter = 0;
    this.#key = { id, key };
  }

  /** @throws FrameError `no-key` */
  async seal(frame: Bytes, kind: FrameKind): Promise<Bytes> {
    if (!this.#key || this.#counter > 0xffff_fffe) throw new FrameError('no-key');
    const { id, key } = this.#key;
    const clear = frame.subarray(0, Math.min(CLEAR[kind], frame.length));
    const trailer = new Uint8Array(TRAILER);
    trailer.set(this.#stream);
    new DataView(trailer.buffer).setUint32(8, this.#counter++);
    trailer[12] = id;
    trailer[13] = VERSION;
    const secretPart = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv: nonce(trailer.subarray(8, 12)), additionalData: joined(clear, trailer) },
      key,
      frame.subarray(clear.length),
    );
    return joined(clear, new Uint8Array(secretPart), trailer);
  }
}

/** Decrypts what one sender sends, all streams of theirs. */
export class FrameOpener {
  readonly #secrets = new Map<number, Bytes>();
  readonly #keys = new Map<string, Promise<CryptoKey>>();

  /** Another secret of theirs; the oldest one is forgotten when there are too many. */
  learn({ id, secret }: SenderKey): void {
    this.#secrets.delete(id);
    this.#secrets.set(id, secret);
    for (const name of [...this.#keys.keys()]) if (name.startsWith(`${id} `)) this.#keys.delete(name);
    const [oldest] = this.#secrets.keys();
    if (this.#secrets.size > KEYS_MAX && oldest !== undefined) this.#secrets.delete(oldest);
  }

  /** @throws FrameError */
  async open(frame: Bytes, kind: FrameKind): Promise<Bytes> {
    const clear = CLEAR[kind];
    const end = frame.length - TRAILER;
    if (end < clear + TAG || frame[frame.length - 1] !== VERSION) throw new FrameError('not-encrypted');
    const trailer = frame.subarray(end);
    const head = frame.subarray(0, clear);
    const key = await this.#keyOf(trailer[12] ?? 0, trailer.slice(0, 8));
    try {
      const plain = await crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: nonce(trailer.subarray(8, 12)), additionalData: joined(head, trailer) },
        key,
        frame.subarray(clear, end),
      );
      return joined(head, new Uint8Array(plain));
    } catch {
      throw new FrameError('not-authentic');
    }
  }

  #keyOf(id: number, stream: Bytes): Promise<CryptoKey> {
    const secret = this.#secrets.get(id);
    if (!secret) throw new FrameError('no-key');
    const name = `${id} ${stream.join()}`;
    let key = this.#keys.get(name);
    if (!key) {
      const [oldest] = this.#keys.keys();
      if (this.#keys.size >= STREAMS_MAX && oldest !== undefined) this.#keys.delete(oldest);
      this.#keys.set(name, (key = streamKey(secret, stream, 'decrypt')));
    }
    return key;
  }
}
