/** What a page holds right now. */
export interface RtcHeld {
  /** Connections that are not closed. */
  readonly open: number;
  /** Live tracks that `getUserMedia`, `getDisplayMedia` or a canvas gave. */
  readonly liveTracks: number;
}

/** What flows over the connections of one page right now. */
export interface RtcFigures extends RtcHeld {
  readonly made: number;
  /** Of all connections the page ever had, as `audioEnergy`. */
  readonly framesDecoded: number;
  /** Sum of `totalAudioEnergy` received (webrtc-stats: joules-like, grows only with sound). */
  readonly audioEnergy: number;
  readonly captures: number;
  /** Candidates gathered by connections of this page. */
  readonly candidates: number;
  readonly relay: boolean;
  /** Per open connection. */
  readonly links: readonly LinkFigures[];
}

export interface LinkFigures {
  readonly frames: number;
  readonly energy: number;
  /** What came of pictures, whether it could be decoded or not: it tells why there are no frames. */
  readonly video: { readonly packets: number; readonly frames: number; readonly asked: number };
  readonly ice: string;
  /** The way that is used; null while there is none. */
  readonly path: {
    /** Types of both ends, as in `relay/relay`. */
    readonly types: string;
    /** How this end reaches its relay: `udp`, `tcp`, `tls`. */
    readonly relayBy: string | null;
    /** The relay of this end, where the browser tells. */
    readonly url: string | null;
  } | null;
}

declare global {
  interface Window {
    rtcSpy: {
      figures(): Promise<RtcFigures>;
      /** Asks nobody, so it is true at this very moment. */
      held(): RtcHeld;
    };
  }
}

/**
 * Watches every connection and captured track of a page. Self-contained, so that it can be handed to a browser
 * before its page's own code; it only looks.
 */
export function installRtcSpy(): void {
  // What is over is let go of: a browser gives a page some hundred connections, and those that are kept count.
  const connections = new Set<RTCPeerConnection>();
  const tracks = new Set<MediaStreamTrack>();
  let made = 0;
  let captures = 0;
  let candidates = 0;
  // `close()` fires no event, and Firefox then never answers a getStats() that was under way.
  const closings = new WeakMap<RTCPeerConnection, { told: Promise<null>; tell: (value: null) => void }>();
  // Of all connections ever: one that takes the place of another begins at nothing.
  const received = { frames: 0, energy: 0 };
  const lastSeen = new WeakMap<RTCPeerConnection, { readonly frames: number; readonly energy: number }>();
  const add = (connection: RTCPeerConnection, frames: number, energy: number): void => {
    const before = lastSeen.get(connection) ?? { frames: 0, energy: 0 };
    received.frames += Math.max(0, frames - before.frames);
    received.energy += Math.max(0, energy - before.energy);
    lastSeen.set(connection, { frames, energy });
  };
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.add(this);
      made++;
      let tell: (value: null) => void = () => {};
      const told = new Promise<null>((resolve) => (tell = resolve));
      closings.set(this, { told, tell });
      this.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate?.candidate) candidates++;
      });
    }
    override close(): void {
      super.close();
      closings.get(this)?.tell(null);
    }
  };
  const isOpen = ({ connectionState }: RTCPeerConnection): boolean => connectionState !== 'closed';
  const held = (): RtcHeld => ({
    open: [...connections].filter(isOpen).length,
    liveTracks: [...tracks].filter(({ readyState }) => readyState === 'live').length,
  });
  const clone = MediaStreamTrack.prototype.clone;
  MediaStreamTrack.prototype.clone = function (this: MediaStreamTrack) {
    const copy = clone.call(this);
    tracks.add(copy);
    return copy;
  };
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices) {
    for (const name of ['getUserMedia', 'getDisplayMedia'] as const) {
      const native = devices[name].bind(devices);
      devices[name] = async (constraints) => {
        captures++;
        const stream = await native(constraints);
        for (const track of stream.getTracks()) tracks.add(track);
        return stream;
      };
    }
  }
  window.rtcSpy = {
    held,
    async figures() {
      for (const one of connections) if (!isOpen(one)) connections.delete(one);
      for (const one of tracks) if (one.readyState === 'ended') tracks.delete(one);
      let relay = false;
      const looked = await Promise.all(
        [...connections].filter(isOpen).map(async (connection) => {
          let frames = 0;
          let energy = 0;
          const video = { packets: 0, frames: 0, asked: 0 };
          const report = await Promise.race([connection.getStats(), closings.get(connection)?.told]);
          const all = new Map<string, { type: string; [key: string]: unknown }>();
          report?.forEach((entry: { id: string; type: string }) => all.set(entry.id, entry));
          let selected: string | null = null;
          for (const entry of all.values()) {
            if (entry.type === 'transport')
              selected = (entry.selectedCandidatePairId as string | undefined) ?? selected;
            if (entry.type === 'candidate-pair' && entry.selected === true) selected = String(entry.id);
            if (entry.type === 'inbound-rtp') {
              frames += Number(entry.framesDecoded ?? 0);
              if (entry.kind === 'video') {
                video.packets += Number(entry.packetsReceived ?? 0);
                video.frames += Number(entry.framesReceived ?? 0);
                video.asked += Number(entry.pliCount ?? 0) + Number(entry.firCount ?? 0);
              }
              energy += Number(entry.totalAudioEnergy ?? 0);
            }
            if (entry.type === 'candidate-pair' && (entry.selected === true || entry.nominated === true)) {
              const local = all.get(String(entry.localCandidateId));
              if (entry.state === 'succeeded' && local?.candidateType === 'relay') relay = true;
            }
          }
          add(connection, frames, energy);
          const pair = all.get(selected ?? '');
          const local = all.get(String(pair?.localCandidateId));
          const remote = all.get(String(pair?.remoteCandidateId));
          const path =
            local && remote
              ? {
                  types: `${String(local.candidateType)}/${String(remote.candidateType)}`,
                  relayBy: (local.relayProtocol as string | undefined) ?? null,
                  url: (local.url as string | undefined) ?? null,
                }
              : null;
          return { connection, link: { frames, energy, video, ice: connection.iceConnectionState, path } };
        }),
      );
      const links = looked.filter(({ connection }) => isOpen(connection)).map(({ link }) => link);
      return {
        ...held(),
        made,
        framesDecoded: received.frames,
        audioEnergy: received.energy,
        captures,
        candidates,
        relay,
        links,
      };
    },
  };
}
