import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import '../../src/elements/call-controls/define.js';
import '../../src/elements/call-grid/define.js';
import type { CallControls } from '../../src/elements/call-controls/call-controls.js';
import type { CallState } from '../../src/store/call-state.js';
import { installClock, pass } from '../harness/clock.js';
import { until } from '../harness/until.js';
import {
  countListeners,
  createFakeStore,
  fakeCall,
  fakeParticipant,
  idleState,
  provide,
  type FakeStore,
} from '../harness/fake-store.js';

const idle = idleState();
const NONE: Readonly<Record<string, string>> = {};

installClock();

async function controls(
  state: Partial<CallState> = { call: fakeCall() },
  { width = 800, dir = 'ltr', content = html``, attributes = NONE } = {},
): Promise<{ element: CallControls; leave: HTMLButtonElement; store: FakeStore; root: HTMLElement }> {
  const store = createFakeStore(state);
  const root = await fixture<HTMLElement>(
    html`<div dir=${dir}>
      <button id="before">Before</button>
      ${provide(store, html`<call-controls>${content}</call-controls>`)}
      <button id="after">After</button>
    </div>`,
  );
  root.style.inlineSize = `${width}px`;
  const element = root.querySelector('call-controls')!;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  await element.updateComplete;
  await nextFrame();
  await element.updateComplete;
  return { element, leave: element.shadowRoot!.querySelector('.leave-button')!, store, root };
}

async function tabBack(): Promise<void> {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: 'Tab' });
  await sendKeys({ up: 'Shift' });
}

/** What is in the bar and in view. */
function items(element: CallControls): HTMLElement[] {
  const all = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.bar [data-item]')];
  return all.filter((item) => item.checkVisibility());
}

const shown = (element: CallControls): string[] =>
  items(element).map((item) => item.getAttribute('kind') ?? item.getAttribute('part')!.split(' ')[1]);

/** The rows of the menu that is open. */
function rows(element: CallControls): string[] {
  const menu = element.shadowRoot!.querySelector('.menu:popover-open');
  return [...(menu?.querySelectorAll('.menu-label') ?? [])].map((row) => row.textContent.trim());
}

async function choose(element: CallControls, label: string): Promise<void> {
  const row = await until(() =>
    [...element.shadowRoot!.querySelectorAll<HTMLElement>('.menu:popover-open [role^="menuitem"]')].find(
      (one) => one.querySelector('.menu-label')?.textContent.trim() === label,
    ),
  );
  row!.click();
}

async function openMore(element: CallControls): Promise<void> {
  element.shadowRoot!.querySelector<HTMLElement>('.more-button')!.click();
  await until(() => rows(element).length > 0);
  const menu = element.shadowRoot!.querySelector('.menu:popover-open')!;
  await Promise.all(menu.getAnimations().map(({ finished }) => finished));
}

/** What has the focus, however deep: its kind, or its label. */
function focused(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.getAttribute('aria-label') ?? active?.textContent ?? '';
}

