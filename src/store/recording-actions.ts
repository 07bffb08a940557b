import type { CallRecording, RecordingSettings } from '../media/recording/open-recording.js';
import type { StoredRecording } from '../media/recording/recording-files.js';

export type { CallRecording } from '../media/recording/open-recording.js';
export type { StoredRecording } from '../media/recording/recording-files.js';

export interface RecordingOptions extends RecordingSettings {
  /**
   * `call` (default): everyone, in one picture and with all voices. `local`: oneself. The id of a participant. Or a
   * stream of the page's own, as it is; that needs no call.
   */
  readonly of?: 'call' | 'local' | (string & {}) | MediaStream;
  /** Record voices. Default true. */
  readonly audio?: boolean;
  /** Record pictures. Default: in a video call, or when somebody has a picture. */
  readonly video?: boolean;
}

/** What a store can do about recordings; part of `CallStore`. */
export interface RecordingActions {
  /**
   * Records the call, or a part of it; settles when it does. The others are told, unless one records only oneself.
   * It stops by itself when what is recorded ends. Rejects with `wrong-phase`, `not-supported`, `recording-failed`.
   */
  startRecording(options?: RecordingOptions): Promise<void>;
  /** Ends the recording; settles when all of it is kept. `call-recorded` gives it too. Rejects with `wrong-phase`. */
  stopRecording(): Promise<CallRecording>;
  /** What lies in the storage of this origin, oldest first: kept on purpose, or left by a crash. */
  listRecordings(): Promise<readonly StoredRecording[]>;
  /** A stored recording as one film. Rejects with `invalid-value` where there is none of that id. */
  recoverRecording(id: string): Promise<CallRecording>;
  /** Frees its space. Rejects with `wrong-phase` while it is being recorded. */
  deleteRecording(id: string): Promise<void>;
}
