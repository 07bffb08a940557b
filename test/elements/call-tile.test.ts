import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../src/elements/call-tile/define.js';
import type { CallTile } from '../../src/elements/call-tile/call-tile.js';
import { defineElement, tagOf } from '../../src/elements/shared/define-element.js';
import type { Participant } from '../../src/store/call-state.js';
import { configureLogging } from '../../src/support/logger.js';
import { personStream, type PersonStream } from '../../stories/support/people.js';
import { installClock, pass } from '../harness/clock.js';
import { createFakeStore, fakeParticipant, provide } from '../harness/fake-store.js';
import type { PersonView } from '../../src/store/call-store.js';
import { until } from '../harness/until.js';

installClock();

const streams: PersonStream[] = [];
const camera = (size?: { width: number; height: number }): MediaStream => {
  const made = personStream('ana', { width: 160, height: 90, fps: 15, ...size });
  streams.push(made);
  return made.stream;
};

async function tile(patch: Partial<Participant> = {}, style = 'inline-size: 320px'): Promise<CallTile> {
  return fixture<CallTile>(
    html`<call-tile style=${style} .participant=${fakeParticipant(patch)}></call-tile>`,
  );
}

async function change(element: CallTile, patch: Partial<Participant>): Promise<void> {
  element.participant = Object.freeze({ ...element.participant!, ...patch });
  await element.updateComplete;
}

const inside = <T extends Element = HTMLElement>(element: CallTile, selector: string): T | null =>
  element.renderRoot.querySelector<T>(selector);
const video = (element: CallTile): HTMLVideoElement => inside<HTMLVideoElement>(element, 'video')!;
const label = (element: CallTile) => inside(element, '[role=group]')?.getAttribute('aria-label');
const visible = (element: CallTile) => getComputedStyle(video(element)).opacity === '1';

