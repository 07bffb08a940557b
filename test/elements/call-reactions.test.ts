import { sendKeys } from '@web/test-runner-commands';
import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/call-reactions/define.js';
import '../../src/elements/call-stats/define.js';
import '../../src/elements/call-tile/define.js';
import type { LitElement } from 'lit';
import '../../src/locale/ar.js';
import { reactionSpots } from '../../src/elements/shared/reactions.js';
import type { CallStats } from '../../src/elements/call-stats/call-stats.js';
import {
  countListeners,
  createFakeStore,
  fakeCall,
  fakeParticipant,
  provide,
} from '../harness/fake-store.js';
import { fakeStats } from '../harness/fake-stats.js';
import { until } from '../harness/until.js';

const call = fakeCall();
const tom = { id: '102', name: 'Tom <b>Becker</b>', avatar: null };
const texts = (root: ShadowRoot, part: string): string[] =>
  [...root.querySelectorAll(`[part~="${part}"]`)].map(({ textContent }) => textContent.trim());

describe('<call-reactions>', () => {
  async function show(content = html`<call-reactions></call-reactions>`, state = { call }) {
    const store = createFakeStore(state);
    const root = await fixture(
      provide(
        store,
        html`<div style="position: relative; block-size: 300px; padding-block-start: 240px">${content}</div>`,
      ),
    );
    const element = root.querySelector('call-reactions')!;
    await element.updateComplete;
    return { store, element, shadow: element.shadowRoot! };
  }

  it('is one tab stop of six named reactions, by arrows and Enter', async () => {
    const { store, element, shadow } = await show();
    const buttons = [...shadow.querySelectorAll<HTMLButtonElement>('[part="reaction"]')];
    expect(buttons.map((each) => each.getAttribute('aria-label'))).to.deep.equal([
      'Thumbs up',
      'Heart',
      'Laughing',
      'Surprised',
      'Applause',
      'Celebration',
    ]);
    expect(buttons.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1, -1, -1, -1]);
    for (const each of buttons) expect(each.getBoundingClientRect().height).to.be.at.least(44);
    buttons[0].focus();
    buttons[0].dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, composed: true }),
    );
    expect(shadow.activeElement).to.equal(buttons[1]);
    (shadow.activeElement as HTMLElement).click();
    await until(() => store.calls.length > 0);
    expect(store.calls).to.deep.equal([['react', ['love']]]);
    await expect(element).to.be.accessible();
  });

  it('lets reactions float with their names, as text, and be gone; speaks those of others once in a while', async () => {
    const { store, element, shadow } = await show();
    store.emit('call-reaction', { from: tom, isLocal: false, reaction: 'clap' });
    store.emit('call-reaction', { from: { ...tom, id: '101' }, isLocal: true, reaction: 'party' });
    await element.updateComplete;
    expect(texts(shadow, 'emoji')).to.deep.equal(['👏', '🎉']);
    expect(texts(shadow, 'name')).to.deep.equal(['Tom <b>Becker</b>', 'You']);
    expect(element.matches(':state(floating)')).to.equal(true);
    expect(shadow.querySelector('[part="floats"]')?.getAttribute('aria-hidden')).to.equal('true');
    const status = shadow.querySelector('[role="status"]')!;
    await until(() => status.textContent === 'Tom <b>Becker</b>: Applause');
    await until(() => texts(shadow, 'float').length === 0);
    expect(element.matches(':state(floating)')).to.equal(false);
  });

  it('float in the tile of who sent them, and here of who has none in view', async () => {
    const mine = createFakeStore({ call });
    const other = createFakeStore({ call });
    const people = ['102', '103', '104', '102'].map((id) => fakeParticipant({ id, name: id }));
    const [shown, hidden, screen, elsewhere] = people.map((participant, index) => {
      const tile = document.createElement('call-tile');
      tile.participant = participant;
      if (index === 1) tile.style.visibility = 'hidden';
      if (index === 2) tile.source = 'screen';
      return tile;
    });
    const root = await fixture(
      html`<div style="inline-size: 320px">
        ${provide(mine, html`<call-reactions view="floats"></call-reactions>${shown}${hidden}${screen}`)}
        ${provide(other, elsewhere)}
      </div>`,
    );
    const own = root.querySelector('call-reactions')!;
    await own.updateComplete;
    for (const { id, name } of people.slice(0, 3)) {
      mine.emit('call-reaction', { from: { id, name, avatar: null }, isLocal: false, reaction: 'clap' });
    }
    const floats = (element: LitElement): number =>
      element.shadowRoot!.querySelectorAll('[part=float]').length;
    await until(() => floats(own) === 2 && floats(shown) === 1);
    expect(texts(own.shadowRoot!, 'name')).to.deep.equal(['103', '104']);
    expect([hidden, screen, elsewhere].map(floats), 'no other call, nothing that is not seen').to.deep.equal([
      0, 0, 0,
    ]);
    // Away, and again: nothing is left of it, and it is known again.
    shown.remove();
    mine.emit('call-reaction', { from: { ...tom, id: '102' }, isLocal: false, reaction: 'clap' });
    await until(() => floats(own) === 3);
    own.after(shown);
    await shown.updateComplete;
    for (let n = 0; n < 50; n++)
      mine.emit('call-reaction', { from: { ...tom, id: '102' }, isLocal: false, reaction: 'like' });
    await until(() => floats(shown) === 6);
    expect(floats(own)).to.equal(3);
    await until(() => floats(shown) === 0);
    expect(shown.shadowRoot!.querySelector('[part=reactions]')).to.equal(null);
  });

  it('a flood stays a handful', async () => {
    const { store, element, shadow } = await show();
    for (let n = 0; n < 200; n++)
      store.emit('call-reaction', { from: tom, isLocal: false, reaction: 'like' });
    await element.updateComplete;
    expect(texts(shadow, 'float').length).to.equal(20);
  });

  it('over a stage it lets clicks through and stays within it; as a picker it shows no floats', async () => {
    const { store, element, shadow } = await show(html`<call-reactions view="floats"></call-reactions>`);
    expect(shadow.querySelector('[part="picker"]')).to.equal(null);
    expect(getComputedStyle(element).pointerEvents).to.equal('none');
    store.emit('call-reaction', { from: tom, isLocal: false, reaction: 'wow' });
    await element.updateComplete;
    expect(texts(shadow, 'emoji')).to.deep.equal(['😮']);
    element.view = 'picker';
    await element.updateComplete;
    store.emit('call-reaction', { from: tom, isLocal: false, reaction: 'wow' });
    await element.updateComplete;
    expect(shadow.querySelector('[part="floats"]')).to.equal(null);
  });

  it('without a call it can be reached and does nothing', async () => {
    const { store, element, shadow } = await show(undefined, { call: fakeCall({ phase: 'ended' }) });
    shadow.querySelector<HTMLButtonElement>('[part="reaction"]')!.click();
    expect(store.calls).to.deep.equal([]);
    expect(element.matches(':state(unavailable)')).to.equal(true);
    await expect(element).to.be.accessible();
  });
});

