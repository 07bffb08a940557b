import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_ONE_PAGE, speaks } from '../../scripts/lib/room-clients.mjs';
import { until } from '../harness/until.js';
import type { Look, MemberOptions } from './conference-page.js';
import { holdConference, sees, type Conference, type RoomPage } from './conference-rig.js';

/** Energy of a tone that is heard: a decoder's own noise brings 1e-9 in a second, the tone 1e-1. */
const HEARD = 1e-4;
/** In ms. */
const PATIENCE = 60_000;
const SIZE = { width: 160, height: 90, fps: 5 };

let conference: Conference;
beforeAll(async () => {
  conference = await holdConference();
});
afterAll(() => conference.close());

/** Many people, a few in each page, so that each page has a process of its own. */
class Crowd {
  readonly ids: readonly string[];
  readonly #pages: RoomPage[] = [];

  constructor(count: number) {
    this.ids = Array.from({ length: count }, (_, index) => String(201 + index));
  }

  async come(options: MemberOptions): Promise<void> {
    for (const [index, id] of this.ids.entries()) {
      if (index % IN_ONE_PAGE === 0) this.#pages.push(await conference.page());
      await this.at(id).sign(id, { userId: id, ...SIZE, ...options });
    }
  }

  at(id: string): RoomPage {
    return this.#pages[Math.floor(this.ids.indexOf(id) / IN_ONE_PAGE)];
  }

  others(id: string): string[] {
    return this.ids.filter((other) => other !== id);
  }

  /** What an action of one's store settles with. */
  act(id: string, action: Parameters<typeof window.room.act>[1], ...args: unknown[]): Promise<string> {
    return this.at(id).page.evaluate(
      (who, what, all) => window.room.act(who, what, ...all),
      id,
      action,
      args,
    );
  }

  speaks(id: string): boolean {
    return speaks(this.ids.indexOf(id));
  }

  /** Each is there for each, and decodes their pictures. */
  async see(): Promise<void> {
    for (const id of this.ids) {
      await this.at(id).until(id, sees(...this.others(id)), `${id} sees the others`, PATIENCE);
    }
    const missing = async (): Promise<string[]> => {
      const frames = await this.#arrived(this.ids, 'video', 'frames');
      return [...frames].flatMap(([pair, count]) => (count > 0 ? [] : [pair]));
    };
    await until(missing, (pairs) => pairs.length === 0, { label: 'every picture', timeout: PATIENCE });
  }

  /** Whoever speaks is heard by each. */
  async hear(): Promise<void> {
    const missing = async (): Promise<string[]> => {
      const energy = await this.#arrived(
        this.ids.filter((id) => this.speaks(id)),
        'audio',
        'energy',
      );
      return [...energy].flatMap(([pair, heard]) => (heard > HEARD ? [] : [pair]));
    };
    await until(missing, (pairs) => pairs.length === 0, { label: 'every voice', timeout: PATIENCE });
  }

  /** What everybody has got of these people so far, by `viewer of id`. */
  async #arrived(
    of: readonly string[],
    kind: 'audio' | 'video',
    what: 'frames' | 'energy',
  ): Promise<Map<string, number>> {
    const each = await Promise.all(
      this.ids.map((viewer) =>
        this.at(viewer).page.evaluate(
          async (one, ids, media, key) => {
            const got: [string, number][] = [];
            for (const id of ids) {
              got.push([`${one} of ${id}`, (await window.room.arrived(one, id, media))?.[key] ?? 0]);
            }
            return got;
          },
          viewer,
          of.filter((id) => id !== viewer),
          kind,
          what,
        ),
      ),
    );
    return new Map(each.flat());
  }

  /** Connections that are open. */
  async open(): Promise<number> {
    const each = await Promise.all(this.#pages.map(({ page }) => page.evaluate(() => window.room.open())));
    return each.reduce((sum, count) => sum + count, 0);
  }

  async leave(): Promise<void> {
    await Promise.all(this.#pages.map(({ page }) => page.close()));
  }
}

describe('a room of twelve', () => {
  const crowd = new Crowd(12);
  afterAll(() => crowd.leave());

  it('all see all, and hear everybody who speaks', async () => {
    await crowd.come({ room: '12' });
    for (const id of crowd.ids) {
      expect(await crowd.act(id, 'join', '12', { create: true, audio: crowd.speaks(id) })).toBe('ok');
    }
    await crowd.see();
    await crowd.hear();
    // Each with two connections: one that sends, one that gets all.
    expect(await crowd.open()).toBe(2 * 12);
  }, 180_000);

  it('one text reaches all others, and each of them confirms it', async () => {
    const [writer = '', ...others] = crowd.ids;
    expect(await crowd.act(writer, 'sendMessage', 'All here?')).toBe('ok');
    const confirmed: (look: Look) => boolean = ({ messages }) => messages[0]?.delivery === 'sent';
    await crowd.at(writer).until(writer, confirmed, 'confirmed by all', 25_000);
    const reached = async (id: string): Promise<boolean> =>
      (await crowd.at(id).look(id)).messages.some(({ text }) => text === 'All here?');
    const missed = await Promise.all(others.map(async (id) => ((await reached(id)) ? '' : id)));
    expect(missed.filter(Boolean)).toEqual([]);
  }, 180_000);
});

describe('F22: a mesh of eight', () => {
  const crowd = new Crowd(8);
  afterAll(() => crowd.leave());

  it('all see all, and hear everybody who speaks; a ninth is refused', async () => {
    await crowd.come({ signaling: 'tabs' });
    const [caller = '', ...called] = crowd.ids;
    expect(await crowd.act(caller, 'call', [...called, '209'])).toBe('mesh-full');
    expect(await crowd.act(caller, 'call', called)).toBe('ok');
    for (const id of called) {
      await crowd.at(id).until(id, ({ rings }) => rings, `${id} is called`, PATIENCE);
      expect(await crowd.act(id, 'accept', { audio: crowd.speaks(id) })).toBe('ok');
    }
    await crowd.see();
    await crowd.hear();
    expect(await crowd.open()).toBe(8 * 7);
    expect(await crowd.act(caller, 'addPeople', ['209'])).toBe('mesh-full');
    await crowd.see();
  }, 180_000);
});
