import { CallError, type MediaErrorReason } from '../session/call-error.js';
import type { LocalMedia } from './local-media.js';
import { permissionOf } from './permission.js';

/** For what has no event: an app that lets go of the camera, a switch in the settings of the system. In ms. */
const POLL = 3_000;

const MENDABLE: ReadonlySet<string> = new Set<MediaErrorReason>([
  'permission-denied',
  'permission-denied-by-system',
  'no-device',
  'device-in-use',
  'device-unavailable',
  'capture-failed',
]);

/**
 * Tries again by itself what failed, as soon as something may have mended it: the person allowed it, plugged it in,
 * came back to the page; and every 3 s while the page is seen. Only where the browser asks no question.
 */
export class Mender {
  readonly #media: LocalMedia;
  #abort: AbortController | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(media: LocalMedia) {
    this.#media = media;
  }

  start(): void {
    if (this.#abort || typeof document === 'undefined') return;
    const { signal } = (this.#abort = new AbortController());
    const look = (): void => void this.#look();
    document.addEventListener('visibilitychange', look, { signal });
    window.addEventListener('focus', look, { signal });
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    devices?.addEventListener?.('devicechange', look, { signal });
    for (const kind of ['audio', 'video'] as const) {
      void permissionOf(kind).then((status) =>
        status?.addEventListener('change', () => this.#answered(kind, status.state), { signal }),
      );
    }
    this.#timer = setInterval(look, POLL);
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    clearInterval(this.#timer);
  }

  #answered(kind: 'audio' | 'video', state: PermissionState): void {
    const slot = kind === 'audio' ? this.#media.microphone : this.#media.camera;
    // The refusal was taken back: the browser will ask again, when the person wants it.
    if (state === 'prompt' && slot.state.error?.reason === 'permission-denied') {
      slot.refuse(new CallError('cancelled', 'to be asked again'));
    }
    void this.#look();
  }

  async #look(): Promise<void> {
    const { microphone, camera } = this.#media;
    for (const [kind, slot] of [
      ['audio', microphone],
      ['video', camera],
    ] as const) {
      const { on, error } = slot.state;
      if (on || !error || !MENDABLE.has(error.reason) || document.hidden) continue;
      const status = this.#media.source ? null : await permissionOf(kind);
      const free = this.#media.source !== null || status?.state === 'granted';
      if (free && this.#abort) await slot.retry();
    }
  }
}
