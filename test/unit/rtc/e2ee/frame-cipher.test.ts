import { describe, expect, it } from 'vitest';
import {
  FrameOpener,
  FrameSealer,
  type FrameKind,
  type SenderKey,
} from '../../../../src/rtc/e2ee/frame-cipher.js';
import { sharedKey } from '../../../../src/rtc/e2ee/shared-key.js';

const secretOf = (fill: number, id = 0): SenderKey => ({ id, secret: new Uint8Array(32).fill(fill) });
const frameOf = (length: number): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length }, (_, index) => (index * 7) % 256);

async function sealerOf(key: SenderKey): Promise<FrameSealer> {
  const sealer = new FrameSealer();
  await sealer.use(key);
  return sealer;
}
function openerOf(...keys: SenderKey[]): FrameOpener {
  const opener = new FrameOpener();
  for (const key of keys) opener.learn(key);
  return opener;
}

describe('the cipher of frames', () => {
  const CLEAR: readonly (readonly [FrameKind, number])[] = [
    ['audio', 1],
    ['picture', 3],
    ['key-picture', 10],
  ];
  for (const [kind, clear] of CLEAR) {
    it(`${kind}: only the first ${clear} bytes can be read, and all comes back`, async () => {
      const sealer = await sealerOf(secretOf(1));
      const frame = frameOf(200);
      const sealed = await sealer.seal(frame, kind);
      expect(sealed.length).toBe(200 + 16 + 14);
      expect([...sealed.subarray(0, clear)]).toEqual([...frame.subarray(0, clear)]);
      const same = sealed.subarray(clear, 200).filter((byte, index) => byte === frame[clear + index]).length;
      expect(same, 'by chance one byte of 256 is the same').toBeLessThan(12);
      expect([...(await openerOf(secretOf(1)).open(sealed, kind))]).toEqual([...frame]);
    });
  }

  it('seals nothing without a key, and the same frame never twice to the same bytes', async () => {
    await expect(new FrameSealer().seal(frameOf(9), 'audio')).rejects.toMatchObject({ fault: 'no-key' });
    const one = await sealerOf(secretOf(1));
    const two = await sealerOf(secretOf(1));
    const all = [];
    for (const sealer of [one, one, two]) all.push((await sealer.seal(frameOf(40), 'audio')).join());
    expect(new Set(all).size).toBe(3);
  });

  it('takes frames of one byte, and more than the clear ones', async () => {
    const sealer = await sealerOf(secretOf(1));
    for (const length of [1, 2, 11]) {
      const sealed = await sealer.seal(frameOf(length), 'audio');
      expect((await openerOf(secretOf(1)).open(sealed, 'audio')).length).toBe(length);
    }
  });

  it('opens nothing that was changed anywhere, cut, or not encrypted', async () => {
    const sealer = await sealerOf(secretOf(1));
    const sealed = await sealer.seal(frameOf(60), 'picture');
    const opener = openerOf(secretOf(1));
    for (let at = 0; at < sealed.length - 2; at++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(opener.open(changed, 'picture'), `byte ${at}`).rejects.toMatchObject({
        fault: 'not-authentic',
      });
    }
    await expect(opener.open(frameOf(60), 'picture')).rejects.toMatchObject({ fault: 'not-encrypted' });
    await expect(opener.open(frameOf(0), 'picture')).rejects.toMatchObject({ fault: 'not-encrypted' });
    await expect(opener.open(sealed.slice(20), 'picture')).rejects.toMatchObject({ fault: 'not-authentic' });
  });

  it('goes from key to key: who has the new one cannot open the old, and the other way round', async () => {
    const sealer = await sealerOf(secretOf(1, 0));
    const before = await sealer.seal(frameOf(50), 'audio');
    await sealer.use(secretOf(2, 1));
    const after = await sealer.seal(frameOf(50), 'audio');
    const joiner = openerOf(secretOf(2, 1));
    await expect(joiner.open(before, 'audio')).rejects.toMatchObject({ fault: 'no-key' });
    expect((await joiner.open(after, 'audio')).length).toBe(50);
    const leaver = openerOf(secretOf(1, 0));
    await expect(leaver.open(after, 'audio')).rejects.toMatchObject({ fault: 'no-key' });
    const both = openerOf(secretOf(1, 0), secretOf(2, 1));
    await both.open(after, 'audio');
    expect((await both.open(before, 'audio')).length, 'one that came late').toBe(50);
  });

  it('knows four keys of one sender, and a secret that came anew under an old number', async () => {
    const opener = openerOf(...[0, 1, 2, 3, 4].map((id) => secretOf(id + 1, id)));
    const oldest = await (await sealerOf(secretOf(1, 0))).seal(frameOf(20), 'audio');
    await expect(opener.open(oldest, 'audio')).rejects.toMatchObject({ fault: 'no-key' });
    const second = await sealerOf(secretOf(2, 1));
    await opener.open(await second.seal(frameOf(20), 'audio'), 'audio');
    opener.learn(secretOf(9, 1));
    await expect(opener.open(await second.seal(frameOf(20), 'audio'), 'audio')).rejects.toMatchObject({
      fault: 'not-authentic',
    });
  });
});

describe('a secret from a passphrase', () => {
  it('is the same for all in one call, another one in another, and never from a short one', async () => {
    const [one, same, other] = await Promise.all([
      sharedKey('correct horse', 'room 7'),
      sharedKey('correct horse', 'room 7', 1),
      sharedKey('correct horse', 'room 8'),
    ]);
    expect([...one.secret]).toEqual([...same.secret]);
    expect(same.id).toBe(1);
    expect([...one.secret]).not.toEqual([...other.secret]);
    await expect(sharedKey('short', 'room 7')).rejects.toMatchObject({ reason: 'invalid-value' });
  });
});
