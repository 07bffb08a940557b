import { describe, expect, it } from 'vitest';
import { SIGNAL_LIMITS, type SignalCandidate } from '../../../src/signaling/signal.js';
import { encodeMessage } from '../../../src/signaling/v1/index.js';
import { guardFrame } from '../../../src/signaling/xmpp/frame-guard.js';
import { callSignal, SDP } from '../../harness/signaling-samples.js';

const long = 'x'.repeat(100_000);

describe('frames before the XML parser', () => {
  it('lets every signal within the caps through as it is', () => {
    const entry: SignalCandidate = {
      candidate: 'candidate:1 1 udp 2122260223 192.0.2.1 54321 typ host',
      sdpMid: '0',
      sdpMLineIndex: 0,
    };
    const count = SIGNAL_LIMITS.candidatesPerSignal;
    const members = Array.from({ length: SIGNAL_LIMITS.members }, (_, n) => `member-${n}`);
    const signals = [
      callSignal({ sdp: SDP + `a=x:${'y'.repeat(4000)}\r\n`.repeat(14), memberIds: members }),
      {
        type: 'iceCandidates' as const,
        sessionId: 's',
        memberIds: members,
        candidates: Array.from({ length: count }, () => entry),
      },
    ];
    for (const signal of signals) {
      const frame = encodeMessage({ to: 'bob@call.test', id: 'x', signal }).toString();
      expect(guardFrame(frame)).toBe(frame);
    }
  });

  it('empties what is too long or has too many tags, and keeps its name', () => {
    const deep = '<a>'.repeat(700) + '</a>'.repeat(700);
    for (const body of [long, deep, '<a/>'.repeat(1_201)]) {
      expect(guardFrame(`<message to="me">${body}</message>`)).toBe(
        '<message xmlns="jabber:client" type="headline"/>',
      );
      expect(guardFrame(`<presence>${body}</presence>`)).toBe(
        '<presence xmlns="jabber:client" type="error"/>',
      );
      expect(guardFrame(`<iq from="eve" type='set' id="1">${body}</iq>`)).toBe(
        '<iq xmlns="jabber:client" type="error"/>',
      );
    }
  });

  it('leaves answers and the stream itself alone', () => {
    for (const frame of [
      `<iq type="result" id="1">${long}</iq>`,
      `<stream:features>${long}</stream:features>`,
    ]) {
      expect(guardFrame(frame)).toBe(frame);
    }
  });
});
