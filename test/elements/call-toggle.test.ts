import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../src/elements/call-toggle/define.js';
import '../../src/locale/de.js';
import type { CallToggle } from '../../src/elements/call-toggle/call-toggle.js';
import type { CallState } from '../../src/store/call-state.js';
import { installClock, pass } from '../harness/clock.js';
import {
  createFakeStore,
  fakeCall,
  fakeParticipant,
  idleState,
  provide,
  type FakeStore,
} from '../harness/fake-store.js';

installClock();

const idle = idleState();
const blocked = { ...idle.camera, availability: 'unavailable', reason: 'permission-denied' } as const;

async function toggle(
  state: Partial<CallState>,
  content = html`<call-toggle kind="microphone"></call-toggle>`,
): Promise<{ element: CallToggle; button: HTMLButtonElement; tip: HTMLElement; store: FakeStore }> {
  const store = createFakeStore(state);
  const root = await fixture(provide(store, content));
  const element = root.querySelector('call-toggle')!;
  await element.updateComplete;
  await element.updateComplete;
  const shadow = element.shadowRoot!;
  return { element, button: shadow.querySelector('button')!, tip: shadow.querySelector('.tip')!, store };
}

describe('<call-toggle>', () => {
  it('keeps its label and tells its state by aria-pressed', async () => {
    const { element, button, store } = await toggle({ microphone: { ...idle.microphone, on: true } });
    expect(button.getAttribute('aria-label')).to.equal('Microphone');
    expect(button.getAttribute('aria-pressed')).to.equal('true');
    expect(element.matches(':state(on)')).to.be.true;
    store.set({ microphone: idle.microphone });
    await element.updateComplete;
    expect(button.getAttribute('aria-label')).to.equal('Microphone');
    expect(button.getAttribute('aria-pressed')).to.equal('false');
    expect(element.matches(':state(off)')).to.be.true;
    expect(button.classList.contains('off')).to.be.true;
    await expect(element).to.be.accessible();
  });

  for (const [kind, name, action] of [
    ['microphone', 'call-microphone-request', 'setMicrophone'],
    ['camera', 'call-camera-request', 'setCamera'],
    ['screen-share', 'call-screen-share-request', 'setScreenShare'],
  ] as const) {
    it(`asks for ${kind}, and takes no for an answer`, async () => {
      const { element, button, store } = await toggle({}, html`<call-toggle kind=${kind}></call-toggle>`);
      setTimeout(() => button.click());
      const event = await oneEvent(element, name);
      expect('on' in event && event.on).to.be.true;
      expect(event.bubbles && event.composed && event.cancelable).to.be.true;
      await nextFrame();
      expect(store.calls).to.deep.equal([[action, [true]]]);
      element.addEventListener(name, (again) => again.preventDefault());
      button.click();
      await nextFrame();
      expect(store.calls).to.have.length(1);
    });
  }

  it('is not optimistic', async () => {
    const { element, button } = await toggle({});
    button.click();
    await element.updateComplete;
    expect(button.getAttribute('aria-pressed')).to.equal('false');
  });

  it('says why it is blocked, stays focusable, and asks for nothing', async () => {
    const { element, button, tip, store } = await toggle(
      { camera: blocked },
      html`<call-toggle kind="camera"></call-toggle>`,
    );
    expect(element.matches(':state(blocked)')).to.be.true;
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.disabled).to.be.false;
    expect(button.getAttribute('aria-describedby')).to.equal(tip.id);
    expect(tip.textContent).to.contain('Your camera is blocked').and.to.contain('left of the address');
    expect(tip.matches(':popover-open')).to.be.false;
    await sendKeys({ press: 'Tab' });
    await pass(50);
    expect(element.shadowRoot!.activeElement === button).to.be.true;
    expect(tip.matches(':popover-open'), 'shown on focus').to.be.true;
    await expect(element).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    expect(tip.matches(':popover-open'), 'gone with Escape').to.be.false;
    button.click();
    await nextFrame();
    expect(store.calls).to.deep.equal([]);
    expect(tip.matches(':popover-open'), 'shown on a press').to.be.true;
    expect(tip.getBoundingClientRect().right).to.be.at.most(innerWidth);
    button.blur();
    expect(tip.matches(':popover-open')).to.be.false;
  });

  it('lets one try again what failed once', async () => {
    const { element, button, store } = await toggle(
      { camera: { ...idle.camera, reason: 'device-in-use' } },
      html`<call-toggle kind="camera"></call-toggle>`,
    );
    expect(element.matches(':state(off)')).to.be.true;
    expect(element.shadowRoot!.querySelector('.badge')).to.exist;
    expect(button.hasAttribute('aria-disabled')).to.be.false;
    button.click();
    await nextFrame();
    expect(store.calls).to.deep.equal([['setCamera', [true]]]);
  });

  it('says nothing when the person closed the screen picker', async () => {
    const { element } = await toggle(
      { screenShare: { ...idle.screenShare, reason: 'cancelled' } },
      html`<call-toggle kind="screen-share"></call-toggle>`,
    );
    expect(element.shadowRoot!.querySelector('.badge') === null).to.be.true;
  });

  it('is not possible without a provider', async () => {
    const element = await fixture<CallToggle>(html`<call-toggle kind="camera"></call-toggle>`);
    expect(element.matches(':state(unavailable)')).to.be.true;
    expect(element.shadowRoot!.querySelector('button')!.getAttribute('aria-disabled')).to.equal('true');
    await expect(element).to.be.accessible();
  });

  it('ignores a second press while it is switched on, but always switches off', async () => {
    const { element, button, store } = await toggle({ microphone: { ...idle.microphone, pending: true } });
    expect(element.matches(':state(pending)')).to.be.true;
    button.click();
    await nextFrame();
    expect(store.calls).to.deep.equal([]);
    store.set({ microphone: { ...idle.microphone, on: true, pending: true } });
    await element.updateComplete;
    button.click();
    await nextFrame();
    expect(store.calls).to.deep.equal([['setMicrophone', [false]]]);
  });

  it('fills the microphone with the level', async () => {
    const { element, store } = await toggle({ microphone: { ...idle.microphone, on: true, level: 0.5 } });
    const level = (): string => getComputedStyle(element.shadowRoot!.querySelector('.level')!).clipPath;
    expect(level()).to.contain('50%');
    store.set({ microphone: { ...idle.microphone, on: true, level: 1 } });
    await element.updateComplete;
    expect(level()).to.contain('0');
    store.set({ microphone: idle.microphone });
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('.level') === null).to.be.true;
  });

  it('follows another kind and another language', async () => {
    const { element, button } = await toggle({ camera: { ...idle.camera, on: true } });
    expect(button.getAttribute('aria-pressed')).to.equal('false');
    element.kind = 'camera';
    element.lang = 'de';
    await element.updateComplete;
    await nextFrame();
    await element.updateComplete;
    expect(button.getAttribute('aria-pressed')).to.equal('true');
    expect(button.getAttribute('aria-label')).to.equal('Kamera');
  });

  it('raises the hand in a call, shows its place in the queue, and tells the keys', async () => {
    const own = { ...idle.own, handRaised: true };
    const { element, button, tip, store } = await toggle(
      { call: fakeCall() },
      html`<call-toggle kind="hand" keys="Alt+H"></call-toggle>`,
    );
    expect(button.getAttribute('aria-label')).to.equal('Raise hand');
    expect(button.getAttribute('aria-pressed')).to.equal('false');
    expect(button.getAttribute('aria-keyshortcuts')).to.equal('Alt+H');
    expect(button.classList.contains('off'), 'a hand that is down is no fault').to.be.false;
    button.click();
    await nextFrame();
    expect(store.calls).to.deep.equal([['setHandRaised', [true]]]);
    const up = fakeParticipant({ isLocal: true, handRaised: true, handPlace: 2 });
    store.set({ own, participants: [up, fakeParticipant({ id: '103', handRaised: true, handPlace: 1 })] });
    await element.updateComplete;
    expect(button.getAttribute('aria-pressed')).to.equal('true');
    expect(button.classList.contains('active')).to.be.true;
    expect(button.querySelector('.badge')!.textContent).to.equal('2');
    expect(button.getAttribute('aria-label')).to.equal('Raise hand, number 2');
    expect(tip.textContent).to.contain('number 2').and.to.contain('Alt+H');
    await expect(element).to.be.accessible();
    store.set({ call: null });
    await element.updateComplete;
    expect(element.matches(':state(on)')).to.be.true;
    store.set({ own: idle.own });
    await element.updateComplete;
    expect(element.matches(':state(unavailable)')).to.be.true;
  });
});
