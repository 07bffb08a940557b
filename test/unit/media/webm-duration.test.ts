import { describe, expect, it } from 'vitest';
import { patchHead, withDuration } from '../../../src/media/recording/webm-duration.js';

const bytes = (...parts: readonly (readonly number[])[]) => Uint8Array.from(parts.flat());
const EBML = [0x1a, 0x45, 0xdf, 0xa3, 0x82, 0x01, 0x02];
const SEGMENT = [0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
/** TimecodeScale 1 000 000. */
const SCALE = [0x2a, 0xd7, 0xb1, 0x83, 0x0f, 0x42, 0x40];
const INFO = [0x15, 0x49, 0xa9, 0x66, 0x87, ...SCALE];
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xaa];

describe('the length in the head of a WebM file', () => {
  it('is added to the description, and nothing else changes', () => {
    const patched = patchHead(bytes(EBML, SEGMENT, INFO, CLUSTER), 61_000)!;
    const value = new Uint8Array(8);
    new DataView(value.buffer).setFloat64(0, 61_000);
    expect([...patched]).toEqual([
      ...EBML,
      ...SEGMENT,
      ...[0x15, 0x49, 0xa9, 0x66, 0x01, 0, 0, 0, 0, 0, 0, 7 + 11],
      ...SCALE,
      ...[0x44, 0x89, 0x88],
      ...value,
      ...CLUSTER,
    ]);
  });

  it.each([
    ['nothing', bytes()],
    ['not WebM', bytes([1, 2, 3, 4, 5, 6, 7, 8])],
    ['cut off', bytes(EBML, SEGMENT, INFO).subarray(0, 24)],
    [
      'a length that is there already',
      bytes(EBML, SEGMENT, [0x15, 0x49, 0xa9, 0x66, 0x84, 0x44, 0x89, 0x81, 1]),
    ],
    ['a segment of known length', bytes(EBML, [0x18, 0x53, 0x80, 0x67, 0x90], INFO)],
    ['a list of places before it', bytes(EBML, SEGMENT, [0x11, 0x4d, 0x9b, 0x74, 0x81, 0], INFO)],
    ['no description', bytes(EBML, SEGMENT, CLUSTER)],
    ['zeros', new Uint8Array(64)],
    ['ones', new Uint8Array(64).fill(0xff)],
  ])('leaves alone: %s', (_what, head) => {
    expect(patchHead(head, 1_000)).toBe(null);
  });

  it('keeps a file that is not WebM as it is', async () => {
    const file = new Blob(['x'], { type: 'video/mp4' });
    expect(await withDuration(file, 1)).toBe(file);
    const broken = new Blob(['x'], { type: 'video/webm' });
    expect(await withDuration(broken, 1)).toBe(broken);
  });
});
