import type { Delivery, MemoryHub } from '../../src/signaling/memory/memory-signaling.js';
import type { Signal } from '../../src/signaling/signal.js';

/**
 * Sits between two people of an audio call, as a server could: answers the caller, calls the other, and passes
 * the sound on. Both see a call that works.
 */
export function sitBetween(hub: MemoryHub): { readonly connections: readonly RTCPeerConnection[] } {
  const [toCaller, toCallee] = [new RTCPeerConnection(), new RTCPeerConnection()];
  const outgoing = toCallee.addTransceiver('audio');
  let answer: Promise<string> | null = null;
  let offer: Promise<string> | null = null;

  const answerCaller = async (sdp: string): Promise<string> => {
    await toCaller.setRemoteDescription({ type: 'offer', sdp });
    const audio = toCaller.getTransceivers()[0];
    if (audio) {
      audio.direction = 'sendrecv';
      await audio.sender.replaceTrack(outgoing.receiver.track);
      await outgoing.sender.replaceTrack(audio.receiver.track);
    }
    await toCaller.setLocalDescription();
    return gathered(toCaller);
  };
  const callOther = async (): Promise<string> => {
    await toCallee.setLocalDescription();
    return gathered(toCallee);
  };
  const pass = async (delivery: Delivery, signal: Signal): Promise<void> => {
    switch (signal.type) {
      case 'call':
        answer ??= answerCaller(signal.sdp);
        offer ??= callOther();
        await answer;
        return hub.deliver({ ...delivery, signal: { ...signal, sdp: await offer } });
      case 'accept':
        await toCallee.setRemoteDescription({ type: 'answer', sdp: signal.sdp });
        return hub.deliver({ ...delivery, signal: { ...signal, sdp: await answer } });
      case 'iceCandidates': {
        const calleeSpeaks = toCallee.remoteDescription && delivery.to.userId === callerId;
        for (const each of signal.candidates)
          await (calleeSpeaks ? toCallee : toCaller).addIceCandidate(each);
        return;
      }
      default:
        hub.deliver(delivery);
    }
  };
  let callerId = '';
  hub.intercept = (delivery) => {
    const signal = delivery.signal as Signal;
    if (signal.type === 'call') callerId = delivery.from.userId;
    void pass(delivery, signal);
    return [];
  };
  return { connections: [toCaller, toCallee] };
}

async function gathered(pc: RTCPeerConnection): Promise<string> {
  if (pc.iceGatheringState !== 'complete') {
    await new Promise<void>((resolve) => {
      pc.addEventListener('icegatheringstatechange', () => pc.iceGatheringState === 'complete' && resolve());
    });
  }
  return pc.localDescription?.sdp ?? '';
}
