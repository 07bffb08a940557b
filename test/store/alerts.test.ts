import { expect } from '@open-wc/testing';
import type { CallStore } from '../../src/store/call-store.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';
import {
  createPeople,
  ended,
  inCall,
  likeSdk,
  rings,
  stateOf,
  type People,
} from '../harness/memory-people.js';
import { installClock, pass } from '../harness/clock.js';
import { until } from '../harness/until.js';

installClock();

const TITLE = '  My  page\n\twith spaces ';

interface HeardNote {
  readonly pitch: number;
  readonly context: AudioContext;
}

/** What would be heard: notes put on the clock of a context, and contexts that are open. */
function spyOnSound(): { notes: HeardNote[]; contexts: AudioContext[]; undo: () => void } {
  const notes: HeardNote[] = [];
  const contexts: AudioContext[] = [];
  const { start } = OscillatorNode.prototype;
  const Real = window.AudioContext;
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    notes.push({ pitch: Math.round(this.frequency.value), context: this.context as AudioContext });
    start.call(this, when);
  };
  window.AudioContext = class extends Real {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
  };
  return {
    notes,
    contexts,
    undo: () => {
      OscillatorNode.prototype.start = start;
      window.AudioContext = Real;
    },
  };
}

const { state: STATE } = Object.getOwnPropertyDescriptors(BaseAudioContext.prototype);
const realState = (context: BaseAudioContext): AudioContextState =>
  STATE?.get?.call(context) as AudioContextState;

/** Firefox on a machine without a sound card leaves every context suspended: then it is made to say "running". */
async function hasSoundCard(): Promise<boolean> {
  const context = new AudioContext();
  void context.resume();
  await Promise.race([
    new Promise((resolve) => (context.onstatechange = resolve)),
    // Real time: a context that never starts does not say so.
    new Promise((resolve) => setTimeout(resolve, 2_000)),
  ]);
  const runs = context.state === 'running';
  await context.close();
  return runs;
}