describe('<call-tile>', () => {
  afterEach(() => {
    for (const made of streams.splice(0)) made.stop();
  });

  describe('without a person', () => {
    it('is an empty box, 16:9', async () => {
      const element = await fixture<CallTile>(html`<call-tile style="inline-size: 320px"></call-tile>`);
      expect(element.getBoundingClientRect().height).to.equal(180);
      expect(inside(element, '.name-tag') === null).to.equal(true);
      await expect(element).to.be.accessible();
    });
  });

  describe('looks and states', () => {
    it('shows initials and the name', async () => {
      const element = await tile({ name: 'Ana Petrović' });
      expect(inside(element, '.initials')?.textContent).to.equal('AP');
      expect(inside(element, '.name')?.textContent).to.equal('Ana Petrović');
      expect(element.matches(':state(video-off)')).to.equal(true);
      expect(label(element)).to.equal('Ana Petrović, No video');
    });

    it('passes axe in every state', async () => {
      const element = await tile({ videoStream: camera() });
      await expect(element).to.be.accessible();
      for (const patch of [
        { audioMuted: true },
        { audioMuted: false, speaking: true, quality: 1 as const },
        { connection: 'reconnecting' as const },
        { connection: 'ringing' as const, videoStream: null },
        { isLocal: true },
      ]) {
        await change(element, patch);
        await expect(element).to.be.accessible();
      }
    });

    it('says muted, by icon, state and name', async () => {
      const element = await tile({ audioMuted: true, videoMuted: false, videoStream: camera() });
      expect(element.matches(':state(muted)')).to.equal(true);
      expect(inside(element, '.name-tag .icon')).to.exist;
      expect(label(element)).to.equal('Tom Becker, Muted');
      await change(element, { audioMuted: false });
      expect(element.matches(':state(muted)')).to.equal(false);
      expect(inside(element, '.name-tag .icon') === null).to.equal(true);
    });

    it('shows the ring exactly as long as the store says so: it holds the pauses between words', async () => {
      const element = await tile({ speaking: true });
      expect(element.matches(':state(speaking)')).to.equal(true);
      await change(element, { speaking: false });
      expect(element.matches(':state(speaking)')).to.equal(false);
    });

    it('shows a raised hand with its place, a hold and a pin, for the eye and the ear', async () => {
      const element = await tile({ handRaised: true, handPlace: 2, onHold: true });
      element.pinned = true;
      await element.updateComplete;
      expect(inside(element, '.hand')?.textContent?.trim()).to.equal('2');
      expect(inside(element, '.veil')?.textContent).to.equal('On hold');
      expect(inside(element, '[part=pin]')).to.exist;
      expect(element.matches(':state(hand-raised):state(on-hold)')).to.equal(true);
      expect(label(element)).to.equal('Tom Becker, No video, On hold, Hand raised, number 2, Pinned');
      await expect(element).to.be.accessible();
      await change(element, { handRaised: false, onHold: false });
      expect(inside(element, '.hand') === null).to.equal(true);
      expect(inside(element, '.veil') === null).to.equal(true);
    });

    it('does not let one person inherit the ring of another', async () => {
      const element = await tile({ id: '1', speaking: true });
      await change(element, { id: '2', speaking: false });
      expect(element.matches(':state(speaking)')).to.equal(false);
    });

    it('draws the ring outside of the picture', async () => {
      const element = await tile({ speaking: true });
      const box = element.getBoundingClientRect();
      const ring = inside(element, '.ring')!.getBoundingClientRect();
      expect(ring.left).to.equal(box.left - 5);
      expect(ring.bottom).to.equal(box.bottom + 5);
    });

    it('waits 1.5 s before it says that somebody reconnects, and stops at once', async () => {
      const element = await tile({ connection: 'reconnecting', videoStream: camera() });
      await pass(900);
      expect(inside(element, '.veil') === null).to.equal(true);
      await pass(600);
      expect(inside(element, '.veil'), 'no veil').to.exist;
      expect(element.matches(':state(reconnecting)')).to.equal(true);
      expect(label(element)).to.contain('Reconnecting');
      await change(element, { connection: 'connected' });
      expect(inside(element, '.veil') === null).to.equal(true);
    });

    it('shows the bars of a weak connection, but not of a good one', async () => {
      const element = await tile({ quality: 3 });
      expect(inside(element, '.bars') === null).to.equal(true);
      await change(element, { quality: 2 });
      expect(element.renderRoot.querySelectorAll('.bars .on')).to.have.length(2);
      expect(label(element)).to.contain('Weak connection');
      await change(element, { quality: 0 });
      expect(element.renderRoot.querySelectorAll('.bars .on')).to.have.length(0);
      await change(element, { quality: null });
      expect(inside(element, '.bars') === null).to.equal(true);
    });

    it('calls oneself You and mirrors only the camera', async () => {
      const element = await tile({ isLocal: true, videoStream: camera(), screenStream: camera() });
      expect(inside(element, '.name')?.textContent).to.equal('You');
      expect(getComputedStyle(video(element)).transform).to.equal('matrix(-1, 0, 0, 1, 0, 0)');
      await change(element, { mirrored: false });
      expect(getComputedStyle(video(element)).transform, 'it looks away').to.equal('none');
      await change(element, { mirrored: true });
      element.source = 'screen';
      await element.updateComplete;
      expect(getComputedStyle(video(element)).transform).to.equal('none');
      expect(element.matches(':state(screen)')).to.equal(true);
    });

    it('shows a screen whole, with whose it is', async () => {
      const element = await tile({ screenStream: camera() });
      element.source = 'screen';
      await element.updateComplete;
      expect(inside(element, '.name')?.textContent).to.contain('Tom Becker');
      expect(inside(element, '.name')?.textContent).to.contain('screen');
      expect(getComputedStyle(video(element)).objectFit).to.equal('contain');
      await expect(element).to.be.accessible();
    });

    it('says how far the call is', async () => {
      const element = await tile({ connection: 'ringing' });
      expect(inside(element, '.status')?.textContent).to.equal('Ringing…');
      expect(element.matches(':state(waiting)')).to.equal(true);
    });

    it('hides the name when compact, but not from the ear', async () => {
      const element = await tile({ name: 'Ana', audioMuted: true });
      element.compact = true;
      await element.updateComplete;
      const name = inside(element, '.name')!;
      expect(name.getBoundingClientRect().width).to.be.at.most(1);
      expect(name.textContent).to.equal('Ana');
      expect(label(element)).to.contain('Ana');
    });
  });

  describe('the video', () => {
    it('is muted and plays inline', async () => {
      const element = await tile({ videoStream: camera() });
      expect(video(element).muted).to.equal(true);
      expect(video(element).hasAttribute('playsinline')).to.equal(true);
      expect(video(element).autoplay).to.equal(true);
    });

    it('is kept for life, and its stream is written only when it changed', async () => {
      const one = camera();
      const element = await tile({ videoStream: one, videoMuted: false });
      const before = video(element);
      let writes = 0;
      const { get, set } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')!;
      Object.defineProperty(before, 'srcObject', {
        configurable: true,
        get: () => get!.call(before) as MediaStream,
        set: (value: MediaStream | null) => {
          writes++;
          set!.call(before, value);
        },
      });
      for (const patch of [
        { audioMuted: true },
        { videoMuted: true },
        { videoMuted: false, speaking: true },
        { name: 'Ana' },
        { connection: 'reconnecting' as const },
      ]) {
        await change(element, patch);
      }
      expect(writes).to.equal(0);
      await change(element, { videoStream: camera() });
      expect(writes).to.equal(1);
      await change(element, { videoStream: null });
      expect(writes).to.equal(2);
      expect(video(element) === before).to.equal(true);
    });

    it('is shown with its first frame, not before', async () => {
      const element = await tile({ videoStream: new MediaStream(), videoMuted: false });
      await pass(1_000);
      expect(visible(element)).to.equal(false);
      expect(inside(element, '.initials')).to.exist;
      await change(element, { videoStream: camera() });
      expect(visible(element)).to.equal(false);
      await waitUntil(() => visible(element), 'no picture', { timeout: 5000 });
      expect(element.matches(':state(video-off)')).to.equal(false);
    });

    it('is gone at once when the camera goes off, and comes back', async () => {
      const element = await tile({ videoStream: camera(), videoMuted: false });
      await waitUntil(() => visible(element), 'no picture', { timeout: 5000 });
      await change(element, { videoMuted: true });
      expect(getComputedStyle(video(element)).opacity).to.equal('0');
      await change(element, { videoMuted: false });
      await waitUntil(() => visible(element), 'did not come back', { timeout: 5000 });
    });

    it('fills its box while enough of it is seen, else is shown whole', async () => {
      const element = await tile({ videoStream: camera({ width: 160, height: 90 }), videoMuted: false });
      await waitUntil(() => visible(element), 'no picture', { timeout: 5000 });
      expect(element.pictureRatio).to.equal(160 / 90);
      expect(getComputedStyle(video(element)).objectFit).to.equal('cover');
      element.style.cssText = 'inline-size: 200px; block-size: 320px';
      await waitUntil(() => getComputedStyle(video(element)).objectFit === 'contain', 'still filled');
    });

    it('survives a move, and lets go of the stream when really removed', async () => {
      const element = await tile({ videoStream: camera(), videoMuted: false });
      const before = video(element);
      const elsewhere = await fixture<HTMLElement>(html`<div></div>`);
      elsewhere.append(element);
      await pass(1_000);
      expect(before.srcObject === element.participant!.videoStream).to.equal(true);
      await waitUntil(() => visible(element) && !before.paused, 'stopped by the move', { timeout: 5000 });
      element.remove();
      await pass(1_000);
      expect(before.srcObject === null).to.equal(true);
      elsewhere.append(element);
      await waitUntil(() => visible(element) && !before.paused, 'did not come back', { timeout: 5000 });
      expect(video(element) === before).to.equal(true);
    });
  });

  describe('the menu', () => {
    async function withMenu(patch: Partial<Participant> = {}): Promise<CallTile> {
      const element = await tile(patch);
      element.menu = true;
      await element.updateComplete;
      return element;
    }
    const button = (element: CallTile) => inside<HTMLButtonElement>(element, '.menu-button')!;
    const rows = (element: CallTile) => [
      ...element.renderRoot.querySelectorAll<HTMLElement>('#menu [data-row]'),
    ];
    const row = (element: CallTile, text: string) =>
      rows(element).find((each) => each.textContent?.trim() === text)!;
    const open = async (element: CallTile): Promise<void> => {
      button(element).focus();
      button(element).click();
      await waitUntil(
        () => rows(element).includes(element.shadowRoot!.activeElement as HTMLElement),
        'not open',
      );
    };

    it('is not there unless it is asked for, nor for nobody', async () => {
      const element = await tile();
      expect(inside(element, '.menu-button') === null).to.equal(true);
      element.menu = true;
      element.participant = null;
      await element.updateComplete;
      expect(inside(element, '.menu-button') === null).to.equal(true);
    });

    it('is named after the person, a target of 44 px, seen when it has the focus', async () => {
      const element = await withMenu({ name: 'Ana' });
      expect(button(element).getAttribute('aria-label')).to.equal('More for Ana');
      const { width, height } = button(element).getBoundingClientRect();
      expect([width, height]).to.deep.equal([44, 44]);
      expect(getComputedStyle(button(element)).opacity).to.equal('0');
      button(element).focus();
      await waitUntil(() => getComputedStyle(button(element)).opacity === '1', 'still unseen');
      await open(element);
      const menu = inside(element, '#menu')!;
      await Promise.all(menu.getAnimations().map(({ finished }) => finished));
      await expect(element).to.be.accessible();
    });

    it('a tap on the picture shows the way in, a click of a mouse does not', async () => {
      const element = await withMenu();
      const up = (pointerType: string) =>
        inside(element, '.tile')!.dispatchEvent(
          new PointerEvent('pointerup', { pointerType, bubbles: true, composed: true }),
        );
      up('mouse');
      expect(element.shadowRoot!.activeElement).to.equal(null);
      up('touch');
      expect(element.shadowRoot!.activeElement === button(element)).to.equal(true);
    });

    it('pins and unpins, and gives the focus back', async () => {
      const element = await withMenu({ id: '7' });
      const wishes: unknown[] = [];
      element.addEventListener('call-pin-request', ({ participantId }) => wishes.push(participantId));
      await open(element);
      row(element, 'Pin').click();
      await waitUntil(() => element.shadowRoot!.activeElement === button(element), 'focus is lost');
      element.pinned = true;
      await element.updateComplete;
      await open(element);
      row(element, 'Unpin').click();
      expect(wishes).to.deep.equal(['7', null]);
    });

    it('sets how loud one person is, and oneself has no volume', async () => {
      const element = await withMenu({ id: '7', volume: 0.4 });
      const wishes: unknown[] = [];
      element.addEventListener('call-volume-request', ({ participantId, volume }) =>
        wishes.push([participantId, volume]),
      );
      await open(element);
      const slider = inside<HTMLInputElement>(element, 'input[type=range]')!;
      expect(slider.value).to.equal('40');
      expect(slider.getAttribute('aria-valuetext')).to.equal('40 %');
      slider.value = '65';
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      expect(wishes).to.deep.equal([['7', 0.65]]);
      await change(element, { isLocal: true });
      expect(inside(element, 'input[type=range]') === null).to.equal(true);
    });

    it('shows the tile on the whole screen, by the same video', async function () {
      if (!document.fullscreenEnabled) return this.skip(); // A browser without it has no such row.
      const element = await withMenu({ videoStream: camera() });
      const asked: Element[] = [];
      const { requestFullscreen } = Element.prototype;
      Element.prototype.requestFullscreen = function (this: Element) {
        asked.push(this);
        return Promise.resolve();
      };
      try {
        await open(element);
        row(element, 'Full screen').click();
      } finally {
        Element.prototype.requestFullscreen = requestFullscreen;
      }
      expect(asked).to.deep.equal([element]);
    });
  });

  describe('what strangers wrote', () => {
    const attacks = [
      '<img src=x onerror="window.__hit = 1">',
      '"><script>window.__hit = 1</script>',
      "${alert(1)} {{constructor.constructor('window.__hit=1')()}}",
      '\u202Eevil\u202C name',
    ];

    it('stays text', async () => {
      for (const name of attacks) {
        const element = await tile({ name, audioMuted: true });
        expect(inside(element, '.name')?.textContent).to.equal(name);
        expect(inside(element, '.name')?.children).to.have.length(0);
        expect(label(element)).to.contain(name);
      }
      expect('__hit' in window).to.equal(false);
    });

    it('is isolated from the words around it', async () => {
      const element = await tile({ name: 'مريم' });
      expect(inside(element, '.name')?.localName).to.equal('bdi');
    });

    it('loads only a checked picture, without a referrer', async () => {
      for (const avatar of ['javascript:alert(1)', 'data:image/svg+xml,<svg onload=alert(1)>', '/logout']) {
        const element = await tile({ avatar });
        expect(inside(element, 'img') === null).to.equal(true);
      }
      const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
      const element = await tile({ avatar: pixel });
      const image = inside<HTMLImageElement>(element, 'img')!;
      expect(image.referrerPolicy).to.equal('no-referrer');
      await waitUntil(() => !image.hidden, 'the picture was not shown');
      await expect(element).to.be.accessible();
    });

    it('shows initials where the picture does not load', async () => {
      const element = await tile({ avatar: 'data:image/png;base64,AAAA' });
      const image = inside<HTMLImageElement>(element, 'img')!;
      await waitUntil(() => image.complete);
      expect(image.hidden).to.equal(true);
      expect(inside(element, '.initials')?.textContent).to.equal('TB');
    });
  });

  describe('in other surroundings', () => {
    it('puts the name at the start of the line in right-to-left', async () => {
      const box = await fixture<HTMLElement>(
        html`<div dir="rtl" style="inline-size: 320px">
          <call-tile .participant=${fakeParticipant({ quality: 1 })}></call-tile>
        </div>`,
      );
      const element = box.querySelector('call-tile')!;
      await element.updateComplete;
      const { left, right } = element.getBoundingClientRect();
      expect(inside(element, '.name-tag')!.getBoundingClientRect().right).to.equal(right - 8);
      expect(inside(element, '.chip')!.getBoundingClientRect().left).to.equal(left + 8);
    });

    it('grows with the text, and stays in the box', async () => {
      document.documentElement.style.fontSize = '200%';
      const element = await tile({ name: 'A name that is much too long for a tile', audioMuted: true });
      const tag = inside(element, '.name-tag')!.getBoundingClientRect();
      expect(tag.height).to.equal(56);
      expect(tag.right).to.be.at.most(element.getBoundingClientRect().right - 8 + 0.5);
      document.documentElement.style.fontSize = '';
    });

    it('takes its colours from the nearest value a page sets', async () => {
      const box = await fixture<HTMLElement>(
        html`<div style="--call-accent: #ff8800; --call-radius-tile: 3px">
          <call-tile .participant=${fakeParticipant({ speaking: true })}></call-tile>
        </div>`,
      );
      const element = box.querySelector('call-tile')!;
      await element.updateComplete;
      const plain = await tile({ speaking: true });
      const ring = (at: CallTile) => getComputedStyle(inside(at, '.ring')!).borderTopColor;
      expect(ring(element)).to.not.equal(ring(plain));
      expect(ring(element)).to.match(/^oklch/);
      expect(getComputedStyle(inside(element, '.tile')!).borderTopLeftRadius).to.equal('3px');
    });

    it('speaks the nearest language it knows, and English else', async () => {
      const box = await fixture<HTMLElement>(
        html`<div lang="xx"><call-tile .participant=${fakeParticipant({ isLocal: true })}></call-tile></div>`,
      );
      const element = box.querySelector('call-tile')!;
      await element.updateComplete;
      expect(inside(element, '.name')?.textContent).to.equal('You');
    });

    it('shows what is put over it, and lets the rest of the picture through', async () => {
      const element = await fixture<CallTile>(
        html`<call-tile style="inline-size: 320px" .participant=${fakeParticipant()}
          ><button slot="overlay">Menu</button></call-tile
        >`,
      );
      expect(inside<HTMLSlotElement>(element, 'slot')!.assignedElements()).to.have.length(1);
      expect(getComputedStyle(inside(element, '.overlay')!).pointerEvents).to.equal('none');
      expect(getComputedStyle(element.querySelector('button')!).pointerEvents).to.equal('auto');
    });
  });
});

