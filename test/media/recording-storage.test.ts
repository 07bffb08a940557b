import { expect } from '@open-wc/testing';
import { openRecording, type CallRecording } from '../../src/media/recording/open-recording.js';
import { RecordingFiles } from '../../src/media/recording/recording-files.js';
import { hue, watchFilm } from '../harness/film.js';
import { signalStream, type SignalStream } from '../harness/signal-stream.js';
import { until } from '../harness/until.js';

const KINDS = { audio: false, video: true };
const FOLDER = 'call-elements-recordings';

let source: SignalStream;
let stream: MediaStream;
let bytes = 0;
const onBytes = (now: number): void => void (bytes = now);
const kept = (more: number) =>
  until(
    () => bytes,
    (now) => now > more,
    { label: `more than ${more} bytes kept` },
  );

async function clear(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
}

/** Lets every write into the file system from now on fail, as a full disk does. */
function fillDisk(): () => void {
  const native = FileSystemFileHandle.prototype.createWritable;
  FileSystemFileHandle.prototype.createWritable = () =>
    Promise.reject(new DOMException('full', 'QuotaExceededError'));
  return () => void (FileSystemFileHandle.prototype.createWritable = native);
}

describe('a recording in the storage', function () {
  this.timeout(40_000);
  beforeEach(async () => {
    bytes = 0;
    await clear();
    source = signalStream('#00c000', null);
    stream = new MediaStream([source.video]);
  });
  afterEach(async () => {
    source.stop();
    await clear();
  });

  it('lies there part by part while it runs, is one film at the end, and goes when it is deleted', async () => {
    const files = await RecordingFiles.open();
    const open = await openRecording(stream, KINDS, { to: 'storage' }, onBytes);
    await kept(0);
    const [running] = await files.list();
    expect(running?.running).to.equal(true);
    expect(running?.bytes).to.be.above(0);
    expect(await files.delete(running.id).catch(({ reason }: { reason: string }) => reason)).to.equal(
      'wrong-phase',
    );
    const first = bytes;
    await kept(first);
    // What a crash would leave right now plays.
    const half = await files.read(running.id);
    const early = await watchFilm(half.blob);
    expect(early.duration).to.be.above(0.5);

    const result = await open.stop();
    expect(result).to.include({ id: running.id, stored: true, error: null });
    const [stored] = await files.list();
    expect(stored).to.include({ running: false, bytes: result.bytes, startedAt: result.startedAt });
    expect(Math.abs((stored?.duration ?? 0) - result.duration)).to.be.below(400);
    const film = await watchFilm(result.blob!);
    expect(Math.abs(film.duration * 1000 - result.duration)).to.be.below(result.duration / 10);
    expect(hue(film.color(1, 0.5, 0.5))).to.equal('green');
    await files.delete(result.id);
    expect(await files.list()).to.deep.equal([]);
  });

  it('on a full disk ends with a typed error, and what was kept stays and plays', async () => {
    const open = await openRecording(stream, KINDS, { to: 'storage' }, onBytes);
    await kept(0);
    const before = bytes;
    const mend = fillDisk();
    try {
      const result = await open.done;
      expect(result.error?.reason).to.equal('recording-failed');
      expect(result.bytes).to.equal(before);
      expect(result.stored).to.equal(true);
      const film = await watchFilm(result.blob!);
      expect(film.frames).to.be.above(3);
    } finally {
      mend();
    }
  });

  it('that cannot begin leaves nothing behind', async () => {
    const mend = fillDisk();
    const error = await openRecording(stream, KINDS, { to: 'storage' }, onBytes).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    mend();
    expect((error as { reason?: string }).reason).to.equal('recording-failed');
    expect(await (await RecordingFiles.open()).list()).to.deep.equal([]);
  });

  it('for a file of the page ends in that file, and nowhere else', async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('mine.webm', { create: true });
    const open = await openRecording(stream, KINDS, { to: handle }, onBytes);
    await kept(0);
    const result: CallRecording = await open.stop();
    expect(result.stored).to.equal(false);
    expect((result.blob as File).name).to.equal('mine.webm');
    const film = await watchFilm(await handle.getFile());
    expect(film.frames).to.be.above(3);
    expect(await (await RecordingFiles.open()).list()).to.deep.equal([]);
    await root.removeEntry('mine.webm');
  });

  it('for a file that may not be written any more stays in the storage, and says so', async () => {
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle('mine.webm', { create: true });
    const open = await openRecording(stream, KINDS, { to: handle }, onBytes);
    await kept(0);
    handle.createWritable = () => Promise.reject(new DOMException('revoked', 'NotAllowedError'));
    const result = await open.stop();
    expect(result.error?.reason).to.equal('recording-failed');
    expect(result.stored).to.equal(true);
    const film = await watchFilm(result.blob!);
    expect(film.frames).to.be.above(3);
    await root.removeEntry('mine.webm');
  });

  it('ignores what is not its own in its folder', async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER, { create: true });
    await folder.getDirectoryHandle('empty', { create: true });
    await folder.getFileHandle('stray', { create: true });
    const forged = await folder.getDirectoryHandle('forged', { create: true });
    const about = await forged.getFileHandle('about.json', { create: true });
    const writable = await about.createWritable();
    await writable.write('{"mimeType":"text/html","startedAt":1}');
    await writable.close();
    const files = await RecordingFiles.open();
    expect(await files.list()).to.deep.equal([]);
    const reasonOf = (id: string) => files.read(id).catch(({ reason }: { reason: string }) => reason);
    expect(await reasonOf('forged')).to.equal('invalid-value');
    expect(await reasonOf('..')).to.equal('invalid-value');
    expect(await reasonOf('a/b')).to.equal('invalid-value');
  });

  it('does not begin on an encoder that fails, and ends on one that fails later', async () => {
    const native = MediaRecorder.prototype.start;
    MediaRecorder.prototype.start = () => {
      throw new DOMException('none', 'NotSupportedError');
    };
    const error = await openRecording(stream, KINDS, { to: 'storage' }, onBytes).then(
      () => null,
      (thrown: { reason: string }) => thrown.reason,
    );
    expect(error).to.equal('recording-failed');
    expect(await (await RecordingFiles.open()).list()).to.deep.equal([]);

    const started: MediaRecorder[] = [];
    MediaRecorder.prototype.start = function (this: MediaRecorder, part) {
      started.push(this);
      native.call(this, part);
    };
    try {
      const open = await openRecording(stream, KINDS, { to: 'storage' }, onBytes);
      await kept(0);
      started[0]?.dispatchEvent(
        Object.assign(new Event('error'), { error: new DOMException('broke', 'EncodingError') }),
      );
      const result = await open.done;
      expect(result.error?.reason).to.equal('recording-failed');
      expect(result.bytes).to.be.above(0);
    } finally {
      MediaRecorder.prototype.start = native;
    }
  });
});
