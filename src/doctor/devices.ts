import { openBoth, openDevice } from '../media/capture.js';
import { LevelMeter } from '../media/level-meter.js';
import { mediaError } from '../media/media-error.js';
import { PictureWatch } from '../media/picture-watch.js';
import { CallError, type MediaErrorReason } from '../session/call-error.js';
import { fail, ok, type Verdict } from './finding.js';
import type { DoctorOptions, DoctorTiming } from './options.js';
import { aborted } from './timing.js';

type Kind = 'audio' | 'video';

/** That loud is a voice, or a room in which one is: no need to listen on. */
const HEARD = 0.25;

/** The devices of one round. Where both are looked at the person is asked once. */
export class Devices {
  readonly #options: DoctorOptions;
  readonly #signal: AbortSignal;
  /** Opened together with the microphone, until it is the camera's turn. */
  #camera: MediaStreamTrack | null = null;
  #refused: CallError | null = null;

  constructor(options: DoctorOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#camera?.stop(), { once: true });
  }

  /** Rejects with a {@link CallError}, or with the reason of the signal. */
  async open(kind: Kind, together: boolean): Promise<MediaStreamTrack> {
    const { deviceIds = {}, capture = null } = this.#options;
    const waiting = kind === 'video' ? this.#camera : null;
    this.#camera = null;
    if (waiting) return waiting;
    if (kind === 'video' && this.#refused) throw this.#refused;
    if (kind === 'audio' && together) {
      const ids = { audio: deviceIds.audio ?? '', video: deviceIds.video ?? '' };
      const both = await this.#wait(openBoth(ids, capture));
      if (both instanceof CallError) throw (this.#refused = both);
      if (both) {
        this.#camera = both.video;
        return both.audio;
      }
    }
    return this.#wait(openDevice(kind, deviceIds[kind] ?? '', capture));
  }

  /** What comes after the end is closed again. */
  async #wait<T extends object | null>(opening: Promise<T>): Promise<T> {
    opening.then(
      (opened) => {
        if (!this.#signal.aborted || !opened) return;
        const values: readonly unknown[] = Object.values(opened);
        for (const each of [opened, ...values]) if (each instanceof MediaStreamTrack) each.stop();
      },
      () => undefined,
    );
    return Promise.race([opening, aborted(this.#signal)]);
  }
}

interface DeviceRound {
  readonly devices: Devices;
  readonly options: DoctorOptions;
  readonly timing: DoctorTiming;
  readonly signal: AbortSignal;
}

/** Opens the microphone and listens until something is heard, or until it is sure that nothing is. */
export async function checkMicrophone(round: DeviceRound, together: boolean): Promise<Verdict> {
  const { timing, options, signal } = round;
  return withDevice(round, 'audio', together, async (track) => {
    let loudest = 0;
    let meter: LevelMeter | undefined;
    try {
      return await waitFor<Verdict>(
        timing.listen,
        signal,
        () => ok({ level: loudest }),
        (done) => {
          meter = new LevelMeter(
            (level) => {
              loudest = Math.max(loudest, level);
              options.onLive?.({ kind: 'microphone', level });
              if (level >= HEARD) done(ok({ level: loudest }));
            },
            (silent) => silent && done(fail('silent-microphone')),
          );
          meter.follow(track);
        },
      );
    } finally {
      meter?.close();
      options.onLive?.({ kind: 'microphone', level: 0 });
    }
  });
}

/** Opens the camera, and looks whether its picture is black. */
export async function checkCamera(round: DeviceRound): Promise<Verdict> {
  const { timing, options, signal } = round;
  return withDevice(round, 'video', false, async (track) => {
    options.onLive?.({ kind: 'camera', stream: new MediaStream([track]) });
    const { width, height, frameRate } = track.getSettings();
    const facts = {
      ...(width && { width }),
      ...(height && { height }),
      ...(frameRate && { frameRate: Math.round(frameRate) }),
    };
    let watch: PictureWatch | undefined;
    try {
      return await waitFor<Verdict>(
        timing.look,
        signal,
        () => ok(facts),
        (done) => {
          watch = new PictureWatch((black) => black && done(fail('black-picture', facts)));
          watch.follow(track);
        },
      );
    } finally {
      watch?.follow(null);
      options.onLive?.({ kind: 'camera', stream: null });
    }
  });
}

async function withDevice(
  { devices, signal }: DeviceRound,
  kind: Kind,
  together: boolean,
  look: (track: MediaStreamTrack) => Promise<Verdict>,
): Promise<Verdict> {
  let track: MediaStreamTrack | undefined;
  try {
    track = await devices.open(kind, together);
    return await look(track);
  } catch (error) {
    signal.throwIfAborted();
    return fail(mediaError(error, kind).reason as MediaErrorReason);
  } finally {
    track?.stop();
  }
}

/** Until it is done, or `most` ms have passed. */
function waitFor<T>(
  most: number,
  signal: AbortSignal,
  late: () => T,
  begin: (done: (value: T) => void) => void,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const made = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), most);
    begin(resolve);
  });
  return Promise.race([made, aborted(signal)]).finally(() => clearTimeout(timer));
}
