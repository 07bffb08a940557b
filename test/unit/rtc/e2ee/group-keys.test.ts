import { afterEach, describe, expect, it, vi } from 'vitest';
import { GroupKeys, type KeyMessage } from '../../../../src/rtc/e2ee/group-keys.js';
import type { SenderKey } from '../../../../src/rtc/e2ee/frame-cipher.js';

interface Member {
  readonly keys: GroupKeys;
  readonly own: SenderKey[];
  readonly theirs: Map<string, SenderKey[]>;
  readonly dropped: string[];
}

/** A room that passes on what is said in it, in order. */
class Room {
  readonly members = new Map<string, Member>();
  readonly said: { from: string; to: string; message: KeyMessage }[] = [];
  /** Looks at, or changes, what is passed on. */
  relay = (_from: string, _to: string, message: KeyMessage): KeyMessage => message;

  async join(id: string): Promise<Member> {
    const own: SenderKey[] = [];
    const theirs = new Map<string, SenderKey[]>();
    const dropped: string[] = [];
    const keys = new GroupKeys({
      self: id,
      settle: 0,
      send: (to, message) => this.pass(id, to, message),
      onOwn: (key) => own.push(key),
      onTheirs: (owner, key) => theirs.set(owner, [...(theirs.get(owner) ?? []), key]),
      onDropped: (reason) => dropped.push(reason),
    });
    const member = { keys, own, theirs, dropped };
    const others = [...this.members.keys()];
    this.members.set(id, member);
    await keys.begin();
    for (const other of others) {
      this.greet(id, other);
      this.greet(other, id);
    }
    return member;
  }

  async leave(id: string): Promise<void> {
    this.members.delete(id);
    for (const { keys } of this.members.values()) await keys.leave(id);
  }

  /** Somebody says again who they are. */
  greet(from: string, to: string): void {
    const { hello } = this.get(from).keys;
    if (hello) this.pass(from, to, hello);
  }

  pass(from: string, to: string, message: KeyMessage): void {
    this.said.push({ from, to, message });
    void this.members.get(to)?.keys.take(from, this.relay(from, to, message));
  }

  get(id: string): Member {
    const member = this.members.get(id);
    if (!member) throw new Error(`${id} is not here`);
    return member;
  }

  /** Everyone has the key that everyone else uses now. */
  async agrees(): Promise<void> {
    await vi.waitFor(() => {
      for (const [id, { own }] of this.members) {
        for (const [other, { theirs }] of this.members) {
          if (other === id) continue;
          expect(theirs.get(id)?.at(-1)?.secret, `${other} has the key of ${id}`).toEqual(own.at(-1)?.secret);
          expect(own.at(-1)).toBeDefined();
        }
      }
    });
  }
}

