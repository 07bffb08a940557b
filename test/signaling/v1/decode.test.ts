import { describe, expect, it } from 'vitest';
import { decodeMessage } from '../../../src/signaling/v1/index.js';
import type { DropReason } from '../../../src/signaling/v1/index.js';
import { parseXml } from './recordings.js';
import { CANDIDATE, SDP } from './samples.js';

const MODULE = '<moduleIdentifier>WebRTCVideoChat</moduleIdentifier>';
const SESSION = '<sessionID>s-1</sessionID>';
const LINE = CANDIDATE.candidate;

function message(children: string, attrs = "type='headline' id='x'"): string {
  return `<message from='101-999@localhost/r' ${attrs}>${children}</message>`;
}

function stanza(type: string, children = '', attrs?: string): string {
  return message(
    `<extraParams>${children}${SESSION}${MODULE}<signalType>${type}</signalType></extraParams>`,
    attrs,
  );
}

function candidates(...entries: string[]): string {
  const list = entries.map((entry) => `<iceCandidate>${entry}</iceCandidate>`);
  return stanza('iceCandidates', `<iceCandidates>${list.join('')}</iceCandidates>`);
}

function read(text: string) {
  const result = decodeMessage(parseXml(text));
  if (!result.ok) throw new Error(result.reason);
  return result;
}

function candidatesIn(text: string): unknown {
  const { signal } = read(text);
  return 'candidates' in signal ? signal.candidates : null;
}

const mLine = '<sdpMid>0</sdpMid><sdpMLineIndex>0</sdpMLineIndex>';

