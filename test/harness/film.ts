import { until } from './until.js';

/** A recording as a player shows it. */
export interface Film {
  /** In s, by the player. */
  readonly duration: number;
  readonly width: number;
  readonly height: number;
  /** Frames that were decoded. */
  readonly frames: number;
  /** A colour of a moment in s, `[r, g, b]`; x and y from 0 to 1. */
  color(at: number, x: number, y: number): readonly [number, number, number];
}

const WIDTH = 64;
const HEIGHT = 36;

/** Plays a film to the end, and keeps a small copy of each frame: where there is no index, seeking is guesswork. */
export async function watchFilm(blob: Blob): Promise<Film> {
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(blob);
  document.body.append(video);
  await event(video, 'loadeddata');
  const { duration, videoWidth: width, videoHeight: height } = video;
  const pen = new OffscreenCanvas(WIDTH, HEIGHT).getContext('2d', { willReadFrequently: true });
  const frames: { readonly at: number; readonly pixels: Uint8ClampedArray }[] = [];
  const look = (_now: number, { mediaTime }: VideoFrameCallbackMetadata): void => {
    pen?.drawImage(video, 0, 0, WIDTH, HEIGHT);
    const data = pen?.getImageData(0, 0, WIDTH, HEIGHT).data;
    if (data) frames.push({ at: mediaTime, pixels: data });
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback(look);
  await video.play();
  await until(
    () => video.ended,
    (ended) => ended,
    { label: 'played to the end', timeout: 40_000 },
  );
  const end = video.currentTime;
  const { totalVideoFrames } = video.getVideoPlaybackQuality();
  URL.revokeObjectURL(video.src);
  video.remove();
  return {
    duration: Number.isFinite(duration) ? duration : end,
    width,
    height,
    frames: totalVideoFrames,
    color(at, x, y) {
      const frame = frames.findLast((one) => one.at <= at) ?? frames[0];
      const place = (Math.floor(y * HEIGHT) * WIDTH + Math.floor(x * WIDTH)) * 4;
      const [r = 0, g = 0, b = 0] = frame?.pixels.subarray(place, place + 3) ?? [];
      return [r, g, b];
    },
  };
}

const event = (target: HTMLVideoElement, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    target.addEventListener(name, () => resolve(), { once: true });
    target.addEventListener('error', () => reject(new Error(target.error?.message ?? 'not a film')), {
      once: true,
    });
  });

/** The sound of a film: how strong a tone is in a stretch of it, 0 to 1. Needs no sound card. */
export async function openSound(
  blob: Blob,
): Promise<{ readonly duration: number; tone(hertz: number, from: number, to: number): number }> {
  const context = new OfflineAudioContext(1, 48_000, 48_000);
  const buffer = await context.decodeAudioData(await blob.arrayBuffer());
  const samples = buffer.getChannelData(0);
  return {
    duration: buffer.duration,
    tone(hertz, from, to) {
      // Goertzel, in pieces of 4096 samples: the strongest of them.
      const step = (2 * Math.PI * hertz) / buffer.sampleRate;
      let most = 0;
      const last = Math.min(samples.length, to * buffer.sampleRate) - 4096;
      for (let start = Math.round(from * buffer.sampleRate); start < last; start += 4096) {
        let before = 0;
        let earlier = 0;
        for (let i = 0; i < 4096; i++) {
          const next = (samples[start + i] ?? 0) + 2 * Math.cos(step) * before - earlier;
          earlier = before;
          before = next;
        }
        const power = before * before + earlier * earlier - 2 * Math.cos(step) * before * earlier;
        most = Math.max(most, (2 * Math.sqrt(Math.max(0, power))) / 4096);
      }
      return most;
    },
  };
}

/** Which of red, green and blue a colour mostly is; '' where it is none of them. */
export function hue([r, g, b]: readonly [number, number, number]): 'red' | 'green' | 'blue' | '' {
  const most = Math.max(r, g, b);
  const next = [r, g, b].sort((x, y) => y - x)[1] ?? 0;
  if (most < 90 || most - next < 60) return '';
  return most === r ? 'red' : most === g ? 'green' : 'blue';
}
