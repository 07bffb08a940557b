import type { SenderKey } from '../../rtc/e2ee/frame-cipher.js';
import { FrameGuard } from '../../rtc/e2ee/frame-guard.js';
import { GroupKeys, type KeyMessage } from '../../rtc/e2ee/group-keys.js';
import { sharedKey } from '../../rtc/e2ee/shared-key.js';
import { codeOf } from '../../rtc/safety-code.js';
import type { SafetyCode } from '../../session/participant.js';
import type { RoomEncryption } from '../../session/room.js';

export interface RoomSecrecyOptions {
  readonly room: string;
  readonly userId: string;
  readonly encryption: RoomEncryption;
  readonly say: (to: string, message: KeyMessage) => void;
  /** One's own secret is another one now: its number is to be told. */
  readonly onKey: () => void;
  /** There is something to compare with this person. */
  readonly onCode: (user: string, code: SafetyCode | null) => void;
  readonly onDropped: (reason: string) => void;
}

/**
 * A worker beside the module, wherever that is served from. Found as text: bundlers look for the file of a `new URL()`,
 * webpack warns where there is none, and Turbopack stops. The page may name its own.
 */
const besideModule = (): string => import.meta.url.replace(/[^/]*$/, 'e2ee-worker.js');

/** Keeps from the server what it passes on: the frames of everyone, and who has which key. */
export class RoomSecrecy {
  readonly #options: RoomSecrecyOptions;
  readonly #guard: FrameGuard;
  readonly #keys: GroupKeys | null;
  readonly #shared: Promise<SenderKey> | null;
  /** Who is known, and what one has in common with them. */
  readonly #met = new Map<string, string>();

  /** @throws CallError `not-supported` */
  constructor(options: RoomSecrecyOptions) {
    this.#options = options;
    const { encryption, room, userId: self, say, onDropped } = options;
    const { passphrase, worker = besideModule() } = encryption;
    this.#guard = new FrameGuard(worker);
    this.#guard.on('faults', ({ faults }) => {
      for (const fault of Object.keys(faults)) onDropped(`frame: ${fault}`);
    });
    this.#shared = passphrase === undefined ? null : sharedKey(passphrase, room);
    this.#keys = this.#shared
      ? null
      : new GroupKeys({
          self,
          send: say,
          onOwn: (key) => {
            this.#guard.use(key);
            options.onKey();
          },
          onTheirs: (owner, key) => this.#guard.learn(owner, key),
          onDropped,
        });
  }

  /** Each two agree on keys, or everybody knows a passphrase. */
  get source(): 'agreed' | 'passphrase' {
    return this.#shared ? 'passphrase' : 'agreed';
  }

  get configuration(): RTCConfiguration {
    return FrameGuard.configuration;
  }

  /** Settles when one may send. Rejects with `invalid-value` for a passphrase that is too short. */
  async begin(): Promise<void> {
    await this.#keys?.begin();
    if (this.#shared) this.#guard.use(await this.#shared);
  }

  /** Everything that leaves here is encrypted; pictures go as VP8, of which is known what a server has to see. */
  seal(transceiver: RTCRtpTransceiver, kind: 'audio' | 'video'): void {
    if (kind === 'video') {
      const { codecs = [] } = RTCRtpReceiver.getCapabilities('video') ?? {};
      transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => /^video\/(vp8|rtx)$/i.test(mimeType)));
    }
    this.#guard.seal(transceiver.sender, kind);
  }

  open(receiver: RTCRtpReceiver, line: string): void {
    this.#guard.open(receiver, line);
  }

  /** Says whose frames come on a line of the connection. */
  assign(line: string, owner: string | null): void {
    this.#guard.assign(line, owner);
    if (owner === null || !this.#shared || this.#met.has(owner)) return;
    this.#met.set(owner, '');
    void this.#shared.then((key) => this.#guard.learn(owner, key));
  }

  /** What to say whenever one tells about oneself. */
  get hello(): KeyMessage | null {
    return this.#keys?.hello ?? null;
  }

  async hear(from: string, message: unknown): Promise<void> {
    const keys = this.#keys;
    if (!keys) return this.#options.onDropped('a key where all have one');
    await keys.take(from, message);
    const common = await keys.between(from);
    if (common === null || common === this.#met.get(from)) return;
    this.#met.set(from, common);
    this.#options.onCode(from, await codeOf(common, this.#options.room));
  }

  gone(user: string): void {
    this.#met.delete(user);
    this.#guard.forget(user);
    void this.#keys?.leave(user);
  }

  close(): void {
    this.#keys?.close();
    this.#guard.close();
  }
}