describe('alerts', () => {
  let people: People;
  let sound: ReturnType<typeof spyOnSound>;
  let titleBefore: string;
  const title = (): string => document.querySelector('title')?.text ?? '';

  let soundCard: boolean;
  const sayState = (state: (context: BaseAudioContext) => AudioContextState): void =>
    void Object.defineProperty(BaseAudioContext.prototype, 'state', {
      configurable: true,
      get(this: BaseAudioContext) {
        return state(this);
      },
    });
  const runningIfOpen = (context: BaseAudioContext): AudioContextState =>
    soundCard || realState(context) === 'closed' ? realState(context) : 'running';

  before(async () => {
    soundCard = await hasSoundCard();
    sayState(runningIfOpen);
  });
  after(() => Object.defineProperty(BaseAudioContext.prototype, 'state', STATE as PropertyDescriptor));

  beforeEach(() => {
    people = createPeople();
    sound = spyOnSound();
    titleBefore = document.title;
    if (!document.querySelector('title')) document.head.append(document.createElement('title'));
    document.querySelector('title')!.text = TITLE;
  });
  afterEach(() => {
    people.close();
    sound.undo();
    document.title = titleBefore;
    for (const link of document.querySelectorAll('link[rel~="icon"]')) link.remove();
  });

  const ring = async (options: CallStoreOptions = {}): Promise<readonly [CallStore, CallStore]> => {
    const ana = await people.join('101', { displayName: 'Ana' });
    const ben = await people.join('102', { alerts: true, ...options });
    await ana.call('102', { video: false });
    await stateOf(ben, rings, 'rings');
    return [ana, ben];
  };
  /** The picture without a ringing call has just come: by then all must be as before, not later. */
  const onceSilent = async (ben: CallStore, look: () => void): Promise<void> => {
    const fault = await new Promise<unknown>((resolve) => {
      const stop = ben.subscribe(({ incoming }) => {
        if (incoming.length > 0) return;
        queueMicrotask(() => stop());
        try {
          look();
          resolve(null);
        } catch (error) {
          resolve(error);
        }
      });
    });
    if (fault) throw fault as Error;
  };

  describe('title and icon', () => {
    it('says who is calling in turn with the page’s own, and gives it back to the letter', async () => {
      const [ana, ben] = await ring();
      expect(title()).to.equal('Ana is calling');
      await until(title, (text) => text === TITLE, { label: 'its own title in turn' });
      await until(title, (text) => text === 'Ana is calling', { label: 'and again' });
      void ana.hangUp();
      await onceSilent(ben, () => void expect(title()).to.equal(TITLE));
    });

    it('keeps what the page writes meanwhile', async () => {
      const [, ben] = await ring();
      document.querySelector('title')!.text = 'Three new messages';
      await ben.reject();
      expect(title()).to.equal('Three new messages');
    });

    it('leaves no title where there was none', async () => {
      document.querySelector('title')?.remove();
      const [, ben] = await ring();
      expect(document.title).to.equal('Ana is calling');
      await ben.reject();
      expect(document.querySelector('title')).to.equal(null);
    });

    it('takes words in the language of the page', async () => {
      await ring({
        alertWords: () => ({
          isCalling: (name) => `${name} ruft an`,
          callFrom: (_kind, name) => name,
          answer: '',
          decline: '',
        }),
      });
      expect(title()).to.equal('Ana ruft an');
    });

    const ends: Record<string, (ana: CallStore, ben: CallStore) => unknown> = {
      answered: (_ana, ben) => ben.accept({ audio: false }),
      declined: (_ana, ben) => ben.reject(),
      'taken back': (ana) => ana.hangUp(),
      'signed out': (_ana, ben) => ben.disconnect(),
    };
    const stops: Record<string, (ben: CallStore) => unknown> = {
      'turned off': (ben) => ben.configure({ alerts: false }),
      'disposed of': (ben) => ben.dispose(),
      'the page goes': () => window.dispatchEvent(new PageTransitionEvent('pagehide')),
    };
    const ringLoud = async (): Promise<readonly [CallStore, CallStore, () => void]> => {
      const link = document.head.appendChild(document.createElement('link'));
      link.rel = 'shortcut icon';
      link.setAttribute('href', 'data:,own');
      const [ana, ben] = await ring();
      await until(
        () => link.getAttribute('href'),
        (href) => href?.startsWith('data:image/png') ?? false,
        {
          label: 'the icon of a call',
        },
      );
      await until(() => sound.notes.length, Boolean, { label: 'a ring is heard' });
      const asBefore = (): void =>
        void expect([title(), link.getAttribute('href')]).to.deep.equal([TITLE, 'data:,own']);
      return [ana, ben, asBefore];
    };
    for (const [how, end] of Object.entries(ends)) {
      it(`is over when the ringing is: ${how}`, async () => {
        const [ana, ben, asBefore] = await ringLoud();
        void end(ana, ben);
        await onceSilent(ben, asBefore);
      });
    }
    for (const [how, stop] of Object.entries(stops)) {
      it(`is over before the next line runs: ${how}`, async () => {
        const [, ben, asBefore] = await ringLoud();
        stop(ben);
        asBefore();
      });
    }

    it('is over when the ringing is: nobody answered', async () => {
      const ana = await people.join('101', { displayName: 'Ana' });
      const ben = await people.join('102', { alerts: true, timing: { answerTimeout: 400 } });
      await ana.call('102', { video: false });
      await stateOf(ben, rings, 'rings');
      await onceSilent(ben, () => void expect(title()).to.equal(TITLE));
    });

    it('puts an icon where the page has none, and takes it away again', async () => {
      const [, ben] = await ring();
      const icon = (): Element | null => document.querySelector('link[rel="icon"]');
      await until(icon, Boolean, { label: 'an icon' });
      await ben.reject();
      expect(icon()).to.equal(null);
    });
  });

  describe('sound', () => {
    it('rings with E5 and B5, and is silent when it is taken', async () => {
      const [, ben] = await ring();
      await until(
        () => sound.notes.length,
        (count) => count >= 2,
        { label: 'a ring' },
      );
      expect(sound.notes.slice(0, 2).map(({ pitch }) => pitch)).to.deep.equal([659, 988]);
      await ben.accept({ audio: false });
      const count = sound.notes.filter(({ pitch }) => pitch === 659).length;
      await until(
        () => sound.contexts[0]?.state,
        (state) => state === 'closed',
        {
          label: 'the context is closed when all is quiet',
        },
      );
      expect(sound.notes.filter(({ pitch }) => pitch === 659).length).to.equal(count);
    });

    it('rings on', async function () {
      // The clock of a sound card that is not there does not tell when a ring is over.
      if (!soundCard) this.skip();
      await ring();
      await until(
        () => sound.notes.length,
        (count) => count >= 4,
        { label: 'the second ring' },
      );
    });

    it('what is taken at once by code makes no sound', async () => {
      const ana = await people.join('101');
      const ben = await people.join('102', { alerts: { sound: true, title: false } });
      const stop = ben.subscribe(({ incoming }) => void (incoming.length > 0 && ben.reject()));
      await ana.call('102', { video: false });
      await stateOf(ana, ended);
      // Longer than it would take: what comes later rings.
      await pass(1_000);
      stop();
      expect(sound.contexts).to.have.lengthOf(0);
    });

    it('the caller hears it ring over there, then that somebody comes, then that they go', async () => {
      const ana = await people.join('101', { alerts: true });
      const ben = await people.join('102');
      await ana.call('102', { video: false });
      await until(() => sound.notes.length, Boolean, { label: 'ringback' });
      expect(sound.notes.map(({ pitch }) => pitch)).to.deep.equal([440]);
      await ben.accept();
      await stateOf(ana, inCall);
      const pitches = (): number[] => sound.notes.map(({ pitch }) => pitch).filter((pitch) => pitch !== 440);
      await until(pitches, (all) => all.length === 2, { label: 'joined' });
      expect(pitches()).to.deep.equal([784, 1047]);
      // Two tones within 400 ms are one.
      const at = performance.now();
      await until(
        () => performance.now() - at,
        (passed) => passed > 450,
      );
      await ben.hangUp();
      await until(pitches, (all) => all.length === 4, { label: 'left' });
      expect(pitches().slice(2)).to.deep.equal([1047, 784]);
    });

    it('where nobody says that it rings, the caller hears so after three seconds, and reads "Calling…"', async () => {
      likeSdk(people, '102');
      const ana = await people.join('101', { alerts: true });
      const ben = await people.join('102');
      await ana.call('102', { video: false });
      await stateOf(ben, rings);
      expect(sound.notes).to.have.lengthOf(0);
      await pass(3_000);
      await until(() => sound.notes.length, Boolean, { label: 'ringback' });
      expect(sound.notes.map(({ pitch }) => pitch)).to.deep.equal([440]);
      expect(ana.getState().call?.phase).to.equal('dialing');
      await ben.reject();
      await stateOf(ana, ended);
      await pass(3_000);
      await until(
        () => sound.contexts.map((context) => context.state),
        (states) => states.every((state) => state === 'closed'),
        { label: 'no context is left, of the tones or of the microphone' },
      );
      expect(sound.notes.filter(({ pitch }) => pitch === 440).length).to.be.below(3);
    });

    it('rings and speaks from the chosen speaker alike', async () => {
      const routed: string[] = [];
      const media = HTMLMediaElement.prototype as { setSinkId?: (id: string) => Promise<void> };
      const tones = AudioContext.prototype as { setSinkId?: (id: string) => Promise<void> };
      const [before, beforeTones] = [media.setSinkId, tones.setSinkId];
      media.setSinkId = () => Promise.resolve();
      tones.setSinkId = (id) => (routed.push(id), Promise.resolve());
      try {
        const ana = await people.join('101');
        const ben = await people.join('102', { alerts: true });
        await ben.selectDevice('audiooutput', 'speaker-2');
        await ana.call('102', { video: false });
        await stateOf(ben, rings);
        await until(() => routed.length, Boolean, { label: 'routed' });
        expect(routed).to.deep.equal(['speaker-2']);
        await ben.reject();
      } finally {
        for (const [one, old] of [
          [media, before],
          [tones, beforeTones],
        ] as const) {
          if (old) one.setSinkId = old;
          else Reflect.deleteProperty(one, 'setSinkId');
        }
      }
    });

    it('a raised hand ticks', async () => {
      const ana = await people.join('101', { alerts: true });
      const ben = await people.join('102');
      await ana.call('102', { video: false });
      await stateOf(ben, rings);
      await ben.accept();
      await stateOf(ana, inCall);
      await until(() => sound.notes.some(({ pitch }) => pitch === 784), Boolean, { label: 'joined' });
      const at = performance.now();
      await until(
        () => performance.now() - at,
        (passed) => passed > 450,
      );
      await stateOf(ben, inCall);
      await ben.setHandRaised(true);
      await until(
        () => sound.notes.at(-1)?.pitch,
        (pitch) => pitch === 620,
        { label: 'a tick' },
      );
    });

    it('only one page of an origin rings, and the next takes over when that one goes', async () => {
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        void navigator.locks.request('call-elements:ring', () => {
          resolve();
          return new Promise<void>((free) => (release = free));
        });
      });
      await held;
      const [, ben] = await ring();
      await until(
        () => navigator.locks.query(),
        ({ pending }) => pending?.some(({ name }) => name === 'call-elements:ring') ?? false,
        { label: 'waits for its turn' },
      );
      expect(sound.notes).to.have.lengthOf(0);
      expect(title()).to.equal('Ana is calling');
      release();
      await until(() => sound.notes.length, Boolean, { label: 'its turn' });
      await ben.reject();
      await until(
        () => navigator.locks.query(),
        ({ held: now }) => !now?.some(({ name }) => name === 'call-elements:ring'),
        { timeout: 1_000, label: 'the lock is free' },
      );
    });

    it('where the browser holds sound back it rings for the eye, and is heard after the first act', async () => {
      const { resume } = AudioContext.prototype;
      let acted = false;
      let tried = false;
      sayState((context) => {
        tried = true;
        return acted ? runningIfOpen(context) : 'suspended';
      });
      // A refusal is a promise that stays open.
      AudioContext.prototype.resume = function (this: AudioContext) {
        return acted ? resume.call(this) : new Promise(() => undefined);
      };
      try {
        const [, ben] = await ring();
        await until(() => tried, Boolean, { label: 'tried' });
        expect(title()).to.equal('Ana is calling');
        expect(sound.notes).to.have.lengthOf(0);
        acted = true;
        document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
        await until(() => sound.notes.length, Boolean, { label: 'heard' });
        await ben.reject();
      } finally {
        AudioContext.prototype.resume = resume;
        sayState(runningIfOpen);
      }
    });

    it('nothing breaks where no sound can be made at all', async () => {
      window.AudioContext = class {
        constructor() {
          throw new DOMException('no sound card', 'NotSupportedError');
        }
      } as unknown as typeof AudioContext;
      const [, ben] = await ring();
      await pass(1_000);
      await ben.accept();
      await stateOf(ben, inCall);
    });
  });

  describe('vibration', () => {
    let asked: unknown[];
    beforeEach(() => {
      asked = [];
      Object.defineProperty(navigator, 'vibrate', {
        configurable: true,
        value: (pattern: unknown) => asked.push(pattern) > 0,
      });
      Object.defineProperty(navigator, 'userActivation', {
        configurable: true,
        value: { hasBeenActive: true, isActive: false },
      });
    });
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'vibrate');
      Reflect.deleteProperty(navigator, 'userActivation');
    });

    it('in time with the ring, and stopped at once', async () => {
      const [, ben] = await ring();
      expect(asked).to.have.lengthOf(1);
      expect((asked[0] as number[]).slice(0, 4)).to.deep.equal([280, 120, 280, 2280]);
      expect((asked[0] as number[]).length).to.be.at.most(99);
      await ben.reject();
      expect(asked.slice(1)).to.deep.equal([0]);
    });

    it('not before the person has touched the page: the browser would complain', async () => {
      Object.defineProperty(navigator, 'userActivation', {
        configurable: true,
        value: { hasBeenActive: false, isActive: false },
      });
      await ring();
      expect(asked).to.deep.equal([]);
    });
  });

  describe('notification', () => {
    interface Shown {
      readonly title: string;
      readonly options: NotificationOptions & { readonly actions?: unknown; readonly tag: string };
      closed: boolean;
      onclick?: () => void;
    }
    const RealNotification = window.Notification;
    let shown: Shown[];
    let asked: number;
    let answer: () => Promise<NotificationPermission>;

    /** A browser with notifications, and a page that nobody looks at. */
    function fake(permission: NotificationPermission, { hidden = true, workersOnly = false } = {}): void {
      window.Notification = class {
        static permission = permission;
        static requestPermission = (): Promise<NotificationPermission> => (asked++, answer());
        closed = false;
        constructor(
          readonly title: string,
          readonly options: Shown['options'],
        ) {
          if (workersOnly) throw new TypeError('Illegal constructor');
          shown.push(this);
        }
        close(): void {
          this.closed = true;
        }
      } as unknown as typeof Notification;
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        value: hidden ? 'hidden' : 'visible',
      });
    }
    beforeEach(() => {
      shown = [];
      asked = 0;
      answer = () => Promise.resolve('granted');
    });
    afterEach(() => {
      window.Notification = RealNotification;
      Reflect.deleteProperty(document, 'visibilityState');
    });
    const quietRing = (): Promise<readonly [CallStore, CallStore]> => ring({ alerts: { sound: false } });

    it('without a worker: one that brings the page to the front, and goes when it stops ringing', async () => {
      fake('granted');
      const [, ben] = await quietRing();
      const [notice] = await until(
        () => shown,
        (all) => all.length === 1,
        { label: 'shown' },
      );
      expect(notice.title).to.equal('Audio call from Ana');
      expect(notice.options.tag).to.equal(`call-elements:${ben.getState().incoming[0].id}`);
      expect(notice.options.actions, 'nobody would hear of them').to.equal(undefined);
      const { focus } = window;
      let focused = 0;
      window.focus = () => void focused++;
      try {
        notice.onclick!();
      } finally {
        window.focus = focus;
      }
      expect([focused, notice.closed]).to.deep.equal([1, true]);
      expect(ben.getState().incoming, 'it is not answered by that').to.have.lengthOf(1);
      notice.closed = false;
      await ben.reject();
      expect(notice.closed).to.equal(true);
    });

    it('of a name that turns the words around it, only what is seen', async () => {
      fake('granted');
      const ana = await people.join('101', { displayName: '\u202eAna\u0007' });
      const ben = await people.join('102', { alerts: { sound: false } });
      await ana.call('102', { video: false });
      await stateOf(ben, rings);
      const [notice] = await until(
        () => shown,
        (all) => all.length === 1,
        { label: 'shown' },
      );
      expect(notice.title).to.equal('Audio call from Ana');
      expect(title()).to.equal('Ana is calling');
      await ben.reject();
    });

    for (const [why, permission, options] of [
      ['while somebody looks', 'granted', { hidden: false }],
      ['without leave', 'default', {}],
      ['against a no', 'denied', {}],
      ['where only workers may', 'granted', { workersOnly: true }],
    ] as const) {
      it(`none ${why}, and the ring goes on`, async () => {
        fake(permission, options);
        const [, ben] = await quietRing();
        await pass(1_500);
        expect(shown).to.deep.equal([]);
        expect(asked, 'never by itself').to.equal(0);
        expect(ben.getState().incoming).to.have.lengthOf(1);
        await ben.reject();
      });
    }

    it('asks for leave only where that is open, and never throws', async () => {
      const store = await people.join('101');
      fake('default');
      expect(await store.requestNotifications()).to.equal('granted');
      expect(asked).to.equal(1);
      answer = () => Promise.reject(new TypeError('not in a frame'));
      expect(await store.requestNotifications()).to.equal('default');
      fake('denied');
      expect(await store.requestNotifications()).to.equal('denied');
      fake('granted');
      expect(await store.requestNotifications()).to.equal('granted');
      expect(asked).to.equal(2);
      Reflect.deleteProperty(window, 'Notification');
      expect(await store.requestNotifications()).to.equal('denied');
    });
  });

  it('each kind can be turned off', async () => {
    await ring({ alerts: { sound: false, title: false, vibration: false, notification: false } });
    await pass(200);
    expect(title()).to.equal(TITLE);
    expect(sound.contexts).to.have.lengthOf(0);
  });
});
