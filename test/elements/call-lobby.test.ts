import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/call-lobby/define.js';
import type { CallLobby } from '../../src/elements/call-lobby/call-lobby.js';
import '../../src/locale/ar.js';
import { CallError, type CallErrorReason } from '../../src/session/call-error.js';
import type { CallState, IncomingCall } from '../../src/store/call-state.js';
import type { CallStore } from '../../src/store/call-store.js';
import { createCallStore } from '../../src/store/create-call-store.js';
import { errorWords } from '../../src/locale/trouble.js';
import { en } from '../../src/locale/en.js';
import { createFakeStore, fakeCall, idleState, provide, type FakeStore } from '../harness/fake-store.js';
import { browserFamily } from '../../src/support/browser-family.js';
import { until } from '../harness/until.js';

const idle = idleState();
const ana = { id: '101', name: 'Ana Petrović', avatar: null };
const tom = { id: '102', name: 'Tom Becker', avatar: null };
const ring = (patch: Partial<IncomingCall> = {}): IncomingCall => ({
  id: 'ring-1',
  kind: 'video',
  from: tom,
  others: [],
  userInfo: {},
  receivedAt: Date.now(),
  expiresAt: Date.now() + 60_000,
  ...patch,
});
const previewing: CallState['preview'] = { ...idle.preview, on: true };
const on = { microphone: { ...idle.microphone, on: true }, camera: { ...idle.camera, on: true } };
const failing = (camera: CallErrorReason | null, microphone: CallErrorReason | null): Partial<CallState> => ({
  preview: previewing,
  camera: { ...idle.camera, reason: camera, availability: camera ? 'unavailable' : 'available', on: !camera },
  microphone: {
    ...idle.microphone,
    reason: microphone,
    availability: microphone ? 'unavailable' : 'available',
    on: !microphone,
  },
});

interface Lobby {
  readonly element: CallLobby;
  readonly store: FakeStore;
  part(name: string): HTMLElement | null;
  words(name: string): string;
  press(name: string): Promise<void>;
}

async function lobby(
  state: Partial<CallState> = {},
  content = html`<call-lobby to="102"></call-lobby>`,
): Promise<Lobby> {
  const store = createFakeStore(state);
  const box = await fixture<HTMLElement>(html`<div>${provide(store, content)}</div>`);
  const element = box.querySelector('call-lobby')!;
  await element.updateComplete;
  const part = (name: string): HTMLElement | null => element.shadowRoot!.querySelector(`[part="${name}"]`);
  return {
    element,
    store,
    part,
    words: (name) => part(name)?.textContent.replace(/\s+/g, ' ').trim() ?? '',
    async press(name) {
      part(name)!.click();
      await element.updateComplete;
    },
  };
}
const asked = ({ store }: Lobby): unknown => store.calls.at(-1);

