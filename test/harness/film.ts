import { until } from './until.js';

/** A recording as a player sees it. */
export interface Film {
  /** In s, by the player. */
  readonly duration: number;
  readonly width: number;
  readonly height: number;
  /** Frames that the player decoded from start to end. */
  readonly frames: number;
  /** A colour of a moment, `[r, g, b]`; x and y from 0 to 1. */
  color(at: number, x: number, y: number): Promise<readonly [number, number, number]>;
  close(): void;
}

/** Opens a film and plays it to the end, as fast as the browser can. */
export async function openFilm(blob: Blob): Promise<Film> {
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(blob);
  document.body.append(video);
  await event(video, 'loadeddata');
  const { duration, videoWidth: width, videoHeight: height } = video;
  video.playbackRate = 1;
  await video.play();
  await until(
    () => video.ended,
    (ended) => ended,
    { label: 'played to the end', timeout: 18_000 },
  );
  const frames = video.getVideoPlaybackQuality().totalVideoFrames;
  const end = video.currentTime;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return {
    duration: Number.isFinite(duration) ? duration : end,
    width,
    height,
    frames,
    async color(at, x, y) {
      pen?.clearRect(0, 0, width, height);
      const seeked = event(video, 'seeked');
      video.currentTime = Math.min(at, end - 0.05);
      await seeked;
      // Firefox says "seeked" before there is something to draw.
      const [r = 0, g = 0, b = 0] = await until(
        () => {
          pen?.drawImage(video, 0, 0);
          return pen?.getImageData(Math.round(x * width), Math.round(y * height), 1, 1).data ?? [];
        },
        ([, , , alpha]) => alpha === 255,
        { label: 'a frame after the seek' },
      );
      return [r, g, b];
    },
    close() {
      URL.revokeObjectURL(video.src);
      video.remove();
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