describe('decodeMessage', () => {
  it('reads the least that a signal can be', () => {
    expect(read(stanza('hangUp'))).toEqual({
      ok: true,
      id: 'x',
      delayed: false,
      signal: { type: 'hangUp', sessionId: 's-1' },
    });
  });

  it('reads a pretty printed stanza, trimmed', () => {
    const text = message(`
      <extraParams xmlns='jabber:client'>
        <sessionID> s-1 </sessionID> <callType>\n2\n</callType>
        <opponentsIDs>\n <opponentID> 7 </opponentID>\n </opponentsIDs>
        <userInfo>\n  <a>x</a>\n  <b>\n <c>y</c>\n <d> z </d></b>\n </userInfo>
        ${MODULE} <signalType> reject </signalType>
      </extraParams>`);
    expect(read(text).signal).toEqual({
      type: 'reject',
      sessionId: 's-1',
      kind: 'audio',
      memberIds: ['7'],
      userInfo: { a: 'x', b: { c: 'y', d: ' z ' } },
    });
  });

  it.each([
    ['no call type', '', 'video'],
    ['call type 1', '<callType>1</callType>', 'video'],
    ['call type 2', '<callType>2</callType>', 'audio'],
    ['call type 3', '<callType>3</callType>', 'video'],
    ['an empty call type', '<callType/>', 'video'],
  ])('takes a call with %s', (_, child, kind) => {
    expect(read(stanza('call', `${child}<sdp>${SDP}</sdp>`)).signal.kind).toBe(kind);
  });

  it('takes a call without caller and members, or with ones that cannot be', () => {
    const bare = read(stanza('call', `<sdp>${SDP}</sdp>`)).signal;
    expect(bare.callerId).toBeUndefined();
    expect(bare.memberIds).toBeUndefined();
    const ids = ['102', ' 103 ', '102', '', 'a b', 'x@y', 'a/b', 'z'.repeat(129)].map(
      (id) => `<opponentID>${id}</opponentID>`,
    );
    const odd = `<callerID>101-999@localhost/r</callerID><opponentsIDs>${ids.join('')}<x>9</x></opponentsIDs>`;
    const { signal } = read(stanza('call', `${odd}<sdp>${SDP}</sdp>`));
    expect(signal.callerId).toBeUndefined();
    expect(signal.memberIds).toEqual(['102', '103']);
  });

  it('does not guess the kind of anything but a call', () => {
    expect(read(stanza('accept', `<sdp>${SDP}</sdp>`)).signal.kind).toBeUndefined();
    expect(read(stanza('hangUp', '<callType>3</callType>')).signal.kind).toBeUndefined();
  });

  it("leaves the sdp of QuickBlox' busy answer out", () => {
    const { signal } = read(stanza('reject', `<sdp>${SDP}</sdp><userInfo><nick>Cee</nick></userInfo>`));
    expect(signal).toEqual({ type: 'reject', sessionId: 's-1', userInfo: { nick: 'Cee' } });
  });

  it('takes the first of two', () => {
    const twice = '<sessionID>first</sessionID><userInfo><a>1</a><a>2</a></userInfo><p>1</p><p>2</p>';
    expect(read(stanza('update', twice)).signal).toEqual({
      type: 'update',
      sessionId: 'first',
      userInfo: { a: '1' },
      params: { p: '1' },
    });
  });

  it.each([
    ['an empty one', '<userInfo/>'],
    ['bare text', '<userInfo>hello</userInfo>'],
    ['white space', '<userInfo>\n  </userInfo>'],
    ['poison only', '<userInfo><__proto__><a>1</a></__proto__><constructor/></userInfo>'],
  ])('has no userInfo for %s', (_, child) => {
    expect(read(stanza('hangUp', child)).signal.userInfo).toBeUndefined();
  });

  it('keeps keys off the prototype', () => {
    const text = stanza(
      'update',
      '<userInfo><__proto__><polluted>yes</polluted></__proto__><n><prototype>x</prototype></n>' +
        '<toString>t</toString></userInfo><constructor><prototype><polluted>yes</polluted></prototype></constructor>',
    );
    const { userInfo, params } = read(text).signal;
    expect(Object.entries(userInfo ?? {})).toEqual([
      ['n', ''],
      ['toString', 't'],
    ]);
    expect(Object.getPrototypeOf(userInfo)).toBeNull();
    expect(params).toBeUndefined();
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['by mid and index', `<candidate>${LINE}</candidate>${mLine}`, '0', 0],
    [
      'with an empty index',
      `<candidate>${LINE}</candidate><sdpMLineIndex/><sdpMid>audio</sdpMid>`,
      'audio',
      0,
    ],
    ['with an empty index only', `<candidate>${LINE}</candidate><sdpMLineIndex/>`, null, 0],
    ['without index', `<candidate>${LINE}</candidate><sdpMid>1</sdpMid>`, '1', null],
    [
      'with an index that is none',
      `<candidate>${LINE}</candidate><sdpMLineIndex>-1</sdpMLineIndex><sdpMid>1</sdpMid>`,
      '1',
      null,
    ],
    ['without mid', `<candidate>${LINE}</candidate><sdpMLineIndex>2</sdpMLineIndex>`, null, 2],
    [
      'with an empty mid',
      `<candidate>\n${LINE}\n</candidate><sdpMid/><sdpMLineIndex>2</sdpMLineIndex>`,
      null,
      2,
    ],
  ])('takes a candidate %s', (_, entry, sdpMid, sdpMLineIndex) => {
    expect(candidatesIn(candidates(entry))).toEqual([{ candidate: LINE, sdpMid, sdpMLineIndex }]);
  });

  it.each([
    ['the end-of-candidates mark', `<candidate/>${mLine}`],
    ['no line', mLine],
    ['no m-line', `<candidate>${LINE}</candidate>`],
    ['a line with a=', `<candidate>a=${LINE}</candidate>${mLine}`],
    ['another attribute behind it', `<candidate>${LINE}\na=setup:active</candidate>${mLine}`],
    ['257 bytes', `<candidate>${LINE.padEnd(257, 'x')}</candidate>${mLine}`],
    ['no address', `<candidate>candidate:1 1 udp 1</candidate>${mLine}`],
    ['a script', `<candidate>candidate:&lt;script&gt;</candidate>${mLine}`],
    ['a mid with white space', `<candidate>${LINE}</candidate><sdpMid>a b</sdpMid>`],
  ])('drops a candidate with %s, and only that', (_, entry) => {
    const good = `<candidate>${LINE}</candidate>${mLine}`;
    expect(candidatesIn(candidates(entry, good))).toEqual([CANDIDATE]);
    expect(decodeMessage(parseXml(candidates(entry)))).toEqual({ ok: false, reason: 'bad-candidates' });
  });

  it('tells what the server kept', () => {
    const signal = `<extraParams>${SESSION}${MODULE}<signalType>hangUp</signalType></extraParams>`;
    const delay = "<delay xmlns='urn:xmpp:delay' stamp='2026-11-20T18:05:25Z'/>";
    expect(read(message(`${delay}${signal}`)).delayed).toBe(true);
    expect(read(message(`${signal}${delay}`)).delayed).toBe(true);
    expect(read(message(`${signal}<delay xmlns='other'/>`)).delayed).toBe(false);
  });

  it('tells since when, the longest time; never by a stamp that nobody can read', () => {
    const signal = `<extraParams>${SESSION}${MODULE}<signalType>hangUp</signalType></extraParams>`;
    const delay = (stamp: string): string => `<delay xmlns='urn:xmpp:delay' stamp='${stamp}'/>`;
    const at = Date.UTC(2026, 10, 20, 18, 5, 25);
    const later = delay('2026-11-20T18:06:00Z');
    expect(read(message(`${later}${delay('2026-11-20T18:05:25Z')}${signal}`)).keptAt).toBe(at);
    for (const bad of ['', 'yesterday']) {
      expect(read(message(`${later}${delay(bad)}${signal}`))).toMatchObject({ delayed: true });
      expect(read(message(`${later}${delay(bad)}${signal}`)).keptAt).toBeUndefined();
    }
  });

  it('finds the signal among other extensions', () => {
    const signal = `<c:extraParams>${SESSION}${MODULE}<signalType>hangUp</signalType></c:extraParams>`;
    expect(read(message(`<body>x</body><hint/>text${signal}<active/>`)).signal.type).toBe('hangUp');
  });

  it('has no id where the stanza has none', () => {
    expect(read(stanza('hangUp', '', "type='headline'")).id).toBeNull();
    expect(read(stanza('hangUp', '', "type='headline' id=''")).id).toBeNull();
  });

  const many = (count: number, item: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => item(i)).join('');
  it.each<[string, string, DropReason]>([
    ['a presence', '<presence/>', 'not-headline'],
    ['a chat message', stanza('hangUp', '', "type='chat'"), 'not-headline'],
    ['a message of no type', stanza('hangUp', '', "id='x'"), 'not-headline'],
    ['an error', stanza('hangUp', '', "type='error'"), 'error-stanza'],
    ['a headline without extraParams', message('<body>news</body>'), 'not-call-signaling'],
    [
      'no module',
      message(`<extraParams>${SESSION}<signalType>call</signalType></extraParams>`),
      'not-call-signaling',
    ],
    [
      'another module',
      message('<extraParams><moduleIdentifier>X</moduleIdentifier></extraParams>'),
      'not-call-signaling',
    ],
    ['no type', message(`<extraParams>${SESSION}${MODULE}</extraParams>`), 'unknown-type'],
    ['an unknown type', stanza('ring'), 'unknown-type'],
    ['a type in the wrong case', stanza('hangup'), 'unknown-type'],
    ['a type named like a method', stanza('toString'), 'unknown-type'],
    [
      'no session',
      message(`<extraParams>${MODULE}<signalType>hangUp</signalType></extraParams>`),
      'missing-session',
    ],
    ['an empty session', stanza('hangUp', '<sessionID> </sessionID>'), 'missing-session'],
    ['a session with white space', stanza('hangUp', '<sessionID>a b</sessionID>'), 'bad-session'],
    [
      'a session of 129 characters',
      stanza('hangUp', `<sessionID>${'s'.repeat(129)}</sessionID>`),
      'bad-session',
    ],
    ['a call without sdp', stanza('call'), 'missing-sdp'],
    ['an accept with an empty sdp', stanza('accept', '<sdp>\n</sdp>'), 'missing-sdp'],
    ['a restart with text for sdp', stanza('iceRestart', '<sdp>hello</sdp>'), 'bad-sdp'],
    ['an sdp with SDES', stanza('call', `<sdp>${SDP}a=crypto:1 AES inline:x</sdp>`), 'bad-sdp'],
    ['no list of candidates', stanza('iceCandidates'), 'bad-candidates'],
    ['an empty list of candidates', candidates(), 'bad-candidates'],
    [
      '65 candidates',
      candidates(...Array.from({ length: 65 }, () => `<candidate>${LINE}</candidate>${mLine}`)),
      'too-large',
    ],
    ['10 000 candidates', candidates(...Array.from({ length: 10_000 }, () => '<candidate/>')), 'too-large'],
    [
      '65 members',
      stanza('hangUp', `<opponentsIDs>${many(65, (i) => `<opponentID>${i}</opponentID>`)}</opponentsIDs>`),
      'too-large',
    ],
    [
      '33 keys of userInfo',
      stanza('hangUp', `<userInfo>${many(33, (i) => `<k${i}/>`)}</userInfo>`),
      'too-large',
    ],
    [
      '33 parameters',
      stanza(
        'update',
        many(33, (i) => `<k${i}/>`),
      ),
      'too-large',
    ],
    [
      '4097 bytes of userInfo',
      stanza('hangUp', `<userInfo><a>${'x'.repeat(4096)}</a></userInfo>`),
      'too-large',
    ],
    [
      'five levels of userInfo',
      stanza('hangUp', '<userInfo><a><b><c><d><e/></d></c></b></a></userInfo>'),
      'too-large',
    ],
    ['a bomb of elements', stanza('hangUp', '<x>'.repeat(50_000) + '</x>'.repeat(50_000)), 'too-large'],
    ['2048 elements where nobody looks', stanza('hangUp', `<sdp>${'<x/>'.repeat(2048)}</sdp>`), 'too-large'],
    ['64 kB', stanza('update', `<a>${'x'.repeat(65_536)}</a>`), 'too-large'],
    ['64 kB of an attribute', stanza('hangUp', `<a b='${'x'.repeat(65_536)}'/>`), 'too-large'],
    ['an id of 257 characters', stanza('hangUp', '', `type='headline' id='${'x'.repeat(257)}'`), 'too-large'],
    ['a control character', stanza('hangUp', '<a>\u0001</a>'), 'malformed'],
    ['a lone surrogate', stanza('hangUp', '<userInfo><a>\uD83D</a></userInfo>'), 'malformed'],
  ])('drops %s', (_, text, reason) => {
    expect(decodeMessage(parseXml(text))).toEqual({ ok: false, reason });
  });

  it('does not mind what stands beside the signal, however large', () => {
    const { signal } = read(
      stanza('hangUp').replace('</message>', `<body>${'x'.repeat(100_000)}</body></message>`),
    );
    expect(signal.type).toBe('hangUp');
  });
});
