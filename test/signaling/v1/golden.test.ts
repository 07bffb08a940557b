import { describe, expect, it } from 'vitest';
import type { Signal } from '../../../src/signaling/signal.js';
import { checkSdp, decodeMessage, encodeMessage, normalizeSdp } from '../../../src/signaling/v1/index.js';
import type { DecodeResult, XmlElement } from '../../../src/signaling/v1/index.js';
import { childOf, elementsOf, parseXml, readFrames, textIn } from './recordings.js';
import type { Frame } from './recordings.js';

const frames = readFrames();
const sent = frames.filter(({ direction }) => direction === 'SENT');

function read(frame: Frame) {
  const element = parseXml(frame.text);
  const envelope = childOf(element, 'extraParams');
  const result = decodeMessage(element);
  if (!envelope || !result.ok) throw new Error(`${frame.scene}: ${JSON.stringify(result)}`);
  return { element, envelope, signal: result.signal, result };
}

function write(signal: Signal, id = 'id'): XmlElement {
  return parseXml(encodeMessage({ to: '102-999@localhost', id, signal }).toString());
}

function envelopeIn(stanza: string): string | undefined {
  return /<extraParams.*<\/extraParams>/s.exec(stanza)?.[0];
}

function names(element: XmlElement): string[] {
  return elementsOf(element).map(({ name }) => name);
}

/** Stanzas in which the SDK echoes what it received, in that order, or appends `userInfo` in a group. */
function isOddlyOrdered({ sdk }: Frame, envelope: XmlElement): boolean {
  const order = names(envelope);
  const type = textIn(childOf(envelope, 'signalType'));
  if (sdk === 'cc') return type === 'accept' && order[0] === 'opponentsIDs';
  if (type === 'reject') return order.includes('sdp');
  return type === 'call' && order.indexOf('userInfo') > order.indexOf('sdp');
}

/** By whose habit a stanza is written is no part of what it says. */
function withoutHint(result: DecodeResult): unknown {
  return { ...result, client: undefined };
}

describe('recorded stanzas of the SDKs', () => {
  it('show by their habits whose they are, and never the wrong one', () => {
    const told = { qb: 0, cc: 0 };
    for (const frame of sent) {
      const { client } = read(frame).result;
      if (client === undefined) continue;
      expect(client, `${frame.scene}: ${frame.text.slice(0, 200)}`).toBe(
        frame.sdk === 'qb' ? 'quickblox' : 'connectycube',
      );
      told[frame.sdk] += 1;
    }
    expect(told.qb).toBeGreaterThan(50);
    expect(told.cc).toBeGreaterThan(30);
  });

  it('are all there, byte for byte', () => {
    const count: Record<string, number> = {};
    for (const frame of frames) {
      expect(Buffer.byteLength(frame.text), frame.scene).toBe(frame.bytes);
      const key = `${frame.sdk} ${read(frame).signal.type}`;
      count[key] = (count[key] ?? 0) + 1;
    }
    expect(count).toEqual({
      'cc call': 20,
      'cc accept': 16,
      'cc reject': 2,
      'cc hangUp': 21,
      'cc iceCandidates': 64,
      'cc iceRestart': 2,
      'cc iceRestartAccept': 2,
      'qb call': 30,
      'qb accept': 24,
      'qb reject': 4,
      'qb hangUp': 30,
      'qb iceCandidates': 95,
      'qb update': 10,
    });
  });

  it('decode to what stands in them', () => {
    for (const frame of frames) {
      const { element, envelope, signal, result } = read(frame);
      expect(result).toMatchObject({ id: element.attrs['id'], delayed: false });
      expect(signal.type).toBe(textIn(childOf(envelope, 'signalType')));
      expect(signal.sessionId).toBe(textIn(childOf(envelope, 'sessionID')));
      expect(signal.platform).toBe('web');
      expect(signal.callerId).toBe(textIn(childOf(envelope, 'callerID')));
      const members = childOf(envelope, 'opponentsIDs');
      expect(signal.memberIds).toEqual(members && elementsOf(members).map(textIn));
      const kind = textIn(childOf(envelope, 'callType'));
      expect(signal.kind).toBe(kind && { 1: 'video', 2: 'audio' }[kind]);
      const info = childOf(envelope, 'userInfo');
      expect(Object.entries(signal.userInfo ?? {})).toEqual(
        info ? elementsOf(info).map((child) => [child.name, textIn(child)]) : [],
      );
    }
  });

  it('keep their session descriptions line by line, with CRLFs', () => {
    let count = 0;
    for (const frame of frames) {
      const { envelope, signal } = read(frame);
      if (!('sdp' in signal)) continue;
      count += 1;
      expect(signal.sdp.split('\r\n')).toEqual(textIn(childOf(envelope, 'sdp'))?.split(/\r?\n/));
      expect(signal.sdp.endsWith('\r\n')).toBe(true);
      expect(checkSdp(signal.sdp)).toBeNull();
    }
    expect(count).toBe(94);
  });

  it('keep every candidate, and read the empty index of ConnectyCube as 0', () => {
    const empty = { qb: 0, cc: 0 };
    for (const frame of sent) {
      const { envelope, signal } = read(frame);
      if (signal.type !== 'iceCandidates') continue;
      const list = elementsOf(childOf(envelope, 'iceCandidates') ?? envelope);
      expect(signal.candidates).toEqual(
        list.map((entry) => ({
          candidate: textIn(childOf(entry, 'candidate')),
          sdpMid: textIn(childOf(entry, 'sdpMid')),
          sdpMLineIndex: Number(textIn(childOf(entry, 'sdpMLineIndex'))),
        })),
      );
      if (textIn(list[0] && childOf(list[0], 'sdpMLineIndex')) === '') empty[frame.sdk] += 1;
    }
    expect(empty.qb).toBe(0);
    expect(empty.cc).toBeGreaterThan(0);
  });

  it("keep the parameters of QuickBlox' reconnect, the session description inside whole", () => {
    for (const frame of frames) {
      const { envelope, signal } = read(frame);
      if (signal.type !== 'update') continue;
      const inner = childOf(envelope, 'sessionDescription');
      expect(signal.params).toEqual({
        reason: 'reconnect',
        sessionDescription: {
          offerId: textIn(inner && childOf(inner, 'offerId')),
          sdp: textIn(inner && childOf(inner, 'sdp')),
          type: textIn(inner && childOf(inner, 'type')),
        },
      });
      expect(checkSdp(normalizeSdp(textIn(inner && childOf(inner, 'sdp')) ?? ''))).toBeNull();
    }
  });

  it('mean the same before and after the server', () => {
    const asSent = new Map(sent.map((frame) => [parseXml(frame.text).attrs['id'], read(frame).signal]));
    let pairs = 0;
    for (const frame of frames) {
      const { element, signal } = read(frame);
      const original = asSent.get(element.attrs['id']);
      if (frame.direction === 'SENT' || !original) continue;
      pairs += 1;
      const flat = (value: Signal) => JSON.stringify(value).replaceAll('\\r\\n', '\\n');
      expect(flat(signal)).toBe(flat(original));
    }
    expect(pairs).toBeGreaterThan(150);
  });
});

