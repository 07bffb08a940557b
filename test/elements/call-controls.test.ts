import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/call-controls/define.js';
import type { CallControls } from '../../src/elements/call-controls/call-controls.js';
import type { CallState } from '../../src/store/call-state.js';
import { installClock, pass } from '../harness/clock.js';
import { createFakeStore, fakeCall, idleState, provide, type FakeStore } from '../harness/fake-store.js';

const idle = idleState();

installClock();

async function controls(
  state: Partial<CallState> = { call: fakeCall() },
  { width = 800, dir = 'ltr', content = html`` } = {},
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

/** What has the focus, however deep: its kind, or its label. */
function focused(): string {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.getAttribute('aria-label') ?? active?.textContent ?? '';
}

describe('<call-controls>', () => {
  it('is a toolbar with microphone, camera, screen and leave, in that order', async () => {
    const { element } = await controls();
    const bar = element.shadowRoot!.querySelector('[role="toolbar"]')!;
    expect(bar.getAttribute('aria-label')).to.equal('Call controls');
    const kinds = [...bar.querySelectorAll('[data-item]')].map(
      (item) => item.getAttribute('kind') ?? 'leave',
    );
    expect(kinds).to.deep.equal(['microphone', 'camera', 'screen-share', 'leave']);
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
      for (const press of [ahead, ahead, ahead, ahead, back, 'Home', back, 'End']) {
        await sendKeys({ press });
        seen.push(focused());
      }
      expect(seen).to.deep.equal([
        'Camera',
        'Share screen',
        'Leave',
        'Leave',
        'Share screen',
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
    element.shadowRoot!.querySelector<HTMLElement>('[kind="screen-share"]')!.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('Chat');
    const more = document.createElement('button');
    more.textContent = 'Hand';
    element.append(more);
    await nextFrame();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('Hand');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('Leave');
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
      for (const item of [...element.shadowRoot!.querySelectorAll('[data-item]')]) {
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
});
