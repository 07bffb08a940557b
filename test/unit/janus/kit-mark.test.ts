import { describe, expect, it } from 'vitest';
import { readMark, writeMark } from '../../../src/janus/videocall/kit-mark.js';
import { endReasonOf, readEnd } from '../../../src/janus/videocall/call-end.js';
import { connectionOf, nextStage, phaseOf, type Stage } from '../../../src/janus/videocall/call-stage.js';
import { MarkExchange } from '../../../src/janus/videocall/mark-exchange.js';
import { cannedSdp } from '../../harness/canned-sdp.js';

const sdp = cannedSdp('offer');

describe('what two of this kit tell in their descriptions', () => {
  it('comes through, in any script, and stands before the media', () => {
    const userInfo = { full_name: 'Ана Петровић 🙂', more: { a: '1', b: '2' } };
    const marked = writeMark(sdp, { userInfo, recording: false });
    expect(readMark(marked)).toEqual({ userInfo, recording: false });
    expect(marked.indexOf('a=call-elements')).toBeLessThan(marked.indexOf('m='));
    expect(readMark(marked.replaceAll('\r\n', '\n'))).toEqual({ userInfo, recording: false });
    expect(readMark(writeMark(sdp, { userInfo, recording: true }))).toEqual({ userInfo, recording: true });
  });

  it('is read from none else, and never believed to be more than text', () => {
    expect(readMark(sdp)).toBeNull();
    expect(readMark(`${sdp}a=call-elements:1 e30=\r\n`)).toBeNull();
    const of = (json: string) =>
      readMark(sdp.replace('t=0 0\r\n', `t=0 0\r\na=call-elements:1 ${btoa(json)}\r\n`))?.userInfo;
    expect(of('{"full_name":7}')).toEqual({ full_name: '7' });
    expect(of('{"__proto__":{"x":"1"}}')).toEqual({});
    expect(of('nonsense')).toEqual({});
    expect(of(`{"a":"${'x'.repeat(5_000)}"}`)).toEqual({});
  });
});

describe('why a call ended', () => {
  const say = (reason: string) => readEnd({ username: 'ben', reason });

  it('is told by words of Janus, of this kit, of anybody', () => {
    expect(
      [
        ['User busy', 'outgoing', false],
        ['We did the hangup', 'outgoing', false],
        ['We did the hangup', 'incoming', false],
        ['We did the hangup', 'outgoing', true],
        ['declined', 'outgoing', false],
        ['hung-up', 'outgoing', true],
        ['hung-up', 'outgoing', false],
        ['no-answer', 'incoming', false],
        ['busy', 'outgoing', false],
        ['cancelled', 'incoming', true],
        ['connection-lost', 'outgoing', true],
        ['security-error', 'outgoing', true],
        ['constructor', 'outgoing', true],
      ].map(([words, direction, answered]) =>
        endReasonOf(say(words as string), direction as 'outgoing', answered as boolean),
      ),
    ).toEqual([
      'busy',
      'declined',
      'cancelled',
      'remote-hung-up',
      'declined',
      'remote-hung-up',
      'declined',
      'no-answer',
      'busy',
      'remote-hung-up',
      'connection-lost',
      'media-error',
      'remote-hung-up',
    ]);
  });

  it('is not told by words that come after every end', () => {
    for (const words of ['Remote WebRTC hangup', 'Explicit hangup', ''])
      expect(endReasonOf(say(words), 'outgoing', true)).toBeNull();
    expect(readEnd({ username: 7, reason: {} })).toMatchObject({ by: null, words: null });
  });
});

describe('the stages of a call', () => {
  const run = (...events: Parameters<typeof nextStage>[1][]): Stage | null =>
    events.reduce<Stage | null>((stage, event) => stage && nextStage(stage, event), 'new');

  it('know what may follow what', () => {
    expect(run('dial', 'alert', 'accepted', 'media', 'lost', 'media', 'end')).toBe('ended');
    expect(run('dial', 'accepted')).toBe('connecting');
    expect(run('dial', 'alert', 'break', 'dial')).toBe('dialing');
    expect(run('ring', 'answer', 'media', 'break', 'answer')).toBe('connecting');
    // Forged (S3), late or mad.
    expect(run('ring', 'accepted')).toBeNull();
    expect(run('ring', 'media')).toBeNull();
    expect(run('dial', 'answer')).toBeNull();
    expect(run('dial', 'end', 'accepted')).toBeNull();
  });

  it('show a call that was there and is made again as one that reconnects', () => {
    expect(phaseOf('dialing', 'outgoing', false)).toBe('dialing');
    expect(phaseOf('alerting', 'outgoing', false)).toBe('ringing');
    for (const stage of ['dialing', 'alerting', 'meeting', 'connecting'] as const) {
      expect(phaseOf(stage, 'outgoing', true)).toBe('reconnecting');
      expect(connectionOf(stage, true)).toBe('reconnecting');
    }
  });
});

describe('what two of this kit told each other last', () => {
  const fromKit = (recording: boolean): string => writeMark(sdp, { userInfo: { name: 'Ben' }, recording });

  it('is stale when the recording began or ended since, by whomever', () => {
    let serverRecords = false;
    const marks = new MarkExchange({ name: 'Ana' }, () => serverRecords);
    marks.hear(fromKit(false));
    expect(readMark(marks.write(sdp))).toEqual({ userInfo: { name: 'Ana' }, recording: false });
    expect(marks.isStale).toBe(false);
    serverRecords = true;
    expect(marks.isStale).toBe(true);
    expect(readMark(marks.write(sdp))?.recording).toBe(true);
    marks.recording = true;
    serverRecords = false;
    expect(marks.isStale).toBe(false);
    marks.recording = false;
    expect(marks.isStale).toBe(true);
  });

  it('is never stale for another client, and stays heard where a later description says nothing', () => {
    const marks = new MarkExchange({}, () => true);
    marks.hear(sdp);
    expect([marks.heard, marks.isStale]).toEqual([null, false]);
    marks.hear(fromKit(true));
    marks.hear(sdp);
    marks.hear();
    expect(marks.heard).toEqual({ userInfo: { name: 'Ben' }, recording: true });
  });
});
