import type { SenderKey } from './frame-cipher.js';

/** What a transform works on: which line it is, and which way frames go. */
export interface TransformOptions {
  /** Whose frames come on a line is told apart from it, and may change. */
  readonly line: string;
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
  /** Whose frames come on a line from now on; null: nobody's. */
  | { readonly type: 'line'; readonly line: string; readonly owner: string | null }
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
