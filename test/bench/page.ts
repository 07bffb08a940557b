/**
 * One side of the benchmark, in a page: the kit's headless store, and beside it the least that could do the
 * same, a bare RTCPeerConnection each over the same transport. Both open camera and microphone on answering.
 */
import { createCallStore } from '../../src/store.js';
import type { Signal } from '../../src/signaling/signal.js';
import { XmppSignaling } from '../../src/signaling/xmpp/xmpp-signaling.js';

interface Account {
  readonly service: string;
  readonly domain: string;
  readonly userId: string;
  readonly password: string;
}

/** Signals and bytes that this page sent. */
const traffic = { signals: 0, bytes: 0 };
const { send } = WebSocket.prototype;
WebSocket.prototype.send = function (this: WebSocket, data: string) {
  if (data.startsWith('<message')) {
    traffic.signals++;
    traffic.bytes += new TextEncoder().encode(data).length;
  }
  send.call(this, data);
};

const video = document.createElement('video');
video.muted = true;
document.body.append(video);

/** Settles at the first picture of a stream. */
function firstFrame(stream: MediaStream): Promise<number> {
  video.srcObject = stream;
  void video.play().catch(() => undefined);
  return new Promise((resolve) => video.requestVideoFrameCallback(() => resolve(performance.now())));
}

/** The same picture and sound as the kit asks for: else two cameras would be compared. */
function open(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    video: { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } },
  });
}

const kit = {
  store: null as ReturnType<typeof createCallStore> | null,
  async connect({ service, domain, userId, password }: Account) {
    kit.store = createCallStore({ signaling: 'xmpp', service, domain, userId, credentials: { password } });
    await kit.store.connect();
  },
  disconnect: () => kit.store?.disconnect(),
  call: (to: string) => kit.store?.call(to),
  /** ms from accept() to the first picture of the other. */
  async answer(): Promise<number> {
    const store = kit.store as NonNullable<typeof kit.store>;
    await new Promise<void>((resolve) => {
      const stop = store.subscribe(({ incoming }) => {
        if (incoming.length > 0) queueMicrotask(() => (stop(), resolve()));
      });
    });
    const start = performance.now();
    const stream = new Promise<MediaStream>((resolve) => {
      const stop = store.subscribe(({ participants }) => {
        const found = participants.find(({ isLocal }) => !isLocal)?.videoStream;
        if (found) queueMicrotask(() => (stop(), resolve(found)));
      });
    });
    await store.accept();
    return (await firstFrame(await stream)) - start;
  },
  async hangUp() {
    await kit.store?.hangUp();
    video.srcObject = null;
  },
};

const bare = {
  signaling: null as XmppSignaling | null,
  pc: null as RTCPeerConnection | null,
  local: null as MediaStream | null,
  async connect({ service, domain, userId, password }: Account) {
    bare.signaling = new XmppSignaling({ service, domain, userId, credentials: { password } });
    await bare.signaling.connect();
  },
  disconnect: () => bare.signaling?.disconnect(),
  envelope: { sessionId: 'bare', kind: 'video' as const, callerId: '101', memberIds: ['102'] },
  send(to: string, signal: Signal) {
    void bare.signaling?.send({ userId: to }, signal);
  },
  make(other: string): RTCPeerConnection {
    const pc = (bare.pc = new RTCPeerConnection());
    let held: RTCIceCandidate[] | null = [];
    const tell = (candidate: RTCIceCandidate): void => {
      const { sdpMid, sdpMLineIndex, candidate: line } = candidate;
      bare.send(other, {
        ...bare.envelope,
        type: 'iceCandidates',
        candidates: [{ candidate: line, sdpMid, sdpMLineIndex }],
      });
    };
    pc.onicecandidate = ({ candidate }) => {
      if (!candidate?.candidate) return;
      if (held) held.push(candidate);
      else tell(candidate);
    };
    pc.onsignalingstatechange = () => {
      if (pc.signalingState !== 'stable' || !held) return;
      const waiting = held;
      held = null;
      waiting.forEach(tell);
    };
    for (const track of bare.local?.getTracks() ?? []) pc.addTrack(track, bare.local as MediaStream);
    return pc;
  },
  async call(to: string) {
    bare.local = await open();
    const pc = bare.make(to);
    const stop = bare.signaling?.on('signal', ({ signal }) => {
      if (signal.type === 'accept') void pc.setRemoteDescription({ type: 'answer', sdp: signal.sdp });
      if (signal.type === 'iceCandidates') signal.candidates.forEach((one) => void pc.addIceCandidate(one));
      if (signal.type === 'hangUp') stop?.();
    });
    await pc.setLocalDescription();
    bare.send(to, { ...bare.envelope, type: 'call', sdp: pc.localDescription?.sdp ?? '' });
  },
  answer(): Promise<number> {
    return new Promise((resolve) => {
      let pc: RTCPeerConnection | null = null;
      const early: RTCIceCandidateInit[] = [];
      const stop = bare.signaling?.on('signal', ({ from, signal }) => {
        if (signal.type === 'iceCandidates') {
          for (const one of signal.candidates) {
            if (pc?.remoteDescription) void pc.addIceCandidate(one);
            else early.push(one);
          }
        }
        if (signal.type !== 'call') return;
        void (async () => {
          const start = performance.now();
          bare.local = await open();
          pc = bare.make(from.userId);
          const stream = new Promise<MediaStream>((found) => {
            (pc as RTCPeerConnection).ontrack = ({ track, streams: [first] }) => {
              if (track.kind === 'video' && first) found(first);
            };
          });
          await pc.setRemoteDescription({ type: 'offer', sdp: signal.sdp });
          await pc.setLocalDescription();
          bare.send(from.userId, { ...bare.envelope, type: 'accept', sdp: pc.localDescription?.sdp ?? '' });
          for (const one of early) void pc.addIceCandidate(one);
          const took = (await firstFrame(await stream)) - start;
          stop?.();
          resolve(took);
        })();
      });
    });
  },
  hangUp(to: string) {
    bare.send(to, { ...bare.envelope, type: 'hangUp' });
    bare.pc?.close();
    for (const track of bare.local?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  },
};

const benchPage = {
  kit,
  bare,
  takeTraffic(): { signals: number; bytes: number } {
    const taken = { ...traffic };
    traffic.signals = traffic.bytes = 0;
    return taken;
  },
};

declare global {
  interface Window {
    benchPage: typeof benchPage;
  }
}
window.benchPage = benchPage;
