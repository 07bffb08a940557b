import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import '../../src/elements/call-button/define.js';
import '../../src/elements/call-provider/define.js';
import '../../src/elements/call-room/define.js';
import type { CallButton } from '../../src/elements/call-button/call-button.js';
import type { CallProvider } from '../../src/elements/call-provider/call-provider.js';
import type { CallStartRequest } from '../../src/events/call-start-request.js';
import { createFakeStore, fakeCall, type FakeStore } from '../harness/fake-store.js';
import { installClock, pass } from '../harness/clock.js';
import { until } from '../harness/until.js';

installClock();

const link = (button: CallButton): HTMLAnchorElement => button.shadowRoot!.querySelector('[part=button]')!;
const words = (button: CallButton): string => link(button).querySelector('.now')!.textContent;
const box = (button: CallButton): HTMLDialogElement | null => button.shadowRoot!.querySelector('dialog');
const shown = (button: CallButton): boolean => box(button)?.matches(':popover-open, [open]') ?? false;

async function inProvider(opens = 'floating'): Promise<{ button: CallButton; store: FakeStore }> {
  const store = createFakeStore();
  const provider = await fixture<CallProvider>(
    html`<call-provider .store=${store}
      ><call-button to="102 103" opens=${opens}><a href="#contact">Call us</a></call-button></call-provider
    >`,
  );
  return { button: provider.querySelector('call-button')!, store };
}
/** What follows is told by the store alone: the window is there, and whoever is called has been asked for. */
const press = async (button: CallButton): Promise<void> => {
  link(button).click();
  await until(() => shown(button) && !button.matches(':state(connecting)'), Boolean, { label: 'the window' });
};

describe('<call-button>', () => {
  it('says what the link in it says, and is a button with the link’s address', async () => {
    const button = await fixture<CallButton>(
      html`<call-button to="102"
        ><a href="#contact"><!-- what a framework leaves -->Ask us <small>In person</small></a></call-button
      >`,
    );
    await until(
      () => words(button),
      (text) => text === 'Ask usIn person',
    );
    expect(link(button).getAttribute('role')).to.equal('button');
    expect(link(button).getAttribute('href')).to.equal('#contact');
    expect(button.matches(':state(rest)')).to.equal(true);
    await expect(button).to.be.accessible();
  });

  it('is a plain link while nobody can be called, as large as before', async () => {
    const button = await fixture<CallButton>(
      html`<call-button to="102" lang="de"><a href="#contact">Sprechen</a></call-button>`,
    );
    const { width, height } = button.getBoundingClientRect();
    button.busy = true;
    expect(words(button)).to.contain('Alle sind im Gespräch');
    expect(link(button).hasAttribute('role')).to.equal(false);
    link(button).click();
    // Firefox goes there a moment later.
    await until(
      () => location.hash,
      (hash) => hash === '#contact',
    );
    history.replaceState(null, '', location.pathname + location.search);
    expect(shown(button)).to.equal(false);
    button.busy = false;
    // Closed but for the minute that was 12 hours ago.
    const day = new Date(Date.now() - 12 * 3_600_000);
    button.setAttribute('time-zone', 'UTC');
    button.hours = `${day.getUTCHours()}:00-${day.getUTCHours()}:30`;
    expect(button.matches(':state(closed)')).to.equal(true);
    expect(words(button)).to.match(/Geschlossen bis .*\d/);
    expect(button.getBoundingClientRect()).to.include({ width, height });
    await Promise.all(
      link(button)
        .getAnimations()
        .map(({ finished }) => finished),
    );
    await expect(button).to.be.accessible();
  });

  it('asks to call, cancelably, and shows the call in a window', async () => {
    const { button, store } = await inProvider();
    setTimeout(() => link(button).click());
    const event = await oneEvent<CallStartRequest>(button, 'call-start-request');
    expect(event.to).to.deep.equal(['102', '103']);
    await until(() => store.calls.some(([name]) => name === 'call'), Boolean);
    store.set({ call: fakeCall({ startedAt: Date.now() - 161_000 }) });
    expect(words(button)).to.equal('In a call · 02:41Show the call');
    expect(button.matches(':state(call)')).to.equal(true);
    expect(shown(button)).to.equal(true);
    await Promise.all(
      link(button)
        .getAnimations()
        .map(({ finished }) => finished),
    );
    await expect(button).to.be.accessible();
  });

  for (const opens of ['floating', 'dialog', 'inline']) {
    it(`hides the call and shows it again, and puts it away when it was dismissed: ${opens}`, async () => {
      const { button, store } = await inProvider(opens);
      await press(button);
      store.set({ call: fakeCall() });
      box(button)!.querySelector<HTMLElement>('.hide')!.click();
      expect(shown(button)).to.equal(false);
      await press(button);
      expect(store.calls.filter(([name]) => name === 'call')).to.have.length(1);
      store.set({ call: fakeCall({ phase: 'ended', endReason: 'hung-up' }) });
      expect(shown(button)).to.equal(true);
      expect(button.matches(':state(rest)')).to.equal(true);
      store.set({ call: null });
      expect(shown(button)).to.equal(false);
    });
  }

  it('says for a minute that those who were called are in another call', async () => {
    const { button, store } = await inProvider();
    await press(button);
    store.set({ call: fakeCall({ phase: 'ringing', startedAt: null }) });
    store.set({ call: fakeCall({ phase: 'ended', startedAt: null, endReason: 'busy' }) });
    expect(button.matches(':state(busy)')).to.equal(true);
    expect(words(button)).to.contain('Everyone is on a call');
    expect(link(button).hasAttribute('role'), 'a link again').to.equal(false);
    store.set({ call: null });
    expect(button.matches(':state(busy)')).to.equal(true);
    // Not to the second: what the browser does meanwhile takes the time it takes.
    await pass(57_000);
    expect(button.matches(':state(busy)')).to.equal(true);
    await pass(3_500);
    expect(button.matches(':state(rest)')).to.equal(true);
  });

  it('is moved by arrow keys and by pointer, and stays on the page', async () => {
    const { button } = await inProvider();
    await press(button);
    const move = box(button)!.querySelector<HTMLElement>('.move')!;
    const left = (): number => box(button)!.getBoundingClientRect().left;
    const before = left();
    move.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }));
    expect(left()).to.equal(before - 24);
    for (let i = 0; i < 100; i++) {
      move.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }));
    }
    expect(left()).to.equal(8);
  });

  it('leaves nothing running when it is taken away in a call', async () => {
    const { button, store } = await inProvider();
    await press(button);
    store.set({ call: fakeCall() });
    button.remove();
    const before = words(button);
    store.set({ call: null });
    expect(words(button)).to.equal(before);
  });
});
