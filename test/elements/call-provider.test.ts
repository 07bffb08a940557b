import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { h, render } from 'vue';
import '../../src/define.js';
import type { CallControls } from '../../src/elements/call-controls/call-controls.js';
import type { CallProvider } from '../../src/elements/call-provider/call-provider.js';
import type { CallEndedEvent, CallStatsReportEvent } from '../../src/events/index.js';
import { CallLeaveRequest } from '../../src/events/index.js';
import { configureLogging } from '../../src/support/logger.js';
import { installClock, pass } from '../harness/clock.js';
import { connectTwo, createPeople, inCall, rings, stateOf, type People } from '../harness/memory-people.js';
import { installRtcSpy } from '../harness/rtc-spy.js';
import { MemorySignaling } from '../../src/signaling/memory/memory-signaling.js';
import { took } from '../harness/took.js';
import { until } from '../harness/until.js';

installClock();
installRtcSpy();

describe('<call-provider>', () => {
  let people: People;
  beforeEach(() => (people = createPeople()));
  afterEach(() => people.close());

  async function provide(userId = '101'): Promise<CallProvider> {
    const provider = await fixture<CallProvider>(html`
      <call-provider user-id=${userId} display-name="Ana">
        <call-grid></call-grid>
        <call-controls></call-controls>
        <incoming-call-dialog></incoming-call-dialog>
      </call-provider>
    `);
    provider.store.configure({ transport: new MemorySignaling(people.hub, { userId }) });
    await provider.connect();
    return provider;
  }

  it('gives its store to elements inside, and is axe-clean', async () => {
    const provider = await provide();
    expect(provider.store.getState().connection).to.include({ status: 'online', userId: '101' });
    await expect(provider).to.be.accessible();
  });

  it('acts on requests that bubble to it, unless the page cancels them', async () => {
    const provider = await provide();
    const ben = await people.join('102');
    await connectTwo(provider.store, ben, '102', false);
    const grid = provider.querySelector('call-grid') as HTMLElement;
    document.addEventListener('call-leave-request', (event) => event.preventDefault(), { once: true });
    grid.dispatchEvent(new CallLeaveRequest());
    await Promise.resolve();
    await Promise.resolve();
    expect(inCall(provider.store.getState())).to.equal(true);
    const ended = oneEvent(provider, 'call-ended');
    grid.dispatchEvent(new CallLeaveRequest());
    expect(((await ended) as unknown as CallEndedEvent).reason).to.equal('hung-up');
  });

  it('fires its notifications on itself only, not bubbling', async () => {
    const provider = await provide();
    const ben = await people.join('102');
    const heard: string[] = [];
    for (const name of ['call-incoming', 'call-started', 'call-participant-joined', 'call-ended'] as const) {
      provider.addEventListener(name, () => heard.push(name));
      document.addEventListener(name, () => heard.push(`document ${name}`));
    }
    await ben.call('101', { video: false });
    await stateOf(provider.store, rings);
    await provider.accept();
    await stateOf(provider.store, inCall);
    await provider.hangUp();
    expect(heard).to.deep.equal(['call-incoming', 'call-participant-joined', 'call-started', 'call-ended']);
  });

  it('tells figures while it has the attribute `stats`, and only then', async () => {
    const provider = await provide();
    const ben = await people.join('102');
    const heard: CallStatsReportEvent[] = [];
    provider.addEventListener('call-stats-report', (event) => heard.push(event));
    document.addEventListener('call-stats-report', () => heard.push(null as never));
    await connectTwo(provider.store, ben, '102', false);
    // Longer than the interval of a measurement.
    await pass(3_000);
    expect(heard).to.deep.equal([]);
    provider.setAttribute('stats', '');
    await until(
      () => heard,
      ({ length }) => length > 0,
    );
    expect(heard[0]?.peers.map(({ userId }) => userId)).to.deep.equal(['102']);
    expect(provider.store.getState().participants[1]?.quality).not.to.equal(null);
    provider.removeAttribute('stats');
    await provider.updateComplete;
    expect(provider.store.getState().participants[1]?.quality).to.equal(null);
  });

  it('F34: a call survives moves in the DOM', async () => {
    const provider = await provide();
    const ben = await people.join('102');
    await connectTwo(provider.store, ben, '102', false);
    const { store } = provider;
    const places = [document.createElement('div'), document.createElement('section')];
    document.body.append(...places);
    for (let n = 0; n < 100; n++) places[n % 2]?.appendChild(provider);
    await pass(300);
    expect(provider.store).to.equal(store);
    const before = await window.rtcSpy.figures();
    await until(
      () => window.rtcSpy.figures(),
      ({ audioEnergy, open }) => open === 2 && audioEnergy > before.audioEnergy,
      { label: 'sound goes on' },
    );
    for (const place of places) place.remove();
    await stateOf(ben, ({ call }) => call?.phase === 'ended');
  });

  it('F34: really removed, it ends the call and frees everything within a second', async () => {
    const provider = await provide();
    const ben = await people.join('102');
    await connectTwo(provider.store, ben, '102');
    provider.remove();
    const removed = performance.now();
    await until(
      () => window.rtcSpy.held(),
      ({ open, liveTracks }) => open === 0 && liveTracks === 0,
      { label: 'freed' },
    );
    took('an element that is removed frees everything', 1_000, performance.now() - removed);
    expect(ben.getState().call?.endReason).to.equal('remote-hung-up');
  });

  it('S12: secrets as attributes are refused, taken out and told', async () => {
    const lines: unknown[] = [];
    const sink = {
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (line: unknown) => lines.push(line),
    };
    configureLogging({ sink });
    const provider = await fixture<CallProvider>(html`<call-provider password="sentinel"></call-provider>`);
    configureLogging({ sink: console });
    expect(provider.outerHTML).not.to.contain('sentinel');
    expect(String(lines)).to.contain('password').and.not.to.contain('sentinel');
  });

  it('S5: a name full of markup stays text, an avatar of another scheme is not loaded', async () => {
    const provider = await provide();
    const attack = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
    const eve = await people.join('666', { displayName: attack, avatar: 'javascript:window.hacked=1' });
    await eve.call('101', { video: false });
    const { incoming } = await stateOf(provider.store, rings);
    expect(incoming[0]?.from).to.include({ name: attack, avatar: null });
    const dialog = provider.querySelector(
      'incoming-call-dialog',
    ) as HTMLElementTagNameMap['incoming-call-dialog'];
    await dialog.updateComplete;
    expect(dialog.shadowRoot?.querySelector('[part=name]')?.textContent?.trim()).to.equal(attack);
    expect(dialog.shadowRoot?.querySelector('img, script')).to.equal(null);
    expect('hacked' in window).to.equal(false);
  });

  it('asks no new server for a caller’s picture before the answer, missed or not; after it, it does', async () => {
    const avatar = 'https://pictures.invalid/eve.png';
    const provider = await provide();
    const eve = await people.join('666', { displayName: 'Eve', avatar });
    const dialog = provider.querySelector('incoming-call-dialog')!;
    for (const end of ['missed', 'declined', 'taken'] as const) {
      await eve.call('101', { video: false });
      const { incoming } = await stateOf(provider.store, rings);
      expect(incoming[0]?.from, end).to.deep.include({ name: 'Eve', avatar: null });
      await dialog.updateComplete;
      expect(dialog.shadowRoot!.querySelector('img'), end).to.equal(null);
      if (end === 'missed') await eve.hangUp();
      else if (end === 'declined') await provider.store.reject();
      else await provider.store.accept({ video: false });
      await stateOf(provider.store, (state) => !rings(state));
      if (end !== 'taken') await stateOf(eve, ({ call }) => call?.phase === 'ended');
    }
    const { participants, call } = await stateOf(provider.store, inCall);
    expect(participants.find(({ id }) => id === '666')?.avatar).to.equal(avatar);
    expect(call?.people[0]?.avatar).to.equal(avatar);
  });

  it('shows a caller’s picture from the page’s own server, and from those that the page names', async () => {
    const provider = await provide();
    provider.setAttribute('avatar-origins', 'https://cdn.invalid https://pictures.invalid');
    await provider.updateComplete;
    for (const [id, avatar] of [
      ['201', `${location.origin}/nobody.png`],
      ['202', 'https://pictures.invalid/eve.png'],
    ] as const) {
      const caller = await people.join(id, { avatar });
      await caller.call('101', { video: false });
      const { incoming } = await stateOf(provider.store, rings);
      expect(incoming[0]?.from.avatar).to.equal(avatar);
      await provider.store.reject();
      await stateOf(provider.store, (state) => !rings(state));
    }
  });

  // Frameworks set a property where one writes an attribute of its name: Vue also what stands there as text.
  it('takes as a property the text of an attribute, from Vue', async () => {
    const place = await fixture<HTMLElement>(html`<div></div>`);
    const markup = h('call-provider', { userId: '101', alerts: 'off', avatarOrigins: 'https://a.invalid' }, [
      h('call-controls', { shortcuts: '' }),
      h('call-controls', { shortcuts: 'off' }),
    ]);
    render(markup, place);
    const provider = place.querySelector('call-provider')!;
    expect(provider.hasAttribute('alerts'), 'it was a property').to.equal(false);
    const [on, off] = [...place.querySelectorAll('call-controls')];
    const keys = (controls: CallControls | undefined): string | undefined =>
      controls?.shadowRoot?.querySelector('call-toggle')?.keys;
    provider.store.configure({ transport: new MemorySignaling(people.hub, { userId: '101' }) });
    await provider.connect();
    const eve = await people.join('666', { avatar: 'https://a.invalid/eve.png' });
    const title = document.title;
    await eve.call('101', { video: false });
    const { incoming } = await stateOf(provider.store, rings);
    expect(incoming[0]?.from.avatar).to.equal('https://a.invalid/eve.png');
    expect(document.title).to.equal(title);
    provider.alerts = 'sound title';
    await until(() => document.title !== title);
    await provider.accept({ video: false });
    await until(() => keys(on) === 'Alt+M');
    expect(keys(off)).to.equal('');
    render(null, place);
  });

  it('finds its elements outside of it by for="id"', async () => {
    const provider = await provide();
    provider.id = 'somewhere';
    const controls = await fixture<HTMLElement>(html`<call-controls for="somewhere"></call-controls>`);
    const ben = await people.join('102');
    await connectTwo(provider.store, ben, '102', false);
    controls.shadowRoot?.querySelector<HTMLButtonElement>('[part~=leave]')!.click();
    await stateOf(provider.store, ({ call }) => call?.phase === 'ended');
  });

  it('uses a store that the page made', async () => {
    const given = await people.join('103');
    const provider = document.createElement('call-provider');
    provider.store = given;
    document.body.append(provider);
    expect(provider.store).to.equal(given);
    provider.remove();
    await pass(300);
    // The page's store is the page's to end.
    expect(given.getState().connection.status).to.equal('online');
  });
});
