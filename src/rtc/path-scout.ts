import type { Unsubscribe } from '../support/emitter.js';

/** A browser asks a server at once, after 0.25 and after 0.75 s, and then ever more seldom: ask anew after, in ms. */
const EVERY = 500;
/** So long a server may take to answer, in ms: two are asking at a time, and a quarter of a second goes by at most. */
const PATIENCE = 1_000;

/**
 * Looks whether STUN and TURN servers answer again while connections are lost. A restart asks them too, and after
 * some seconds without an answer only every 4 to 8 s: so long a way that is open again would go unused.
 */
export class PathScout {
  readonly #configuration: () => Promise<RTCConfiguration>;
  readonly #waiting = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #preparing = false;

  /** @param configuration servers and policy, as the connections that are lost have them */
  constructor(configuration: () => Promise<RTCConfiguration>) {
    this.#configuration = configuration;
  }

  /** Calls back once, as soon as a server answers. Where there is none, nothing happens. */
  watch(onFound: () => void): Unsubscribe {
    this.#waiting.add(onFound);
    if (this.#timer === undefined) this.#patrol();
    return () => void this.#waiting.delete(onFound);
  }

  #patrol(): void {
    this.#rest();
    if (this.#waiting.size === 0) return;
    this.#timer = setTimeout(() => this.#patrol(), EVERY);
    if (this.#preparing) return;
    // Where nobody can be asked, whoever waits climbs its ladder all the same.
    this.#ask().catch(() => this.#rest());
  }

  async #ask(): Promise<void> {
    this.#preparing = true;
    const configuration = await this.#configuration().finally(() => (this.#preparing = false));
    if (!configuration.iceServers?.length) return this.#rest();
    if (!(await answers(configuration))) return;
    this.#rest();
    for (const tell of this.#waiting) {
      this.#waiting.delete(tell);
      tell();
    }
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Whether any server answers in time. */
async function answers(configuration: RTCConfiguration): Promise<boolean> {
  const pc = new RTCPeerConnection({ ...configuration, iceCandidatePoolSize: 0 });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      timer = setTimeout(() => resolve(false), PATIENCE);
      pc.onicecandidate = ({ candidate }) => {
        if (candidate?.type === 'srflx' || candidate?.type === 'relay') resolve(true);
      };
      pc.createDataChannel('');
      pc.setLocalDescription().catch(reject);
    });
  } finally {
    clearTimeout(timer);
    pc.onicecandidate = null;
    pc.close();
  }
}
