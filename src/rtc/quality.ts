import type { QualityGrade } from '../session/peer-stats.js';

/** What a grade is made of. Null: not known, and then it does not count. */
export interface QualityInput {
  /** Lost packets, in %. */
  readonly loss: number | null;
  /** There and back, in ms. */
  readonly roundTrip: number | null;
  /** In ms. */
  readonly jitter: number | null;
  /** Sound that was made up, in %. */
  readonly concealment: number | null;
  /** Frames that are seen of those that should be, in %. */
  readonly frames: number | null;
}

/**
 * How bad a figure may be for grade 5, 4, 3 and 2; worse is 1. The worst figure is the grade.
 *
 * | grade | loss | round trip | jitter | concealment | frames |
 * | --- | --- | --- | --- | --- | --- |
 * | 5 excellent | ≤ 1 % | ≤ 150 ms | ≤ 20 ms | ≤ 1 % | ≥ 80 % |
 * | 4 good | ≤ 3 % | ≤ 300 ms | ≤ 40 ms | ≤ 3 % | ≥ 60 % |
 * | 3 fair | ≤ 6 % | ≤ 500 ms | ≤ 80 ms | ≤ 7 % | ≥ 40 % |
 * | 2 weak | ≤ 12 % | ≤ 900 ms | ≤ 150 ms | ≤ 15 % | ≥ 20 % |
 * | 1 bad | more | more | more | more | fewer |
 *
 * 0 is not measured: nothing arrives at all.
 */
const LIMITS: Readonly<Record<keyof QualityInput, readonly [number, number, number, number]>> = {
  loss: [1, 3, 6, 12],
  roundTrip: [150, 300, 500, 900],
  jitter: [20, 40, 80, 150],
  concealment: [1, 3, 7, 15],
  frames: [-80, -60, -40, -20],
};

/** The grade of one measurement; null where nothing is known. */
export function gradeOf(input: QualityInput): QualityGrade | null {
  const grades = (Object.keys(LIMITS) as (keyof QualityInput)[]).flatMap((name) => {
    const value = input[name];
    if (value === null) return [];
    // Of frames more is better.
    const bad = name === 'frames' ? -value : value;
    const at = LIMITS[name].findIndex((limit) => bad <= limit);
    return [at < 0 ? 1 : 5 - at];
  });
  return grades.length === 0 ? null : (Math.min(...grades) as QualityGrade);
}

/** Measurements in a row that it takes. */
const DOWN = 2;
const UP = 3;
/** Who was gone is not excellent at once. */
const AFTER_GONE = 3;

/**
 * A grade that does not flicker: the second worse measurement in a row takes it down by one, and each further one
 * by one more; three better ones in a row take it up by one. Being gone (0) counts at once, because it has been
 * waited for already.
 */
export class SteadyGrade {
  #grade: QualityGrade | null = null;
  #worse = 0;
  #better = 0;

  get value(): QualityGrade | null {
    return this.#grade;
  }

  /** Takes one measurement; null (nothing known) changes nothing. */
  next(measured: QualityGrade | null): QualityGrade | null {
    const grade = this.#grade;
    if (measured === null) return grade;
    if (grade === null || measured === 0) return this.#set(measured);
    this.#worse = measured < grade ? this.#worse + 1 : 0;
    this.#better = measured > grade ? this.#better + 1 : 0;
    if (this.#worse >= DOWN) this.#grade = (grade - 1) as QualityGrade;
    else if (this.#better >= UP && grade === 0) this.#set(Math.min(measured, AFTER_GONE) as QualityGrade);
    else if (this.#better >= UP) this.#set((grade + 1) as QualityGrade);
    return this.#grade;
  }

  #set(grade: QualityGrade): QualityGrade {
    this.#worse = this.#better = 0;
    this.#grade = grade;
    return grade;
  }
}

/** Without a byte for so long, in ms, something is wrong. */
const STALL = 3_000;

/** Notices that media stopped although the connection stands. */
export class StallWatch {
  #bytes = -1;
  #since = 0;

  /** `expected`: connected, and the other side says that it sends. `now` in ms, of any steady clock. */
  next(bytes: number, expected: boolean, now: number): boolean {
    if (bytes !== this.#bytes || !expected) {
      this.#bytes = bytes;
      this.#since = now;
    }
    return now - this.#since >= STALL;
  }
}
