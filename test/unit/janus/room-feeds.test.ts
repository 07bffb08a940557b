import { describe, expect, it } from 'vitest';
import { FeedBook } from '../../../src/janus/videoroom/feed-book.js';
import {
  readFeeds,
  readSubscribed,
  writeTag,
  type FeedInfo,
} from '../../../src/janus/videoroom/room-messages.js';

const stream = (mid: string, type: string, more: object = {}): object => ({ mid, type, ...more });
const feed = (id: number, display: string, tag?: Parameters<typeof writeTag>[0]): FeedInfo => {
  const description = tag ? writeTag(tag) : '';
  const [read] = readFeeds([
    { id, display, streams: [stream('0', 'audio', { description }), stream('1', 'video', { description })] },
  ]);
  return read;
};

describe('what Janus says about people', () => {
  it('leaves out what is no person, no stream, or too much', () => {
    expect(readFeeds(null)).toEqual([]);
    expect(readFeeds([null, 'x', {}, { id: {} }, { id: '' }, { id: 1.5 }])).toEqual([]);
    const [person] = readFeeds([
      {
        id: 7,
        display: 'x'.repeat(999),
        streams: [
          1,
          { mid: 0 },
          stream('0', 'smell'),
          stream('1', 'data'),
          stream('2', 'audio', { disabled: true }),
        ],
      },
    ]);
    expect(person).toMatchObject({ id: 7, streams: [{ mid: '1', type: 'data' }] });
    expect(person?.display).toHaveLength(256);
    expect(readFeeds(Array.from({ length: 9_999 }, (_, id) => ({ id })))).toHaveLength(500);
  });

  it('lines without a feed, or that are off, carry nothing', () => {
    expect(
      readSubscribed([
        { mid: '0', type: 'audio', feed_id: 7, feed_mid: '0' },
        { mid: '1', type: 'video', feed_id: 7, feed_mid: '1', active: false },
        { mid: '2', type: 'data' },
        { type: 'audio' },
      ]),
    ).toEqual([
      { mid: '0', type: 'audio', feed: 7, feedMid: '0' },
      { mid: '1', type: 'video', feed: null, feedMid: null },
      { mid: '2', type: 'data', feed: null, feedMid: null },
    ]);
  });
});

describe('whose is what in a room', () => {
  it('camera and screen are one person', () => {
    const book = new FeedBook('101');
    book.put(feed(102, 'Ben', { user: '102', source: 'camera' }));
    book.put(feed(5550, 'Ben', { user: '102', source: 'screen' }));
    expect(book.people()).toMatchObject([
      { id: '102', name: 'Ben', camera: { id: 102 }, screen: { id: 5550 } },
    ]);
    book.unpublish(5550);
    expect(book.people()).toMatchObject([{ id: '102', screen: null }]);
  });

  it('who comes again takes the place of what lingers of them', () => {
    const book = new FeedBook('101');
    book.put(feed(102, 'Ben', { user: '102', source: 'camera' }));
    book.put(feed(777, 'Ben', { user: '102', source: 'camera' }));
    expect(book.people()).toMatchObject([{ id: '102', camera: { id: 777 } }]);
    // The ghost goes, or says something still: no change.
    book.put(feed(102, 'Ben', { user: '102', source: 'camera' }));
    expect(book.people()).toMatchObject([{ id: '102', camera: { id: 777 } }]);
    book.remove(102);
    expect(book.people()).toMatchObject([{ id: '102', camera: { id: 777 } }]);
  });

  it('oneself is left out, screen and ghost too', () => {
    const book = new FeedBook('101');
    book.put(feed(9, 'Ana', { user: '101', source: 'screen' }));
    book.put(feed(101, 'Ana'));
    expect(book.people()).toEqual([]);
    expect(book.userOf(9)).toBeNull();
  });

  it('of other makes, the feed is the person', () => {
    const book = new FeedBook('101');
    book.put(feed(34, 'Somebody'));
    expect(book.people()).toMatchObject([{ id: '34', name: 'Somebody' }]);
    book.put({ ...feed(35, ''), streams: [] });
    expect(book.people()[1]).toMatchObject({ id: '35', name: '35' });
  });

  it('tells apart what somebody sends before and after they stopped, and nothing else', () => {
    const book = new FeedBook('101');
    const take = (): number | undefined => book.people()[0]?.camera?.take;
    book.put(feed(102, 'Ben'));
    const first = take();
    book.put(feed(102, 'Ben'));
    expect(take()).toBe(first);
    book.unpublish(102);
    book.put(feed(102, 'Ben'));
    const second = take();
    expect(second).not.toBe(first);
    book.remove(102);
    book.put(feed(102, 'Ben'));
    expect([first, second]).not.toContain(take());
  });

  it('keeps the place of who should come back', () => {
    const book = new FeedBook('101');
    book.expect('place', '102', 'Ben');
    expect(book.people()).toMatchObject([{ id: '102', name: 'Ben', camera: { streams: [] } }]);
    book.put(feed(888, 'Ben', { user: '102', source: 'camera' }));
    expect(book.people()).toMatchObject([{ id: '102', camera: { id: 888 } }]);
  });

  it('a tag that is none changes nothing', () => {
    const book = new FeedBook('101');
    for (const [id, description] of [
      '{',
      '{"user":1}',
      '{"user":""}',
      `{"user":"${'x'.repeat(200)}"}`,
    ].entries()) {
      const [info] = readFeeds([
        { id: id + 1, display: 'Eve', streams: [stream('0', 'audio', { description })] },
      ]);
      book.put(info);
    }
    expect(book.people().map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
  });
});
