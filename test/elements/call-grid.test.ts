import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/elements/call-grid/define.js';
import type { CallGrid } from '../../src/elements/call-grid/call-grid.js';
import type { CallScreenShareRequest } from '../../src/events/call-screen-share-request.js';
import { personStream, type PersonStream } from '../../stories/support/people.js';
import { createFakeStore, fakeCall, provide } from '../harness/fake-store.js';
import {
  all,
  ana,
  box,
  crowd,
  names,
  one,
  room,
  self,
  settled,
  tileOf,
  tiles,
  tom,
} from '../harness/grid-room.js';

describe('<call-grid>', () => {
  const streams: PersonStream[] = [];
  const stream = (size = { width: 160, height: 90 }): MediaStream => {
    const made = personStream('tom', { ...size, fps: 10 });
    streams.push(made);
    return made.stream;
  };
  afterEach(() => {
    for (const made of streams.splice(0)) made.stop();
  });

  describe('alone', () => {
    it('without a provider shows nothing, and does not fail', async () => {
      const grid = await fixture<CallGrid>(html`<call-grid></call-grid>`);
      expect(tiles(grid)).to.have.length(0);
      expect(grid.matches(':state(empty)')).to.equal(true);
      await expect(grid).to.be.accessible();
    });

    it('during a call says that one waits, with oneself in the corner', async () => {
      const { grid } = await room([self], { call: fakeCall({ phase: 'dialing', people: [ana, tom] }) });
      expect(one(grid, '.empty p')?.textContent).to.equal('You are the first here');
      expect(one(grid, '.empty .status')?.textContent).to.contain('Ana Petrović and Tom Becker were invited');
      expect(all(grid, '.asked .avatar')).to.have.length(2);
      expect(names(grid)).to.equal('me');
      await expect(grid).to.be.accessible();
    });

    it('without a call says nothing', async () => {
      const { grid } = await room([], { call: null });
      expect(one(grid, '.empty p') === null).to.equal(true);
    });

    it('shows what the page puts there instead', async () => {
      const grid = await fixture<CallGrid>(html`<call-grid><p slot="empty">Lobby music</p></call-grid>`);
      const slot = one<HTMLSlotElement>(grid, 'slot[name=empty]')!;
      expect(slot.assignedElements()).to.have.length(1);
      expect(box(grid.querySelector('p')!).height).to.be.above(0);
    });

    it('keeps both slots in every layout', async () => {
      const { grid, store } = await room([self]);
      const slots = all(grid, '.stage > :not(.people) slot');
      expect(slots.map((slot) => slot.getAttribute('name'))).to.deep.equal(['empty', 'overlay']);
      for (const participants of [[self, ana], [self, ana, tom], []]) {
        store.set({ participants });
        await settled(grid);
        expect(all(grid, '.stage > :not(.people) slot').every((slot, i) => slot === slots[i])).to.equal(true);
      }
    });
  });

  describe('two', () => {
    it('the other large, oneself small at the bottom end, and no ring', async () => {
      const { grid } = await room([self, { ...ana, speaking: true }]);
      expect(grid.matches(':state(pair)')).to.equal(true);
      const stage = box(grid);
      const large = box(tileOf(grid, 'ana'));
      const small = box(tileOf(grid, 'me'));
      expect(large.width).to.equal(stage.width - 16);
      expect(small.width).to.equal(180);
      expect(small.right).to.equal(stage.right - 24);
      expect(small.bottom).to.be.closeTo(stage.bottom - 24, 0.1);
      const ring = tileOf(grid, 'ana').renderRoot.querySelector('.ring')!;
      expect(getComputedStyle(ring).display).to.equal('none');
      await expect(grid).to.be.accessible();
    });

    it('oneself at the left in right-to-left', async () => {
      const store = createFakeStore({ call: fakeCall(), participants: [self, ana] });
      const outer = await fixture<HTMLElement>(
        html`<div dir="rtl" style="--call-slow: 0s; inline-size: 900px; block-size: 560px">
          ${provide(store, html`<call-grid></call-grid>`)}
        </div>`,
      );
      const grid = outer.querySelector('call-grid')!;
      await waitUntil(() => tiles(grid).length === 2);
      await settled(grid);
      expect(box(tileOf(grid, 'me')).left).to.equal(box(grid).left + 24);
    });

    it('in an audio call shows who it is, and a tile once there is a picture', async () => {
      const { grid, store } = await room([self, ana], { call: fakeCall({ kind: 'audio' }) });
      expect(grid.matches(':state(audio)')).to.equal(true);
      expect(one(grid, '.voice p')?.textContent).to.equal('Ana Petrović');
      const tile = tileOf(grid, 'ana');
      expect(getComputedStyle(tile).visibility).to.equal('hidden');
      await expect(grid).to.be.accessible();
      store.set({ participants: [self, { ...ana, videoStream: stream(), videoMuted: false }] });
      await settled(grid);
      expect(grid.matches(':state(pair)')).to.equal(true);
      expect(tileOf(grid, 'ana') === tile).to.equal(true);
      expect(getComputedStyle(tile).visibility).to.equal('visible');
    });
  });

  describe('more', () => {
    it('all alike, oneself last, none on another', async () => {
      const { grid } = await room([self, ana, tom, ...crowd(3)]);
      expect(grid.matches(':state(grid)')).to.equal(true);
      expect(names(grid)).to.equal('ana tom p0 p1 p2 me');
      const boxes = tiles(grid).map(box);
      expect(new Set(boxes.map(({ width }) => Math.round(width))).size).to.equal(1);
      boxes.forEach((a, i) =>
        boxes.slice(i + 1).forEach((b) => {
          const apart =
            a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
          expect(apart).to.equal(true);
        }),
      );
      await expect(grid).to.be.accessible();
    });

    it('is a list with as many items as people, and says how many there are', async () => {
      const { grid } = await room([self, ana, tom]);
      expect(one(grid, '[role=list]')?.getAttribute('aria-label')).to.contain('3');
      expect(all(grid, '[role=listitem]')).to.have.length(3);
    });

    it('keeps tile and video through every layout and order', async () => {
      const { grid, store } = await room([self, ana, tom]);
      const tile = tileOf(grid, 'ana');
      const video = tile.renderRoot.querySelector('video');
      for (const participants of [
        [self, tom, ana],
        [self, ana],
        [self, tom, { ...ana, screenStream: stream() }],
        [tom, ana, self, ...crowd(4)],
        [ana, self],
      ]) {
        store.set({ participants });
        await settled(grid);
        expect(tileOf(grid, 'ana') === tile).to.equal(true);
        expect(tile.renderRoot.querySelector('video') === video).to.equal(true);
      }
    });

    it('renders only the tile that changed', async () => {
      const { grid, store } = await room([self, ana, tom]);
      let renders = 0;
      const tile = tileOf(grid, 'tom');
      const requestUpdate = tile.requestUpdate.bind(tile);
      tile.requestUpdate = (...args) => {
        renders++;
        requestUpdate(...args);
      };
      store.set({ participants: [self, { ...ana, audioMuted: true }, tom] });
      await settled(grid);
      expect(tileOf(grid, 'ana').participant?.audioMuted).to.equal(true);
      expect(renders).to.equal(0);
    });

    it('lays out anew when its box changes, without a loop', async () => {
      const errors: string[] = [];
      const listen = (event: ErrorEvent) => void errors.push(event.message);
      window.addEventListener('error', listen);
      const { grid } = await room([self, ana, tom]);
      const outer = grid.closest<HTMLElement>('[style]')!;
      for (const width of [500, 300, 280, 900]) {
        outer.style.inlineSize = `${width}px`;
        await settled(grid);
        for (const tile of tiles(grid)) expect(box(tile).right).to.be.at.most(box(grid).right);
      }
      window.removeEventListener('error', listen);
      expect(errors).to.deep.equal([]);
    });

    it('puts upright pictures beside each other where lying ones stand in two rows', async () => {
      const people = (size: { width: number; height: number }) =>
        [ana, tom, ...crowd(1)].map((person) => ({
          ...person,
          videoStream: stream(size),
          videoMuted: false,
        }));
      const desk = 'inline-size: 900px; block-size: 480px';
      const columns = (grid: CallGrid) => new Set(tiles(grid).map((tile) => Math.round(box(tile).left))).size;
      const rows = (grid: CallGrid) => new Set(tiles(grid).map((tile) => Math.round(box(tile).top))).size;
      const lying = await room(people({ width: 160, height: 90 }), {}, desk);
      expect(rows(lying.grid)).to.equal(2);
      const upright = await room(people({ width: 90, height: 120 }), {}, desk);
      await waitUntil(() => columns(upright.grid) === 3, 'still in two rows', { timeout: 5000 });
    });

    it('lays out before anything is painted', async () => {
      const store = createFakeStore({ call: fakeCall(), participants: [self, ana, tom] });
      const grid = document.createElement('call-grid');
      const provider = document.createElement('story-provider');
      provider.store = store;
      provider.append(grid);
      (await fixture<HTMLElement>(html`<div></div>`)).append(provider);
      for (let task = 0; task < 50; task++) await Promise.resolve();
      expect(tiles(grid)).to.have.length(3);
    });

    it('is 16:9 where its place has no height', async () => {
      const grid = await fixture<CallGrid>(html`<call-grid style="inline-size: 640px"></call-grid>`);
      expect(box(grid).height).to.equal(360);
    });
  });

  describe('pages', () => {
    const pager = (grid: CallGrid) => all<HTMLButtonElement>(grid, '.pager button');

    it('nine to a page, oneself on the first', async () => {
      const { grid } = await room([self, ...crowd(13)]);
      expect(tiles(grid)).to.have.length(9);
      expect(names(grid)).to.match(/ me$/);
      expect(one(grid, '.pager .numbers')?.textContent).to.equal('1 of 2');
      await expect(grid).to.be.accessible();
      pager(grid)[1].click();
      await settled(grid);
      expect(tiles(grid)).to.have.length(5);
      expect(one(grid, '.pager .numbers')?.textContent).to.equal('2 of 2');
    });

    it('six on a phone', async () => {
      const { grid } = await room([self, ...crowd(13)], {}, 'inline-size: 360px; block-size: 640px');
      expect(tiles(grid)).to.have.length(6);
    });

    it('turn with Page Down and Page Up, and stop at the ends without losing focus', async () => {
      const { grid } = await room([self, ...crowd(13)]);
      const [back, on] = pager(grid);
      on.focus();
      const key = (name: string) =>
        on.dispatchEvent(
          new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
        );
      expect(back.getAttribute('aria-disabled')).to.equal('true');
      key('PageDown');
      key('PageDown');
      await settled(grid);
      expect(one(grid, '.pager .numbers')?.textContent).to.equal('2 of 2');
      expect(on.getAttribute('aria-disabled')).to.equal('true');
      expect(grid.shadowRoot?.activeElement === on).to.equal(true);
      key('PageUp');
      await settled(grid);
      expect(one(grid, '.pager .numbers')?.textContent).to.equal('1 of 2');
    });

    it('turn with a swipe, the other way round in right-to-left', async () => {
      const { grid } = await room([self, ...crowd(13)]);
      const swipe = async (from: number, to: number) => {
        const touch = { pointerType: 'touch', isPrimary: true, pointerId: 1, bubbles: true, composed: true };
        grid.dispatchEvent(new PointerEvent('pointerdown', { ...touch, clientX: from, clientY: 100 }));
        grid.dispatchEvent(new PointerEvent('pointerup', { ...touch, clientX: to, clientY: 110 }));
        await settled(grid);
        return one(grid, '.pager .numbers')?.textContent;
      };
      expect(await swipe(300, 280)).to.equal('1 of 2');
      expect(await swipe(300, 200)).to.equal('2 of 2');
      expect(await swipe(200, 300)).to.equal('1 of 2');
      grid.dir = 'rtl';
      expect(await swipe(200, 300)).to.equal('2 of 2');
    });

    it('go back when people leave', async () => {
      const { grid, store } = await room([self, ...crowd(13)]);
      pager(grid)[1].click();
      await settled(grid);
      store.set({ participants: [self, ...crowd(3)] });
      await settled(grid);
      expect(one(grid, '.pager') === null).to.equal(true);
      expect(tiles(grid)).to.have.length(4);
    });
  });

  describe('a shared screen', () => {
    const people = () => [self, { ...tom, screenStream: stream() }, ana, ...crowd(5)];

    it('is large, the people beside it, and those without a place are counted', async () => {
      const { grid } = await room(people(), {}, 'inline-size: 1100px; block-size: 560px');
      expect(grid.matches(':state(presenter)')).to.equal(true);
      const [screen, ...strip] = tiles(grid);
      expect(screen?.source).to.equal('screen');
      expect(box(screen).width).to.be.above(800);
      expect(one(grid, '.more .long')?.textContent).to.equal(`+${8 - strip.length} others`);
      await expect(grid).to.be.accessible();
    });

    it('lets the others have their turn', async () => {
      const { grid } = await room(people(), {}, 'inline-size: 1100px; block-size: 560px');
      const before = names(grid);
      one(grid, '.more')!.click();
      await settled(grid);
      expect(names(grid)).to.not.equal(before);
    });

    it('brings a speaker into view who is not', async () => {
      const { grid, store } = await room(people(), {}, 'inline-size: 1100px; block-size: 560px');
      expect(names(grid)).to.not.contain('p4');
      store.set({
        participants: store
          .getState()
          .participants.map((person) => (person.id === 'p4' ? { ...person, speaking: true } : person)),
      });
      await waitUntil(() => names(grid).includes('p4'), 'was not brought in', { timeout: 5000 });
    });

    it('of one’s own is not shown, and can be stopped', async () => {
      const { grid, store } = await room([{ ...self, screenStream: stream() }, ana]);
      expect(tiles(grid).every((tile) => tile.source === 'camera')).to.equal(true);
      expect(one(grid, '.sharing p')?.textContent).to.equal('You are sharing your screen');
      await expect(grid).to.be.accessible();
      const asked = oneEvent(grid, 'call-screen-share-request');
      one(grid, '.sharing .stop')!.click();
      expect(((await asked) as unknown as CallScreenShareRequest).on).to.equal(false);
      one(grid, '.sharing .other')!.click();
      expect(store.calls).to.deep.equal([
        ['setScreenShare', [false]],
        ['setScreenShare', [true, { anew: true }]],
      ]);
      expect(one(grid, '.sharing .status')?.textContent).to.equal('Everyone sees what you chose.');
    });
  });

  describe('the sound', () => {
    const audioOutput = { availability: 'available', reason: null, deviceId: '', blocked: true } as const;

    it('asks for a tap while the browser holds it back', async () => {
      const { grid, store } = await room([self, ana], { audioOutput });
      expect(one(grid, '.toast [role=status]')?.textContent).to.equal('Sound is paused');
      await expect(grid).to.be.accessible();
      one(grid, '.toast button')!.click();
      expect(store.calls).to.deep.equal([['resumeAudio', []]]);
      store.set({ audioOutput: { ...audioOutput, blocked: false } });
      await settled(grid);
      expect(one(grid, '.toast') === null).to.equal(true);
    });

    it('does nothing when the page cancels the request', async () => {
      const { grid, store } = await room([self, ana], { audioOutput });
      grid.addEventListener('call-audio-resume-request', (event) => event.preventDefault());
      one(grid, '.toast button')!.click();
      expect(store.calls).to.deep.equal([]);
    });

    it('is never played here', async () => {
      const { grid } = await room([self, { ...ana, audioStream: new MediaStream() }, tom]);
      expect(all(grid, 'audio')).to.have.length(0);
      for (const tile of tiles(grid)) {
        expect(tile.renderRoot.querySelector('audio') === null).to.equal(true);
        expect(tile.renderRoot.querySelector('video')!.muted).to.equal(true);
      }
    });
  });

  it('hands the inner parts of its tiles out', async () => {
    const { grid } = await room([self, ana, tom]);
    const sheet = document.createElement('style');
    sheet.textContent = 'call-grid::part(tile__name-tag) { border-radius: 3px }';
    document.head.append(sheet);
    const tag = tileOf(grid, 'ana').renderRoot.querySelector('.name-tag')!;
    expect(getComputedStyle(tag).borderTopLeftRadius).to.equal('3px');
    sheet.remove();
  });

  it('keeps what strangers wrote as text', async () => {
    const name = '<img src=x onerror="window.__hit = 1">';
    const { grid } = await room([self, { ...ana, name }], { call: fakeCall({ kind: 'audio' }) });
    expect(one(grid, '.voice p')?.textContent).to.equal(name);
    expect(all(grid, 'img')).to.have.length(0);
    // By now an image of this page would have been asked for, too.
    await fetch(location.href);
    await nextFrame();
    expect('__hit' in window).to.equal(false);
  });

  it('writes no style attribute, which a strict Content-Security-Policy would refuse', async () => {
    const written: string[] = [];
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (this: Element, name: string, value: string) {
      if (name === 'style') written.push(`${this.localName}: ${value}`);
      setAttribute.call(this, name, value);
    };
    try {
      const { grid, store } = await room([self, { ...ana, speaking: true }, tom], {}, '');
      written.length = 0;
      store.set({ participants: [self, { ...tom, screenStream: stream() }, ana, ...crowd(9)] });
      await settled(grid);
      store.set({ participants: [self, ana], call: fakeCall({ kind: 'audio' }) });
      await settled(grid);
      const copy = document.createElement('call-grid');
      grid.after(copy);
      await settled(copy);
      expect(tiles(copy).length).to.be.above(0);
    } finally {
      Element.prototype.setAttribute = setAttribute;
    }
    expect(written).to.deep.equal([]);
  });

  it('stays in its box with text of twice the size', async () => {
    document.documentElement.style.fontSize = '200%';
    const audioOutput = { availability: 'available', reason: null, deviceId: '', blocked: true } as const;
    const { grid } = await room([self, ana], { audioOutput }, 'inline-size: 320px; block-size: 560px');
    const edge = box(grid);
    for (const part of all(grid, '.toast, .toast *, .cell')) {
      expect(box(part).right, part.className).to.be.at.most(edge.right + 0.5);
      expect(box(part).left, part.className).to.be.at.least(edge.left - 0.5);
    }
    document.documentElement.style.fontSize = '';
  });

  it('reads from a provider elsewhere, and asks it', async () => {
    const store = createFakeStore({ participants: [self, ana, tom], call: fakeCall() });
    const page = await fixture<HTMLElement>(
      html`<div style="inline-size: 900px; block-size: 560px">
        <story-provider id="there" .store=${store}></story-provider><call-grid for="there"></call-grid>
      </div>`,
    );
    const grid = page.querySelector('call-grid')!;
    await waitUntil(() => tiles(grid).length === 3);
    store.set({ audioOutput: { ...store.getState().audioOutput, blocked: true } });
    await settled(grid);
    one(grid, '.toast button')!.click();
    expect(store.calls).to.deep.equal([['resumeAudio', []]]);
  });

  it('lets go of the store when removed, and finds it again', async () => {
    const { grid, store } = await room([self, ana, tom]);
    const home = grid.parentElement!;
    grid.remove();
    store.set({ participants: [self, ana] });
    await grid.updateComplete;
    await nextFrame();
    home.append(grid);
    await settled(grid);
    expect(names(grid)).to.equal('ana me');
  });

  describe('recording', () => {
    const badge = (grid: CallGrid) => one(grid, '[part=recording]')?.innerText.replace(/\s+/g, ' ').trim();
    const voice = (grid: CallGrid) => one(grid, '.visually-hidden[role=status]')?.textContent;
    const said = (grid: CallGrid, words: string) =>
      waitUntil(() => voice(grid) === words, `"${words}" was not said; but "${voice(grid)}"`);

    it('is shown while anybody records, with their names, and said once for each', async () => {
      const { grid, store } = await room([self, ana, tom]);
      expect(one(grid, '[part=recording]')).to.equal(null);
      const records = { ...ana, recording: true };
      store.set({ participants: [self, records, tom] });
      await settled(grid);
      expect(badge(grid)).to.equal('Recording Ana Petrović');
      expect(grid.matches(':state(recording)')).to.equal(true);
      await expect(grid).to.be.accessible();
      await said(grid, 'Ana Petrović records this call');
      // A change elsewhere says nothing more.
      store.set({ participants: [self, records, { ...tom, recording: true }] });
      await settled(grid);
      expect(badge(grid)).to.equal('Recording Ana Petrović and Tom Becker');
      await said(grid, 'Tom Becker records this call');
      store.set({ participants: [self, records, tom] });
      await settled(grid);
      expect(badge(grid)).to.equal('Recording Ana Petrović');
      expect(voice(grid)).to.equal('Tom Becker records this call');
      store.set({ participants: [self, ana, tom] });
      await settled(grid);
      expect(one(grid, '[part=recording]')).to.equal(null);
      await said(grid, 'The recording has stopped');
    });

    it('is shown to the one who records too, even when the others are not told', async () => {
      const { grid, store } = await room([{ ...self, recording: true }, ana]);
      expect(badge(grid)).to.equal('Recording You');
      await said(grid, 'You record this call');
      store.set({ participants: [self, ana] });
      await settled(grid);
      expect(one(grid, '[part=recording]')).to.equal(null);
      store.set({ recording: { ...store.getState().recording, on: true, of: 'local' } });
      await settled(grid);
      expect(badge(grid)).to.equal('Recording You');
    });

    it('ends with who recorded, and a name stays text', async () => {
      const name = '<img src=x onerror=alert(1)>';
      const { grid, store } = await room([self, { ...ana, name, recording: true }, tom]);
      expect(badge(grid)).to.equal(`Recording ${name}`);
      store.set({ participants: [self, { ...ana, name, recording: true, connection: 'ended' }, tom] });
      await settled(grid);
      expect(one(grid, '[part=recording]')).to.equal(null);
    });

    it('fits a phone: the names are for the ear alone', async () => {
      const { grid } = await room(
        [self, { ...ana, recording: true }],
        {},
        'inline-size: 280px; block-size: 400px',
      );
      const part = one(grid, '[part=recording]')!;
      expect(box(part).width).to.be.below(150);
      expect(part.textContent).to.contain('Ana Petrović');
    });
  });
});
