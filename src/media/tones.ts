/** What the kit can be heard with. All of it is synthesised: no file is loaded. */
export type ToneName = 'ring' | 'ringback' | 'join' | 'leave' | 'tick';

interface Note {
  /** Hz. */
  readonly pitch: number;
  /** From the start of the tone, in s. */
  readonly at: number;
  /** How long it is heard, in s. */
  readonly length: number;
  /** Share of the full level, 0 to 1. Default 1. */
  readonly level?: number;
  /** Dies away like struck wood, instead of being held. */
  readonly struck?: boolean;
}

export interface Tone {
  readonly notes: readonly Note[];
  /** From one repeat to the next, in s. Only of what is repeated. */
  readonly period: number;
}

const [A4, E5, G5, B5, C6] = [440, 659.255, 783.991, 987.767, 1046.502];

export const TONES: Readonly<Record<ToneName, Tone>> = {
  ring: {
    notes: [
      { pitch: E5, at: 0, length: 0.28 },
      { pitch: B5, at: 0.28, length: 0.28 },
    ],
    period: 0.56 + 2.4,
  },
  ringback: { notes: [{ pitch: A4, at: 0, length: 0.9 }], period: 3 },
  join: {
    notes: [
      { pitch: G5, at: 0, length: 0.09 },
      { pitch: C6, at: 0.09, length: 0.09 },
    ],
    period: 0.18,
  },
  leave: {
    notes: [
      { pitch: C6, at: 0, length: 0.09, level: 0.5 },
      { pitch: G5, at: 0.09, length: 0.09, level: 0.5 },
    ],
    period: 0.18,
  },
  tick: { notes: [{ pitch: 620, at: 0, length: 0.07, level: 0.7, struck: true }], period: 0.07 },
};

/** −18 dBFS: loud enough beside a voice, never louder than one. */
const PEAK = 10 ** (-18 / 20);
/** Share of the second harmonic, which makes a sine less bare. */
const HARMONIC = 0.16;
/** Nothing is heard above it, in Hz: ageing ears, and small loudspeakers that rattle. */
const CEILING = 2000;
const ATTACK = 0.012;
const RELEASE = 0.05;
/** From a hundredth to nothing, in s. */
const STRUCK_END = 0.004;

/** The first ring is gentle, the fourth is full. */
export function ringLevel(round: number): number {
  return Math.min(1, 0.25 * (round + 1));
}

/**
 * Puts one tone on the clock of a context. Gives what ends last, whose `ended` says that it is over.
 *
 * @param when time of the context, in s
 * @param level 0 to 1
 */
export function scheduleTone(
  context: BaseAudioContext,
  target: AudioNode,
  { notes }: Tone,
  when: number,
  level = 1,
): OscillatorNode {
  let last: OscillatorNode | undefined;
  for (const note of notes) last = scheduleNote(context, target, note, when + note.at, level);
  return last as OscillatorNode;
}

function scheduleNote(
  context: BaseAudioContext,
  target: AudioNode,
  note: Note,
  start: number,
  level: number,
): OscillatorNode {
  const { pitch, length, struck = false } = note;
  const oscillator = context.createOscillator();
  oscillator.frequency.value = pitch;
  if (2 * pitch < CEILING) oscillator.setPeriodicWave(softWave(context));
  const { gain } = connectGain(context, oscillator, target);
  const peak = PEAK * level * (note.level ?? 1);
  const end = start + length;
  gain.setValueAtTime(0, start);
  gain.linearRampToValueAtTime(peak, start + ATTACK);
  if (struck) gain.exponentialRampToValueAtTime(peak / 100, end - STRUCK_END);
  else gain.setValueAtTime(peak, Math.max(start + ATTACK, end - RELEASE));
  gain.linearRampToValueAtTime(0, end);
  oscillator.start(start);
  oscillator.stop(end);
  return oscillator;
}

function connectGain(context: BaseAudioContext, source: AudioNode, target: AudioNode): GainNode {
  const gain = context.createGain();
  gain.gain.value = 0;
  source.connect(gain);
  gain.connect(target);
  return gain;
}

/** A sine with a soft second harmonic; the browser makes its peak 1. */
function softWave(context: BaseAudioContext): PeriodicWave {
  return context.createPeriodicWave([0, 0, 0], [0, 1, HARMONIC]);
}
