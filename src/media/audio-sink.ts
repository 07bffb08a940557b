/** A player that has not begun by then is not waited for, in ms. */
const BEGINS = 1_000;

/**
 * The one place where the others are heard: an `<audio>` per person, in no document. A `<video>` tile is
 * always silent, so that a tile that comes or goes never cuts a voice.
 */
export class AudioSink {
  readonly #players = new Map<string, HTMLAudioElement>();
  /** Ends a change of players at once, by the one that begins. */
  readonly #changes = new Map<HTMLAudioElement, () => void>();
  readonly #onBlocked: (blocked: boolean) => void;
  #deviceId = '';
  #blocked = false;

  /** @param onBlocked the browser holds the sound back until the person acts, or plays it again */
  constructor(onBlocked: (blocked: boolean) => void) {
    this.#onBlocked = onBlocked;
  }

  /** Whether this browser can choose the speaker. */
  static get canSelect(): boolean {
    return typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;
  }

  /** Plays exactly these streams, by person. */
  play(streams: ReadonlyMap<string, MediaStream>): void {
    for (const [id, player] of this.#players) if (!streams.has(id)) this.#remove(id, player);
    for (const [id, stream] of streams) {
      const before = this.#players.get(id);
      if (before?.srcObject === stream) continue;
      const player = new Audio();
      player.autoplay = true;
      this.#players.set(id, player);
      if (this.#deviceId) void this.#route(player, this.#deviceId);
      player.srcObject = stream;
      if (before) this.#change(before, player);
      void this.#start(player);
    }
    if (this.#players.size === 0) this.#setBlocked(false);
  }

  /** 0 to 1. Those who have no sound are passed over. */
  setVolume(ids: readonly string[], volume: number): void {
    for (const id of ids) {
      const player = this.#players.get(id);
      if (!player || player.volume === volume) continue;
      player.volume = volume;
      // iOS keeps its own volume, but listens to this. Who has not begun yet is not heard beside who goes on.
      player.muted = volume === 0 || this.#changes.has(player);
    }
  }

  /** Tries again inside a click. True when everyone is heard. */
  async resume(): Promise<boolean> {
    const started = await Promise.all([...this.#players.values()].map((player) => this.#start(player)));
    const all = started.every(Boolean);
    this.#setBlocked(!all);
    return all;
  }

  /** '' is the system's own speaker. Rejects with the browser's error. */
  async select(deviceId: string): Promise<void> {
    await Promise.all([...this.#players.values()].map((player) => player.setSinkId(deviceId)));
    this.#deviceId = deviceId;
  }

  close(): void {
    this.play(new Map());
  }

  async #start(player: HTMLAudioElement): Promise<boolean> {
    try {
      await player.play();
      return true;
    } catch (error) {
      // A stream replaced meanwhile aborts the old play(); only a refusal means "blocked".
      const refused = error instanceof DOMException && error.name === 'NotAllowedError';
      if (refused) this.#setBlocked(true);
      return !refused;
    }
  }

  async #route(player: HTMLAudioElement, deviceId: string): Promise<void> {
    try {
      await player.setSinkId(deviceId);
    } catch {
      // The speaker is gone: the system's own plays.
    }
  }

  /** A player is silent for some 100 ms when it begins: so long the one before goes on. Never are both heard. */
  #change(before: HTMLAudioElement, player: HTMLAudioElement): void {
    this.#changes.get(before)?.();
    const { paused } = before;
    player.volume = before.volume;
    player.muted = true;
    const change = (): void => {
      clearTimeout(timer);
      player.removeEventListener('timeupdate', begun);
      this.#changes.delete(player);
      silence(before);
      player.muted = player.volume === 0;
    };
    const begun = (): void => {
      if (player.currentTime > 0) change();
    };
    const timer = setTimeout(change, BEGINS);
    this.#changes.set(player, change);
    player.addEventListener('timeupdate', begun);
    // Held back by the browser, or nothing comes any more: there is nothing to go on with.
    if (paused || !isLive(before.srcObject)) change();
  }

  #remove(id: string, player: HTMLAudioElement): void {
    this.#changes.get(player)?.();
    silence(player);
    this.#players.delete(id);
  }

  #setBlocked(blocked: boolean): void {
    if (blocked === this.#blocked) return;
    this.#blocked = blocked;
    this.#onBlocked(blocked);
  }
}

function silence(player: HTMLAudioElement): void {
  player.pause();
  player.srcObject = null;
}

function isLive(source: MediaProvider | null): boolean {
  return (
    source instanceof MediaStream && source.getAudioTracks().some(({ readyState }) => readyState === 'live')
  );
}
