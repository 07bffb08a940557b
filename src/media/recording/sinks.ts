import type { RecordingAbout, RecordingFiles, RecordingFolder } from './recording-files.js';
import { withDuration } from './webm-duration.js';

/** Where the parts of a recording go. */
export interface Sink {
  /** It records now. */
  begin?(about: RecordingAbout): Promise<void>;
  /** Settles when the part is kept. `at` is its last moment, in ms from the start. */
  write(part: Blob, at: number): Promise<void>;
  /** Everything that was kept, as one file. `duration` in ms. */
  close(duration: number): Promise<Closed>;
  /** Nothing came: leaves no trace. Never rejects. */
  discard(): Promise<void>;
}

export interface Closed {
  readonly blob: Blob;
  /** It is kept, but not where it was wanted. */
  readonly error?: unknown;
}

/** In memory. Browsers move large blobs to the disk by themselves. */
export class MemorySink implements Sink {
  readonly #mimeType: string;
  #parts: Blob[] = [];

  constructor(mimeType: string) {
    this.#mimeType = mimeType;
  }

  write(part: Blob): Promise<void> {
    this.#parts.push(part);
    return Promise.resolve();
  }

  async close(duration: number): Promise<Closed> {
    const blob = new Blob(this.#parts.splice(0), { type: this.#mimeType });
    return { blob: await withDuration(blob, duration) };
  }

  discard(): Promise<void> {
    this.#parts = [];
    return Promise.resolve();
  }
}

/** In the origin's private file system, safe part by part. */
export class StorageSink implements Sink {
  readonly #files: RecordingFiles;
  readonly #folder: RecordingFolder;

  constructor(files: RecordingFiles, folder: RecordingFolder) {
    this.#files = files;
    this.#folder = folder;
  }

  begin(about: RecordingAbout): Promise<void> {
    return this.#folder.describe(about);
  }

  write(part: Blob, at: number): Promise<void> {
    return this.#folder.add(part, at);
  }

  async close(): Promise<Closed> {
    await this.#folder.close();
    return { blob: (await this.#files.read(this.#folder.id)).blob };
  }

  async discard(): Promise<void> {
    await this.#folder.close();
    await this.#files.delete(this.#folder.id).catch(() => undefined);
  }
}

/**
 * A file of the page's choice. A stream into it would be lost in a crash as a whole, so the parts go to the
 * storage, and from there into the file at the end. Where that fails the storage keeps them.
 */
export class FileSink implements Sink {
  readonly #storage: StorageSink;
  readonly #handle: FileSystemFileHandle;

  constructor(storage: StorageSink, handle: FileSystemFileHandle) {
    this.#storage = storage;
    this.#handle = handle;
  }

  begin(about: RecordingAbout): Promise<void> {
    return this.#storage.begin(about);
  }

  write(part: Blob, at: number): Promise<void> {
    return this.#storage.write(part, at);
  }

  async close(): Promise<Closed> {
    const { blob } = await this.#storage.close();
    try {
      await blob.stream().pipeTo(await this.#handle.createWritable());
      const file = await this.#handle.getFile();
      await this.#storage.discard();
      return { blob: file };
    } catch (error) {
      return { blob, error };
    }
  }

  discard(): Promise<void> {
    return this.#storage.discard();
  }
}
