import { CallError } from '../../session/call-error.js';
import { withDuration } from './webm-duration.js';

const FOLDER = 'call-elements-recordings';
const ABOUT = 'about.json';
const ID = /^[\w-]{1,64}$/;
/** `000012-13045.part`: the 13th part, its last moment at 13.045 s. */
const PART = /^(\d{6})-(\d{1,10})\.part$/;

/** What is known of a recording before it is opened. */
export interface StoredRecording {
  readonly id: string;
  /** With its codecs, as the recorder wrote it. */
  readonly mimeType: string;
  /** `Date.now()` at its first moment, in ms. */
  readonly startedAt: number;
  /** In ms; of what is safe on the disk. */
  readonly duration: number;
  readonly bytes: number;
  /** It is being recorded now, here or in another tab. */
  readonly running: boolean;
}

export type RecordingAbout = Pick<StoredRecording, 'id' | 'mimeType' | 'startedAt'>;

const lockOf = (id: string): string => `call-elements/recording/${id}`;
const missing = (id: string): CallError => new CallError('invalid-value', `no recording "${id}"`);

/**
 * The recordings in the origin's private file system: a folder each, and in it a file for each part of about a
 * second. A part is closed as soon as it is written: what is open when a page crashes is lost, what is closed stays.
 */
export class RecordingFiles {
  readonly #root: FileSystemDirectoryHandle;

  private constructor(root: FileSystemDirectoryHandle) {
    this.#root = root;
  }

  /** Rejects with `not-supported`, or `recording-failed` where the person or the browser gives no space. */
  static async open(): Promise<RecordingFiles> {
    const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined;
    // Safari before 26 has the file system, but writes to it in workers only.
    if (
      !storage?.getDirectory ||
      typeof FileSystemFileHandle === 'undefined' ||
      !('createWritable' in FileSystemFileHandle.prototype)
    ) {
      throw new CallError('not-supported', 'this browser has no private file system to write to');
    }
    try {
      const root = await storage.getDirectory();
      return new RecordingFiles(await root.getDirectoryHandle(FOLDER, { create: true }));
    } catch (cause) {
      throw new CallError('recording-failed', 'the storage of this origin cannot be used', { cause });
    }
  }

  /** Rejects with `recording-failed` and leaves nothing behind. */
  async create(about: RecordingAbout): Promise<RecordingFolder> {
    const folder = new RecordingFolder(
      await this.#root.getDirectoryHandle(about.id, { create: true }),
      about.id,
    );
    try {
      await folder.describe(about);
      return folder;
    } catch (cause) {
      await folder.close();
      await this.#root.removeEntry(about.id, { recursive: true }).catch(() => undefined);
      throw new CallError('recording-failed', 'the storage takes nothing', { cause });
    }
  }

  /** Oldest first. */
  async list(): Promise<StoredRecording[]> {
    const running = await locked();
    const found: StoredRecording[] = [];
    for await (const [id, entry] of this.#root.entries()) {
      if (entry.kind !== 'directory') continue;
      const stored = await describe(entry as FileSystemDirectoryHandle, id, running);
      if (stored) found.push(stored);
    }
    return found.sort((a, b) => a.startedAt - b.startedAt);
  }

  /** A recording as one file, made of its parts: nothing is read before somebody plays or saves it. */
  async read(id: string): Promise<{ readonly about: StoredRecording; readonly blob: Blob }> {
    const folder = await this.#folder(id);
    const about = await describe(folder, id, await locked());
    if (!about) throw missing(id);
    const parts = (await partsOf(folder)).map(({ file }) => file);
    const blob = new Blob(parts, { type: about.mimeType });
    return { about, blob: await withDuration(blob, about.duration) };
  }

  /** Rejects with `wrong-phase` while it is being recorded. */
  async delete(id: string): Promise<void> {
    await this.#folder(id);
    if ((await locked()).has(lockOf(id))) throw new CallError('wrong-phase', 'it is being recorded');
    await this.#root.removeEntry(id, { recursive: true });
  }

  async #folder(id: string): Promise<FileSystemDirectoryHandle> {
    if (!ID.test(id)) throw missing(id);
    try {
      return await this.#root.getDirectoryHandle(id);
    } catch {
      throw missing(id);
    }
  }
}

/** The folder of a recording that runs. A lock of its name says so to every tab, and ends with this page. */
export class RecordingFolder {
  readonly id: string;
  readonly #folder: FileSystemDirectoryHandle;
  #count = 0;
  #unlock: () => void = () => undefined;
  readonly #locked: Promise<unknown>;

  constructor(folder: FileSystemDirectoryHandle, id: string) {
    this.#folder = folder;
    this.id = id;
    const done = new Promise<void>((resolve) => (this.#unlock = resolve));
    this.#locked = Promise.resolve(
      (navigator as Partial<Navigator>).locks?.request(lockOf(id), () => done),
    ).catch(() => undefined);
  }

  async describe(about: RecordingAbout): Promise<void> {
    await writeFile(this.#folder, ABOUT, new Blob([JSON.stringify(about)]));
  }

  /** Settles when the part is safe on the disk. `at` is its last moment, in ms from the start. */
  async add(part: Blob, at: number): Promise<void> {
    const name = `${String(this.#count++).padStart(6, '0')}-${Math.round(at)}.part`;
    await writeFile(this.#folder, name, part);
  }

  /** Says to every tab that it does not run any more. */
  close(): Promise<unknown> {
    this.#unlock();
    return this.#locked;
  }
}

async function writeFile(folder: FileSystemDirectoryHandle, name: string, content: Blob): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await handle.createWritable();
  try {
    await writable.write(content);
    await writable.close();
  } catch (error) {
    // Nothing half-written may look like a part.
    await writable.abort().catch(() => undefined);
    await folder.removeEntry(name).catch(() => undefined);
    throw error;
  }
}

interface Part {
  readonly at: number;
  readonly file: File;
}

async function partsOf(folder: FileSystemDirectoryHandle): Promise<Part[]> {
  const found: (Part & { readonly index: number })[] = [];
  for await (const [name, entry] of folder.entries()) {
    const match = PART.exec(name);
    if (!match || entry.kind !== 'file') continue;
    const file = await (entry as FileSystemFileHandle).getFile();
    // An empty file is a part whose writing a crash cut off.
    if (file.size > 0) found.push({ index: Number(match[1]), at: Number(match[2]), file });
  }
  return found.sort((a, b) => a.index - b.index);
}

async function describe(
  folder: FileSystemDirectoryHandle,
  id: string,
  running: ReadonlySet<string>,
): Promise<StoredRecording | null> {
  try {
    const file = await (await folder.getFileHandle(ABOUT)).getFile();
    const about = JSON.parse(await file.text()) as Partial<RecordingAbout>;
    const { mimeType, startedAt } = about;
    if (typeof mimeType !== 'string' || !/^(audio|video)\//.test(mimeType)) return null;
    if (typeof startedAt !== 'number') return null;
    const parts = await partsOf(folder);
    return {
      id,
      mimeType,
      startedAt,
      duration: parts.at(-1)?.at ?? 0,
      bytes: parts.reduce((sum, part) => sum + part.file.size, 0),
      running: running.has(lockOf(id)),
    };
  } catch {
    return null;
  }
}

async function locked(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await (navigator as Partial<Navigator>).locks?.query()) ?? {};
  return new Set(held.map(({ name }) => name ?? ''));
}
