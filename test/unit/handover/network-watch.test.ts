import { beforeEach, describe, expect, it } from 'vitest';
import { NetworkWatch } from '../../../src/handover/network-watch.js';
import type { PeerStats } from '../../../src/session/peer-stats.js';
import { fakeStats } from '../../harness/fake-stats.js';

const good = fakeStats({ qualityOut: 4 });
const bad = fakeStats({ qualityOut: 1 });
/** About half of what a picture in a call of four may take, and the encoder says so. */
const starved = fakeStats({
  availableOut: 250,
  qualityOut: 4,
  camera: { ...good.camera, limitation: 'bandwidth' },
});

describe('a network that cannot carry a mesh', () => {
  let watch: NetworkWatch;
  let now: number;
  /** Looks every two seconds, and tells after how many it is said, if it is. */
  const look = (seconds: number, ...peers: readonly PeerStats[]): number | null => {
    for (let passed = 2; passed <= seconds; passed += 2) {
      now += 2_000;
      if (watch.next(peers, now)) return passed;
    }
    return null;
  };
  beforeEach(() => {
    watch = new NetworkWatch();
    now = 0;
    watch.next([good, good], now);
  });

  it.each([
    ['most do not get what is sent', [bad, bad, good]],
    ['there is no room for the copies', [starved, starved, good]],
  ])('is told after ten seconds in which %s', (_, peers) => {
    expect(look(60, ...peers)).toBe(10);
  });

  it.each([
    ['half of them get it', [bad, good]],
    ['two people are in the call', [bad]],
    ['the encoder is held back by the machine', [0, 0].map(() => withLimit('cpu', 350))],
    ['there is room, whatever the encoder says', [0, 0].map(() => withLimit('bandwidth', 600))],
    ['nothing was measured', [0, 0].map(() => withLimit('bandwidth', null))],
  ])('is not told where %s', (_, peers) => {
    expect(look(60, ...peers)).toBeNull();
  });

  it('good moments take from it what bad ones add', () => {
    for (let round = 0; round < 10; round++) {
      expect(look(6, bad, bad)).toBeNull();
      expect(look(6, good, good)).toBeNull();
    }
    expect(look(60, bad, bad)).toBe(10);
  });

  it('is told again after a minute, not before', () => {
    expect(look(60, bad, bad)).toBe(10);
    expect(look(58, bad, bad)).toBeNull();
    expect(look(60, bad, bad)).toBe(2);
  });

  it('a page that slept counts as one look', () => {
    now += 3_600_000;
    expect(watch.next([bad, bad], now)).toBe(false);
    expect(look(60, bad, bad)).toBe(6);
  });

  it('begins anew when two remain', () => {
    expect(look(8, bad, bad)).toBeNull();
    expect(look(2, bad)).toBeNull();
    expect(look(60, bad, bad)).toBe(10);
  });
});

function withLimit(limitation: 'cpu' | 'bandwidth', availableOut: number | null): PeerStats {
  return fakeStats({ availableOut, qualityOut: null, camera: { ...good.camera, limitation } });
}