describe('<call-stats>', () => {
  const participants = [
    fakeParticipant({ id: '101', isLocal: true }),
    fakeParticipant({ name: 'Tom <b>Becker</b>' }),
    fakeParticipant({ id: '103', name: 'Mei' }),
  ];

  async function show(content = html`<call-stats></call-stats>`) {
    const store = createFakeStore({ call, participants });
    let watches = 0;
    const { watchStats } = store;
    store.watchStats = (listener) => {
      watches++;
      const stop = watchStats(listener);
      return () => {
        watches--;
        stop();
      };
    };
    const root = await fixture(provide(store, content));
    const element = root.querySelector<CallStats>('call-stats')!;
    await element.updateComplete;
    const report = async (...peers: ReturnType<typeof fakeStats>[]): Promise<void> => {
      store.emit('call-stats-report', { peers });
      await element.updateComplete;
    };
    return { store, element, shadow: element.shadowRoot!, report, watches: () => watches };
  }

  it('measures only while somebody can see it', async () => {
    const { element, watches } = await show(html`<call-stats hidden></call-stats>`);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    expect(watches()).to.equal(0);
    element.hidden = false;
    await until(() => watches() === 1);
    expect(element.matches(':state(measuring)')).to.equal(true);
    const hide = (state: 'hidden' | 'visible'): void => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    hide('hidden');
    await until(() => watches() === 0);
    hide('visible');
    await until(() => watches() === 1);
    Reflect.deleteProperty(document, 'visibilityState');
    element.remove();
    expect(watches()).to.equal(0);
  });

  it('shows figures as a table with plain names, and two minutes as lines', async () => {
    const { element, shadow, report, watches } = await show();
    await until(() => watches() === 1);
    expect(texts(shadow, 'empty')[0]).to.contain('when a call is connected');
    for (let n = 0; n < 4; n++) await report(fakeStats({ at: n * 2_000 }));
    expect(texts(shadow, 'tab')).to.deep.equal(['Tom <b>Becker</b>', 'Connection']);
    const rows = (): string[] =>
      [...shadow.querySelectorAll('tr')].map((row) =>
        [...row.cells].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()).join(': '),
      );
    expect(rows()).to.include('Picture: 1280 × 720 · 30 fps · VP8 · 1.58 Mbit/s');
    expect([...shadow.querySelectorAll('tbody th[scope="row"]')].length).to.equal(8);
    expect(texts(shadow, 'legend')[0]?.replace(/\s+/g, ' ')).to.equal('Received 1.62 Mbit/s Sent 938 kbit/s');
    expect(shadow.querySelector('.received')?.getAttribute('d')).to.match(/^M\d/);
    await expect(element).to.be.accessible();
    shadow.querySelector<HTMLElement>('#tab-connection')!.click();
    await element.updateComplete;
    expect(rows()).to.include('Round trip: 42 ms').and.include('Path: Direct · UDP');
    expect(texts(shadow, 'legend')[0]?.replace(/\s+/g, ' ')).to.equal('Round trip 42 ms');
    expect(shadow.querySelector('.received')?.getAttribute('d')).to.match(/^M\d/);
    await expect(element).to.be.accessible();
  });

  it('has tabs that arrows choose, in the direction of writing, and keeps the focus when people come', async () => {
    for (const [dir, ahead, back] of [
      ['ltr', 'ArrowRight', 'ArrowLeft'],
      ['rtl', 'ArrowLeft', 'ArrowRight'],
    ] as const) {
      const { element, shadow, report, watches } = await show(html`<call-stats dir=${dir}></call-stats>`);
      await until(() => watches() === 1);
      await report(fakeStats());
      const chosen = (): string[] =>
        [...shadow.querySelectorAll('[role=tab]')].flatMap((tab) =>
          tab.getAttribute('aria-selected') === 'true' && tab.getAttribute('tabindex') === '0'
            ? [tab.id]
            : [],
        );
      expect(chosen()).to.deep.equal(['tab-person']);
      shadow.querySelector<HTMLElement>('#tab-person')!.focus();
      await sendKeys({ press: ahead });
      expect(chosen()).to.deep.equal(['tab-connection']);
      expect(shadow.activeElement?.id).to.equal('tab-connection');
      expect(shadow.querySelector('#panel')!.getAttribute('aria-labelledby')).to.equal('tab-connection');
      await report(fakeStats(), fakeStats({ userId: '103' }));
      expect(chosen()).to.deep.equal(['tab-connection']);
      expect(shadow.activeElement?.id).to.equal('tab-connection');
      await sendKeys({ press: ahead });
      expect(chosen(), 'round').to.deep.equal(['tab-everyone']);
      await sendKeys({ press: back });
      await sendKeys({ press: 'Home' });
      expect(chosen()).to.deep.equal(['tab-everyone']);
      await sendKeys({ press: 'End' });
      expect(shadow.activeElement?.id).to.equal('tab-connection');
      await element.updateComplete;
    }
  });

  it('lays several people side by side, and leads from a name to their own figures', async () => {
    const { element, shadow, report, watches } = await show();
    await until(() => watches() === 1);
    await report(fakeStats(), fakeStats({ userId: '103', quality: 1, roundTrip: 640 }));
    const row = shadow.querySelectorAll('tbody tr')[1] as HTMLTableRowElement;
    expect([...row.cells].map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Mei',
      '1.62 Mbit/s',
      '640 ms',
      'Bad',
    ]);
    expect(texts(shadow, 'legend')[0]?.replace(/\s+/g, ' '), 'together').to.equal(
      'Received 3.24 Mbit/s Sent 1.88 Mbit/s',
    );
    await expect(element).to.be.accessible();
    row.querySelector('button')!.click();
    await until(() => shadow.activeElement?.id === 'tab-person');
    expect(texts(shadow, 'tab')[1]).to.equal('Mei');
    await expect(element).to.be.accessible();
  });

  it('lets one choose among several people', async () => {
    const { element, shadow, report, watches } = await show();
    await until(() => watches() === 1);
    await report(fakeStats(), fakeStats({ userId: '103', roundTrip: 7 }));
    shadow.querySelector<HTMLElement>('#tab-connection')!.click();
    await element.updateComplete;
    const select = shadow.querySelector('select')!;
    expect([...select.options].map(({ text }) => text)).to.deep.equal(['Tom <b>Becker</b>', 'Mei']);
    select.value = '103';
    select.dispatchEvent(new Event('change'));
    await element.updateComplete;
    expect(shadow.querySelector('table')!.textContent).to.contain('7 ms');
    await report(fakeStats(), fakeStats({ userId: '103', roundTrip: 8 }));
    expect(shadow.querySelector('table')!.textContent).to.contain('8 ms');
    await expect(element).to.be.accessible();
  });

  it('copies JSON, and says so; or that the browser did not let it', async () => {
    const { element, shadow, report, watches } = await show();
    await until(() => watches() === 1);
    await report(fakeStats());
    const written: string[] = [];
    let refuses = false;
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: (text: string) => {
          written.push(text);
          return refuses ? Promise.reject(new DOMException('no', 'NotAllowedError')) : Promise.resolve();
        },
      },
    });
    const button = shadow.querySelector<HTMLButtonElement>('[part="copy"]')!;
    button.click();
    await until(() => texts(shadow, 'copy')[0] === 'Copied');
    expect(JSON.parse(written[0])).to.have.nested.property('people[0].figures.roundTrip', 42);
    expect(written[0]).not.to.contain('102').and.not.to.contain('Becker');
    await until(() => shadow.querySelector('[role="status"]')?.textContent === 'Copied');
    refuses = true;
    button.click();
    await until(() => texts(shadow, 'copy')[0] === 'Not copied');
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(element.isConnected).to.equal(true);
  });

  it('forgets when the call is over, and can be closed where it is the open panel', async () => {
    const { store, element, shadow, report, watches } = await show();
    await until(() => watches() === 1);
    await report(fakeStats());
    store.set({ view: { ...store.getState().view, panel: 'stats' } });
    await element.updateComplete;
    shadow.querySelector<HTMLButtonElement>('[part="close"]')!.click();
    await until(() => store.calls.some(([name, [panel]]) => name === 'setPanel' && panel === null));
    store.set({ call: fakeCall({ phase: 'ended' }) });
    await element.updateComplete;
    expect(element.matches(':state(empty)')).to.equal(true);
    expect(shadow.querySelector('table')).to.equal(null);
  });

  it('fits into 280 px, from right to left too', async () => {
    const { shadow, report, watches } = await show(
      html`<div lang="ar" dir="rtl" style="inline-size: 280px"><call-stats></call-stats></div>`,
    );
    await until(() => watches() === 1);
    await report(fakeStats(), fakeStats({ userId: '103' }));
    const base = shadow.querySelector<HTMLElement>('[part="base"]')!;
    expect(base.scrollWidth).to.be.at.most(280);
    expect(shadow.querySelector('h2')?.textContent).to.equal('إحصاءات المكالمة');
  });
});

describe('reactions and figures', () => {
  it('leave nothing behind, tiles neither: a hundred times mounted', async () => {
    const store = createFakeStore({ call });
    const listeners = countListeners(store);
    const spots = reactionSpots.size;
    const root = await fixture<HTMLElement>(provide(store, html`<div></div>`));
    const host = root.querySelector('div')!;
    for (let n = 0; n < 100; n++) {
      const tile = document.createElement('call-tile');
      tile.participant = fakeParticipant({ id: tom.id });
      const both = [document.createElement('call-reactions'), document.createElement('call-stats'), tile];
      host.append(...both);
      await Promise.all(both.map((each) => each.updateComplete));
      store.emit('call-reaction', { from: tom, isLocal: false, reaction: 'like' });
      for (const each of both) each.remove();
    }
    expect(listeners()).to.equal(0);
    expect(reactionSpots.size).to.equal(spots);
  });
});