describe('<call-lobby>', () => {
  it('opens nothing by itself, and both on the press of its button', async () => {
    const page = await lobby();
    expect(page.store.calls).to.deep.equal([]);
    expect(page.words('turn-on')).to.equal('Turn on camera and microphone');
    expect(page.words('note')).to.equal('Nobody sees or hears you yet');
    await expect(page.element).to.be.accessible();
    await page.press('turn-on');
    expect(asked(page)).to.deep.equal(['startPreview', [{ video: true }]]);
    page.store.set({ preview: previewing });
    await page.element.updateComplete;
    expect(page.part('turn-on')).to.equal(null);
    expect(page.element.shadowRoot!.activeElement, 'the focus is not lost').to.equal(null);
    expect(page.element.matches(':state(preview)')).to.be.true;
  });

  it('with `autostart` asks nobody', async () => {
    const page = await lobby({}, html`<call-lobby autostart></call-lobby>`);
    expect(asked(page)).to.deep.equal(['startPreview', [{ video: true, ask: false }]]);
  });

  it('the first one that is switched on opens itself alone', async () => {
    const page = await lobby();
    const [microphone] = page.element.shadowRoot!.querySelectorAll('call-toggle');
    await microphone.updateComplete;
    microphone.shadowRoot!.querySelector('button')!.click();
    expect(page.store.calls).to.deep.equal([['startPreview', [{ audio: true, video: false }]]]);
    page.store.set({ preview: previewing });
    await page.element.updateComplete;
    microphone.shadowRoot!.querySelector('button')!.click();
    expect(asked(page)).to.deep.equal(['setMicrophone', [true]]);
  });

  it('keeps the focus when the button it was on is gone', async () => {
    const page = await lobby();
    page.part('turn-on')!.focus();
    page.store.set({ preview: previewing });
    await page.element.updateComplete;
    expect(page.element.shadowRoot!.activeElement?.getAttribute('part')).to.equal('join');
  });

  describe('Join', () => {
    const LABELS = [
      [null, null, 'Join'],
      ['permission-denied', null, 'Join without camera'],
      [null, 'no-device', 'Join without microphone'],
      ['device-in-use', 'no-device', 'Join without camera and microphone'],
    ] as const;
    for (const [camera, microphone, label] of LABELS) {
      it(`is never disabled: "${label}"`, async () => {
        const page = await lobby(failing(camera, microphone));
        const button = page.part('join') as HTMLButtonElement;
        expect(page.words('join')).to.equal(label);
        expect(button.disabled).to.be.false;
        expect(button.getBoundingClientRect().height).to.be.at.least(52);
        await page.press('join');
        expect(asked(page)).to.deep.equal([
          'call',
          [['102'], { audio: !microphone, video: !camera, kind: 'video' }],
        ]);
      });
    }

    it('before a look: as any call, the browser asks then', async () => {
      const page = await lobby();
      await page.press('join');
      expect(asked(page)).to.deep.equal(['call', [['102'], { audio: true, video: true, kind: 'video' }]]);
    });

    it('leaves out what was switched off, without a word', async () => {
      const page = await lobby({ preview: previewing, microphone: on.microphone });
      expect(page.words('join')).to.equal('Join');
      await page.press('join');
      expect(asked(page)).to.deep.equal(['call', [['102'], { audio: true, video: false, kind: 'video' }]]);
    });

    it('is an audio call without a camera', async () => {
      const page = await lobby({}, html`<call-lobby to="102 103" kind="audio"></call-lobby>`);
      expect(page.words('turn-on')).to.equal('Turn on microphone');
      await page.press('join');
      expect(asked(page)).to.deep.equal([
        'call',
        [['102', '103'], { audio: true, video: false, kind: 'audio' }],
      ]);
    });

    it('answers the call that rings where nobody is to be called', async () => {
      const page = await lobby(
        { incoming: [ring({ others: [ana] })], preview: previewing, ...on },
        html`<call-lobby dismissible></call-lobby>`,
      );
      expect(page.words('title')).to.equal('Video call from Tom Becker');
      expect(page.words('people')).to.equal('+ Ana Petrović');
      expect(page.words('join')).to.equal('Answer');
      expect(page.words('dismiss')).to.equal('Decline');
      expect(page.element.matches(':state(answering)')).to.be.true;
      await page.press('join');
      expect(asked(page)).to.deep.equal(['accept', [{ callId: 'ring-1', audio: true, video: true }]]);
      page.store.set({ call: fakeCall() });
      await page.element.updateComplete;
      await page.press('dismiss');
      expect(page.store.calls.slice(1)).to.deep.equal([
        ['reject', [{ callId: 'ring-1' }]],
        ['stopPreview', []],
      ]);
    });

    it('says that it is on its way, presses once, and says why it failed', async () => {
      const page = await lobby({ preview: previewing, ...on });
      await page.press('join');
      await page.press('join');
      expect(page.store.calls).to.have.length(1);
      expect(page.words('join')).to.equal('Connecting…');
      page.store.emit('call-error', { error: new CallError('signaling-offline') });
      await page.element.updateComplete;
      expect(page.words('join')).to.equal('Join');
      expect(page.words('notice')).to.contain('You are offline');
      await page.press('join');
      expect(page.part('notice')).to.equal(null);
      page.store.set({ call: fakeCall() });
      await page.element.updateComplete;
      expect(page.element.matches(':state(in-call)')).to.be.true;
    });

    it('can be taken over by the page', async () => {
      const page = await lobby();
      let options: unknown;
      page.element.addEventListener('call-join-request', (event) => {
        event.preventDefault();
        ({ options } = event);
      });
      await page.press('join');
      expect(options).to.deep.equal({ audio: true, video: true, kind: 'video' });
      expect(page.store.calls).to.deep.equal([]);
      expect(page.words('join')).to.equal('Join');
    });
  });

  it('says who is called, or who is in', async () => {
    const page = await lobby(
      {},
      html`<call-lobby .to=${[{ id: '102', name: 'Tom Becker' }, '103']}></call-lobby>`,
    );
    expect(page.words('people')).to.equal('You are about to call Tom Becker');
    page.element.people = [ana, tom];
    await page.element.updateComplete;
    expect(page.words('people')).to.equal('Ana Petrović and Tom Becker are in the call');
    page.element.people = [{ ...ana, name: '<img src=x onerror=alert(1)>' }];
    await page.element.updateComplete;
    expect(page.words('people')).to.contain('<img');
    expect(page.element.shadowRoot!.querySelector('.people img')).to.equal(null);
  });

  describe('says what is wrong, and what to do', () => {
    const REASONS = [
      'permission-denied',
      'permission-denied-by-system',
      'permission-denied-by-frame',
      'insecure-origin',
      'device-in-use',
      'no-device',
      'black-picture',
    ] as const;
    for (const reason of REASONS) {
      it(`${reason}, of the camera`, async () => {
        const page = await lobby(failing(reason, null));
        const { title } = errorWords(en, reason, 'camera');
        expect(page.words('notice')).to.contain(title);
        expect(page.element.matches(':state(trouble)')).to.be.true;
        await expect(page.element).to.be.accessible();
        page.store.set({ camera: on.camera });
        await page.element.updateComplete;
        expect(page.part('notice'), 'gone when mended').to.equal(null);
      });
    }

    it('a dead microphone by its name', async () => {
      const page = await lobby({
        ...failing(null, 'silent-microphone'),
        microphone: { ...on.microphone, deviceId: 's', reason: 'silent-microphone' },
        devices: {
          ...idle.devices,
          audioinput: [{ deviceId: 's', label: 'Studio Microphone', kind: 'audioinput', groupId: 'g' }],
        },
      });
      expect(page.words('notice')).to.contain('We hear nothing from Studio Microphone');
      expect(page.words('join'), 'it is there').to.equal('Join');
    });

    it('once for both', async () => {
      const page = await lobby(failing('permission-denied', 'permission-denied'));
      const notices = page.element.shadowRoot!.querySelectorAll('[part="notice"]');
      expect(notices).to.have.length(1);
      expect(page.words('notice')).to.contain('Your camera and microphone are blocked');
      expect(notices[0].querySelectorAll('li')).to.have.length(2);
    });

    it('with a way to try again, where the browser does not tell', async () => {
      const page = await lobby(failing('device-in-use', null));
      await page.press('try-again');
      expect(asked(page)).to.deep.equal(['startPreview', [{ video: true }]]);
      page.store.set(failing('permission-denied', null));
      await page.element.updateComplete;
      expect(page.part('try-again') === null).to.equal(browserFamily() === 'chrome');
    });

    it('to the ear as well, once', async () => {
      const page = await lobby(failing('device-in-use', null));
      const said = page.element.shadowRoot!.querySelector('[role="status"]')!;
      await until(
        () => said.textContent,
        (text) => text.includes('Another app has your camera'),
      );
    });

    it('with a way out of a frame', async () => {
      const page = await lobby(failing('permission-denied-by-frame', 'permission-denied-by-frame'));
      const link = page.element.shadowRoot!.querySelector<HTMLAnchorElement>('.notice a')!;
      expect(link.textContent.trim()).to.equal('Open in a tab');
      expect(link.href).to.equal(location.href);
      expect(link.target).to.equal('_blank');
    });

    it('nothing about a question that was closed', async () => {
      const page = await lobby(failing('cancelled', null));
      expect(page.part('notice')).to.equal(null);
    });
  });

  it('fits from 280 px to a wall, in Arabic and with text at 200 %', async () => {
    const { element } = await lobby(
      failing('permission-denied', 'no-device'),
      html`<call-lobby to="102" dismissible lang="ar" dir="rtl"></call-lobby>`,
    );
    for (const size of ['', '200%']) {
      document.documentElement.style.fontSize = size;
      for (const width of [280, 360, 768, 1440, 2560]) {
        element.style.inlineSize = `${width}px`;
        await new Promise((done) => requestAnimationFrame(done));
        expect(element.scrollWidth, `${width} px ${size}`).to.be.at.most(width);
        for (const button of element.shadowRoot!.querySelectorAll('button')) {
          expect(button.getBoundingClientRect().height).to.be.at.least(44);
        }
      }
    }
    document.documentElement.style.removeProperty('font-size');
  });

  describe('with real devices', function () {
    this.timeout(30_000);
    const opened: MediaStreamTrack[] = [];
    const { getUserMedia } = navigator.mediaDevices;
    beforeEach(() => {
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        const stream = await getUserMedia.call(navigator.mediaDevices, constraints);
        opened.push(...stream.getTracks());
        return stream;
      };
    });
    afterEach(() => {
      navigator.mediaDevices.getUserMedia = getUserMedia;
      opened.length = 0;
    });
    const live = (): number => opened.filter(({ readyState }) => readyState === 'live').length;

    it('shows the picture mirrored, survives a move, and frees all when it is taken away', async () => {
      const store: CallStore = createCallStore({ forgetDevices: true });
      const box = await fixture<HTMLElement>(
        html`<div>
          ${provide(
            store,
            html`<div id="a"><call-lobby></call-lobby></div>
              <div id="b"></div>`,
          )}
        </div>`,
      );
      const element = box.querySelector('call-lobby')!;
      await element.updateComplete;
      element.shadowRoot!.querySelector<HTMLElement>('[part="turn-on"]')!.click();
      const video = element.shadowRoot!.querySelector('video')!;
      await until(() => element.shadowRoot!.querySelector('.stage.seen'));
      // The made-up camera of Firefox says that it looks away.
      const away = store.getState().camera.facing === 'environment';
      expect(video.matches('.mirrored')).to.equal(!away);
      expect(video.videoWidth).to.be.greaterThan(0);
      box.querySelector('#b')!.append(element);
      // Real time: nothing must come of a move.
      await new Promise((done) => setTimeout(done, 300));
      expect(live()).to.equal(2);
      expect(element.shadowRoot!.querySelector('video') === video, 'the same').to.be.true;
      await until(() => !video.paused && video.srcObject !== null, Boolean, { label: 'it plays on' });
      element.remove();
      await until(live, (count) => count === 0, { label: 'freed' });
      expect(store.getState().preview.on).to.be.false;
      store.dispose();
    });

    it('100 of them leave nothing', async () => {
      const store = createCallStore({ forgetDevices: true });
      const box = await fixture<HTMLElement>(html`<div>${provide(store, html`<section></section>`)}</div>`);
      const section = box.querySelector('section')!;
      const contexts = watchContexts();
      for (let i = 0; i < 100; i++) {
        const element = document.createElement('call-lobby');
        section.append(element);
        await element.updateComplete;
        if (i % 20 === 0) {
          await store.startPreview();
          await element.updateComplete;
        }
        element.remove();
      }
      await until(live, (count) => count === 0, { label: 'no track lives' });
      await until(contexts.open, (count) => count <= 1, { label: 'at most the one of the level' });
      store.dispose();
      await until(contexts.open, (count) => count === 0, { label: 'no sound context' });
      contexts.restore();
      expect(section.childElementCount).to.equal(0);
    });
  });
});

/** Counts the audio contexts that are open. */
function watchContexts(): { open(): number; restore(): void } {
  const Native = window.AudioContext;
  const made: AudioContext[] = [];
  window.AudioContext = class extends Native {
    constructor(options?: AudioContextOptions) {
      super(options);
      made.push(this);
    }
  };
  return {
    open: () => made.filter(({ state }) => state !== 'closed').length,
    restore: () => void (window.AudioContext = Native),
  };
}
