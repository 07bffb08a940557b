import { videoPlan } from '../rtc/bitrate-plan.js';
import type { PeerStats } from '../session/peer-stats.js';

/** So long it has to be bad, in ms. Good moments take from it as much as bad ones add. */
const BAD_FOR = 10_000;
/** Of a network that was bad once is not said again before so long, in ms. */
const QUIET_FOR = 60_000;
/** A gap between two looks that is longer than this counts as this, in ms. */
const LONGEST_GAP = 4_000;
/** Less than this part of what a picture may take, and the encoder itself says that it is held back. */
const STARVED = 0.6;
/** From this grade down what we send is of no use. */
const BAD_GRADE = 1;
/** In a call of two a room would carry as much. */
const FEWEST_PEERS = 2;

/** Notices that this network cannot carry what a mesh takes: an own copy for everybody. */
export class NetworkWatch {
  #bad = 0;
  #at: number | null = null;
  #quietUntil = -Infinity;

  /**
   * Takes what was measured to each person. True: it is too much, for long enough; said once in a minute.
   * @param now of any steady clock, in ms
   */
  next(peers: readonly PeerStats[], now: number): boolean {
    const passed = Math.min(LONGEST_GAP, now - (this.#at ?? now));
    this.#at = now;
    if (peers.length < FEWEST_PEERS) return this.#reset();
    this.#bad = Math.max(0, this.#bad + (isTooMuch(peers) ? passed : -passed));
    if (this.#bad < BAD_FOR || now < this.#quietUntil) return false;
    this.#quietUntil = now + QUIET_FOR;
    this.#bad = 0;
    return true;
  }

  #reset(): false {
    this.#bad = 0;
    return false;
  }
}

/** Most of the copies do not get through, or have no room. */
function isTooMuch(peers: readonly PeerStats[]): boolean {
  const plan = videoPlan(peers.length + 1).maxBitrate / 1000;
  const suffers = peers.filter(({ availableOut, qualityOut, camera }) => {
    const starved =
      camera.limitation === 'bandwidth' && availableOut !== null && availableOut < plan * STARVED;
    return starved || (qualityOut !== null && qualityOut <= BAD_GRADE);
  });
  return suffers.length * 2 > peers.length;
}
