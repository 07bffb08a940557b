import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionTexts, type TextPeer } from '../../../src/mesh/session-texts.js';
import type { TextDelivery } from '../../../src/session/call-session.js';
import type { ReceivedText, TextMessage } from '../../../src/signaling/text-message.js';
import type { Signaling } from '../../../src/signaling/signaling.js';
import { nextHandOrder, withHandPlaces } from '../../../src/store/features/hand-queue.js';
import type { Participant } from '../../../src/session/participant.js';

const CALL = 'call-1';

interface Sent {
  readonly to: string;
  readonly message: TextMessage;
}

/** Ana (101) in a call with Ben (102, this kit) and Tom (103, an SDK), over XMPP or not. */
function setUp({ xmpp = true } = {}) {
  const sent: Sent[] = [];
  const heard: string[] = [];
  const deliveries: TextDelivery[] = [];
  const dropped: string[] = [];
  let open = true;
  const over = (userId: string) => (message: TextMessage) => {
    if (open) sent.push({ to: userId, message });
    return open;
  };
  const ben: TextPeer = {
    userId: '102',
    isKit: true,
    address: { userId: '102', device: 'd' },
    sendText: over('102'),
  };
  const tom: TextPeer = { userId: '103', isKit: false, address: { userId: '103' }, sendText: over('103') };
  let peers: TextPeer[] = [ben, tom];
  const signaling = (
    xmpp
      ? {
          sendText: (to: { userId: string }, thread: string, message: TextMessage) => {
            expect(thread).toBe(CALL);
            sent.push({ to: to.userId, message });
            return Promise.resolve();
          },
        }
      : {}
  ) as Signaling;
  const texts = new SessionTexts({
    sessionId: CALL,
    signaling,
    peers: () => peers,
    onText: ({ from, text }) => heard.push(`${from}: ${text}`),
    onDelivery: (delivery) => deliveries.push(delivery),
    onDropped: (reason) => dropped.push(reason),
  });
  return {
    texts,
    ben,
    tom,
    sent,
    heard,
    deliveries,
    dropped,
    setPeers: (next: TextPeer[]) => (peers = next),
    setOpen: (on: boolean) => (open = on),
    last: () => deliveries.at(-1),
    receive: (patch: Partial<ReceivedText> & { readonly text?: string; readonly id?: string } = {}) => {
      const { text = 'hi', id = 'm1', ...rest } = patch;
      texts.receive({
        from: { userId: '102', device: 'd' },
        message: { type: 'text', id, text },
        thread: CALL,
        delayed: false,
        ...rest,
      });
    },
  };
}

