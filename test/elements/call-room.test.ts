import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/call-room/define.js';
import type { CallControls } from '../../src/elements/call-controls/call-controls.js';
import type { CallStatus } from '../../src/elements/call-status/call-status.js';
import type { CallWriteRequest } from '../../src/events/call-write-request.js';
import type { CallReactions } from '../../src/elements/call-reactions/call-reactions.js';
import type { CallTile } from '../../src/elements/call-tile/call-tile.js';
import type { CallProvider } from '../../src/elements/call-provider/call-provider.js';
import type { CallRoom } from '../../src/elements/call-room/call-room.js';
import type { CallPanel, CallState } from '../../src/store/call-state.js';
import {
  createFakeStore,
  fakeCall,
  fakeParticipant,
  provide,
  type FakeStore,
} from '../harness/fake-store.js';
import { until } from '../harness/until.js';

const SLOTS = [
  'reactions',
  'lobby',
  'calling',
  'ended',
  'status',
  'grid',
  'chat',
  'people',
  'devices',
  'stats',
  'safety',
];

const PANELS: readonly CallPanel[] = ['chat', 'people', 'devices', 'stats', 'safety'];

async function room(
  state: Partial<CallState> = {},
  width = 800,
): Promise<{ element: CallRoom; store: FakeStore; find: (selector: string) => HTMLElement | null }> {
  const store = createFakeStore(state);
  const holder = await fixture(
    html`<div style="inline-size: ${width}px; block-size: 600px">
      ${provide(store, html`<call-room></call-room>`)}
    </div>`,
  );
  const element = holder.querySelector('call-room')!;
  await element.updateComplete;
  return { element, store, find: (selector) => element.shadowRoot!.querySelector(selector) };
}

