import type { SenderKey } from './frame-cipher.js';

/** What a transform works on: whose frames, and which way they go. */
export interface TransformOptions {
  /** Id of the person whose frames these are; '' is oneself. */
  readonly owner: string;
  readonly direction: 'send' | 'receive';
  readonly kind: 'audio' | 'video';
}

/** A picture or a piece of sound, as it comes from its encoder. */
export interface EncodedFrame {
  /** Of a picture only. */
  readonly type?: 'key' | 'delta' | 'empty';
  data: ArrayBuffer;
}

/** From the page to its worker. */
export type ToWorker =
  /** A secret of somebody. One's own is used from now on. */
  | { readonly type: 'key'; readonly owner: string; readonly key: SenderKey }
  | { readonly type: 'forget'; readonly owner: string }
  /** For browsers without `RTCRtpScriptTransform`: the streams of `createEncodedStreams()`. */
  | {
      readonly type: 'transform';
      readonly options: TransformOptions;
      readonly readable: ReadableStream<EncodedFrame>;
      readonly writable: WritableStream<EncodedFrame>;
    };

/** From the worker to its page: frames of somebody that were not let through since the last word. */
export interface FromWorker {
  readonly type: 'faults';
  readonly owner: string;
  readonly faults: Readonly<Record<string, number>>;
}
