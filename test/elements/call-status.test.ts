import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/elements/call-status/define.js';
import type { CallStatus } from '../../src/elements/call-status/call-status.js';
import { CallError } from '../../src/session/call-error.js';
import type { CallState } from '../../src/store/call-state.js';
import { installClock, pass } from '../harness/clock.js';
import { createFakeStore, fakeCall, idleState, provide, type FakeStore } from '../harness/fake-store.js';

const idle = idleState();
const ana = { id: '2', name: 'Ana Petrović', avatar: null };

installClock();

interface Shown {
  readonly element: CallStatus;
  readonly store: FakeStore;
  readonly shadow: ShadowRoot;
  text(): string;
  said(): string;
  button(name: string): HTMLButtonElement | undefined;
}

async function status(
  state: Partial<CallState>,
  content = html`<call-status></call-status>`,
): Promise<Shown> {
  const store = createFakeStore(state);
  const root = await fixture(provide(store, content));
  const element = root.querySelector('call-status')!;
  await element.updateComplete;
  await element.updateComplete;
  const shadow = element.shadowRoot!;
  return {
    element,
    store,
    shadow,
    text: () => shadow.querySelector<HTMLElement>('.status')!.innerText.replace(/\s+/g, ' ').trim(),
    said: () => shadow.querySelector('[role="status"]')!.textContent,
    button: (name) => [...shadow.querySelectorAll('button')].find((each) => each.textContent.trim() === name),
  };
}

const call = (patch: Parameters<typeof fakeCall>[0] = {}): CallState['call'] =>
  fakeCall({ people: [ana], startedAt: null, ...patch });

