import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toCallError } from '../../../src/session/call-error.js';
import type { MoveWord } from '../../../src/session/move.js';
import { MovingWorld, type MovingPerson } from '../../harness/moving-people.js';

const IDS = ['101', '102', '103'];
const said = (task: Promise<unknown>): Promise<string> =>
  task.then(
    () => 'ok',
    (error: unknown) => toCallError(error, 'service-failed').reason,
  );
/** What everybody says and measures meanwhile happens. */
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);
const everywhere = (by: 'mesh' | 'room', ...others: string[]): Record<string, string> =>
  Object.fromEntries(others.map((id) => [id, `${by} ${id}`]));

describe('a call that moves', () => {
  let world: MovingWorld;
  let ana: MovingPerson, ben: MovingPerson, tom: MovingPerson;
  const begin = (...args: ConstructorParameters<typeof MovingWorld>): void => {
    world = new MovingWorld(...args);
    [ana, ben, tom] = IDS.map((id) => world.get(id)) as [MovingPerson, MovingPerson, MovingPerson];
  };
  beforeEach(() => {
    vi.useFakeTimers();
    begin(IDS);
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  const isMoved = ({ session: { snapshot } }: MovingPerson): boolean => snapshot.room !== undefined;
  const all = (): MovingPerson[] => [...world.people.values()];

  /** All are in a room. */
  async function move(by = ana): Promise<void> {
    const asked = said(by.session.moveToRoom());
    await pass(3_000);
    expect(await asked).toBe('ok');
    expect(all().every(isMoved)).toBe(true);
  }

  it('who asks is heard by who started it; all hear all out of the room, in the same streams, then the mesh rests', async () => {
    const streams = ana.session.snapshot.peers.map(({ videoStream }) => videoStream);
    const started = vi.fn<() => void>();
    ana.session.on('change', ({ phase }) => {
      if (phase !== 'connected') started();
    });
    await move(ben);
    expect(ana.hears).toEqual(everywhere('room', '102', '103'));
    expect(tom.hears).toEqual(everywhere('room', '101', '102'));
    ana.session.snapshot.peers.forEach(({ videoStream }, index) => expect(videoStream).toBe(streams[index]));
    expect([...ana.resting, ...ben.resting, ...tom.resting].sort()).toEqual([...IDS, ...IDS].sort());
    expect(ana.session.snapshot).toMatchObject({ id: 'call-1', phase: 'connected', encryption: 'server' });
    expect(started).not.toHaveBeenCalled();
    expect(all().flatMap(({ errors, dropped }) => [...errors, ...dropped])).toEqual([]);
  });

  it('nobody is heard out of the room before something arrives there, and then not the other way too', async () => {
    world.flows = false;
    void said(ana.session.moveToRoom());
    await pass(2_000);
    expect(ana.hears).toEqual(everywhere('mesh', '102', '103'));
    for (const { room } of all()) room!.arriving = true;
    await pass(700);
    expect(ana.hears).toEqual(everywhere('room', '102', '103'));
    const sound = ana.session.snapshot.peers[0]?.audioStream?.getTracks().map(({ label }) => label);
    expect(sound).toEqual(['room 102']);
  });

  it('says from the first moment that a server could listen, and the room when it carries the call', async () => {
    world.flows = false;
    void said(ana.session.moveToRoom());
    await pass(1_000);
    expect(ana.session.snapshot).toMatchObject({ encryption: 'server' });
    expect(ana.session.snapshot.room).toBeUndefined();
    await pass(40_000);
    expect(ana.session.snapshot).toMatchObject({ encryption: 'end-to-end' });
  });

  it('nothing arrives in the room: all go back, and whoever asked is told', async () => {
    world.flows = false;
    const asked = said(ben.session.moveToRoom());
    await pass(15_000);
    expect(await asked).toBe('peer-cannot');
    expect(all().some(isMoved)).toBe(false);
    expect(all().map(({ room }) => room!.snapshot.phase)).toEqual(['ended', 'ended', 'ended']);
    expect(ana.hears).toEqual(everywhere('mesh', '102', '103'));
    expect(ana.resting.size + ben.resting.size).toBe(0);
  });

  it('an SDK in the call, a page without a conference, one that encrypts otherwise: peer-cannot', async () => {
    for (const { kit } of [ana]) ana.kit = kit.filter((id) => id !== '103');
    expect(ana.session.snapshot.immovable).toBe(null);
    ana.mesh.change({});
    expect(ana.session.snapshot.immovable).toBe('peer-cannot');
    expect(await said(ana.session.moveToRoom())).toBe('peer-cannot');
    expect(ana.room).toBe(null);

    for (const other of [null, { encryption: true }]) {
      begin(IDS);
      tom.conference = other && { service: 'wss://janus.example', ...other };
      const asked = said(ana.session.moveToRoom());
      await pass(2_000);
      expect(await asked).toBe('peer-cannot');
      expect(all().some(isMoved)).toBe(false);
      expect(ben.room?.snapshot.phase).toBe('ended');
    }
  });

  it('the server is not there: nobody is told, nobody hears anything of it', async () => {
    world.refuses = () => 'service-unreachable';
    expect(await said(ana.session.moveToRoom())).toBe('service-unreachable');
    expect([...ben.heard, ...tom.heard]).toEqual([]);
    expect(ana.session.snapshot.encryption).toBe('end-to-end');
    // One of the others cannot go in.
    world.refuses = (id) => (id === '103' ? 'room-denied' : null);
    const asked = said(ben.session.moveToRoom());
    await pass(3_000);
    expect(await asked).toBe('room-denied');
    expect(tom.errors).toEqual(['room-denied']);
    expect(all().some(isMoved)).toBe(false);
  });

  it('two at once, and again while it moves: one move', async () => {
    const asked = [ana, ben, tom, ana].map(({ session }) => said(session.moveToRoom()));
    await pass(4_000);
    expect(await Promise.all(asked)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(world.rooms.size).toBe(1);
    expect(all().flatMap(({ dropped }) => dropped)).toEqual([]);
    expect(await said(ana.session.moveToRoom())).toBe('ok');
  });

  it('words of one who does not coordinate, and of no move, are dropped', async () => {
    const forged: MoveWord[] = [
      { word: 'go', id: 'x', room: '666', pin: 'x', sealed: false },
      { word: 'back', id: 'x' },
      { word: 'done', id: 'x' },
      { word: 'stay', id: 'x', reason: 'peer-cannot' },
    ];
    for (const word of forged) world.deliver('103', '102', word);
    // Of who coordinates, but of no move.
    world.deliver('101', '102', { word: 'done', id: 'x' });
    world.deliver('103', '101', { word: 'here', id: 'x' });
    await pass(1_000);
    expect(ben.dropped).toHaveLength(5);
    expect(ana.dropped).toHaveLength(1);
    expect(ben.room).toBe(null);
    await move();
    // A member cannot end what all have agreed on.
    world.deliver('103', '102', { word: 'back', id: 'x' });
    await pass(1_000);
    expect(isMoved(ben)).toBe(true);
  });

  it('without who started it the lowest id coordinates, and a move of who leaves comes to nothing', async () => {
    world.flows = false;
    const asked = said(ben.session.moveToRoom());
    await pass(1_500);
    world.leave('101');
    await pass(1_000);
    expect(await asked).toBe('peer-cannot');
    expect(ben.hears['103']).toBe('mesh 103');
    world.flows = true;
    await move(tom);
    expect(tom.heard.at(-1)).toBe('102 done');
  });

  it('somebody leaves in the middle: the others get there; one hangs up: nothing is left of it', async () => {
    world.flows = false;
    const asked = said(ana.session.moveToRoom());
    await pass(1_500);
    const gone = tom.room!;
    world.leave('103');
    expect(gone.snapshot.phase).toBe('ended');
    for (const { room } of all()) room!.arriving = true;
    await pass(2_000);
    expect(await asked).toBe('ok');
    expect(ana.session.snapshot.peers.map(({ connection }) => connection)).toEqual(['connected', 'ended']);

    begin(IDS);
    world.flows = false;
    const own = said(ana.session.moveToRoom());
    await pass(1_500);
    await ana.session.hangUp();
    expect(await own).toBe('aborted');
    expect(ana.room!.snapshot.phase).toBe('ended');
    expect(ana.session.snapshot).toMatchObject({ phase: 'ended', endReason: 'hung-up' });
  });

  it('the room dies in the middle: nothing moved; it dies later: the mesh carries on', async () => {
    world.flows = false;
    const asked = said(ana.session.moveToRoom());
    await pass(1_500);
    ben.room!.end('connection-lost');
    await pass(1_000);
    expect(await asked).toBe('service-failed');
    expect(ana.hears).toEqual(everywhere('mesh', '102', '103'));

    world.flows = true;
    await move();
    for (const { room } of all()) room!.end('connection-lost');
    await pass(1_000);
    expect(ana.hears).toEqual(everywhere('mesh', '102', '103'));
    expect(ana.session.snapshot).toMatchObject({ phase: 'connected', encryption: 'end-to-end' });
    expect(ana.errors).toContain('connection-lost');
  });

  it('one falls out of the room: they are reached without it, and told to come again', async () => {
    await move();
    tom.room!.end('connection-lost');
    expect(ana.session.snapshot.peers.at(-1)).toMatchObject({ id: '103', connection: 'reconnecting' });
    await pass(5_000);
    expect(tom.heard.filter((word) => word === '101 go')).toHaveLength(2);
    expect(all().every(isMoved)).toBe(true);
    expect(ana.hears).toEqual(everywhere('room', '102', '103'));
    expect(ana.resting.has('103') && tom.resting.has('101')).toBe(true);
  });

  it('who is put out of the room by a moderator is out of the call', async () => {
    await move();
    tom.room!.end('removed');
    expect(tom.session.snapshot).toMatchObject({ phase: 'ended', endReason: 'removed' });
  });

  it('what one says of oneself holds in the room; texts go by what carries the call', async () => {
    ana.session.announce({ handRaised: true, handOrder: 1 });
    ana.session.setViews([]);
    ana.session.sendText('before');
    await move();
    ana.session.sendText('after');
    ana.session.hold(true);
    expect(ana.room!.said.map((line) => line.split(' ')[0])).toEqual([
      'announce',
      'setViews',
      'sendText',
      'hold',
    ]);
    expect(ana.mesh.said.map((line) => line.split(' ')[0])).toEqual([
      'announce',
      'setViews',
      'sendText',
      'hold',
    ]);
  });

  it('with so many people it moves by itself, and back when two remain', async () => {
    begin(IDS, { from: 3, back: true });
    ana.mesh.change({ remoteInfo: {} });
    await pass(3_000);
    expect(all().every(isMoved)).toBe(true);
    world.leave('103');
    await pass(3_000);
    expect(all().some(isMoved)).toBe(false);
    expect(ana.hears['102']).toBe('mesh 102');
    expect(ben.room!.snapshot.phase).toBe('ended');
    expect(ana.session.snapshot).toMatchObject({ phase: 'connected', encryption: 'end-to-end' });
  });

  it('what failed by itself is not tried again and again', async () => {
    begin(IDS, { from: 3 });
    world.refuses = () => 'service-unreachable';
    const joins = vi.spyOn(world, 'open');
    for (let second = 0; second < 50; second++) {
      ana.mesh.change({ remoteInfo: {} });
      await pass(1_000);
    }
    expect(joins).toHaveBeenCalledTimes(1);
    expect(ana.errors).toEqual(['service-unreachable']);
  });
});
