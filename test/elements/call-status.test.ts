import { expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import '../../src/elements/call-status/define.js';
import type { CallStatus } from '../../src/elements/call-status/call-status.js';
import { CallError } from '../../src/session/call-error.js';
import type { CallState } from '../../src/store/call-state.js';
import { sendKeys } from '@web/test-runner-commands';
import type { CallRateRequest } from '../../src/events/call-rate-request.js';
import { installClock, pass } from '../harness/clock.js';
import {
  countListeners,
  createFakeStore,
  fakeCall,
  fakeParticipant,
  idleState,
  provide,
  type FakeStore,
} from '../harness/fake-store.js';
import { until } from '../harness/until.js';

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
      expect(text()).to.match(new RegExp(`^${words}( Cancel)?$`));
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

  for (const [phase, cancels] of [
    ['dialing', true],
    ['ringing', true],
    ['connecting', true],
    ['connected', false],
    ['reconnecting', false],
  ] as const) {
    it(`${cancels ? 'can' : 'does not'} take the call back while ${phase}`, async () => {
      const { element, store, button } = await status({ call: call({ phase }) });
      button('Cancel')?.click();
      await nextFrame();
      expect(store.calls).to.deep.equal(cancels ? [['hangUp', [undefined]]] : []);
      element.noCancel = true;
      await element.updateComplete;
      expect(button('Cancel') === undefined).to.be.true;
    });
  }

  it('shows what those wrote who did not take it, as text, and says it', async () => {
    const messages = [{ from: ana, text: 'I’m <b>in</b> a meeting' }];
    const { element, text, said, shadow } = await status({
      call: call({ phase: 'ended', endReason: 'declined', messages }),
    });
    expect(text()).to.contain('Ana Petrović declined Ana Petrović: I’m <b>in</b> a meeting');
    expect(shadow.querySelector('b') === null).to.be.true;
    await until(said, (words) => words.endsWith('Ana Petrović: I’m <b>in</b> a meeting'));
    await expect(element).to.be.accessible();
  });

  it('says who put us on hold, and goes on counting', async () => {
    const [me, tom, mei] = [
      fakeParticipant({ id: '1', isLocal: true }),
      fakeParticipant({ name: 'Tom', onHold: true }),
      fakeParticipant({ id: '3', name: 'Mei' }),
    ];
    const running = call({ phase: 'connected', startedAt: Date.now() - 65_000 });
    const { element, store, text, said } = await status({ call: running, participants: [me, tom] });
    expect(text()).to.match(/^Tom put you on hold 1:0\d$/);
    await until(said, (words) => words === 'Tom put you on hold');
    await expect(element).to.be.accessible();
    store.set({ participants: [me, tom, mei] });
    await element.updateComplete;
    expect(text(), 'somebody is there to talk to').to.match(/^1:0\d$/);
  });

  it('lists calls on hold, with the ways back and out', async () => {
    const held = [
      call({ id: 'held-1', phase: 'connected', startedAt: 0 })!,
      call({ id: 'held-2', phase: 'connected', startedAt: 0, people: [{ ...ana, name: 'Luis' }] })!,
    ];
    const { element, shadow, store, said, text } = await status({ held });
    expect(element.matches(':state(held)')).to.be.true;
    const rows = [...shadow.querySelectorAll<HTMLElement>('[part="held"]')];
    expect(rows.map((row) => row.innerText.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'AP Ana Petrović Resume',
      'L Luis Resume',
    ]);
    await until(said, (words) => words === 'Ana Petrović: On hold. Luis: On hold');
    await expect(element).to.be.accessible();
    expect(text()).to.match(/^On hold /);
    store.set({ call: call({ phase: 'connected', startedAt: 0 }) });
    await element.updateComplete;
    expect(text(), 'beside a call that runs').to.contain('Luis On hold');
    const named = (name: string): HTMLElement => shadow.querySelector<HTMLElement>(`[aria-label="${name}"]`)!;
    named('Resume the call with Luis').click();
    named('End the call with Ana Petrović').click();
    await nextFrame();
    expect(store.calls).to.deep.equal([
      ['resume', ['held-2']],
      ['hangUp', [{ callId: 'held-1' }]],
    ]);
  });

  describe('rating', () => {
    const talked = call({ phase: 'ended', endReason: 'hung-up', startedAt: 0, endedAt: 724_000 });
    const content = html`<call-status rating></call-status>`;
    const told = (store: FakeStore): unknown[] =>
      store.calls.filter(([name]) => name === 'rate').map(([, [rating]]) => rating);

    it('is asked for by the page, after a talk only', async () => {
      const rated = async (state: Partial<CallState>, box = content): Promise<boolean> =>
        (await status(state, box)).shadow.querySelector('[part="rating"]') !== null;
      expect(await rated({ call: talked })).to.be.true;
      expect(await rated({ call: talked }, html`<call-status></call-status>`)).to.be.false;
      expect(await rated({ call: call({ phase: 'ended', endReason: 'no-answer' }) })).to.be.false;
      expect(await rated({ call: call({ phase: 'connected', startedAt: 0 }) })).to.be.false;
      const dropped = call({ phase: 'ended', endReason: 'connection-lost', startedAt: 0, endedAt: 9 });
      expect(await rated({ call: dropped })).to.be.false;
    });

    it('by keyboard alone: arrows choose, three or fewer ask why, told once it has settled', async () => {
      const { element, store, shadow } = await status({ call: talked }, content);
      const heard: CallRateRequest[] = [];
      element.addEventListener('call-rate-request', (event) => heard.push(event));
      const reasons = shadow.querySelector<HTMLElement>('[part="reasons"]')!;
      await expect(element).to.be.accessible();
      expect(reasons.checkVisibility({ visibilityProperty: true })).to.be.false;
      shadow.querySelector<HTMLInputElement>('input[type="radio"]')!.focus();
      await sendKeys({ press: ' ' });
      for (let press = 0; press < 2; press++) await sendKeys({ press: 'ArrowRight' });
      await until(
        () => shadow.activeElement?.ariaLabel,
        (label) => label === '3 stars: Fair',
      );
      expect(reasons.checkVisibility({ visibilityProperty: true })).to.be.true;
      expect(shadow.querySelector('.meaning')!.textContent).to.equal('Fair');
      shadow.querySelector<HTMLInputElement>('input[type="checkbox"]')!.focus();
      await sendKeys({ press: ' ' });
      expect(heard, 'not before it has settled').to.have.lengthOf(0);
      await pass(900);
      expect(told(store).at(-1)).to.deep.equal({ callId: 'call-1', stars: 3, reasons: ['sound-broke'] });
      expect(heard[0].bubbles && heard[0].composed && heard[0].cancelable).to.be.true;
      await expect(element).to.be.accessible();
    });

    it('is told at once when one goes on, without the reasons of fewer stars, and once', async () => {
      const { store, shadow, button, element } = await status({ call: talked }, content);
      const [one, , , four] = shadow.querySelectorAll<HTMLInputElement>('input[type="radio"]');
      one.click();
      await element.updateComplete;
      shadow.querySelector<HTMLInputElement>('input[type="checkbox"]')!.click();
      four.click();
      button('Done')!.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([
        ['rate', [{ callId: 'call-1', stars: 4, reasons: [] }]],
        ['dismiss', []],
      ]);
    });

    it('is not lost when the element is taken off the page', async () => {
      const { store, shadow, element } = await status({ call: talked }, content);
      shadow.querySelector<HTMLInputElement>('input[type="radio"]')!.click();
      element.remove();
      await nextFrame();
      expect(told(store)).to.deep.equal([{ callId: 'call-1', stars: 1, reasons: [] }]);
    });

    it('does not ask about a picture that there was none of, and begins anew with each call', async () => {
      const { store, shadow, element } = await status({ call: { ...talked!, kind: 'audio' } }, content);
      expect([...shadow.querySelectorAll('.chip')].map((chip) => chip.textContent.trim())).to.deep.equal([
        'Sound broke up',
        'Echo',
        'Could not be heard',
      ]);
      shadow.querySelectorAll<HTMLInputElement>('input[type="radio"]')[4].click();
      await element.updateComplete;
      store.set({ call: { ...talked!, id: 'call-2' } });
      await element.updateComplete;
      expect(shadow.querySelector('input:checked') === null).to.be.true;
      expect(told(store)).to.deep.equal([{ callId: 'call-1', stars: 5, reasons: [] }]);
    });
  });

  it('a hundred of them leave nothing', async () => {
    const { store } = await status({});
    const listeners = countListeners(store);
    const state = {
      call: call({ phase: 'connected', startedAt: Date.now() }),
      held: [call({ id: 'held' })!],
      participants: [fakeParticipant({ isLocal: true })],
    };
    store.set(state);
    const { setTimeout: set, clearTimeout: clear } = window;
    const timers = new Set<unknown>();
    window.setTimeout = ((run: () => void, wait: number) => {
      const id = set(() => (timers.delete(id), run()), wait);
      timers.add(id);
      return id;
    }) as typeof setTimeout;
    window.clearTimeout = ((id: number) => (timers.delete(id), clear(id))) as typeof clearTimeout;
    try {
      for (let round = 0; round < 100; round++) {
        const root = await fixture<HTMLElement>(
          provide(store, html`<call-status variant="screen" rating></call-status>`),
        );
        await root.querySelector('call-status')!.updateComplete;
        root.remove();
      }
      expect(listeners(), 'listeners').to.equal(0);
      // The runner has some of its own.
      expect(timers.size, 'timers').to.be.below(10);
    } finally {
      Object.assign(window, { setTimeout: set, clearTimeout: clear });
    }
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

    it('lays one’s own picture behind a video call that is on its way, as in a mirror', async () => {
      const canvas = document.createElement('canvas');
      const videoStream = canvas.captureStream();
      const self = fakeParticipant({ id: '1', isLocal: true, videoStream });
      const { element, store, shadow } = await status(
        {
          call: call({ phase: 'dialing' }),
          participants: [self, fakeParticipant({ connection: 'ringing' })],
        },
        screen,
      );
      const video = (): HTMLVideoElement | null => shadow.querySelector('video');
      expect(video()!.srcObject === videoStream).to.be.true;
      expect(video()!.muted).to.be.true;
      expect(video()!.matches('.mirrored')).to.be.true;
      expect(shadow.querySelector('.status')!.matches('.over')).to.be.true;
      store.set({ participants: [fakeParticipant({ ...self, mirrored: false })] });
      await element.updateComplete;
      expect(video()!.matches('.mirrored'), 'a camera that looks away').to.be.false;
      for (const state of [
        { call: call({ phase: 'dialing', kind: 'audio' }) },
        { call: call({ phase: 'connected', startedAt: 0 }) },
        { call: call({ phase: 'ended', endReason: 'no-answer' }) },
      ]) {
        store.set(state);
        await element.updateComplete;
        expect(video() === null, `${state.call?.kind} ${state.call?.phase}`).to.be.true;
      }
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
