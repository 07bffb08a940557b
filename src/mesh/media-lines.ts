import type { LocalTracks } from '../media/local-media.js';
import type { CallKind } from '../signaling/signal.js';
import { sdpLines, type SdpLine } from './sdp-lines.js';

export type LineName = keyof LocalTracks;

const ORDER: readonly LineName[] = ['audio', 'video', 'screen'];

interface Line {
  readonly transceiver: RTCRtpTransceiver;
  /** What we send on it, as the other side sees it. */
  readonly outgoing: MediaStream;
  readonly incoming: MediaStream;
}

/**
 * The media lines of one connection, always in the order audio, video, screen. What is sent changes by
 * `replaceTrack`; only opening a line that was `inactive` so far (first screen share, audio to video) needs a
 * new offer. An SDK's offer has one or two lines: then the others do not exist.
 */
export class MediaLines {
  readonly #pc: RTCPeerConnection;
  readonly #lines = new Map<LineName, Line>();
  readonly #open = new Set<LineName>();
  #tracks: LocalTracks = { audio: null, video: null, screen: null };
  readonly #camera = new MediaStream();
  readonly #screen = new MediaStream();

  constructor(pc: RTCPeerConnection) {
    this.#pc = pc;
  }

  /** Makes all three lines, for a first offer. */
  create(kind: CallKind, tracks: LocalTracks): void {
    this.#tracks = tracks;
    for (const name of ORDER) {
      const open = name === 'audio' || (name === 'video' && kind === 'video') || tracks[name] !== null;
      if (open) this.#open.add(name);
      const transceiver = this.#pc.addTransceiver(tracks[name] ?? (name === 'audio' ? 'audio' : 'video'), {
        direction: open ? 'sendrecv' : 'inactive',
        streams: [this.#outgoing(name)],
      });
      if (name === 'screen') useVp8(transceiver);
      this.#add(name, transceiver);
    }
  }

  /** After a remote offer was set: takes its lines and opens what it opens. */
  async follow(offer: string, tracks: LocalTracks): Promise<void> {
    this.#tracks = tracks;
    this.#adoptTransceivers();
    const described = sdpLines(offer);
    for (const [name, { transceiver }] of this.#lines) {
      const line = described.find(({ mid }) => mid === transceiver.mid);
      if (!line || line.direction === 'inactive' || line.direction === 'stopped') continue;
      this.#open.add(name);
      this.#sendOn(name, transceiver);
      await replace(transceiver.sender, tracks[name]);
    }
  }

  /** Sends other tracks. Opens a line that gets its first track, which makes the connection ask for an offer. */
  async send(tracks: LocalTracks): Promise<void> {
    const before = this.#tracks;
    this.#tracks = tracks;
    for (const [name, { transceiver }] of this.#lines) {
      if (tracks[name] === before[name] && transceiver.sender.track === tracks[name]) continue;
      if (tracks[name] && !this.#open.has(name)) {
        this.#open.add(name);
        this.#sendOn(name, transceiver);
      }
      if (this.#open.has(name)) await replace(transceiver.sender, tracks[name]);
    }
  }

  /** What comes in on a line; null while the line does not exist or is closed. */
  incoming(name: LineName): MediaStream | null {
    return this.#open.has(name) ? (this.#lines.get(name)?.incoming ?? null) : null;
  }

  receiver(name: LineName): RTCRtpReceiver | null {
    return this.#lines.get(name)?.transceiver.receiver ?? null;
  }

  sender(name: LineName): RTCRtpSender | null {
    return this.#lines.get(name)?.transceiver.sender ?? null;
  }

  /** Incoming tracks that exist. */
  get tracks(): MediaStreamTrack[] {
    return [...this.#lines.values()].map(({ transceiver }) => transceiver.receiver.track);
  }

  /** Whether the other side's description means to send anything. */
  static expectsMedia(remote: string): boolean {
    const sends = ({ direction }: SdpLine): boolean => direction === 'sendrecv' || direction === 'sendonly';
    return sdpLines(remote).some(sends);
  }

  #adoptTransceivers(): void {
    const videos: LineName[] = ['video', 'screen'];
    const known = new Set([...this.#lines.values()].map(({ transceiver }) => transceiver));
    for (const transceiver of this.#pc.getTransceivers()) {
      if (transceiver.mid === null) continue;
      const name = transceiver.receiver.track.kind === 'audio' ? 'audio' : videos.shift();
      if (name && !known.has(transceiver) && !this.#lines.has(name)) this.#add(name, transceiver);
    }
  }

  #add(name: LineName, transceiver: RTCRtpTransceiver): void {
    const incoming = new MediaStream([transceiver.receiver.track]);
    this.#lines.set(name, { transceiver, incoming, outgoing: this.#outgoing(name) });
  }

  #sendOn(name: LineName, transceiver: RTCRtpTransceiver): void {
    if (transceiver.direction !== 'sendrecv') transceiver.direction = 'sendrecv';
    // Without a stream in its description the SDKs find no remote stream. Old browsers lack it.
    const sender = transceiver.sender as RTCRtpSender & { setStreams?: (...streams: MediaStream[]) => void };
    sender.setStreams?.(this.#outgoing(name));
  }

  #outgoing(name: LineName): MediaStream {
    return name === 'screen' ? this.#screen : this.#camera;
  }
}

async function replace(sender: RTCRtpSender, track: MediaStreamTrack | null): Promise<void> {
  if (sender.track !== track) await sender.replaceTrack(track);
}

/**
 * VP8 alone, which every browser has: this line is in each offer and rarely used, and all codecs would take a third
 * of the signal, and some time to read. Firefox then names codecs in feedback lines that the section does not have,
 * which Chromium refuses.
 */
function useVp8(transceiver: RTCRtpTransceiver): void {
  if (/firefox/i.test(navigator.userAgent)) return;
  const { codecs = [] } = RTCRtpReceiver.getCapabilities('video') ?? {};
  transceiver.setCodecPreferences(codecs.filter(({ mimeType }) => /\/(VP8|rtx)$/i.test(mimeType)));
}