describe('the keys of a group', () => {
  const rooms: Room[] = [];
  const open = (): Room => {
    const room = new Room();
    rooms.push(room);
    return room;
  };
  afterEach(() => {
    for (const room of rooms.splice(0)) for (const { keys } of room.members.values()) keys.close();
  });

  it('everyone has their own, and those of all others', async () => {
    const room = open();
    for (const id of ['ana', 'ben', 'cleo', 'dan']) await room.join(id);
    await room.agrees();
    const secrets = [...room.members.values()].map(({ own }) => own.at(-1)?.secret.join());
    expect(new Set(secrets).size).toBe(4);
    const [ana, ben] = [room.get('ana').keys, room.get('ben').keys];
    expect(await ana.between('ben'), 'the same at both ends').toBe(await ben.between('ana'));
    expect(await ana.between('ben')).not.toBe(await ana.between('cleo'));
    expect(await ana.between('nobody')).toBe(null);
  });

  it('no secret passes the room in the clear', async () => {
    const room = open();
    const ana = await room.join('ana');
    await room.join('ben');
    await room.agrees();
    const words = JSON.stringify(room.said);
    for (const { secret } of ana.own) {
      expect(words).not.toContain(Buffer.from(secret).toString('base64url'));
    }
  });

  it('who joins gets a new key of everyone, and none of those before', async () => {
    const room = open();
    const ana = await room.join('ana');
    await room.join('ben');
    await room.agrees();
    const before = ana.own.map(({ secret }) => secret.join());
    const cleo = await room.join('cleo');
    await room.agrees();
    const seen = (cleo.theirs.get('ana') ?? []).map(({ secret }) => secret.join());
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((secret) => before.includes(secret))).toEqual([]);
  });

  it('who left gets none of what follows', async () => {
    const room = open();
    const ana = await room.join('ana');
    await room.join('ben');
    const cleo = await room.join('cleo');
    await room.agrees();
    await room.leave('cleo');
    await room.agrees();
    const now = ana.own.at(-1)?.secret.join();
    expect((cleo.theirs.get('ana') ?? []).map(({ secret }) => secret.join())).not.toContain(now);
  });

  it('a middle that hands out keys of its own is seen by comparing', async () => {
    const middle = open();
    const evil = (await middle.join('evil')).keys.hello;
    const room = open();
    room.relay = (_from, to, message) => (evil && message.type === 'hello' && to === 'ben' ? evil : message);
    const ana = await room.join('ana');
    const ben = await room.join('ben');
    await vi.waitFor(() => expect(ana.dropped.concat(ben.dropped)).toContain('key-box'));
    expect(await ana.keys.between('ben')).not.toEqual(await ben.keys.between('ana'));
  });

  it('a box opens for whom, from whom and as which number it was made only', async () => {
    const room = open();
    await room.join('ana');
    const ben = await room.join('ben');
    const cleo = await room.join('cleo');
    await room.agrees();
    const box = room.said.findLast(
      ({ from, to, message }) => from === 'ana' && to === 'ben' && message.type === 'key',
    );
    const message = box?.message as Extract<KeyMessage, { type: 'key' }>;
    await cleo.keys.take('ana', message);
    await ben.keys.take('cleo', message);
    await ben.keys.take('ana', { ...message, id: (message.id + 1) % 256 });
    await ben.keys.take('nobody', message);
    expect(cleo.dropped).toEqual(['key-box']);
    expect(ben.dropped).toEqual(['key-box', 'key-box', 'key-of-stranger']);
  });

  it('a secret that was lost on its way is asked for when its owner says hello again', async () => {
    const room = open();
    const lost = { type: 'please' } as const;
    room.relay = (from, _to, message) => (from === 'ana' && message.type === 'key' ? lost : message);
    await room.join('ana');
    const ben = await room.join('ben');
    await vi.waitFor(() => expect(room.get('ana').theirs.get('ben')).toBeDefined());
    expect(ben.theirs.get('ana')).toBeUndefined();
    room.relay = (_from, _to, message) => message;
    room.greet('ana', 'ben');
    await room.agrees();
  });

  it('drops what is no message', async () => {
    const ana = await open().join('ana');
    const odd: unknown[] = [
      null,
      'hello',
      7,
      {},
      { type: 'hello' },
      { type: 'hello', key: 'A'.repeat(87), id: 0 },
      { type: 'hello', key: '!'.repeat(87), id: 0 },
      { type: 'key', id: 1.5, box: 'A'.repeat(80) },
      { type: 'key', id: 256, box: 'A'.repeat(80) },
      { type: 'key', id: 1, box: 'A'.repeat(100_000) },
      { type: 'hello', key: { length: 87 }, id: 0 },
    ];
    for (const message of odd) await ana.keys.take('ben', message);
    expect(ana.dropped).toHaveLength(odd.length);
    expect(ana.theirs.size).toBe(0);
  });

  it('a hello that comes again changes nothing; another one is another device', async () => {
    const room = open();
    const ana = await room.join('ana');
    const ben = await room.join('ben');
    await room.agrees();
    const count = ana.own.length;
    await ana.keys.take('ben', ben.keys.hello);
    expect(ana.own.length).toBe(count);
    ben.keys.close();
    await room.join('ben');
    await room.agrees();
    expect(ana.own.length).toBeGreaterThan(count);
  });
});
