import type { Unsubscribe } from '../support/emitter.js';

/** A browser asks a server at once, after 0.25 and after 0.75 s, and then ever more seldom: ask anew after, in ms. */
const PATROL = 1_000;

/**
 * Looks whether STUN and TURN servers answer again while connections are lost. A restart asks them too, and after
 * some seconds without an answer only every 4 to 8 s: so long a way that is open again would go unused.
 */
export class PathScout {
  readonly #configuration: () => Promise<RTCConfiguration>;
  readonly #waiting = new Set<() => void>();
  #running = false;

  /** @param configuration servers and policy, as the connections that are lost have them */
  constructor(configuration: () => Promise<RTCConfiguration>) {
    this.#configuration = configuration;
  }

  /** Calls back once, as soon as a server answers. Where there is none, nothing happens. */
  watch(onFound: () => void): Unsubscribe {
    this.#waiting.add(onFound);
    void this.#patrol();
    return () => void this.#waiting.delete(onFound);
  }

  async #patrol(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#waiting.size > 0) {
        const configuration = await this.#configuration();
        if (!configuration.iceServers?.length) return;
        if (!(await answers(configuration))) continue;
        for (const tell of this.#waiting) {
          this.#waiting.delete(tell);
          tell();
        }
      }
    } catch {
      // Whoever waits climbs its ladder all the same.
    } finally {
      this.#running = false;
    }
  }
}

/** Whether any server answers within one patrol. */
async function answers(configuration: RTCConfiguration): Promise<boolean> {
  const pc = new RTCPeerConnection({ ...configuration, iceCandidatePoolSize: 0 });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<boolean>((resolve, reject) => {
      timer = setTimeout(() => resolve(false), PATROL);
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