describe('<call-tile> and how large it is seen', () => {
  it('tells the size in device pixels, and when it is seen no more', async () => {
    const store = createFakeStore();
    const told: (PersonView | null)[] = [];
    store.reportView = (_, view) => void told.push(view);
    const box = await fixture<HTMLElement>(html`
      <div style="inline-size: 320px; block-size: 180px; overflow: hidden">
        ${provide(
          store,
          html`<call-tile
              style="inline-size: 320px; block-size: 180px"
              .participant=${fakeParticipant()}
            ></call-tile>
            <call-tile .participant=${fakeParticipant({ id: '101', isLocal: true })}></call-tile>`,
        )}
      </div>
    `);
    const scale = devicePixelRatio;
    const size = { id: '102', source: 'camera', width: 320 * scale, height: 180 * scale };
    await until(
      () => told.at(-1),
      (view) => view != null,
    );
    expect(told).to.deep.equal([size]);
    const element = box.querySelector('call-tile')!;
    element.style.inlineSize = '160px';
    await until(
      () => told.at(-1)?.width,
      (width) => width === 160 * scale,
    );
    element.style.translate = '0 400px';
    await until(
      () => told.at(-1),
      (view) => view === null,
    );
    element.style.translate = 'none';
    await until(
      () => told.at(-1),
      (view) => view != null,
    );
    element.remove();
    await until(
      () => told.at(-1),
      (view) => view === null,
    );
  });
});