describe('what we write for the same signals', () => {
  it('decodes to the same signal', () => {
    for (const frame of frames) {
      const { signal, result } = read(frame);
      const again = decodeMessage(write(signal, result.id ?? ''));
      expect(withoutHint(again)).toEqual(withoutHint(result));
    }
  });

  it('has the same children in the same order as the SDK wrote', () => {
    let odd = 0;
    for (const frame of sent) {
      const { envelope, signal } = read(frame);
      const ours = names(childOf(write(signal), 'extraParams') ?? envelope);
      if (isOddlyOrdered(frame, envelope)) {
        odd += 1;
        const theirs = names(envelope).filter((name) => signal.type !== 'reject' || name !== 'sdp');
        expect(ours.sort()).toEqual(theirs.sort());
      } else {
        expect(ours, `${frame.scene} ${signal.type}`).toEqual(names(envelope));
      }
    }
    expect(odd).toBe(5);
  });

  it('is the same text to the letter but for the candidates, where the SDKs differ', () => {
    let count = 0;
    for (const frame of sent) {
      const { envelope, signal } = read(frame);
      if (signal.type === 'iceCandidates' || isOddlyOrdered(frame, envelope)) continue;
      count += 1;
      const ours = encodeMessage({ to: 'a@b', id: 'id', signal }).toString();
      // Parsed and written again: the SDKs escape quotes where none must be.
      expect(envelopeIn(ours), frame.scene).toBe(envelopeIn(parseXml(frame.text).toString()));
    }
    expect(count).toBe(sent.length - 77 - 5);
  });

  it('has candidates of the same three children, the index always in digits', () => {
    for (const frame of sent) {
      const { envelope, signal } = read(frame);
      if (signal.type !== 'iceCandidates') continue;
      const ours = childOf(childOf(write(signal), 'extraParams') ?? envelope, 'iceCandidates');
      const theirs = childOf(envelope, 'iceCandidates');
      expect(elementsOf(ours ?? envelope)).toHaveLength(elementsOf(theirs ?? envelope).length);
      for (const entry of elementsOf(ours ?? envelope)) {
        expect(names(entry)).toEqual(['sdpMLineIndex', 'sdpMid', 'candidate']);
        expect(textIn(childOf(entry, 'sdpMLineIndex'))).toMatch(/^\d+$/);
      }
    }
  });
});
