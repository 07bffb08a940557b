import { safeAvatarUrl } from '../../support/safe-url.js';

/** Avatars kept, at most. */
const AVATARS_MAX = 50;

/** The pictures that a canvas draws: a silent `<video>` per stream and an image per avatar, in no document. */
export class MovingPictures {
  readonly #players = new Map<MediaStream, HTMLVideoElement>();
  readonly #avatars = new Map<string, HTMLImageElement | null>();

  /** Plays exactly these streams. */
  play(streams: ReadonlySet<MediaStream>): void {
    for (const [stream, player] of this.#players) {
      if (streams.has(stream)) continue;
      player.srcObject = null;
      this.#players.delete(stream);
    }
    for (const stream of streams) {
      if (this.#players.has(stream)) continue;
      const player = document.createElement('video');
      player.muted = true;
      player.playsInline = true;
      player.autoplay = true;
      player.srcObject = stream;
      player.play().catch(() => undefined);
      this.#players.set(stream, player);
    }
  }

  /** Its present frame; null while there is none. */
  of(stream: MediaStream | null): HTMLVideoElement | null {
    const player = stream && this.#players.get(stream);
    return player && player.readyState >= 2 && player.videoWidth > 0 ? player : null;
  }

  /** Null while it loads, and for a picture that other origins may not draw: it would spoil the canvas for good. */
  avatar(url: string | null): HTMLImageElement | null {
    const safe = safeAvatarUrl(url);
    if (!safe) return null;
    if (!this.#avatars.has(safe) && this.#avatars.size < AVATARS_MAX) {
      this.#avatars.set(safe, null);
      const image = new Image();
      image.crossOrigin = 'anonymous';
      image.referrerPolicy = 'no-referrer';
      image.onload = () => void this.#avatars.set(safe, image);
      image.src = safe;
    }
    return this.#avatars.get(safe) ?? null;
  }

  close(): void {
    this.play(new Set());
    this.#avatars.clear();
  }
}
