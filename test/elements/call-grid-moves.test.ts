import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { CallGrid } from '../../src/elements/call-grid/call-grid.js';
import type { CallTile } from '../../src/elements/call-tile/call-tile.js';
import type { CallLayout, Participant } from '../../src/store/call-state.js';
import { personStream, type PersonStream } from '../../stories/support/people.js';
import {
  countListeners,
  createFakeStore,
  fakeCall,
  fakeParticipant,
  provide,
  type FakeStore,
} from '../harness/fake-store.js';
import { all, ana, box, crowd, one, room, self, settled, tileOf, tiles, tom } from '../harness/grid-room.js';

const view = (layout: CallLayout, pinned: string | null = null) => ({
  view: { layout, pinned, panel: null },
});
const modes = ['empty', 'audio', 'pair', 'grid', 'spotlight', 'strip', 'presenter'];
const modeOf = (grid: CallGrid) => modes.filter((mode) => grid.matches(`:state(${mode})`)).join(' ');
const area = (element: Element) => box(element).width * box(element).height;

describe('<call-grid>, arranged by choice', () => {
  const streams: PersonStream[] = [];
  const stream = (): MediaStream => {
    const made = personStream('tom', { width: 160, height: 90, fps: 15 });
    streams.push(made);
    return made.stream;
  };
  const seen = (person: Participant): Participant => ({
    ...person,
    videoStream: stream(),
    videoMuted: false,
  });
  afterEach(() => {
    for (const made of streams.splice(0)) made.stop();
  });

  it('follows the call, and its own attribute before that', async () => {
    const { grid, store } = await room([self, ana, tom]);
    expect(modeOf(grid)).to.equal('grid');
    for (const layout of ['spotlight', 'strip', 'grid'] as const) {
      await store.setLayout(layout);
      await settled(grid);
      expect(modeOf(grid)).to.equal(layout);
    }
    grid.layout = 'spotlight';
    await settled(grid);
    expect(modeOf(grid)).to.equal('spotlight');
    expect(grid.getAttribute('layout')).to.equal('spotlight');
    grid.layout = '';
    await settled(grid);
    expect(modeOf(grid)).to.equal('grid');
  });

  it('keeps who is pinned large, with the others beside, and back', async () => {
    const { grid, store } = await room([self, ana, tom, ...crowd(3)]);
    await store.pin('tom');
    await settled(grid);
    expect(modeOf(grid)).to.equal('spotlight');
    expect(tileOf(grid, 'tom').pinned).to.equal(true);
    for (const tile of tiles(grid)) {
      if (tile.participant?.id !== 'tom') expect(area(tileOf(grid, 'tom'))).to.be.above(4 * area(tile));
    }
    await expect(grid).to.be.accessible();
    await store.pin(null);
    await settled(grid);
    expect(modeOf(grid)).to.equal('grid');
  });

  it('is one line in a slim place', async () => {
    const { grid } = await room([self, ana, tom], view('strip'), 'inline-size: 900px; block-size: 140px');
    expect(new Set(tiles(grid).map((tile) => box(tile).top)).size).to.equal(1);
    await expect(grid).to.be.accessible();
  });

  it('pins by the keyboard alone', async () => {
    const { grid, store } = await room([self, ana, tom]);
    const tile = tileOf(grid, 'ana');
    tile.renderRoot.querySelector<HTMLElement>('.menu-button')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => tile.renderRoot.querySelector('#menu [data-row]:focus'), 'no row has the focus');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => store.getState().view.pinned === 'ana', 'not pinned');
  });

  describe('a picture that goes on', () => {
    it('is the same video, never moved, paused or emptied, through every layout', async function () {
      this.timeout(20_000);
      const people = [self, seen(ana), seen(tom), ...crowd(2)];
      const { grid, store } = await room(people);
      const tile = tileOf(grid, 'ana');
      const video = tile.renderRoot.querySelector('video')!;
      await waitUntil(() => video.videoWidth > 0 && !video.paused, 'no picture', { timeout: 10_000 });
      const troubles: string[] = [];
      for (const name of ['pause', 'emptied', 'abort', 'ended', 'waiting', 'loadstart']) {
        video.addEventListener(name, () => troubles.push(name));
      }
      const moved = new MutationObserver((records) => {
        for (const { addedNodes } of records)
          for (const node of addedNodes) if (node.contains(tile)) troubles.push('moved');
      });
      moved.observe(grid.renderRoot, { childList: true, subtree: true });
      const { srcObject } = video;
      const steps: (() => unknown)[] = [
        () => store.setLayout('spotlight'),
        () => store.pin('ana'),
        () => store.pin('tom'),
        () => store.setLayout('strip'),
        () => store.pin(null),
        () => store.setLayout('auto'),
        () => store.set({ participants: [self, { ...people[2], screenStream: stream() }, people[1]] }),
        () => store.setLayout('grid'),
        () => store.set({ participants: [self, people[1]] }),
        () => store.setLayout('auto'),
        () => store.set({ participants: [...people].reverse() }),
      ];
      for (const step of steps) {
        step();
        await settled(grid);
        expect(tileOf(grid, 'ana') === tile).to.equal(true);
      }
      expect(tile.renderRoot.querySelector('video') === video).to.equal(true);
      expect(video.srcObject === srcObject).to.equal(true);
      const at = video.currentTime;
      await waitUntil(() => video.currentTime > at, 'no frames any more', { timeout: 10_000 });
      moved.disconnect();
      expect(troubles).to.deep.equal([]);
    });
  });

  describe('motion', () => {
    const motion = (grid: CallGrid) =>
      all(grid, '.cell').flatMap((cell) =>
        cell.getAnimations().filter((each) => !('transitionProperty' in each)),
      );

    it('glides by transforms alone, and only when the seating changed', async () => {
      const { grid, store } = await room(
        [self, ana, tom],
        {},
        '--call-slow: 5s; inline-size: 900px; block-size: 560px',
      );
      store.set({ participants: [self, ana, { ...tom, audioMuted: true }] });
      await settled(grid);
      expect(motion(grid), 'muted').to.have.length(0);
      grid.closest<HTMLElement>('[style]')!.style.inlineSize = '700px';
      await settled(grid);
      expect(motion(grid), 'resized').to.have.length(0);
      await store.pin('ana');
      await settled(grid);
      expect(motion(grid).length, 'pinned').to.be.above(1);
      for (const { effect } of motion(grid)) {
        const changed = (effect as KeyframeEffect).getKeyframes().flatMap((frame) => Object.keys(frame));
        const known = ['offset', 'computedOffset', 'easing', 'composite', 'transform'];
        expect(changed.filter((name) => !known.includes(name))).to.deep.equal([]);
      }
    });

    it('is none with reduced motion', async () => {
      // 1 ms is what the tokens are then: test/unit/styles/tokens.test.ts.
      const { grid, store } = await room(
        [self, ana, tom],
        {},
        '--call-slow: 1ms; inline-size: 900px; block-size: 560px',
      );
      await store.pin('ana');
      await grid.updateComplete;
      expect(motion(grid)).to.have.length(0);
    });
  });

  describe('who leaves', () => {
    const SLOW = '--call-slow: 320ms; inline-size: 900px; block-size: 560px';
    const leaving = (grid: CallGrid): string[] =>
      all(grid, '.leaves call-tile').map((tile) => {
        const { participant, source } = tile as CallTile;
        return `${participant?.id} ${source}`;
      });

    it('fades in the old place, for the eye alone, while the others go on; and is gone', async function () {
      this.timeout(20_000);
      const people = [self, seen(ana), seen(tom)];
      const { grid, store } = await room(people, {}, SLOW);
      const stays = tileOf(grid, 'ana');
      const video = stays.renderRoot.querySelector('video')!;
      await waitUntil(() => video.videoWidth > 0 && !video.paused, 'no picture', { timeout: 10_000 });
      const troubles: string[] = [];
      for (const name of ['pause', 'emptied', 'abort', 'loadstart'])
        video.addEventListener(name, () => troubles.push(name));
      const tile = tileOf(grid, 'tom');
      const before = box(tile);
      const at = performance.now();
      store.set({ participants: people.slice(0, 2) });
      await grid.updateComplete;
      expect(leaving(grid)).to.deep.equal(['tom camera']);
      expect(tileOf(grid, 'tom') === tile).to.equal(true);
      const cell = tile.closest('.cell')!;
      expect(cell.matches('[inert]:not([role])'), 'not there for the ear, and out of reach').to.equal(true);
      expect(box(tile).left).to.be.closeTo(before.left, 30);
      expect(getComputedStyle(cell).transitionDuration).to.match(/^0\.2s(, 0\.2s)?$/);
      await expect(grid).to.be.accessible();
      await waitUntil(() => tiles(grid).length === 2, 'it stays for ever');
      expect(performance.now() - at, 'a fade that one sees').to.be.above(150);
      expect(tileOf(grid, 'ana') === stays).to.equal(true);
      expect(troubles).to.deep.equal([]);
    });

    it('may come back in the middle of it, to the same tile', async () => {
      const { grid, store } = await room([self, ana, tom], {}, SLOW);
      const tile = tileOf(grid, 'tom');
      store.set({ participants: [self, ana] });
      await grid.updateComplete;
      store.set({ participants: [self, ana, tom] });
      await grid.updateComplete;
      expect(leaving(grid)).to.deep.equal([]);
      expect(tileOf(grid, 'tom') === tile).to.equal(true);
      // Its timer has nothing to say any more.
      await waitUntil(() => getComputedStyle(tile.closest('.cell')!).opacity === '1', 'it faded');
      expect(tiles(grid)).to.have.length(3);
    });

    it('is a screen that is shared no longer, too; not who is on another page', async () => {
      const { grid, store } = await room(
        [self, ana, { ...tom, screenStream: stream() }, ...crowd(8)],
        {},
        SLOW,
      );
      store.set({ participants: [self, ana, tom, ...crowd(8)] });
      await grid.updateComplete;
      expect(leaving(grid)).to.deep.equal(['tom screen']);
      await waitUntil(() => all(grid, '.leaves').length === 0, 'it stays for ever');
      expect(modeOf(grid)).to.equal('grid');
      one(grid, '.pager button:last-child')!.click();
      await grid.updateComplete;
      expect(leaving(grid)).to.deep.equal([]);
    });

    it('is gone at once with reduced motion, and with the grid', async () => {
      const { grid, store } = await room([self, ana, tom], {}, SLOW.replace('320', '1'));
      store.set({ participants: [self, ana] });
      await grid.updateComplete;
      expect(tiles(grid)).to.have.length(2);
      const other = await room([self, ana, tom], {}, SLOW);
      other.store.set({ participants: [self, ana] });
      await other.grid.updateComplete;
      expect(leaving(other.grid)).to.have.length(1);
      const provider = other.grid.parentElement!;
      other.grid.remove();
      provider.append(other.grid);
      await settled(other.grid);
      expect(leaving(other.grid)).to.have.length(0);
    });
  });

  describe('one’s own picture', () => {
    const mover = (grid: CallGrid) => one<HTMLButtonElement>(grid, '.move')!;
    const corner = (grid: CallGrid) => {
      const own = box(tileOf(grid, 'me'));
      const stage = box(one(grid, '.stage')!);
      const top = own.top - stage.top < stage.bottom - own.bottom;
      const left = own.left - stage.left < stage.right - own.right;
      return `${top ? 'top' : 'bottom'} ${left ? 'left' : 'right'}`;
    };
    const pointer = (grid: CallGrid, type: string, x: number, y: number) =>
      mover(grid).dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          pointerType: 'mouse',
          button: 0,
          isPrimary: true,
          bubbles: true,
          composed: true,
          clientX: x,
          clientY: y,
        }),
      );
    const pair = async (): Promise<CallGrid> => {
      const { grid } = await room([self, ana]);
      // Events made by script have no pointer that could be captured.
      mover(grid).setPointerCapture = () => undefined;
      return grid;
    };

    it('is dragged, and snaps to the nearest corner', async () => {
      const grid = await pair();
      const stage = box(one(grid, '.stage')!);
      const own = box(tileOf(grid, 'me'));
      const [x, y] = [own.x + 20, own.y + 20];
      pointer(grid, 'pointerdown', x, y);
      pointer(grid, 'pointermove', x - 100, y - 50);
      await nextFrame();
      expect(box(tileOf(grid, 'me')).x, 'with the pointer').to.be.closeTo(own.x - 100, 1);
      // Slow at the end: it is no throw.
      pointer(grid, 'pointermove', stage.x + 60, stage.y + 60);
      // Real time: how fast it is thrown is read from the time stamps of real events.
      await new Promise((resolve) => setTimeout(resolve, 30));
      pointer(grid, 'pointermove', stage.x + 60, stage.y + 60);
      pointer(grid, 'pointerup', stage.x + 60, stage.y + 60);
      mover(grid).dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
      await settled(grid);
      expect(corner(grid)).to.equal('top left');
      expect(box(tileOf(grid, 'me')).left).to.be.closeTo(stage.left + 24, 0.5);
    });

    it('a press that does not drag sends it on, clockwise', async () => {
      const grid = await pair();
      const seenCorners = [];
      for (let i = 0; i < 4; i++) {
        pointer(grid, 'pointerdown', 10, 10);
        pointer(grid, 'pointerup', 11, 10);
        mover(grid).dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
        await settled(grid);
        seenCorners.push(corner(grid));
      }
      expect(seenCorners).to.deep.equal(['bottom left', 'top left', 'top right', 'bottom right']);
    });

    it('moves by the arrow keys, says where it is, and keeps the focus', async () => {
      const grid = await pair();
      expect(mover(grid).getAttribute('aria-label')).to.equal('Move your picture');
      mover(grid).focus();
      for (const [press, expected] of [
        ['ArrowLeft', 'bottom left'],
        ['ArrowUp', 'top left'],
        ['ArrowUp', 'top left'],
        ['ArrowRight', 'top right'],
      ] as const) {
        await sendKeys({ press });
        await settled(grid);
        expect(corner(grid)).to.equal(expected);
      }
      expect(grid.shadowRoot!.activeElement === mover(grid)).to.equal(true);
      await waitUntil(
        () => all(grid, '[role=status]').some((each) => each.textContent?.includes('top right')),
        'nothing was said',
      );
      await expect(grid).to.be.accessible();
    });

    it('goes where the arrow points in right-to-left too', async () => {
      const store = createFakeStore({ call: fakeCall(), participants: [self, ana] });
      const outer = await fixture<HTMLElement>(
        html`<div dir="rtl" style="--call-slow: 0s; inline-size: 900px; block-size: 560px">
          ${provide(store, html`<call-grid></call-grid>`)}
        </div>`,
      );
      const grid = outer.querySelector('call-grid')!;
      await waitUntil(() => tiles(grid).length === 2);
      await settled(grid);
      expect(corner(grid)).to.equal('bottom left');
      mover(grid).focus();
      await sendKeys({ press: 'ArrowRight' });
      await settled(grid);
      expect(corner(grid)).to.equal('bottom right');
    });
  });

  it('shows what the page gives in place of a tile, in its box', async () => {
    const store = createFakeStore({ call: fakeCall(), participants: [self, ana, tom] });
    const outer = await fixture<HTMLElement>(
      html`<div style="--call-slow: 0s; inline-size: 900px; block-size: 560px">
        ${provide(store, html`<call-grid><div slot="tile-ana">Ana, as we draw her</div></call-grid>`)}
      </div>`,
    );
    const grid = outer.querySelector('call-grid')!;
    await waitUntil(() => tiles(grid).length === 3);
    await settled(grid);
    const own = grid.querySelector('div')!;
    expect(box(own).width).to.be.closeTo(box(tileOf(grid, 'tom')).width, 0.5);
    expect(box(own).height).to.be.closeTo(box(tileOf(grid, 'tom')).height, 0.5);
    expect(box(tileOf(grid, 'ana')).width, 'the kit’s own tile is not rendered').to.equal(0);
    own.remove();
    await settled(grid);
    expect(box(tileOf(grid, 'ana')).width).to.be.above(0);
  });
});

