import type { LocalTracks } from '../media/local-media.js';
import type { CallKind } from '../signaling/signal.js';
import { sdpLines, type SdpLine } from './sdp-lines.js';

/** What comes in: voice, camera, and the other side's screen with its sound. */
export type LineName = 'audio' | 'video' | 'screen' | 'sound';
/** Lines that carry media both ways. */
type MainName = 'audio' | 'video';
/** Lines that carry a shared screen one way; each side has its own. */
type SideName = 'screen' | 'sound';

/**
 * The media lines of one connection.
 *
 * Voice and camera are a line each for both directions. A screen and its sound get lines when they are first
 * shared: each sharer adds its own, `sendonly`, so that two who begin at once cannot mix them up. That is one
 * offer; all that follows (stop, share again, other devices, mute) is `replaceTrack`.
 *
 * An SDK at the other end knows two lines and no later offer: there the screen takes the place of the camera.
 */
export class MediaLines {
  readonly #pc: RTCPeerConnection;
  readonly #isKit: () => boolean;
  readonly #main = new Map<MainName, RTCRtpTransceiver>();
  readonly #own = new Map<SideName, RTCRtpTransceiver>();
  readonly #theirs = new Map<LineName, RTCRtpReceiver>();
  readonly #streams = new Map<'audio' | 'video' | 'screen', MediaStream>();
  readonly #camera = new MediaStream();
  readonly #screen = new MediaStream();
  /** The screen that takes the place of the camera, if one does. */
  #shared: MediaStreamTrack | null = null;

  /** @param isKit whether the other side takes later offers, as far as one knows by now */
  constructor(pc: RTCPeerConnection, isKit: () => boolean) {
    this.#pc = pc;
    this.#isKit = isKit;
  }