describe('<call-controls>', () => {
  it('is a toolbar in the order of the look, with Leave at its end', async () => {
    const { element } = await controls();
    const bar = element.shadowRoot!.querySelector('[role="toolbar"]')!;
    expect(bar.getAttribute('aria-label')).to.equal('Call controls');
    expect(bar.contains(element.shadowRoot!.querySelector('.leave-button'))).to.be.true;
    expect(shown(element)).to.deep.equal([
      'microphone',
      'camera',
      'screen-share',
      'hand',
      'layout',
      'more',
      'leave',
    ]);
    await expect(element).to.be.accessible();
  });

  it('asks to leave, once there is a call', async () => {
    const { element, leave, store } = await controls();
    setTimeout(() => leave.click());
    const event = await oneEvent(element, 'call-leave-request');
    expect(event.cancelable && event.bubbles && event.composed).to.be.true;
    await nextFrame();
    expect(store.calls.map(([name]) => name)).to.deep.equal(['hangUp']);
  });

  for (const call of [null, fakeCall({ phase: 'ended' })]) {
    it(`cannot leave ${call ? 'an ended call' : 'without a call'}, and keeps its size`, async () => {
      const { element, leave, store } = await controls({ call });
      const size = element.getBoundingClientRect().height;
      expect(leave.getAttribute('aria-disabled')).to.equal('true');
      leave.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([]);
      store.set({ call: fakeCall() });
      await element.updateComplete;
      expect(leave.hasAttribute('aria-disabled')).to.be.false;
      expect(element.getBoundingClientRect().height).to.equal(size);
      await expect(element).to.be.accessible();
    });
  }

  it('is one tab stop', async () => {
    const { root } = await controls();
    root.querySelector<HTMLElement>('#before')!.focus();
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('Microphone');
    await sendKeys({ press: 'Tab' });
    expect(focused()).to.equal('After');
    await tabBack();
    expect(focused()).to.equal('Microphone');
  });

  for (const [dir, ahead, back] of [
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ] as const) {
    it(`moves the focus by arrows, ${dir}, and stops at the ends`, async () => {
      const { element } = await controls(undefined, { dir });
      element.shadowRoot!.querySelector('call-toggle')!.focus();
      const seen: string[] = [];
      for (const press of [ahead, ahead, ahead, 'End', ahead, back, 'Home', back, 'End']) {
        await sendKeys({ press });
        seen.push(focused());
      }
      expect(seen).to.deep.equal([
        'Camera',
        'Share screen',
        'Raise hand',
        'Leave',
        'Leave',
        'More',
        'Microphone',
        'Microphone',
        'Leave',
      ]);
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal('After');
      await tabBack();
      expect(focused(), 'comes back to where it was').to.equal('Leave');
    });
  }

  it('takes what the page adds into the row, also later', async () => {
    const { element } = await controls(undefined, { content: html`<button>Chat</button>` });
    element.shadowRoot!.querySelector<HTMLElement>('.layout-button')!.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('Chat');
    const more = document.createElement('button');
    more.textContent = 'Hand';
    element.append(more);
    await nextFrame();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('Hand');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('More');
    expect(more.getAttribute('tabindex')).to.equal('-1');
  });

  for (const width of [280, 360, 768, 1440]) {
    it(`fits into ${width} px, with nothing smaller than 44 px`, async () => {
      const { element, leave } = await controls(undefined, {
        width,
        content: html`<call-toggle kind="camera"></call-toggle>`,
      });
      expect(element.scrollWidth).to.be.at.most(width);
      const box = element.getBoundingClientRect();
      for (const item of items(element)) {
        const size = item.getBoundingClientRect();
        expect(Math.min(size.width, size.height)).to.be.at.least(44);
        expect(size.left).to.be.at.least(box.left);
        expect(size.right).to.be.at.most(box.right);
      }
      expect(leave.getBoundingClientRect().height).to.equal(width < 340 ? 44 : 48);
    });
  }

  it('fits into 280 px with text at 200 %', async () => {
    document.documentElement.style.fontSize = '200%';
    try {
      const { element } = await controls(undefined, { width: 280 });
      expect(element.scrollWidth).to.be.at.most(280);
    } finally {
      document.documentElement.style.removeProperty('font-size');
    }
  });

  it('grows on a wall', async () => {
    const { leave } = await controls(undefined, { width: 2000 });
    expect(leave.getBoundingClientRect().height).to.equal(64);
  });

  it('shows the running time from 900 px, and stops it with the call', async () => {
    const startedAt = Date.now() - 724_400;
    const { element, store } = await controls({ call: fakeCall({ startedAt }) }, { width: 1000 });
    await nextFrame();
    const timer = (): string => element.shadowRoot!.querySelector('.timer')!.textContent.trim();
    const before = timer();
    expect(before).to.match(/^12:0[45]$/);
    await pass(1200);
    expect(timer()).not.to.equal(before);
    store.set({ call: fakeCall({ startedAt, phase: 'ended', endedAt: startedAt + 600_000 }) });
    await element.updateComplete;
    expect(timer()).to.equal('10:00');
    await pass(1200);
    expect(timer()).to.equal('10:00');
  });

  it('runs no timer where none is seen', async () => {
    const { element } = await controls({ call: fakeCall({ startedAt: Date.now() }) }, { width: 400 });
    let updates = 0;
    const { requestUpdate } = element;
    element.requestUpdate = (...args) => {
      updates++;
      requestUpdate.apply(element, args);
    };
    await pass(2200);
    expect(updates).to.equal(0);
  });

  it('does not hide what has focus when it becomes narrow', async () => {
    const { root } = await controls(undefined, {
      width: 1000,
      content: html`<button slot="end">People</button>`,
    });
    const people = root.querySelector<HTMLElement>('[slot="end"]')!;
    people.focus();
    root.style.inlineSize = '320px';
    await nextFrame();
    await nextFrame();
    expect(document.activeElement === people).to.be.true;
    expect(people.checkVisibility()).to.be.true;
    people.blur();
    await nextFrame();
    expect(people.checkVisibility()).to.be.false;
  });

  it('hands on whose call it is, from outside of the provider', async () => {
    const { element } = await controls();
    element.for = 'elsewhere';
    await element.updateComplete;
    await nextFrame();
    for (const toggle of element.shadowRoot!.querySelectorAll('call-toggle')) {
      expect(toggle.for).to.equal('elsewhere');
    }
  });

  it('says the state of what it holds', async () => {
    const { element, store } = await controls({
      call: fakeCall(),
      screenShare: { ...idle.screenShare, on: true },
    });
    const share = element.shadowRoot!.querySelector('[kind="screen-share"]')!;
    expect(share.matches(':state(on)')).to.be.true;
    expect(element.matches(':state(in-call)')).to.be.true;
    store.set({ call: null });
    await element.updateComplete;
    expect(element.matches(':state(in-call)')).to.be.false;
  });

  const PANELS = 'chat people devices stats safety';
  const rear = { ...idle.camera, on: true, facing: 'environment' } as const;

  for (const [width, camera, expected] of [
    [280, idle.camera, ['microphone', 'camera', 'more', 'leave']],
    [360, idle.camera, ['microphone', 'camera', 'hand', 'more', 'leave']],
    [360, rear, ['microphone', 'camera', 'flip', 'more', 'leave']],
    [480, idle.camera, ['microphone', 'camera', 'screen-share', 'hand', 'more', 'leave']],
    [768, idle.camera, ['microphone', 'camera', 'screen-share', 'hand', 'chat', 'layout', 'more', 'leave']],
    [1440, idle.camera, ['microphone', 'camera', 'screen-share', 'hand', 'chat', 'layout', 'more', 'leave']],
  ] as const) {
    it(`folds at ${width} px${camera.facing ? ' on a phone' : ''}, and loses nothing`, async () => {
      const { element } = await controls(
        { call: fakeCall(), camera },
        { width, attributes: { panels: PANELS } },
      );
      expect(shown(element)).to.deep.equal(expected);
      const ends = [...element.shadowRoot!.querySelectorAll<HTMLElement>('.end button')].filter((one) =>
        one.checkVisibility(),
      );
      expect(ends.length, 'people and safety').to.equal(width >= 900 ? 2 : 0);
      await openMore(element);
      const words: Record<string, string> = {
        'screen-share': 'Share screen',
        hand: 'Raise hand',
        chat: 'Chat',
        layout: 'Layout',
      };
      for (const [name, word] of Object.entries(words)) {
        expect(rows(element).includes(word), word).to.equal(!expected.includes(name as never));
      }
      for (const word of ['People', 'Safety code'])
        expect(rows(element).includes(word)).to.equal(width < 900);
      for (const word of ['Devices', 'Call statistics']) expect(rows(element)).to.include(word);
      await expect(element).to.be.accessible();
    });
  }

  it('has the speakers in fifth place on a phone, while there is sound alone and a choice', async () => {
    const output = (deviceId: string, label: string) =>
      ({ kind: 'audiooutput', deviceId, label, groupId: '' }) as const;
    const devices = { ...idle.devices, audiooutput: [output('ear', 'Earpiece'), output('loud', 'Speaker')] };
    const talk = { call: fakeCall({ kind: 'audio' }), devices };
    const { element, store, root } = await controls(talk, { width: 360 });
    await until(() => shown(element).join(' ') === 'microphone camera speaker more leave');
    const button = element.shadowRoot!.querySelector<HTMLElement>('.speaker-button')!;
    button.click();
    await until(() => rows(element).length === 3);
    expect(rows(element)).to.deep.equal(['Follow the system', 'Earpiece', 'Speaker']);
    const menu = element.shadowRoot!.querySelector('.menu:popover-open')!;
    await until(() => getComputedStyle(menu).opacity === '1');
    await expect(element).to.be.accessible();
    await choose(element, 'Speaker');
    await until(() => store.calls.length === 1);
    expect(store.calls).to.deep.equal([['selectDevice', ['audiooutput', 'loud']]]);
    for (const none of [
      { ...talk, call: fakeCall({ kind: 'video' }) },
      { ...talk, devices: { ...devices, audiooutput: [output('ear', 'Earpiece')] } },
      { ...talk, devices: { ...devices, audiooutput: [output('ear', ''), output('loud', '')] } },
      { ...talk, audioOutput: { ...idle.audioOutput, availability: 'unsupported' } },
    ] as const) {
      store.set(talk);
      await until(() => shown(element).includes('speaker'));
      store.set(none);
      await until(() => !shown(element).includes('speaker'));
      store.set({ audioOutput: idle.audioOutput });
    }
    store.set(talk);
    root.style.inlineSize = '800px';
    await until(() => !shown(element).includes('speaker'));
  });

  it('unfolds again, and does not fold what has the focus', async () => {
    const { element, root } = await controls(undefined, { width: 800 });
    const hand = element.shadowRoot!.querySelector<HTMLElement>('[kind="hand"]')!;
    hand.focus();
    root.style.inlineSize = '280px';
    await until(() => !shown(element).includes('screen-share'));
    expect(shown(element)).to.include('hand');
    expect(focused()).to.equal('Raise hand');
    hand.blur();
    root.style.inlineSize = '281px';
    await until(() => !shown(element).includes('hand'));
    root.style.inlineSize = '800px';
    await until(() => shown(element).length === 7);
  });

  it('does from More what the bar would do', async () => {
    const { element, store } = await controls(undefined, {
      width: 280,
      attributes: { panels: 'chat stats' },
    });
    for (const label of ['Raise hand', 'Share screen', 'Chat', 'Call statistics']) {
      await openMore(element);
      await choose(element, label);
      await until(() => rows(element).length === 0);
    }
    await openMore(element);
    await choose(element, 'Layout');
    await choose(element, 'Spotlight');
    await until(() => store.calls.length === 5);
    expect(store.calls).to.deep.equal([
      ['setHandRaised', [true]],
      ['setScreenShare', [true]],
      ['setPanel', ['chat']],
      ['setPanel', ['stats']],
      ['setLayout', ['spotlight']],
    ]);
  });

  it('offers no panel for what the service cannot do', async () => {
    const unsupported = { text: 'service-cannot' } as const;
    const { element, store } = await controls(
      { call: fakeCall(), unsupported },
      { width: 1000, attributes: { panels: PANELS } },
    );
    expect(shown(element)).to.not.include('chat');
    expect(shown(element)).to.include('leave');
    store.set({ unsupported: {} });
    await until(() => shown(element).includes('chat'));
  });

  it('saves data in steps, and shows a cap that the page has set', async () => {
    const { element, store } = await controls({ call: fakeCall({ maxBandwidth: 500 }) });
    await openMore(element);
    const state = element.shadowRoot!.querySelector('.menu:popover-open .menu-state')?.textContent;
    expect(state).to.equal('500 kbit/s');
    await choose(element, 'Data use');
    await until(() => rows(element).includes('300 kbit/s'));
    expect(rows(element)).to.deep.equal(['Data use', 'Automatic', '1 Mbit/s', '300 kbit/s', '500 kbit/s']);
    await expect(element).to.be.accessible();
    await choose(element, '300 kbit/s');
    await until(() => store.calls.length === 1);
    expect(store.calls).to.deep.equal([['setMaxBandwidth', [300]]]);
  });

  it('records at the server for those who may, and offers it to nobody else', async () => {
    const { element, store } = await controls({ call: fakeCall() });
    await openMore(element);
    expect(rows(element)).to.not.include('Record at the server');
    store.set({ call: fakeCall({ mayRecordAtServer: true }) });
    await until(() => rows(element).includes('Record at the server'));
    await choose(element, 'Record at the server');
    await until(() => store.calls.length === 1);
    store.set({ call: fakeCall({ mayRecordAtServer: true, recordedAtServer: true }) });
    await openMore(element);
    const row = [...element.shadowRoot!.querySelectorAll('.menu:popover-open [aria-checked="true"]')];
    expect(row.map((one) => one.textContent.trim())).to.include('Record at the server');
    await choose(element, 'Record at the server');
    await until(() => store.calls.length === 2);
    expect(store.calls).to.deep.equal([
      ['recordAtServer', [true]],
      ['recordAtServer', [false]],
    ]);
  });

  it('has a choice of devices in More where the page has no panel for them', async () => {
    const device = (deviceId: string, label: string) =>
      ({ deviceId, label, kind: 'audioinput', groupId: '' }) as const;
    const { element, store } = await controls({
      call: fakeCall(),
      devices: { ...idle.devices, audioinput: [device('a', 'Studio Microphone'), device('b', 'Headset')] },
    });
    await openMore(element);
    expect(rows(element)).to.include('Microphone').and.not.include('Camera').and.not.include('Devices');
    await choose(element, 'Microphone');
    await choose(element, 'Headset');
    await until(() => store.calls.length === 1);
    expect(store.calls).to.deep.equal([['selectDevice', ['audioinput', 'b']]]);
  });

  it('chooses the layout from its own menu, by keyboard', async () => {
    const { element, store } = await controls();
    element.shadowRoot!.querySelector<HTMLElement>('.layout-button')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => rows(element).length === 4);
    expect(rows(element)).to.deep.equal(['Automatic', 'Grid', 'Spotlight', 'Strip']);
    await sendKeys({ press: 'g' });
    await sendKeys({ press: 'Enter' });
    await until(() => store.getState().view.layout === 'grid');
    await until(() => focused() === 'Layout');
  });

  it('opens and closes panels, and says which is open and what is new', async () => {
    const { element, store } = await controls(
      { call: fakeCall(), chat: { ...idle.chat, unread: 2 } },
      { width: 1000, attributes: { panels: PANELS } },
    );
    const chat = element.shadowRoot!.querySelector<HTMLElement>('.chat-button')!;
    expect(chat.getAttribute('aria-label')).to.equal('Chat, 2 new');
    expect(chat.querySelector('.badge')!.textContent).to.equal('2');
    chat.click();
    await until(() => chat.getAttribute('aria-pressed') === 'true');
    expect(chat.classList.contains('active')).to.be.true;
    chat.click();
    await until(() => store.getState().view.panel === null);
    element.parentElement!.parentElement!.style.inlineSize = '300px';
    const more = element.shadowRoot!.querySelector<HTMLElement>('.more-button')!;
    await until(() => more.querySelector('.badge')?.textContent === '2');
    expect(more.getAttribute('aria-label')).to.equal('More, Chat: 2 new');
  });

  it('shows no button for a panel that the page does not have', async () => {
    const { element } = await controls(undefined, { width: 1000 });
    expect(shown(element)).to.not.include('chat');
    expect(element.shadowRoot!.querySelector<HTMLElement>('.people-button')!.checkVisibility()).to.be.false;
    await openMore(element);
    expect(rows(element)).to.not.include('Call statistics');
  });

  it('does not render again when only the level moves', async () => {
    const { element, store } = await controls({
      call: fakeCall(),
      microphone: { ...idle.microphone, on: true },
    });
    let updates = 0;
    const { requestUpdate } = element;
    element.requestUpdate = (...args) => {
      updates++;
      requestUpdate.apply(element, args);
    };
    for (const level of [0.2, 0.5, 0.9]) {
      store.set({ microphone: { ...idle.microphone, on: true, level } });
    }
    expect(updates).to.equal(0);
    const level = element
      .shadowRoot!.querySelector('call-toggle')!
      .shadowRoot!.querySelector<SVGElement>('.level')!;
    await until(() => level.style.clipPath.includes('10%'));
  });

  it('tells who talks while muted, offers to unmute, and takes it back', async () => {
    const { element, store } = await controls();
    const toast = element.shadowRoot!.querySelector<HTMLElement>('.toast')!;
    store.set({ microphone: { ...idle.microphone, talkingMuted: true } });
    await until(() => toast.matches(':popover-open'));
    expect(toast.textContent).to.contain('You are muted. Nobody hears you.');
    const voice = element.shadowRoot!.querySelector('[role="status"]')!;
    await until(() => voice.textContent === 'You are muted. Nobody hears you.');
    await expect(element).to.be.accessible();
    toast.querySelector('button')!.click();
    await until(() => store.calls.length === 1 && !toast.matches(':popover-open'));
    expect(store.calls).to.deep.equal([['setMicrophone', [true]]]);
    store.set({ microphone: { ...idle.microphone, talkingMuted: false } });
    await element.updateComplete;
    store.set({ microphone: { ...idle.microphone, talkingMuted: true } });
    await until(() => toast.matches(':popover-open'));
    store.set({ microphone: { ...idle.microphone, on: true } });
    await until(() => !toast.matches(':popover-open'));
  });

  it('has no shortcuts unless the page asks, and none while somebody types', async () => {
    const { element, store, root } = await controls(undefined, {
      content: html`<input aria-label="Name" />`,
    });
    root.querySelector<HTMLElement>('#before')!.focus();
    const press = async (key: string): Promise<void> => {
      await sendKeys({ down: 'Alt' });
      await sendKeys({ press: key });
      await sendKeys({ up: 'Alt' });
    };
    await press('KeyM');
    expect(store.calls).to.deep.equal([]);
    element.setAttribute('shortcuts', 'page');
    await element.updateComplete;
    const microphone = element.shadowRoot!.querySelector('call-toggle')!;
    await microphone.updateComplete;
    const button = microphone.shadowRoot!.querySelector('button')!;
    expect(button.getAttribute('aria-keyshortcuts')).to.equal('Alt+M');
    await press('KeyM');
    await press('KeyH');
    await until(() => store.calls.length === 2);
    expect(store.calls).to.deep.equal([
      ['setMicrophone', [true]],
      ['setHandRaised', [true]],
    ]);
    root.querySelector('input')!.focus();
    await press('KeyM');
    element.setAttribute('shortcuts', 'near');
    await element.updateComplete;
    root.querySelector<HTMLElement>('#before')!.focus();
    await press('KeyM');
    expect(store.calls, 'typing, and too far away').to.have.length(2);
    element.shadowRoot!.querySelector<HTMLElement>('.more-button')!.focus();
    await press('KeyM');
    await until(() => store.calls.length === 3);
    element.remove();
    await press('KeyM');
    expect(store.calls).to.have.length(3);
  });

  it('lets one talk while the space bar is held, and only then', async () => {
    const { element, store, root } = await controls(undefined, { attributes: { 'push-to-talk': 'page' } });
    const asked = (): unknown[] => store.calls.map(([, [on]]) => on);
    (document.activeElement as HTMLElement | null)?.blur();
    await sendKeys({ down: ' ' });
    await until(() => asked().length === 1);
    await sendKeys({ up: ' ' });
    await until(() => asked().length === 2);
    expect(asked()).to.deep.equal([true, false]);
    await sendKeys({ down: ' ' });
    await until(() => asked().length === 3);
    window.dispatchEvent(new Event('blur'));
    await until(() => asked().length === 4);
    await sendKeys({ up: ' ' });
    expect(asked(), 'let go when the page loses the keyboard').to.deep.equal([true, false, true, false]);
    store.set({ microphone: { ...idle.microphone, on: true } });
    await sendKeys({ press: ' ' });
    expect(asked(), 'who is on stays on').to.have.length(4);
    root.querySelector<HTMLElement>('#before')!.focus();
    store.set({ microphone: idle.microphone });
    await sendKeys({ press: ' ' });
    expect(asked(), 'the button gets its space').to.have.length(4);
    expect(element.isConnected).to.be.true;
  });

  it('fades over a picture after 4 s, and never under a focus, a menu or a toast', async () => {
    await setViewport({ width: 800, height: 600 });
    const { element, store, root } = await controls(undefined, { attributes: { over: '' } });
    const zones = element.shadowRoot!.querySelector('.zones')!;
    const { setTimeout: real } = window;
    const rests: (() => void)[] = [];
    window.setTimeout = ((task: () => void, wait?: number) =>
      wait === 4000 ? rests.push(task) : real(task, wait)) as typeof setTimeout;
    /** The 4 s are over. */
    const rest = async (): Promise<boolean> => {
      document.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
      rests.at(-1)!();
      await element.updateComplete;
      return zones.classList.contains('rests');
    };
    try {
      await sendMouse({ type: 'move', position: [5, 500] });
      expect(await rest()).to.be.true;
      expect(element.matches(':state(resting)')).to.be.true;
      expect(getComputedStyle(zones).pointerEvents).to.equal('none');
      await sendMouse({ type: 'move', position: [15, 500] });
      await until(() => !zones.classList.contains('rests'));
      element.shadowRoot!.querySelector<HTMLElement>('.more-button')!.focus();
      expect(await rest(), 'focus').to.be.false;
      await openMore(element);
      expect(await rest(), 'menu').to.be.false;
      await sendKeys({ press: 'Escape' });
      await until(() => rows(element).length === 0);
      root.querySelector<HTMLElement>('#before')!.focus();
      expect(await rest()).to.be.true;
      store.set({ microphone: { ...idle.microphone, talkingMuted: true } });
      await until(() => !zones.classList.contains('rests'));
      expect(await rest(), 'muted talk').to.be.false;
    } finally {
      window.setTimeout = real;
    }
  });

  it('a tap that wakes the controls presses none of them', async () => {
    const { element, leave, store } = await controls(undefined, { attributes: { over: '' } });
    const { setTimeout: real } = window;
    let rest = (): void => undefined;
    window.setTimeout = ((task: () => void, wait?: number) =>
      wait === 4000 ? ((rest = task), 0) : real(task, wait)) as typeof setTimeout;
    document.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
    window.setTimeout = real;
    (document.activeElement as HTMLElement | null)?.blur();
    rest();
    await element.updateComplete;
    expect(element.matches(':state(resting)')).to.be.true;
    document.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
    await element.updateComplete;
    expect(element.matches(':state(resting)')).to.be.false;
    leave.click();
    await nextFrame();
    expect(store.calls).to.deep.equal([]);
  });

  it('leaves nothing behind after 100 mounts', async () => {
    const store = createFakeStore({ call: fakeCall() });
    const listeners = countListeners(store);
    const kept: WeakRef<object>[] = [];
    const counts = new Map<EventTarget, number>();
    const { addEventListener: add } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (this: EventTarget, ...args) {
      const options = args[2];
      const signal = typeof options === 'object' ? options?.signal : null;
      if ((this === window || this === document) && signal) {
        counts.set(this, (counts.get(this) ?? 0) + 1);
        add.call(signal, 'abort', () => counts.set(this, counts.get(this)! - 1));
      }
      return add.apply(this, args);
    };
    try {
      const root = await fixture<HTMLElement>(provide(store, html`<div></div>`));
      const place = root.querySelector('div')!;
      for (let round = 0; round < 100; round++) {
        const element = document.createElement('call-controls');
        element.setAttribute('over', '');
        element.setAttribute('shortcuts', 'page');
        place.append(element);
        await element.updateComplete;
        if (round === 0) expect(counts.get(document), 'it listens').to.be.above(0);
        element.remove();
        kept.push(new WeakRef(element));
      }
    } finally {
      EventTarget.prototype.addEventListener = add;
    }
    expect(listeners()).to.equal(0);
    expect([...counts.values()].every((count) => count === 0)).to.be.true;
    const gc = (window as { gc?: () => void }).gc;
    if (!gc) return; // Firefox gives a page no way to collect: the listeners above are its proof.
    await until(() => (gc(), kept.filter((one) => one.deref()).length <= 2));
  });

  it('opens a window with tiles and controls of its own, which ends with the call', async () => {
    const { element, store } = await controls({ call: fakeCall(), participants: [fakeParticipant()] });
    const pip = (window as { documentPictureInPicture?: { readonly window: Window | null } })
      .documentPictureInPicture;
    await openMore(element);
    // Firefox opens no such window for a page, nor a video's own: there is nothing to press.
    if (!pip) return void expect(rows(element)).to.not.include('Picture in picture');
    const row = [...element.shadowRoot!.querySelectorAll('.menu:popover-open [role^="menuitem"]')].find(
      (one) => one.textContent.includes('Picture in picture'),
    )!;
    const { left, top } = row.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 20), Math.round(top + 20)] });
    await until(() => pip.window?.document.querySelector('call-controls')?.shadowRoot?.querySelector('.bar'));
    const small = pip.window!.document;
    const inside = small.querySelector('call-controls')!;
    expect(getComputedStyle(inside.shadowRoot!.querySelector('.bar')!).display, 'has its styles').to.equal(
      'flex',
    );
    await until(() => small.querySelector('call-grid')!.shadowRoot!.querySelector('call-tile'));
    const toggle = inside.shadowRoot!.querySelector('call-toggle')!;
    toggle.shadowRoot!.querySelector('button')!.click();
    await until(() => store.calls.length === 1);
    expect(store.calls).to.deep.equal([['setMicrophone', [true]]]);
    store.set({ call: null });
    await until(() => pip.window === null);
  });
});
