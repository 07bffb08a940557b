import { Mender } from '../../media/mender.js';
import { permissionOf } from '../../media/permission.js';
import { PictureWatch } from '../../media/picture-watch.js';
import { CallError } from '../../session/call-error.js';
import type { PreviewOptions } from '../call-store.js';
import type { StoreContext } from '../store-context.js';
import type { Unsubscribe } from '../../support/emitter.js';

/** Microphone and camera for oneself alone before a call, which then goes on with the same tracks. */
export class Preview {
  readonly #context: StoreContext;
  readonly #isBusy: () => boolean;
  readonly #mender: Mender;
  readonly #watch: PictureWatch;
  readonly #stops: readonly Unsubscribe[];
  #stream: MediaStream | null = null;

  /** @param isBusy a call is made, taken or going on */
  constructor(context: StoreContext, isBusy: () => boolean) {
    const { media, onState } = context;
    this.#context = context;
    this.#isBusy = isBusy;
    this.#mender = new Mender(media);
    this.#watch = new PictureWatch((black) => media.camera.warn(black ? 'black-picture' : null));
    this.#stops = [
      media.on('change', () => this.refresh()),
      onState(({ call }, before) => {
        // The devices are the call's now.
        if (call && call !== before.call && call.phase !== 'ended') this.#end();
      }),
    ];
  }

  async start({ audio = true, video = true, ask = true }: PreviewOptions = {}): Promise<void> {
    const { media, fail } = this.#context;
    if (this.#isBusy()) throw new CallError('already-in-call', 'a call has the devices');
    if (!ask && !(await isAnswered({ audio, video }))) return;
    if (this.#isBusy()) return;
    media.previewing = true;
    this.#mender.start();
    this.refresh();
    for (const error of await media.prepare({ audio, video })) fail(error);
  }

  stop(): void {
    if (!this.#context.media.previewing) return;
    this.#end();
    this.#context.media.release();
  }

  /** Brings the picture and the name up to date. */
  refresh(): void {
    const { media, get, set, options, person } = this.#context;
    const { track, on } = media.camera.state;
    const shown = media.previewing && on ? track : null;
    if (this.#stream?.getVideoTracks()[0] !== (shown ?? undefined)) {
      this.#stream = shown && new MediaStream([shown]);
    }
    this.#watch.follow(shown);
    const self = person(get().connection.userId ?? options.userId ?? '');
    set({ preview: { on: media.previewing, stream: this.#stream, self } });
  }

  detach(): void {
    this.stop();
    for (const stop of this.#stops) stop();
  }

  #end(): void {
    const { media } = this.#context;
    if (!media.previewing) return;
    media.previewing = false;
    this.#mender.stop();
    this.refresh();
    media.microphone.warn(null);
    media.camera.warn(null);
  }
}

/** The browser will open these, or refuse, without a question; and the person is there. */
async function isAnswered({ audio, video }: { audio: boolean; video: boolean }): Promise<boolean> {
  if (typeof navigator === 'undefined' || navigator.userActivation?.hasBeenActive === false) return false;
  const kinds = [...(audio ? (['audio'] as const) : []), ...(video ? (['video'] as const) : [])];
  const states = await Promise.all(kinds.map(async (kind) => (await permissionOf(kind))?.state ?? 'prompt'));
  return !states.includes('prompt');
}
