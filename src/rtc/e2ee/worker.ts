/** The worker that encrypts and decrypts frames. A file of its own: a strict policy allows no other worker. */
import { FrameError, FrameOpener, FrameSealer, type FrameKind, type SenderKey } from './frame-cipher.js';
import type { EncodedFrame, FromWorker, ToWorker, TransformOptions } from './messages.js';

/** What this file needs of a worker; the types of DOM and worker cannot stand in one project. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  onrtctransform: ((event: { readonly transformer: Transformer }) => void) | null;
  postMessage(message: FromWorker): void;
}
interface Transformer {
  readonly readable: ReadableStream<EncodedFrame>;
  readonly writable: WritableStream<EncodedFrame>;
  readonly options: TransformOptions;
  sendKeyFrameRequest?(): Promise<void>;
}

/** Faults are told together, in ms. */
const TELL = 1_000;

const scope = globalThis as unknown as WorkerScope;
const openers = new Map<string, FrameOpener>();
const sealers = new Set<FrameSealer>();
/** Asks the sender for a picture to begin with, once its key is here. */
const waiting = new Map<string, () => void>();
/** Line -> whose frames come on it. */
const owners = new Map<string, string>();
const faults = new Map<string, Record<string, number>>();
let own: SenderKey | null = null;
let telling: ReturnType<typeof setTimeout> | undefined;

const openerOf = (owner: string): FrameOpener => {
  const opener = openers.get(owner) ?? new FrameOpener();
  openers.set(owner, opener);
  return opener;
};

function count(owner: string, fault: string): void {
  const counted = faults.get(owner) ?? {};
  faults.set(owner, { ...counted, [fault]: (counted[fault] ?? 0) + 1 });
  telling ??= setTimeout(() => {
    telling = undefined;
    for (const [who, what] of faults) scope.postMessage({ type: 'faults', owner: who, faults: what });
    faults.clear();
  }, TELL);
}

const kindOf = (frame: EncodedFrame, { kind }: TransformOptions): FrameKind =>
  kind === 'audio' ? 'audio' : frame.type === 'key' ? 'key-picture' : 'picture';

function sealing(sealer: FrameSealer, options: TransformOptions): Transform {
  let ready = own ? sealer.use(own) : Promise.resolve();
  return async (frame, out) => {
    await ready;
    if (!sealer.ready && own) await (ready = sealer.use(own));
    frame.data = (await sealer.seal(new Uint8Array(frame.data), kindOf(frame, options))).buffer;
    out.enqueue(frame);
  };
}

const opening =
  (options: TransformOptions): Transform =>
  async (frame, out) => {
    const plain = await openerOf(owners.get(options.line) ?? '').open(
      new Uint8Array(frame.data),
      kindOf(frame, options),
    );
    frame.data = plain.buffer;
    out.enqueue(frame);
  };

type Transform = (frame: EncodedFrame, out: TransformStreamDefaultController<EncodedFrame>) => Promise<void>;

/** What cannot be sealed is never sent, what cannot be opened never shown; both are counted. */
function run(
  options: TransformOptions,
  readable: ReadableStream<EncodedFrame>,
  writable: WritableStream<EncodedFrame>,
): void {
  const sealer = new FrameSealer();
  if (options.direction === 'send') sealers.add(sealer);
  const work = options.direction === 'send' ? sealing(sealer, options) : opening(options);
  const transform: Transform = async (frame, out) => {
    // Nothing is in it: an encoder keeps its place.
    if (frame.data.byteLength === 0) return out.enqueue(frame);
    try {
      await work(frame, out);
    } catch (error) {
      count(owners.get(options.line) ?? '', error instanceof FrameError ? error.fault : 'failed');
    }
  };
  readable
    .pipeThrough(new TransformStream({ transform }))
    .pipeTo(writable)
    // The connection is closed.
    .catch(() => undefined)
    .finally(() => sealers.delete(sealer));
}

scope.onrtctransform = ({ transformer }) => {
  const { options, readable, writable } = transformer;
  run(options, readable, writable);
  if (options.direction !== 'receive' || options.kind !== 'video') return;
  waiting.set(options.line, () => void transformer.sendKeyFrameRequest?.().catch(() => undefined));
};

scope.onmessage = ({ data }) => {
  switch (data.type) {
    case 'key':
      if (data.owner === '') {
        own = data.key;
        for (const sealer of sealers) void sealer.use(data.key);
      } else {
        openerOf(data.owner).learn(data.key);
        for (const [line, owner] of owners) if (owner === data.owner) waiting.get(line)?.();
      }
      break;
    case 'line':
      if (data.owner === null) owners.delete(data.line);
      else {
        owners.set(data.line, data.owner);
        waiting.get(data.line)?.();
      }
      break;
    case 'forget':
      openers.delete(data.owner);
      break;
    case 'transform':
      run(data.options, data.readable, data.writable);
  }
};
