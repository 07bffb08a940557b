import { CallError } from '../../session/call-error.js';
import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import type { SenderKey } from './frame-cipher.js';
import type { EncodedFrame, FromWorker, ToWorker, TransformOptions } from './messages.js';

/** What Chromium had before `RTCRtpScriptTransform`; it wants `encodedInsertableStreams` in the configuration. */
interface EncodedStreams {
  createEncodedStreams(): {
    readonly readable: ReadableStream<EncodedFrame>;
    readonly writable: WritableStream<EncodedFrame>;
  };
}

interface GuardEvents {
  /** Frames of somebody that were dropped: encrypted for others, not at all, or changed on their way. */
  faults: { readonly owner: string; readonly faults: Readonly<Record<string, number>> };
}

const hasScript = (): boolean => typeof RTCRtpScriptTransform === 'function';
const hasStreams = (): boolean =>
  typeof RTCRtpSender === 'function' && 'createEncodedStreams' in RTCRtpSender.prototype;

/** Encrypts what goes through a peer connection, and decrypts what comes, frame by frame, in a worker. */
export class FrameGuard {
  readonly #worker: Worker;
  readonly #emitter = new Emitter<GuardEvents>();

  /** This browser can do it. */
  static get possible(): boolean {
    return typeof Worker === 'function' && (hasScript() || hasStreams());
  }

  /** For the configuration of the peer connection. */
  static get configuration(): RTCConfiguration {
    return hasScript() ? {} : ({ encodedInsertableStreams: true } as RTCConfiguration);
  }

  /**
   * @param url of the worker (`e2ee-worker.js`)
   * @throws CallError `not-supported`
   */
  constructor(url: URL | string) {
    if (!FrameGuard.possible) throw new CallError('not-supported', 'this browser cannot encrypt frames');
    this.#worker = startWorker(new URL(url, document.baseURI));
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#emitter.emit('faults', data);
  }

  on<K extends keyof GuardEvents>(name: K, listener: (payload: GuardEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /** From now on nothing leaves by this sender that is not encrypted. Before the first key nothing leaves at all. */
  seal(sender: RTCRtpSender, kind: 'audio' | 'video'): void {
    this.#transform(sender, { line: '', direction: 'send', kind });
  }

  /** What comes on this line is shown only where it can be decrypted as its owner's: see {@link assign}. */
  open(receiver: RTCRtpReceiver, line: string): void {
    const kind = receiver.track.kind === 'audio' ? 'audio' : 'video';
    this.#transform(receiver, { line, direction: 'receive', kind });
  }

  /** Says whose frames come on a line; null: nobody's. A server that puts somebody else's there is not believed. */
  assign(line: string, owner: string | null): void {
    this.#post({ type: 'line', line, owner });
  }

  /** One's own key: used from now on. */
  use(key: SenderKey): void {
    this.#post({ type: 'key', owner: '', key });
  }

  /** A key of somebody else. */
  learn(owner: string, key: SenderKey): void {
    this.#post({ type: 'key', owner, key });
  }

  forget(owner: string): void {
    this.#post({ type: 'forget', owner });
  }

  close(): void {
    this.#emitter.clear();
    this.#worker.terminate();
  }

  #transform(end: RTCRtpSender | RTCRtpReceiver, options: TransformOptions): void {
    if (hasScript()) {
      end.transform = new RTCRtpScriptTransform(this.#worker, options);
      return;
    }
    const { readable, writable } = (end as unknown as EncodedStreams).createEncodedStreams();
    this.#post({ type: 'transform', options, readable, writable }, [readable, writable]);
  }

  #post(message: ToWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
}

/** A worker must come from the page's own origin: one of a CDN is named by a line of script of the page. */
function startWorker(url: URL): Worker {
  if (url.origin === location.origin) return new Worker(url, { type: 'module' });
  const line = new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' });
  const local = URL.createObjectURL(line);
  try {
    return new Worker(local, { type: 'module' });
  } finally {
    // The worker has its own hold on it; Firefox needs a moment to take it.
    setTimeout(() => URL.revokeObjectURL(local), 10_000);
  }
}