describe('<call-grid> of forty-nine', () => {
  /** What makes a browser lay out at once: `count` of such reads while `run` runs. */
  async function reads(run: () => Promise<void>): Promise<string[]> {
    const found: string[] = [];
    const restore: (() => void)[] = [];
    const spy = (target: object, name: string): void => {
      const own = Object.getOwnPropertyDescriptor(target, name);
      if (!own) return;
      const note = <T extends (...args: never[]) => unknown>(original: T) =>
        function (this: unknown, ...args: Parameters<T>): unknown {
          found.push(name);
          return original.apply(this, args);
        };
      const { get, value } = own as { get?: () => unknown; value?: () => unknown };
      Object.defineProperty(target, name, get ? { ...own, get: note(get) } : { ...own, value: note(value!) });
      restore.push(() => Object.defineProperty(target, name, own));
    };
    for (const name of [
      'clientWidth',
      'clientHeight',
      'scrollTop',
      'scrollWidth',
      'getBoundingClientRect',
      'getClientRects',
    ])
      spy(Element.prototype, name);
    for (const name of ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft', 'innerText'])
      spy(HTMLElement.prototype, name);
    try {
      await run();
    } finally {
      for (const back of restore) back();
    }
    return found;
  }

  let updates: Map<CallTile, number>;
  function count(grid: CallGrid): void {
    updates = new Map();
    for (const tile of tiles(grid)) {
      const performUpdate = Reflect.get(tile, 'performUpdate') as () => void;
      Object.defineProperty(tile, 'performUpdate', {
        configurable: true,
        value: () => {
          updates.set(tile, (updates.get(tile) ?? 0) + 1);
          performUpdate.call(tile);
        },
      });
    }
  }
  const wall = async (): Promise<{ grid: CallGrid; store: FakeStore }> => {
    const made = await room([self, ...crowd(48)], {}, 'inline-size: 1920px; block-size: 1000px');
    await waitUntil(() => tiles(made.grid).length === 49, 'not all are shown');
    await settled(made.grid);
    return made;
  };
  const speak = (store: FakeStore, id: string): void =>
    store.set({
      participants: store.getState().participants.map((person) => {
        const speaking = person.id === id;
        return person.speaking === speaking ? person : Object.freeze({ ...person, speaking });
      }),
    });

  it('renders the tiles that changed and no other, places none anew, and measures nothing', async function () {
    this.timeout(20_000);
    const { grid, store } = await wall();
    speak(store, 'p0');
    await settled(grid);
    count(grid);
    const styles: string[] = [];
    const watch = new MutationObserver((records) => {
      for (const { target } of records) styles.push((target as Element).className);
    });
    for (const cell of all(grid, '.cell'))
      watch.observe(cell, { attributes: true, attributeFilter: ['style'] });
    const order = tiles(grid);
    const SPEAKERS = 20;
    const found = await reads(async () => {
      for (let i = 1; i <= SPEAKERS; i++) {
        updates.clear();
        speak(store, `p${i}`);
        await settled(grid);
        const changed = [...updates.keys()].map(({ participant }) => participant?.id).sort();
        expect(changed).to.deep.equal([`p${i - 1}`, `p${i}`].sort());
        expect([...updates.values()]).to.deep.equal([1, 1]);
      }
    });
    watch.disconnect();
    expect(found, 'reads that force a layout').to.deep.equal([]);
    expect(styles, 'cells that were placed anew').to.deep.equal([]);
    expect(tiles(grid)).to.deep.equal(order);
  });

  it('lays out once when somebody leaves: each place is written once, and nothing is read after it', async function () {
    this.timeout(20_000);
    const { grid, store } = await wall();
    let writes = 0;
    const watch = new MutationObserver((records) => {
      writes += new Set(records.map(({ target }) => target)).size;
    });
    for (const cell of all(grid, '.cell'))
      watch.observe(cell, { attributes: true, attributeFilter: ['style'] });
    let shifts = 0;
    const found = await reads(async () => {
      store.set({ participants: store.getState().participants.filter(({ id }) => id !== 'p10') });
      await grid.updateComplete;
      // What a second pass would be made of.
      await nextFrame();
      const places = all<HTMLElement>(grid, '.cell')
        .map((cell) => cell.style.cssText)
        .join();
      await settled(grid);
      if (
        all<HTMLElement>(grid, '.cell')
          .map((cell) => cell.style.cssText)
          .join() !== places
      )
        shifts++;
    });
    watch.disconnect();
    expect(tiles(grid)).to.have.length(48);
    expect(writes).to.be.at.most(48);
    expect(shifts, 'a second pass').to.equal(0);
    expect(found).to.deep.equal([]);
  });

  it('a hundred mounts leave nothing', async function () {
    this.timeout(30_000);
    const store = createFakeStore({ call: fakeCall(), participants: [self, ana, tom] });
    const listeners = countListeners(store);
    const observed = { made: 0, gone: 0 };
    const Native = window.ResizeObserver;
    class Counted extends Native {
      #watches = new Set<Element>();
      override observe(target: Element, options?: ResizeObserverOptions): void {
        if (!this.#watches.has(target)) observed.made++;
        this.#watches.add(target);
        super.observe(target, options);
      }
      override disconnect(): void {
        observed.gone += this.#watches.size;
        this.#watches.clear();
        super.disconnect();
      }
    }
    window.ResizeObserver = Counted;
    const outer = await fixture<HTMLElement>(html`<div style="inline-size: 600px; block-size: 400px"></div>`);
    const kept: WeakRef<Element>[] = [];
    try {
      for (let i = 0; i < 100; i++) {
        const provider = document.createElement('story-provider');
        provider.store = store;
        const grid = document.createElement('call-grid');
        provider.append(grid);
        outer.append(provider);
        // It lays out before anything is painted: no frame is waited for.
        for (let task = 0; task < 50 && !(grid.renderRoot && tiles(grid).length === 3); task++)
          await Promise.resolve();
        expect(tiles(grid)).to.have.length(3);
        await tiles(grid)[0].updateComplete;
        kept.push(new WeakRef(grid));
        provider.remove();
      }
    } finally {
      window.ResizeObserver = Native;
    }
    await nextFrame();
    expect(listeners(), 'listeners of the store').to.equal(0);
    expect(observed.made).to.be.above(300);
    expect(observed.gone, 'boxes that are watched no more').to.equal(observed.made);
    expect(outer.childElementCount).to.equal(0);
  });
});

describe('<call-grid>, for whoever listens', () => {
  it('names every person and the list, in every layout', async () => {
    const people = [self, ana, fakeParticipant({ ...tom, handRaised: true, handPlace: 1 })];
    const { grid, store } = await room(people);
    for (const layout of ['auto', 'spotlight', 'strip', 'grid'] as const) {
      await store.setLayout(layout);
      await settled(grid);
      expect(one(grid, '[role=list]')?.getAttribute('aria-label')).to.equal('3 people in the call');
      const labels = tiles(grid).map((tile) =>
        tile.renderRoot.querySelector('[role=group]')?.getAttribute('aria-label'),
      );
      expect(labels.sort()).to.deep.equal([
        'Ana Petrović, No video',
        'Tom Becker, No video, Hand raised, number 1',
        'You, No video',
      ]);
      await expect(grid).to.be.accessible();
    }
  });
});