const receiptsOf = (sent: readonly Sent[]): Sent[] =>
  sent.filter(({ message }) => message.type === 'receipt');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('who is heard', () => {
  it('people of the call, by the device that is in it; each text once, and confirmed each time', () => {
    const { receive, heard, sent } = setUp();
    receive();
    receive();
    expect(heard).toEqual(['102: hi']);
    expect(receiptsOf(sent)).toHaveLength(2);
    expect(receiptsOf(sent)[0]).toEqual({ to: '102', message: { type: 'receipt', id: 'm1' } });
  });

  it.each<[string, Parameters<ReturnType<typeof setUp>['receive']>[0]]>([
    ['a stranger', { from: { userId: '666', device: 'd' } }],
    ['another device of a member', { from: { userId: '102', device: 'other' } }],
    ['another call', { thread: 'call-2' }],
    ['one of this kit without a call', { thread: null }],
    ['an SDK, kept since yesterday', { from: { userId: '103', device: 'x' }, thread: null, delayed: true }],
    ['an SDK, in another thread', { from: { userId: '103', device: 'x' }, thread: 'call-2' }],
  ])('not %s, and no receipt tells that somebody is there', (_who, patch) => {
    const { receive, heard, sent } = setUp();
    receive(patch);
    expect(heard).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('an SDK, which names no call and wants no receipt', () => {
    const { receive, heard, sent } = setUp();
    receive({ from: { userId: '103', device: 'x' }, thread: null });
    expect(heard).toEqual(['103: hi']);
    expect(sent).toEqual([]);
  });

  it('a flood is cut, not confirmed, and does not silence others', () => {
    const { receive, heard, sent, dropped } = setUp();
    for (let n = 0; n < 1_000; n++) receive({ id: `m${n}` });
    expect(heard).toHaveLength(24);
    expect(receiptsOf(sent)).toHaveLength(24);
    expect(dropped).toContain('too many texts');
    receive({ from: { userId: '103', device: 'x' }, thread: null });
    expect(heard).toHaveLength(25);
  });
});

describe('the way of a text', () => {
  it('each gets it under an id of its own; an SDK has it at the hand-over, one of this kit when it says so', async () => {
    const { texts, sent, last } = setUp();
    const id = texts.send('hello');
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ to }) => to)).toEqual(['102', '103']);
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(2);
    expect(last()).toEqual({ id, waiting: ['102'], missing: [] });
    const wireId = sent[0]?.message.id ?? '';
    // Of somebody else's text nobody can say that it arrived.
    texts.take('103', { type: 'receipt', id: wireId });
    texts.take('102', { type: 'receipt', id: sent[1]?.message.id ?? '' });
    expect(last()?.waiting).toEqual(['102']);
    texts.take('102', { type: 'receipt', id: wireId });
    expect(last()).toEqual({ id, waiting: [], missing: [] });
  });

  it('without an answer it is missing, after 12 s; later it still counts', async () => {
    const { texts, sent, last } = setUp();
    const id = texts.send('hello');
    await vi.advanceTimersByTimeAsync(11_900);
    expect(last()?.waiting).toEqual(['102']);
    await vi.advanceTimersByTimeAsync(200);
    expect(last()).toEqual({ id, waiting: [], missing: ['102'] });
    texts.take('102', { type: 'receipt', id: sent[0]?.message.id ?? '' });
    expect(last()).toEqual({ id, waiting: [], missing: [] });
  });

  it('sent again it goes to who has not got it, as the same text', async () => {
    const { texts, sent, last } = setUp();
    const id = texts.send('hello');
    await vi.advanceTimersByTimeAsync(12_100);
    expect(texts.send('something else', id)).toBe(id);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ to }) => to)).toEqual(['102', '103', '102']);
    expect(sent[2]?.message).toEqual(sent[0]?.message);
    expect(last()?.waiting).toEqual(['102']);
  });

  it('whoever comes back gets what they have not confirmed, in order; whoever left is not waited for', async () => {
    const { texts, ben, tom, sent, last, setPeers } = setUp();
    texts.send('one');
    texts.send('two');
    await vi.advanceTimersByTimeAsync(0);
    const before = sent.length;
    texts.resend(ben);
    await vi.advanceTimersByTimeAsync(0);
    const again = sent.slice(before).map(({ message }) => (message.type === 'text' ? message.text : ''));
    expect(again).toEqual(['one', 'two']);
    setPeers([tom]);
    texts.prune();
    expect(last()).toMatchObject({ waiting: [], missing: [] });
    expect(vi.getTimerCount(), 'no timer is left').toBe(0);
  });

  it('beside the media it waits for the channel, and SDKs are left out', async () => {
    const { texts, ben, sent, last, setOpen, setPeers, tom } = setUp({ xmpp: false });
    setOpen(false);
    texts.send('hello');
    expect(last()?.waiting).toEqual(['102']);
    setOpen(true);
    texts.resend(ben);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent.map(({ to }) => to)).toEqual(['102']);
    setPeers([tom]);
    expect(texts.possible).toBe(false);
    expect(() => texts.send('hello')).toThrow(expect.objectContaining({ reason: 'peer-cannot' }));
  });

  it('the end of the call ends the waiting, and refuses more', () => {
    const { texts, last } = setUp();
    texts.send('hello');
    texts.close();
    expect(last()).toMatchObject({ waiting: [], missing: ['102', '103'] });
    expect(vi.getTimerCount()).toBe(0);
    expect(() => texts.send('more')).toThrow(expect.objectContaining({ reason: 'wrong-phase' }));
  });
});

describe('the queue of hands', () => {
  const hand = (id: string, handOrder: number | null, handRaised = true) =>
    ({ id, handRaised, handOrder }) as Participant;

  it('goes by number, then by id; a client that names none comes last', () => {
    const all = [hand('10', 2), hand('9', 2), hand('8', 1), hand('7', null), hand('6', 5, false)];
    expect(withHandPlaces(all).map(({ handPlace }) => handPlace)).toEqual([3, 2, 1, 4, null]);
    expect(nextHandOrder(all)).toBe(6);
    expect(nextHandOrder([])).toBe(1);
  });
});
