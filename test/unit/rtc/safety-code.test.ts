import { describe, expect, it, vi } from 'vitest';
import { fingerprintsOf } from '../../../src/rtc/fingerprints.js';
import { safetyCode } from '../../../src/rtc/safety-code.js';
import { SafetyWatch } from '../../../src/mesh/safety-watch.js';
import { SAFETY_PICTURES } from '../../../src/support/safety-pictures.js';

const certificate = (byte: string, hash = 'SHA-256'): string =>
  `${hash} ${Array.from({ length: 32 }, () => byte).join(':')}`;
const [ANA, BEN, EVE] = [certificate('A1'), certificate('B2'), certificate('EE')] as [string, string, string];

describe('fingerprints of a description', () => {
  it('are in one form, once each, sorted, wherever they stand and however lines end', () => {
    const sdp = [
      'v=0',
      `a=fingerprint:${BEN.toLowerCase()}`,
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      `a=fingerprint:${BEN}`,
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      `a=fingerprint:${ANA}`,
      '',
    ];
    expect(fingerprintsOf(sdp.join('\r\n'))).toEqual([ANA, BEN]);
    expect(fingerprintsOf(sdp.join('\n'))).toEqual([ANA, BEN]);
    expect(fingerprintsOf('v=0\r\n')).toEqual([]);
  });

  it('an oddly written one is seen, not skipped: it counts as another', () => {
    for (const odd of [
      `a=fingerprint: sha-256  EE`,
      'a = FINGERPRINT:sha-1 EE',
      ' a=fingerprint EE zz',
      'a=fingerprint:',
    ]) {
      expect(fingerprintsOf(`a=fingerprint:${ANA}\r\n${odd}\r\n`), odd).toHaveLength(2);
    }
  });
});

describe('the safety code', () => {
  it('is the same on both sides: five of 64 pictures and seven digits', async () => {
    const [here, there] = await Promise.all([safetyCode('id', [ANA], [BEN]), safetyCode('id', [BEN], [ANA])]);
    expect(here).toEqual(there);
    expect(here?.emoji).toHaveLength(5);
    expect(here?.emoji.every((at) => SAFETY_PICTURES[at] !== undefined)).toBe(true);
    expect(here?.digits).toMatch(/^\d{7}$/);
  });

  it('stays what it is: other versions of the kit must agree', async () => {
    expect(await safetyCode('id', [ANA], [BEN])).toEqual({
      // From Node's own pbkdf2, not from this code.
      emoji: [61, 59, 49, 30, 14],
      digits: '4830372',
    });
  });

  it('is another with another certificate on either side, and in another call', async () => {
    const codes = await Promise.all([
      safetyCode('id', [ANA], [BEN]),
      safetyCode('id', [ANA], [EVE]),
      safetyCode('id', [EVE], [BEN]),
      safetyCode('other', [ANA], [BEN]),
    ]);
    expect(new Set(codes.map((code) => code?.digits)).size).toBe(4);
    expect(new Set(codes.map((code) => code?.emoji.join())).size).toBe(4);
  });

  it('does not exist for what proves nothing: no certificate, a second one, a weak one', async () => {
    expect(await safetyCode('id', [ANA], [])).toBeNull();
    expect(await safetyCode('id', [], [BEN])).toBeNull();
    // The same set on both sides, with somebody in the middle.
    expect(await safetyCode('id', [ANA], [BEN, EVE])).toBeNull();
    expect(await safetyCode('id', [ANA], [certificate('B2', 'SHA-1')])).toBeNull();
    expect(await safetyCode('id', [ANA], ['SHA-256'])).toBeNull();
  });

  it('follows the connection that is used', async () => {
    const onChange = vi.fn();
    const watch = new SafetyWatch('id', onChange);
    const link = (remote: string, flowing = true) => ({
      flowing,
      localSdp: `a=fingerprint:${ANA}\r\n`,
      pinned: [remote],
    });
    expect(watch.of(null)).toBeNull();
    expect(watch.of(link(BEN, false))).toBeNull();
    const first = link(BEN);
    expect(watch.of(first)).toBeNull();
    await vi.waitFor(() => expect(onChange).toHaveBeenCalledTimes(1));
    const code = watch.of(first);
    expect(code).toEqual(await safetyCode('id', [ANA], [BEN]));
    expect(watch.of(first)).toBe(code);
    expect(watch.of(null)).toBeNull();
    expect(watch.of(first)).toBe(code);
    // Another connection to the same person starts anew.
    expect(watch.of(link(EVE))).toBeNull();
  });
});

describe('the pictures', () => {
  it('are 64, each once, each one character for the eye', () => {
    expect(SAFETY_PICTURES).toHaveLength(64);
    expect(new Set(SAFETY_PICTURES.map(([name]) => name)).size).toBe(64);
    expect(new Set(SAFETY_PICTURES.map(([, picture]) => picture)).size).toBe(64);
    const segments = new Intl.Segmenter('en');
    for (const [name, picture] of SAFETY_PICTURES) {
      expect([...segments.segment(picture)], name).toHaveLength(1);
      expect(/^\p{Emoji_Presentation}$/u.test(picture), `${name} is drawn as a picture by itself`).toBe(true);
    }
  });
});
