import type { ReactiveController, ReactiveElement } from 'lit';
import { fit } from '../../support/layout/fit.js';

/**
 * The picture in a tile: gives the `<video>` its stream, only when that changed, says when there is a first
 * frame to show, and how the picture fits its box. The video is kept for the life of the tile.
 */
export class Picture implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #boxes = new ResizeObserver(() => this.#measure());
  #video: HTMLVideoElement | null = null;
  #stream: MediaStream | null = null;
  #live = false;
  #ready = false;
  #fit: 'cover' | 'contain' = 'cover';
  #ratio: number | null = null;
  /** Counts the waits for a frame: one that was overtaken says nothing any more. */
  #wait = 0;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  /** A frame is there: the picture can be shown without a black flash. */
  get ready(): boolean {
    return this.#ready;
  }

  get fit(): 'cover' | 'contain' {
    return this.#fit;
  }

  /** Width / height of the picture; null before the first frame. */
  get ratio(): number | null {
    return this.#ratio;
  }

  /** `live` says that the stream carries a picture now; while it does not, the last frame must not be shown. */
  set(stream: MediaStream | null, live: boolean): void {
    const changed = stream !== this.#stream;
    const revived = live && !this.#live;
    this.#stream = stream;
    this.#live = live;
    if (changed || !live) this.#ready = false;
    if (changed) this.#write();
    if (live && (changed || revived)) this.#await();
  }

  hostUpdated(): void {
    if (this.#video) return;
    this.#video = this.#host.renderRoot.querySelector('video');
    if (!this.#video) return;
    this.#video.addEventListener('resize', () => this.#shape());
    this.#boxes.observe(this.#video);
    this.#write();
    if (this.#live) this.#await();
  }

  hostConnected(): void {
    if (!this.#video) return;
    this.#boxes.observe(this.#video);
    this.#write();
    // A move in the DOM pauses it.
    this.#play();
    if (this.#live && !this.#ready) this.#await();
  }

  hostDisconnected(): void {
    this.#boxes.disconnect();
    // A move in the DOM comes back within the task; what stays away lets go of the stream.
    setTimeout(() => {
      if (this.#host.isConnected || !this.#video) return;
      this.#video.srcObject = null;
      this.#ready = false;
      this.#wait++;
    });
  }

  #write(): void {
    const video = this.#video;
    if (!video || video.srcObject === this.#stream) return;
    video.srcObject = this.#stream;
    if (this.#stream) this.#play();
  }

  #play(): void {
    // Refused while the page is hidden or saves power; `autoplay` tries again then.
    if (this.#video?.paused && this.#stream) void this.#video.play().catch(() => undefined);
  }

  #await(): void {
    const video = this.#video;
    if (!video) return;
    const wait = ++this.#wait;
    const seen = (): void => {
      if (wait !== this.#wait || !this.#live || this.#ready) return;
      this.#ready = true;
      this.#shape();
      this.#host.requestUpdate();
    };
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(seen);
    else (video as HTMLVideoElement).addEventListener('timeupdate', seen, { once: true });
    video.addEventListener('loadeddata', seen, { once: true });
  }

  /** A new shape may turn the whole grid over, so it is told outside of a resize observer's turn only. */
  #shape(): void {
    const video = this.#video;
    if (!video?.videoWidth || !video.videoHeight) return;
    const ratio = video.videoWidth / video.videoHeight;
    if (ratio === this.#ratio) return;
    this.#ratio = ratio;
    this.#measure();
    this.#host.dispatchEvent(new Event('resize'));
  }

  #measure(): void {
    const video = this.#video;
    if (!video || this.#ratio === null) return;
    const next = fit(this.#ratio, video.clientWidth / video.clientHeight);
    if (next === this.#fit) return;
    this.#fit = next;
    this.#host.requestUpdate();
  }
}