  /** Makes the lines of a first offer: voice, and pictures in a video call. */
  create(kind: CallKind, tracks: LocalTracks): void {
    const names: MainName[] = kind === 'video' ? ['audio', 'video'] : ['audio'];
    for (const name of names) this.#addMain(name, this.#wanted(tracks, name));
    if (this.#isKit()) this.#addMissing(tracks);
  }

  /** After a remote offer was set: takes its lines, and sends on those that go both ways. */
  async follow(offer: string, tracks: LocalTracks): Promise<void> {
    const described = sdpLines(offer);
    const known = this.#known();
    for (const transceiver of this.#pc.getTransceivers()) {
      const line = described.find(({ mid }) => mid !== null && mid === transceiver.mid);
      if (!line || known.has(transceiver) || line.direction === 'inactive' || line.direction === 'stopped') {
        continue;
      }
      const name = this.#nameOf(line);
      if (name === 'audio' || name === 'video') await this.#adopt(name, transceiver, tracks);
      else this.#receive(name, transceiver.receiver);
    }
  }

  /** Sends other tracks. What needs a line that is not there yet makes the connection ask for an offer. */
  async send(tracks: LocalTracks): Promise<void> {
    if (this.#isKit()) this.#addMissing(tracks);
    for (const [name, { sender }] of this.#main) await replace(sender, this.#wanted(tracks, name));
    for (const [name, { sender }] of this.#own) await replace(sender, tracks[name]);
  }

  /** Whether pictures can be sent to the other side. */
  get takesVideo(): boolean {
    return this.#main.size === 0 || this.#main.has('video') || this.#isKit();
  }

  /** What comes in on a line; null while there is none. A screen brings its sound along. */
  incoming(name: 'audio' | 'video' | 'screen'): MediaStream | null {
    return this.#theirs.has(name) ? (this.#streams.get(name) ?? null) : null;
  }

  receiver(name: LineName): RTCRtpReceiver | null {
    return this.#theirs.get(name) ?? null;
  }

  /** Our senders that carry something, by what they carry. */
  *senders(): Iterable<readonly [what: 'audio' | 'video' | 'screen', sender: RTCRtpSender]> {
    for (const [name, { sender }] of this.#main) {
      const { track } = sender;
      if (track) yield [name === 'video' && track === this.#shared ? 'screen' : name, sender];
    }
    const screen = this.#own.get('screen')?.sender;
    if (screen?.track) yield ['screen', screen];
  }

  /** Which line a media section is; null while that is not negotiated. */
  lineOf(mid: string): LineName | null {
    const section = this.#pc.getTransceivers().find((transceiver) => transceiver.mid === mid);
    for (const [name, transceiver] of [...this.#main, ...this.#own]) if (transceiver === section) return name;
    for (const [name, receiver] of this.#theirs) if (receiver === section?.receiver) return name;
    return null;
  }

  /** Incoming tracks that exist. */
  get tracks(): MediaStreamTrack[] {
    return [...this.#theirs.values()].map(({ track }) => track);
  }

  /** Whether the other side's description means to send anything. */
  static expectsMedia(remote: string): boolean {
    const sends = ({ kind, direction }: SdpLine): boolean =>
      kind !== 'application' && (direction === 'sendrecv' || direction === 'sendonly');
    return sdpLines(remote).some(sends);
  }

  #wanted(tracks: LocalTracks, name: MainName): MediaStreamTrack | null {
    if (name === 'audio') return tracks.audio;
    this.#shared = this.#isKit() ? null : tracks.screen;
    return this.#shared ?? tracks.video;
  }

  /** Lines for what is to be sent and has none. */
  #addMissing(tracks: LocalTracks): void {
    if (tracks.video && !this.#main.has('video')) this.#addCamera(tracks.video);
    for (const name of ['screen', 'sound'] as const) {
      const track = tracks[name];
      if (!track || this.#own.has(name)) continue;
      const init: RTCRtpTransceiverInit = { direction: 'sendonly', streams: [this.#screen] };
      this.#own.set(name, this.#pc.addTransceiver(track, init));
    }
  }

  #addMain(name: MainName, track: MediaStreamTrack | null): void {
    const init: RTCRtpTransceiverInit = { direction: 'sendrecv', streams: [this.#camera] };
    const transceiver = this.#pc.addTransceiver(track ?? name, init);
    this.#main.set(name, transceiver);
    this.#receive(name, transceiver.receiver);
  }

  /**
   * What `addTrack` made, the browser puts on the other side's line when both open one at the same moment. But
   * `addTrack` would also take the line of their screen, if there is one.
   */
  #addCamera(track: MediaStreamTrack): void {
    if (this.#theirs.has('screen')) return this.#addMain('video', track);
    const sender = this.#pc.addTrack(track, this.#camera);
    const transceiver = this.#pc.getTransceivers().find((one) => one.sender === sender);
    if (!transceiver) return;
    this.#main.set('video', transceiver);
    this.#receive('video', transceiver.receiver);
  }

  #known(): ReadonlySet<RTCRtpTransceiver> {
    const theirs = new Set(this.#theirs.values());
    const adopted = this.#pc.getTransceivers().filter(({ receiver }) => theirs.has(receiver));
    return new Set([...this.#own.values(), ...adopted]);
  }

  /** One's own line that an offer of the other side overtook does not count: theirs takes its place. */
  #nameOf({ kind, direction }: SdpLine): LineName {
    const name: MainName = kind === 'audio' ? 'audio' : 'video';
    const taken = this.#main.get(name)?.mid != null;
    // Only one of this kit marks a shared screen so; an SDK's first line is its camera, whatever it says.
    const isMain = !taken && (direction !== 'sendonly' || !this.#isKit());
    if (isMain) return name;
    return name === 'audio' ? 'sound' : 'screen';
  }

  async #adopt(name: MainName, transceiver: RTCRtpTransceiver, tracks: LocalTracks): Promise<void> {
    // Both opened it at the same moment, and our offer gave way. To stop the own one breaks theirs in Firefox.
    const overtaken = this.#main.get(name);
    if (overtaken) overtaken.direction = 'inactive';
    await overtaken?.sender.replaceTrack(null);
    this.#main.set(name, transceiver);
    this.#receive(name, transceiver.receiver);
    if (transceiver.direction !== 'sendrecv') transceiver.direction = 'sendrecv';
    // Without a stream in its description the SDKs find no remote stream. Old browsers lack it.
    const sender = transceiver.sender as RTCRtpSender & { setStreams?: (...streams: MediaStream[]) => void };
    sender.setStreams?.(this.#camera);
    await replace(sender, this.#wanted(tracks, name));
  }

  #receive(name: LineName, receiver: RTCRtpReceiver): void {
    this.#theirs.set(name, receiver);
    // Sound that joins a screen makes another stream: who plays it sees that something is new.
    const of = name === 'sound' ? 'screen' : name;
    const tracks = of === 'screen' ? [this.receiver('screen'), this.receiver('sound')] : [receiver];
    this.#streams.set(of, new MediaStream(tracks.flatMap((one) => (one ? [one.track] : []))));
  }
}

async function replace(sender: RTCRtpSender, track: MediaStreamTrack | null): Promise<void> {
  if (sender.track !== track) await sender.replaceTrack(track);
}