describe('<call-room>', () => {
  it('shows the lobby, the call, and how it ended', async () => {
    const { element, store, find } = await room();
    expect(element.matches(':state(lobby)')).to.equal(true);
    expect(find('call-grid')).to.equal(null);
    store.set({ call: fakeCall({ phase: 'ringing', startedAt: null }) });
    await element.updateComplete;
    expect(find('slot[name=calling] > call-status')).not.to.equal(null);
    store.set({ call: fakeCall(), participants: [fakeParticipant()] });
    await element.updateComplete;
    expect(element.matches(':state(call)')).to.equal(true);
    expect(find('call-grid')!.getBoundingClientRect().height).to.be.greaterThan(300);
    expect(find('call-controls')!.checkVisibility()).to.equal(true);
    store.set({ call: fakeCall({ phase: 'ended', endReason: 'hung-up' }) });
    await element.updateComplete;
    expect(find('slot[name=ended] > call-status')).not.to.equal(null);
    expect(find('call-grid')).to.equal(null);
  });

  it('lets one picture fill a phone, with the controls on it, and leaves the time to them on a desk', async () => {
    const two = [fakeParticipant({ id: '1', isLocal: true }), fakeParticipant({ videoMuted: false })];
    const { element, store, find } = await room({ call: fakeCall(), participants: two }, 360);
    const controls = (): CallControls => find('call-controls') as CallControls;
    const box = (selector: string): DOMRect => find(selector)!.getBoundingClientRect();
    await until(
      () => controls().over,
      (over) => over,
    );
    expect(box('.stage').bottom).to.equal(box('.room').bottom);
    expect(box('.line').width, 'the time is a small thing').to.be.within(40, 120);
    store.set({ participants: [...two, fakeParticipant({ id: '3' })] });
    await element.updateComplete;
    expect(controls().over, 'several are not covered').to.equal(false);
    expect(box('.stage').bottom).to.be.at.most(box('.controls').top);
    element.parentElement!.parentElement!.style.inlineSize = '1000px';
    await until(
      () => box('.line').height,
      (height) => height === 0,
    );
    store.set({ call: fakeCall({ phase: 'reconnecting' }) });
    await until(
      () => box('.line').height,
      (height) => height > 0,
    );
  });

  it('opens every panel from its controls, and covers them with none', async () => {
    const { store, find } = await room({ call: fakeCall(), participants: [fakeParticipant()] }, 760);
    for (const panel of PANELS) {
      expect((find('call-controls') as CallControls).panels).to.contain(panel);
      await store.setPanel(panel);
      await until(
        () => find(`.${panel} > slot > *`),
        (content) => content !== null,
      );
      const { bottom } = find('.panel')!.getBoundingClientRect();
      expect(bottom).to.be.at.most(find('.controls')!.getBoundingClientRect().top);
    }
  });

  it('leaves taking a call back to the controls below, unless the page brought its own', async () => {
    const calling = { call: fakeCall({ phase: 'ringing', startedAt: null }) };
    for (const own of [false, true]) {
      const { element, find } = await room(calling);
      if (own) element.insertAdjacentHTML('beforeend', '<p slot="controls">Ours</p>');
      const status = find('slot[name=calling] > call-status') as CallStatus;
      await until(
        () => status.noCancel,
        (noCancel) => noCancel !== own,
      );
      await status.updateComplete;
      expect(status.shadowRoot!.querySelector('[part=cancel]') !== null).to.equal(own);
    }
  });

  it('asks how a call was, and does not where the page says so', async () => {
    const { element, store, find } = await room({ call: fakeCall({ phase: 'ended', endReason: 'hung-up' }) });
    const rating = (): Element | null =>
      find('slot[name=ended] > call-status')!.shadowRoot!.querySelector('[part=rating]');
    await until(rating, (part) => part !== null);
    element.noRating = true;
    await until(rating, (part) => part === null);
    expect(store.calls).to.deep.equal([]);
  });

  it('has the page write to who was not reached', async () => {
    const tom = { id: '102', name: 'Tom Becker', avatar: null };
    const end = { phase: 'ended', endReason: 'busy', startedAt: null, people: [tom] } as const;
    const { element, find } = await room({ call: fakeCall(end) });
    const button = (): HTMLElement | null =>
      find('slot[name=ended] > call-status')!.shadowRoot!.querySelector<HTMLElement>('[part=write]');
    await until(
      () => find('slot[name=ended] > call-status')!.shadowRoot!.querySelector('[part=call-again]'),
      Boolean,
    );
    expect(button(), 'only where the page can').to.equal(null);
    element.messaging = true;
    const { to } = await new Promise<CallWriteRequest>((resolve) => {
      element.addEventListener('call-write-request', resolve, { once: true });
      void until(button, (one) => one !== null).then((one) => one?.click());
    });
    expect(to).to.deep.equal([tom]);
  });

  it('opens what stands beside the people from its controls, and reactions', async () => {
    const { store, find } = await room({ call: fakeCall(), participants: [fakeParticipant()] }, 800);
    const controls = find('call-controls')!.shadowRoot!;
    (await until(() => controls.querySelector<HTMLElement>('[part~=chat]'), Boolean))!.click();
    await until(() => store.getState().view.panel === 'chat');
    controls.querySelector<HTMLElement>('[part~=more]')!.click();
    const row = (label: string): HTMLElement | undefined =>
      [...controls.querySelectorAll<HTMLElement>('[part=menu-item]')].find((one) =>
        one.textContent.includes(label),
      );
    for (const label of ['People', 'Devices', 'Call statistics', 'Safety code']) {
      await until(() => row(label), Boolean);
    }
    (await until(() => row('Reactions')))!.click();
    (await until(() => row('Applause')))!.click();
    await until(() => store.calls.some(([name, [reaction]]) => name === 'react' && reaction === 'clap'));
  });

  it('lets a reaction float in the tile of who sent it', async () => {
    const tom = fakeParticipant();
    const { store, find } = await room({
      call: fakeCall(),
      participants: [fakeParticipant({ id: '101', isLocal: true }), tom],
    });
    const tile = (): CallTile | undefined =>
      [...(find('call-grid')?.shadowRoot?.querySelectorAll('call-tile') ?? [])].find(
        ({ participant }) => participant?.id === tom.id,
      );
    await until(() => tile()?.checkVisibility());
    await (find('call-reactions') as CallReactions).updateComplete;
    store.emit('call-reaction', { from: tom, isLocal: false, reaction: 'wow' });
    await until(() => tile()!.shadowRoot!.querySelector('[part=emoji]')?.textContent === '😮');
    expect(find('call-reactions')!.shadowRoot!.querySelector('[part=float]'), 'not twice').to.equal(null);
    await until(() => !tile()!.shadowRoot!.querySelector('[part=emoji]'));
  });

  it('has every slot in every state, so that a part can be replaced at any time', async () => {
    const { element, store } = await room();
    for (const phase of ['ringing', 'connected', 'ended'] as const) {
      store.set({ call: fakeCall({ phase }) });
      await element.updateComplete;
      const names = [...element.shadowRoot!.querySelectorAll('slot')].map(({ name }) => name);
      expect(names).to.include.members([...SLOTS, 'controls', 'incoming']);
    }
  });

  it('opens a panel as a sheet, and beside the people where there is room', async () => {
    const state = { call: fakeCall(), participants: [fakeParticipant()] };
    for (const [width, pushed] of [
      [360, false],
      [800, false],
      [1440, true],
    ] as const) {
      const { element, store, find } = await room(state, width);
      const before = find('[part=stage]')!.getBoundingClientRect().width;
      store.set({ view: { layout: 'auto', pinned: null, panel: 'people' } });
      await element.updateComplete;
      const panel = find('[part=panel]')!;
      expect(panel.checkVisibility(), String(width)).to.equal(true);
      expect(panel.textContent).to.contain('Tom Becker');
      const after = find('[part=stage]')!.getBoundingClientRect().width;
      expect(before - after >= 360, String(width)).to.equal(pushed);
      await expect(element).to.be.accessible();
      find('[part=close]')!.click();
      await until(() => store.calls.some(([name]) => name === 'setPanel'), Boolean);
    }
  });

  it('closes a panel with Escape', async () => {
    const { element, store, find } = await room({ call: fakeCall() });
    store.set({ view: { layout: 'auto', pinned: null, panel: 'people' } });
    await element.updateComplete;
    find('[part=close]')!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    await until(() => store.calls.some(([name]) => name === 'setPanel'), Boolean);
  });

  it('brings a provider of its own, with its attributes, where there is none', async () => {
    const element = await fixture<CallRoom>(
      html`<call-room
        user-id="ana"
        display-name="Ana"
        channel="room-test"
        room="1234"
        style="block-size: 400px"
      ></call-room>`,
    );
    const provider = element.shadowRoot!.querySelector<CallProvider>('call-provider')!;
    expect(provider.userId).to.equal('ana');
    expect(provider.room).to.equal('1234');
    expect(element.store).to.equal(provider.store);
    element.displayName = 'Ana Petrović';
    await element.updateComplete;
    expect(provider.displayName).to.equal('Ana Petrović');
    let to: unknown;
    element.addEventListener('call-start-request', (event) => {
      to = event.to;
      event.preventDefault();
    });
    await element.call(['ben']);
    expect(to).to.deep.equal(['ben']);
    expect(element.store!.getState().connection.status).to.equal('online');
    // Grids and controls inside of it find the same store.
    expect(provider.querySelector('incoming-call-dialog')).not.to.equal(null);
  });
});
