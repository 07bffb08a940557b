/**
 * The one place where the others are heard: an `<audio>` per person, in no document. A `<video>` tile is
 * always silent, so that a tile that comes or goes never cuts a voice.
 */
export class AudioSink {
  readonly #players = new Map<string, HTMLAudioElement>();
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
      let player = this.#players.get(id);
      if (player?.srcObject === stream) continue;
      if (!player) {
        player = new Audio();
        player.autoplay = true;
        this.#players.set(id, player);
        if (this.#deviceId) void this.#route(player, this.#deviceId);
      }
      player.srcObject = stream;
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
      // iOS keeps its own volume, but listens to this.
      player.muted = volume === 0;
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

  #remove(id: string, player: HTMLAudioElement): void {
    player.pause();
    player.srcObject = null;
    this.#players.delete(id);
  }

  #setBlocked(blocked: boolean): void {
    if (blocked === this.#blocked) return;
    this.#blocked = blocked;
    this.#onBlocked(blocked);
  }
}
