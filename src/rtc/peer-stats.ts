import type { Participant } from '../session/participant.js';
import type { PeerStats } from '../session/peer-stats.js';
import type { LineName } from './media-lines.js';
import { gradeOf, StallWatch, SteadyGrade } from './quality.js';
import { figuresOf, sampleOf, type StatsEntry, type StatsFigures, type StatsSample } from './stats-reader.js';

/** A connection, as far as its figures go. */
export interface MeasuredLink {
  /** One report of the browser. */
  report(): Promise<RTCStatsReport>;
  lineOf(mid: string): LineName | null;
}

/** Who asks again sooner than this gets the same figures: rates over less say nothing, in ms. */
const FRESH = 500;
/** Of so many measurements the best frame rate is what should be. */
const FRAMES_MEMORY = 10;

/** The figures of the connection to one person, from one report of the browser each time. */
export class PeerStatsReader {
  #link: MeasuredLink | null = null;
  #sample: StatsSample | null = null;
  #last: PeerStats | null = null;
  #lastAt = -Infinity;
  #incoming = new SteadyGrade();
  #outgoing = new SteadyGrade();
  #stall = new StallWatch();
  #frameRates: number[] = [];

  /** Figures now; null while there is no connection, or it is just being closed. */
  async read(link: MeasuredLink | null, person: Participant): Promise<PeerStats | null> {
    if (link !== this.#link) this.#begin(link);
    if (!link) return null;
    if (this.#last && performance.now() - this.#lastAt < FRESH) return this.#last;
    let sample: StatsSample;
    try {
      sample = sampleOf(entriesOf(await link.report()), (mid) => link.lineOf(mid));
    } catch {
      return null;
    }
    if (link !== this.#link) return null;
    const figures = figuresOf(this.#sample, sample);
    this.#sample = sample;
    const now = performance.now();
    this.#lastAt = now;
    this.#last = this.#stats(sample, figures, person, now);
    return this.#last;
  }

  #stats(sample: StatsSample, figures: StatsFigures, person: Participant, now: number): PeerStats {
    const { audio, camera, screen } = figures;
    const { roundTrip } = sample.connection;
    const connected = person.connection === 'connected';
    const sends = !person.audioMuted || !person.videoMuted;
    const stalled = this.#stall.next(sample.bytesIn, connected && sends, now);
    const gone = !connected || stalled;
    return Object.freeze({
      userId: person.id,
      at: Date.now(),
      ...sample.connection,
      stalled,
      quality: this.#incoming.next(
        gone
          ? 0
          : gradeOf({
              loss: worst(audio.lossIn, camera.lossIn, screen.lossIn),
              roundTrip,
              jitter: audio.jitterIn ?? camera.jitterIn,
              concealment: person.audioMuted ? null : audio.concealment,
              frames: this.#framesIn(figures, person),
            }),
      ),
      qualityOut: this.#outgoing.next(
        !connected
          ? 0
          : gradeOf({
              loss: worst(audio.lossOut, camera.lossOut, screen.lossOut),
              roundTrip,
              jitter: audio.jitterOut ?? camera.jitterOut,
              concealment: null,
              frames: percent(figures.framesOut),
            }),
      ),
      audio,
      camera,
      screen,
    });
  }

  /** Nobody tells how many frames were sent: the best rate of the last while stands for it. */
  #framesIn({ camera, frozen }: StatsFigures, { videoMuted }: Participant): number | null {
    const seen = camera.frameRateIn;
    if (videoMuted || seen === null) {
      this.#frameRates = [];
      return null;
    }
    this.#frameRates = [...this.#frameRates, seen].slice(-FRAMES_MEMORY);
    const best = Math.max(...this.#frameRates);
    const moving = frozen === null ? 100 : (1 - frozen) * 100;
    return best < 1 ? moving : Math.min(moving, (seen / best) * 100);
  }

  /** Another connection counts from zero. */
  #begin(link: MeasuredLink | null): void {
    this.#link = link;
    this.#sample = null;
    this.#last = null;
    this.#lastAt = -Infinity;
    this.#stall = new StallWatch();
    this.#frameRates = [];
  }
}

function entriesOf(report: RTCStatsReport): StatsEntry[] {
  const entries: StatsEntry[] = [];
  report.forEach((entry: StatsEntry) => entries.push(entry));
  return entries;
}

function worst(...values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

const percent = (part: number | null): number | null => (part === null ? null : part * 100);