describe('defineElement', () => {
  const warnings: string[] = [];
  before(() => configureLogging({ sink: { ...console, warn: (text: string) => void warnings.push(text) } }));
  after(() => configureLogging({ sink: console }));

  it('does nothing the second time', () => {
    class Once extends HTMLElement {}
    defineElement('test-once', Once);
    defineElement('test-once', Once);
    expect(customElements.get('test-once')).to.equal(Once);
    expect(warnings).to.deep.equal([]);
  });

  it('yields to somebody else’s element, and says so once', () => {
    class Theirs extends HTMLElement {}
    class Ours extends HTMLElement {}
    customElements.define('test-taken', Theirs);
    defineElement('test-taken', Ours);
    defineElement('test-taken', Ours);
    expect(customElements.get('test-taken')).to.equal(Theirs);
    expect(warnings.filter((text) => text.includes('<test-taken>'))).to.have.length(1);
  });

  it('knows the name an element was given', () => {
    class Renamed extends HTMLElement {}
    expect(tagOf('test-renamed')).to.equal('test-renamed');
    defineElement('test-renamed', Renamed, 'acme-renamed');
    expect(tagOf('test-renamed')).to.equal('acme-renamed');
    expect(customElements.get('test-renamed')).to.equal(undefined);
  });

  it('can give a second name to a class that has one', () => {
    class Twice extends HTMLElement {}
    defineElement('test-twice', Twice);
    defineElement('test-twice', Twice, 'acme-twice');
    expect(document.createElement('acme-twice')).to.be.instanceOf(Twice);
    defineElement('test-twice', Twice, 'acme-twice');
    expect(warnings.filter((text) => text.includes('twice'))).to.deep.equal([]);
  });
});
