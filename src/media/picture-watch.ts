/** A look at the picture every so often, in ms. */
const INTERVAL = 700;
/** Cameras begin with black frames: so many looks in a row before it is said. */
const LOOKS = 3;
const WIDTH = 16;
const HEIGHT = 9;
/** Black of limited range video, with some noise; a dark room is brighter, because cameras turn up the gain. */
const DARK = 24;
const SPREAD = 12;

/** Whether nothing can be seen in these pixels (RGBA): a cover before the lens, a camera that sends no picture. */
export function isBlack(pixels: Uint8ClampedArray): boolean {
  let [low, high] = [255, 0];
  for (let i = 0; i < pixels.length; i += 4) {
    const light = 0.3 * (pixels[i] ?? 0) + 0.59 * (pixels[i + 1] ?? 0) + 0.11 * (pixels[i + 2] ?? 0);
    low = Math.min(low, light);
    high = Math.max(high, light);
  }
  return high < DARK && high - low < SPREAD;
}

/** Looks whether a camera gives a black picture. Nothing runs until `follow()` gets a track. */
export class PictureWatch {
  readonly #onBlack: (black: boolean) => void;
  #track: MediaStreamTrack | null = null;
  #video: HTMLVideoElement | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #looks = 0;
  #black = false;

  constructor(onBlack: (black: boolean) => void) {
    this.#onBlack = onBlack;
  }

  /** Null stops and frees everything. */
  follow(track: MediaStreamTrack | null): void {
    if (track === this.#track || typeof document === 'undefined') return;
    this.#stop();
    this.#track = track;
    if (!track) return;
    const video = (this.#video = document.createElement('video'));
    video.muted = video.playsInline = true;
    video.srcObject = new MediaStream([track]);
    void video.play().catch(() => undefined);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [WIDTH, HEIGHT];
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    this.#timer = setInterval(() => {
      // A hidden page gets no pictures, which is no fault of the camera.
      if (!pen || document.hidden || video.readyState < video.HAVE_CURRENT_DATA) return;
      pen.drawImage(video, 0, 0, WIDTH, HEIGHT);
      this.#saw(track.muted || isBlack(pen.getImageData(0, 0, WIDTH, HEIGHT).data));
    }, INTERVAL);
  }

  #saw(black: boolean): void {
    this.#looks = black ? this.#looks + 1 : 0;
    this.#tell(this.#looks >= LOOKS);
  }

  #tell(black: boolean): void {
    if (black === this.#black) return;
    this.#black = black;
    this.#onBlack(black);
  }

  #stop(): void {
    clearInterval(this.#timer);
    if (this.#video) this.#video.srcObject = null;
    this.#video = null;
    this.#looks = 0;
    this.#tell(false);
  }
}
