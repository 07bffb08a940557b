/** Ids of Matroska elements (RFC 9559). */
const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const SEEK_HEAD = 0x114d9b74;
const INFO = 0x1549a966;
const CLUSTER = 0x1f43b675;
const DURATION = 0x4489;

interface Element {
  readonly id: number;
  /** Where its content starts, and ends; `end` is Infinity where the writer did not know. */
  readonly start: number;
  readonly end: number;
}

/** How much of a file is read to find its head, in bytes. */
const HEAD = 4096;

/**
 * A recorder writes a film without knowing its length, so that players show none and cannot seek. Puts the
 * length into the head of a WebM file; every other file, and a head that is not understood, stays as it is.
 * The film itself is not copied.
 * @param duration in ms
 */
export async function withDuration(file: Blob, duration: number): Promise<Blob> {
  if (!/^(video|audio)\/webm/.test(file.type)) return file;
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const patched = patchHead(head, duration);
  return patched ? new Blob([patched, file.slice(head.length)], { type: file.type }) : file;
}

/** The head with a duration in it, or null where it has one already or nothing can be put in safely. */
export function patchHead(head: Uint8Array<ArrayBuffer>, duration: number): Uint8Array<ArrayBuffer> | null {
  const ebml = read(head, 0);
  if (ebml?.id !== EBML) return null;
  const segment = read(head, ebml.end);
  // A segment of known length would have to be corrected too; recorders write none.
  if (segment?.id !== SEGMENT || segment.end !== Infinity) return null;
  for (let at = segment.start; ;) {
    const element = read(head, at);
    // What comes behind would move away from where a list of places says it is.
    if (!element || element.id === CLUSTER || element.id === SEEK_HEAD) return null;
    if (element.id === INFO) return withInfo(head, at, element, duration);
    at = element.end;
  }
}

function withInfo(
  head: Uint8Array<ArrayBuffer>,
  at: number,
  { start, end }: Element,
  duration: number,
): Uint8Array<ArrayBuffer> | null {
  if (end > head.length) return null;
  for (let inner = start; inner < end;) {
    const element = read(head, inner);
    if (!element || element.id === DURATION) return null;
    inner = element.end;
  }
  const length = end - start + 11;
  const added = new Uint8Array(head.length + (at + 12 - start) + 11);
  const view = new DataView(added.buffer);
  added.set(head.subarray(0, at));
  view.setUint32(at, INFO);
  // A length of 8 bytes: 0x01 and 56 bits.
  view.setUint32(at + 4, 0x01000000);
  view.setUint32(at + 8, length);
  added.set(head.subarray(start, end), at + 12);
  const tail = at + 12 + end - start;
  view.setUint16(tail, DURATION);
  view.setUint8(tail + 2, 0x88);
  view.setFloat64(tail + 3, duration);
  added.set(head.subarray(end), tail + 11);
  return added;
}

function read(bytes: Uint8Array, at: number): Element | null {
  const idLength = lengthOf(bytes[at]);
  if (idLength > 4 || at + idLength >= bytes.length) return null;
  let id = 0;
  for (let i = 0; i < idLength; i++) id = id * 256 + (bytes[at + i] ?? 0);
  const sizeAt = at + idLength;
  const sizeLength = lengthOf(bytes[sizeAt]);
  if (sizeLength > 8 || sizeAt + sizeLength > bytes.length) return null;
  let size = (bytes[sizeAt] ?? 0) & (0xff >> sizeLength);
  let unknown = size === 0xff >> sizeLength;
  for (let i = 1; i < sizeLength; i++) {
    const byte = bytes[sizeAt + i] ?? 0;
    unknown &&= byte === 0xff;
    size = size * 256 + byte;
  }
  const start = sizeAt + sizeLength;
  return { id, start, end: unknown ? Infinity : start + size };
}

/** How many bytes a number takes: told by the zeros before its first one. */
function lengthOf(first = 0): number {
  return first === 0 ? 9 : Math.clz32(first) - 23;
}