describe('<call-status>', () => {
  for (const [phase, words] of [
    ['dialing', 'Calling…'],
    ['ringing', 'Ringing…'],
    ['connecting', 'Connecting…'],
    ['reconnecting', 'Reconnecting…'],
  ] as const) {
    it(`says ${words}`, async () => {
      const { element, text } = await status({ call: call({ phase }) });
      expect(text()).to.equal(words);
      expect(element.matches(`:state(${phase})`)).to.be.true;
      await expect(element).to.be.accessible();
    });
  }

  it('says nothing where there is nothing to say', async () => {
    const { text, element } = await status({});
    expect(text()).to.equal('');
    await expect(element).to.be.accessible();
  });

  it('announces a change once, and never the running time', async () => {
    const { element, store, said, text } = await status({ call: call({ phase: 'ringing' }) });
    await pass(150);
    expect(said()).to.equal('Ringing…');
    store.set({ call: call({ phase: 'connected', startedAt: Date.now() - 724_000 }) });
    await element.updateComplete;
    await pass(150);
    expect(said()).to.equal('Connected');
    const before = text();
    expect(before).to.match(/^12:0\d$/);
    await pass(1200);
    expect(text()).not.to.equal(before);
    expect(said()).to.equal('Connected');
    await expect(element).to.be.accessible();
    await pass(5000);
    expect(said(), 'nothing is left for a reader to stumble over').to.equal('');
  });

  it('calls the same people again', async () => {
    const people = [ana, { id: '9', name: 'Luis', avatar: 'https://example.com/l.png' }];
    const { element, store, button } = await status({
      call: call({ phase: 'ended', endReason: 'no-answer', people, kind: 'audio' }),
    });
    setTimeout(() => button('Call again')!.click());
    const event = await oneEvent(element, 'call-start-request');
    expect(event.bubbles && event.composed && event.cancelable).to.be.true;
    await nextFrame();
    expect(store.calls).to.deep.equal([
      [
        'call',
        [
          [
            { id: '2', name: 'Ana Petrović' },
            { id: '9', name: 'Luis', avatar: 'https://example.com/l.png' },
          ],
          { video: false },
        ],
      ],
    ]);
  });

  it('puts the ended call away, and keeps the focus near', async () => {
    const { element, store, button, shadow } = await status({
      call: call({ phase: 'ended', endReason: 'declined' }),
    });
    const done = button('Done')!;
    done.focus();
    done.click();
    await nextFrame();
    expect(store.calls).to.deep.equal([['dismiss', []]]);
    store.set({ call: null });
    await element.updateComplete;
    expect(shadow.activeElement === shadow.querySelector('.status')).to.be.true;
  });

  for (const [endReason, words, main] of [
    ['declined', 'Ana Petrović declined', 'Call again'],
    ['busy', 'Ana Petrović is on another call', 'Call again'],
    ['connection-lost', 'The connection was lost We tried to bring it back.', 'Call again'],
  ] as const) {
    it(`says why it ended: ${endReason}`, async () => {
      const { text, button, element } = await status({ call: call({ phase: 'ended', endReason }) });
      expect(text()).to.contain(words);
      expect(button(main)!.matches('.primary, .go')).to.be.true;
      await expect(element).to.be.accessible();
    });
  }

  it('offers the way back into a call that waits, and puts the offer away', async () => {
    const { element, text, said, button, store } = await status({
      rejoin: { callId: 'call', kind: 'video', people: [ana], expiresAt: Date.now() + 25_000 },
    });
    expect(text()).to.contain('You were in a call with Ana Petrović');
    await waitUntil(() => said().includes('You were in a call with Ana Petrović'), 'announced');
    await expect(element).to.be.accessible();
    button('Go back')!.click();
    await nextFrame();
    button('Not now')!.click();
    await nextFrame();
    expect(store.calls.map(([name]) => name)).to.deep.equal(['rejoin', 'dismiss']);
  });

  it('says how long it was', async () => {
    const { text, button } = await status({
      call: call({ phase: 'ended', endReason: 'hung-up', startedAt: 0, endedAt: 724_000 }),
    });
    expect(text()).to.contain('Call ended 12 minutes with Ana Petrović');
    expect(button('Done')!.matches('.primary')).to.be.true;
  });

  it('does not offer to call nobody again', async () => {
    const { button } = await status({ call: call({ phase: 'ended', endReason: 'hung-up', people: [] }) });
    expect(button('Call again') === undefined).to.be.true;
    expect(button('Done')).to.exist;
  });

  it('says what is wrong with the connection', async () => {
    const { element, store, text } = await status({
      connection: { status: 'failed', userId: null, error: new CallError('auth-failed') },
    });
    expect(text()).to.equal('We could not sign you in Reload the page, or ask whoever runs it.');
    expect(element.matches(':state(trouble)')).to.be.true;
    store.set({ connection: { status: 'reconnecting', userId: null, error: null } });
    await element.updateComplete;
    expect(text()).to.contain('You are offline');
    store.set({ connection: idle.connection });
    await element.updateComplete;
    expect(text()).to.equal('');
  });

  it('says what is wrong with camera and microphone, in a call', async () => {
    const { element, store, text, shadow } = await status({
      call: call({ phase: 'connecting' }),
      camera: { ...idle.camera, availability: 'unavailable', reason: 'permission-denied' },
      microphone: { ...idle.microphone, reason: 'device-in-use' },
    });
    expect(text()).to.contain('Your camera is blocked').and.to.contain('Another app has your microphone');
    await expect(element).to.be.accessible();
    store.set({ call: call({ phase: 'connecting', kind: 'audio' }) });
    await element.updateComplete;
    expect(text()).not.to.contain('camera');
    store.set({ microphone: { ...idle.microphone, on: true } });
    await element.updateComplete;
    expect(shadow.querySelector('.notice') === null).to.be.true;
  });

  describe('as a screen', () => {
    const screen = html`<div style="block-size: 500px; inline-size: 280px">
      <call-status variant="screen"></call-status>
    </div>`;

    it('shows who is called, in the box it has', async () => {
      const { element, text, shadow } = await status(
        { call: call({ phase: 'dialing', kind: 'audio' }) },
        screen,
      );
      expect(text()).to.contain('Ana Petrović Calling…');
      expect(shadow.querySelector('.ring.discs')).to.exist;
      expect(element.getBoundingClientRect().height).to.equal(500);
      expect(element.scrollWidth).to.be.at.most(280);
      await expect(element).to.be.accessible();
    });

    it('names a group by two and a number', async () => {
      const people = ['Ana', 'Tom', 'Mei', 'Luis'].map((name, index) => ({
        id: `${index}`,
        name,
        avatar: null,
      }));
      const { shadow } = await status({ call: call({ phase: 'dialing', people }) }, screen);
      expect(shadow.querySelector('h2')!.textContent).to.equal('Ana, Tom and 2 others');
      expect(shadow.querySelectorAll('.avatar')).to.have.length(3);
    });

    it('keeps names as text', async () => {
      const people = [{ id: '1', name: '<img src=x onerror=alert(1)>', avatar: 'javascript:alert(1)' }];
      const { shadow } = await status({ call: call({ phase: 'ended', endReason: 'busy', people }) }, screen);
      expect(shadow.querySelector('img') === null).to.be.true;
      expect(shadow.querySelector('h2')!.textContent).to.contain('<img src=x');
    });

    it('holds text at 200 % without running over', async () => {
      document.documentElement.style.fontSize = '200%';
      try {
        const { element, shadow } = await status(
          { call: call({ phase: 'ended', endReason: 'connection-lost', startedAt: 0, endedAt: 9000 }) },
          screen,
        );
        expect(element.scrollWidth).to.be.at.most(280);
        expect(shadow.querySelector('.status')!.scrollWidth).to.be.at.most(280);
      } finally {
        document.documentElement.style.removeProperty('font-size');
      }
    });
  });
});
