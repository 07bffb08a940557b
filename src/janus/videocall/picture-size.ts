import type { PersonView } from '../../session/room.js';
import { LayerWatch } from '../core/layer-watch.js';
import { WHOLE, wishFor, type VideoWish } from '../core/layers.js';
import type { LineSettings, PhoneLine } from './phone-line.js';
import type { ServerSettings } from './server-settings.js';

/** The only picture of a call between two. */
const KEY = 'camera';

export interface PictureSizeOptions {
  readonly line: PhoneLine;
  readonly settings: ServerSettings;
  /** A call is going on, so that the server takes wishes. */
  readonly isLive: () => boolean;
  /** Does what may fail. */
  readonly run: (task: Promise<void>) => void;
}

/** Of a picture that comes in sizes, chooses the one that is enough for how it is seen. */
export class PictureSize {
  readonly #options: PictureSizeOptions;
  readonly #watch: LayerWatch;
  readonly #stop: () => void;
  /** The plugin said which of several sizes passes: so there are several. */
  #several = false;
  /** How it is seen here; null: not at all, undefined: nobody says. */
  #view: PersonView | null | undefined;
  #wish: VideoWish | null = null;

  constructor(options: PictureSizeOptions) {
    this.#options = options;
    this.#watch = new LayerWatch(() => this.#ask());
    this.#stop = options.line.on('layers', ({ substream }) => {
      this.#several = true;
      if (substream !== null) this.#watch.came(KEY, substream);
      this.#choose();
    });
  }

  see(view: PersonView | null | undefined): void {
    this.#view = view;
    this.#choose();
  }

  close(): void {
    this.#several = false;
    this.#stop();
    this.#watch.close();
  }

  #choose(): void {
    if (!this.#several || !this.#options.isLive()) return;
    const before = this.#wish;
    this.#wish = this.#view === undefined ? WHOLE : wishFor(this.#view, true, before);
    const { substream, temporal } = this.#wish;
    if (substream === before?.substream && temporal === before.temporal) return;
    this.#watch.expect([{ key: KEY, substream }]);
    this.#ask();
  }

  #ask(): void {
    if (!this.#wish || !this.#options.isLive()) return;
    const { substream, temporal } = this.#wish;
    const wish: LineSettings = { substream, temporal };
    this.#options.run(this.#options.settings.set(wish));
  }
}
