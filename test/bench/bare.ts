/** The least that could do the same: a bare RTCPeerConnection over the same transport. */
import { meter, type Caller } from './meter.js';
import type { Signal } from '../../src/signaling/signal.js';
import { XmppSignaling } from '../../src/signaling/xmpp/xmpp-signaling.js';

let signaling: XmppSignaling | null = null;
let pc: RTCPeerConnection | null = null;
let local: MediaStream | null = null;
let other = '';
const early: RTCIceCandidateInit[] = [];

const envelope = { sessionId: 'bare', kind: 'video' as const, callerId: '103', memberIds: ['104'] };
const send = (signal: Signal): void => void signaling?.send({ userId: other }, signal);

async function make(): Promise<RTCPeerConnection> {
  local = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  const made = (pc = new RTCPeerConnection());
  let held: RTCIceCandidate[] | null = [];
  const tell = ({ sdpMid, sdpMLineIndex, candidate }: RTCIceCandidate): void =>
    send({ ...envelope, type: 'iceCandidates', candidates: [{ candidate, sdpMid, sdpMLineIndex }] });
  made.onicecandidate = ({ candidate }) => {
    if (!candidate?.candidate) return;
    if (held) held.push(candidate);
    else tell(candidate);
  };
  made.onsignalingstatechange = () => {
    if (made.signalingState !== 'stable' || !held) return;
    const waiting = held;
    held = null;
    waiting.forEach(tell);
  };
  for (const track of local.getTracks()) made.addTrack(track, local);
  return made;
}

async function answer(sdp: string): Promise<void> {
  meter.press();
  const made = await make();
  await made.setRemoteDescription({ type: 'offer', sdp });
  await made.setLocalDescription();
  send({ ...envelope, type: 'accept', sdp: made.localDescription?.sdp ?? '' });
  for (const one of early.splice(0)) void made.addIceCandidate(one);
}

function end(): void {
  pc?.close();
  pc = null;
  early.length = 0;
  for (const track of local?.getTracks() ?? []) track.stop();
}

const bare: Caller = {
  async connect({ password, ...account }) {
    signaling = new XmppSignaling({ ...account, credentials: { password } });
    signaling.on('signal', ({ from, signal }) => {
      other = from.userId;
      if (signal.type === 'call') void answer(signal.sdp);
      if (signal.type === 'accept') void pc?.setRemoteDescription({ type: 'answer', sdp: signal.sdp });
      if (signal.type === 'hangUp') end();
      if (signal.type !== 'iceCandidates') return;
      for (const one of signal.candidates) {
        if (pc?.remoteDescription) void pc.addIceCandidate(one);
        else early.push(one);
      }
    });
    await signaling.connect();
  },
  async call(to) {
    meter.press();
    other = to;
    const made = await make();
    await made.setLocalDescription();
    send({ ...envelope, type: 'call', sdp: made.localDescription?.sdp ?? '' });
  },
  hangUp() {
    send({ ...envelope, type: 'hangUp' });
    end();
  },
};
window.bench = { ...bare, meter };
