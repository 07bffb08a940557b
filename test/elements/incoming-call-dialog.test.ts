import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import '../../src/elements/incoming-call-dialog/define.js';
import type { IncomingCallDialog } from '../../src/elements/incoming-call-dialog/incoming-call-dialog.js';
import type { CallInfo, IncomingCall } from '../../src/store/call-state.js';
import { installClock, pass } from '../harness/clock.js';
import { countListeners, createFakeStore, fakeCall, provide, type FakeStore } from '../harness/fake-store.js';
import { until } from '../harness/until.js';

const ana = { id: '2', name: 'Ana Petrović', avatar: null };
const luis = { id: '9', name: 'Luis Herrera', avatar: null };
const tom = { id: '16', name: 'Tom Becker', avatar: null };

installClock();

function incoming(patch: Partial<IncomingCall> = {}): IncomingCall {
  const now = Date.now();
  return Object.freeze({
    id: 'ring-1',
    kind: 'video',
    from: ana,
    others: [],
    userInfo: {},
    receivedAt: now,
    expiresAt: now + 45_000,
    ...patch,
  });
}

interface Rung {
  readonly element: IncomingCallDialog;
  readonly dialog: HTMLDialogElement;
  readonly store: FakeStore;
  readonly root: HTMLElement;
  button(name: string): HTMLButtonElement | null;
  /** What is to be read, now. */
  seen(): string;
  settle(): Promise<void>;
}

async function ring(calls: readonly IncomingCall[], content = html``): Promise<Rung> {
  const store = createFakeStore({ incoming: [] });
  const root = await fixture<HTMLElement>(
    html`<div>
      <input aria-label="Page" />${provide(
        store,
        html`<incoming-call-dialog>${content}</incoming-call-dialog>`,
      )}
    </div>`,
  );
  const element = root.querySelector('incoming-call-dialog')!;
  const settle = async (): Promise<void> => {
    await element.updateComplete;
    await nextFrame();
    await element.updateComplete;
  };
  await settle();
  if (calls.length) store.set({ incoming: calls });
  await settle();
  const shadow = element.shadowRoot!;
  return {
    element,
    dialog: shadow.querySelector('dialog')!,
    store,
    root,
    settle,
    button: (name) =>
      [...shadow.querySelectorAll('button')].find(
        (button) => (button.getAttribute('aria-label') ?? button.textContent.trim()) === name,
      ) ?? null,
    seen: () =>
      [...shadow.querySelectorAll<HTMLElement>('dialog, .notice-layer')]
        .filter((box) => box.checkVisibility())
        .map((box) => box.innerText)
        .join('\n'),
  };
}

function stop(
  store: FakeStore,
  call: IncomingCall,
  endReason: CallInfo['endReason'],
  rest: IncomingCall[] = [],
): void {
  store.set({ incoming: rest });
  store.emit('call-ended', {
    call: fakeCall({
      id: call.id,
      direction: 'incoming',
      phase: 'ended',
      people: [call.from],
      startedAt: null,
      endReason,
    }),
  });
}

for (const [name, width, height] of [
  ['on a desktop', 1024, 700],
  ['on a phone', 360, 640],
] as const) {
  describe(`<incoming-call-dialog> ${name}`, () => {
    const phone = width < 600;
    before(() => setViewport({ width, height }));
    after(() => setViewport({ width: 800, height: 600 }));

    it('is closed while nothing rings', async () => {
      const { dialog, element } = await ring([]);
      expect(dialog.checkVisibility()).to.be.false;
      expect(element.matches(':state(ringing)')).to.be.false;
    });

    it('opens in the top layer, says who calls, and takes the focus itself', async () => {
      const { dialog, element, seen } = await ring([incoming({ others: [luis, tom] })]);
      expect(dialog.matches(phone ? ':modal' : ':popover-open')).to.be.true;
      expect(dialog.getAttribute('role')).to.equal('alertdialog');
      expect(dialog.getAttribute('aria-label')).to.equal('Video call from Ana Petrović');
      expect(seen()).to.contain('Ana Petrović').and.to.contain('+ Luis Herrera, Tom Becker');
      expect(element.shadowRoot!.activeElement === dialog).to.be.true;
      expect(element.matches(':state(ringing)')).to.be.true;
      await pass(400);
      await expect(element).to.be.accessible();
    });

    it('puts the focus on no button when the phone is turned', async () => {
      const { dialog, element } = await ring([incoming()]);
      const other = phone ? { width: 640, height: 360 } : { width: 360, height: 640 };
      await setViewport(other);
      await until(
        () => dialog.matches(phone ? ':popover-open' : ':modal'),
        (turned) => turned,
      );
      expect(element.shadowRoot!.activeElement === dialog).to.be.true;
      await setViewport({ width, height });
      await until(
        () => dialog.matches(phone ? ':modal' : ':popover-open'),
        (turned) => turned,
      );
      expect(element.shadowRoot!.activeElement === dialog).to.be.true;
    });

    it('fits the window', async () => {
      const { dialog } = await ring([incoming(), incoming({ id: 'ring-2', from: luis })]);
      await pass(400);
      const box = dialog.getBoundingClientRect();
      if (phone) expect([box.width, box.height]).to.deep.equal([width, height]);
      else {
        expect(box.width).to.equal(384);
        expect(box.top).to.equal(24);
        expect(Math.round(document.documentElement.clientWidth - box.right)).to.equal(24);
      }
      for (const button of dialog.querySelectorAll('button')) {
        const size = button.getBoundingClientRect();
        expect(Math.min(size.width, size.height)).to.be.at.least(44);
        expect(size.bottom).to.be.at.most(innerHeight);
      }
    });

    it(phone ? 'covers the page' : 'leaves the page in view and usable', async () => {
      const { dialog, root } = await ring([incoming()]);
      await pass(400);
      const { left, top, height } = root.querySelector('input')!.getBoundingClientRect();
      const hit = document.elementFromPoint(left + 5, top + height / 2);
      expect(hit?.localName).to.equal(phone ? 'incoming-call-dialog' : 'input');
      const backdrop = getComputedStyle(dialog, '::backdrop').backgroundColor;
      expect(backdrop === 'rgba(0, 0, 0, 0)').to.equal(!phone);
    });

    it('answers, with the camera or without', async () => {
      const { button, element, store } = await ring([incoming()]);
      setTimeout(() => button('Answer')!.click());
      const event = await oneEvent(element, 'call-accept-request');
      expect(event.bubbles && event.composed && event.cancelable).to.be.true;
      button('Audio only')!.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([
        ['accept', [{ callId: 'ring-1', video: true, audio: true }]],
        ['accept', [{ callId: 'ring-1', video: false, audio: true }]],
      ]);
    });

    it('has no "Audio only" for a call that is', async () => {
      const { button, store } = await ring([incoming({ kind: 'audio' })]);
      expect(button('Audio only') === null).to.be.true;
      button('Answer')!.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([['accept', [{ callId: 'ring-1', video: false, audio: true }]]]);
    });

    it('declines by its button, and lets the page say no', async () => {
      const { button, element, store } = await ring([incoming()]);
      element.addEventListener('call-reject-request', (event) => event.preventDefault(), { once: true });
      button('Decline')!.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([]);
      button('Decline')!.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([['reject', [{ callId: 'ring-1' }]]]);
    });

    it('neither Escape, Enter nor Space does anything by accident', async () => {
      const { dialog, store, settle } = await ring([incoming()]);
      for (const press of ['Escape', 'Escape', 'Escape', 'Enter', ' ']) await sendKeys({ press });
      await settle();
      expect(dialog.matches(':modal, :popover-open')).to.be.true;
      expect(store.calls).to.deep.equal([]);
    });

    it('closes when the call was taken, without a word, and gives the focus back', async () => {
      const { root, dialog, store, settle, seen } = await ring([]);
      const input = root.querySelector('input')!;
      input.focus();
      const call = incoming();
      store.set({ incoming: [call] });
      await settle();
      expect(document.activeElement === input).to.be.false;
      store.set({
        incoming: [],
        call: fakeCall({ id: call.id, direction: 'incoming', phase: 'connecting' }),
      });
      await settle();
      await pass(400);
      expect(dialog.checkVisibility()).to.be.false;
      expect(seen()).to.equal('');
      expect(document.activeElement === input).to.be.true;
      store.emit('call-ended', { call: fakeCall({ id: call.id, endReason: 'remote-hung-up' }) });
      await settle();
      expect(seen(), 'a call that was taken is not our affair any more').to.equal('');
    });

    for (const [reason, words] of [
      ['cancelled', 'Ana Petrović hung up'],
      ['no-answer', 'Missed call from Ana Petrović'],
      ['answered-elsewhere', 'Answered on another device'],
    ] as const) {
      it(`says why it stopped: ${reason}`, async () => {
        const call = incoming();
        const { element, dialog, store, settle, seen } = await ring([call]);
        stop(store, call, reason);
        await settle();
        await pass(350);
        expect(dialog.checkVisibility()).to.be.false;
        expect(seen().trim()).to.match(new RegExp(`${words}$`));
        const said = [...element.shadowRoot!.querySelectorAll('[role="status"]')].map(
          (box) => box.textContent,
        );
        expect(said).to.contain(words);
        await expect(element).to.be.accessible();
      });
    }

    it('says nothing about a call declined here, and stops saying after four seconds', async () => {
      const call = incoming();
      const { store, settle, seen } = await ring([call]);
      stop(store, call, 'declined');
      await settle();
      await pass(350);
      expect(seen()).to.equal('');
      const other = incoming({ id: 'ring-2' });
      store.set({ incoming: [other] });
      await settle();
      stop(store, other, 'cancelled');
      await settle();
      expect(seen()).to.contain('hung up');
      await pass(4300);
      expect(seen()).to.equal('');
    });

    it('declines with a message, by keyboard alone', async () => {
      const { element, store, seen } = await ring([incoming()]);
      const shadow = element.shadowRoot!;
      const focused = (): string => shadow.activeElement?.textContent.trim() ?? '';
      const tabTo = async (name: string): Promise<void> => {
        for (let press = 0; press < 12 && focused() !== name; press++) await sendKeys({ press: 'Tab' });
        expect(focused()).to.equal(name);
      };
      await tabTo('Message');
      await sendKeys({ press: 'Enter' });
      await until(focused, (name) => name === 'I’ll call you back soon', { label: 'the first text has it' });
      expect(seen()).to.contain('Decline and say');
      const group = shadow.querySelector('[part="messages"]')!;
      expect(group.getAttribute('role')).to.equal('group');
      expect(shadow.getElementById(group.getAttribute('aria-labelledby')!)!.textContent).to.equal(
        'Decline and say',
      );
      await pass(400);
      await expect(element).to.be.accessible();
      for (const button of group.querySelectorAll('button')) {
        const { height, bottom } = button.getBoundingClientRect();
        expect(height).to.be.at.least(44);
        expect(bottom).to.be.at.most(innerHeight);
      }
      await sendKeys({ press: 'Escape' });
      await until(focused, (name) => name === 'Message', { label: 'back where one came from' });
      expect(store.calls).to.deep.equal([]);
      await sendKeys({ press: 'Enter' });
      await until(focused, (name) => name === 'I’ll call you back soon');
      await tabTo('I’m in a meeting');
      await sendKeys({ press: 'Enter' });
      await until(() => store.calls.length, Boolean);
      expect(store.calls).to.deep.equal([
        ['reject', [{ callId: 'ring-1', userInfo: { message: 'I’m in a meeting' } }]],
      ]);
    });

    it('declines with one’s own words, and not with none', async () => {
      const { element, store, settle, button } = await ring([incoming()]);
      const shadow = element.shadowRoot!;
      button('Message')!.click();
      await settle();
      button('Write your own')!.click();
      await until(
        () => shadow.activeElement?.id,
        (id) => id === 'own',
      );
      const field = shadow.querySelector<HTMLInputElement>('#own')!;
      expect(field.labels?.[0]?.textContent).to.equal('Your message');
      await pass(400);
      await expect(element).to.be.accessible();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: '  ' });
      await sendKeys({ press: 'Enter' });
      expect(store.calls).to.deep.equal([]);
      await sendKeys({ type: 'After lunch?' });
      await sendKeys({ press: 'Enter' });
      await until(() => store.calls.length, Boolean);
      expect(store.calls).to.deep.equal([
        ['reject', [{ callId: 'ring-1', userInfo: { message: 'After lunch?' } }]],
      ]);
    });

    it('puts the words away when the call they were meant for stops', async () => {
      const [first, second] = [incoming(), incoming({ id: 'ring-2', from: luis })];
      const { element, button, store, settle } = await ring([first, second]);
      button('Message')!.click();
      await settle();
      stop(store, first, 'cancelled', [second]);
      await settle();
      expect(element.shadowRoot!.querySelector('[part="messages"]') === null).to.be.true;
    });

    for (const [phase, answer, more] of [
      ['connected', 'Hold and answer', true],
      ['reconnecting', 'Hold and answer', true],
      ['ringing', 'End and answer', false],
      ['ended', 'Answer', false],
    ] as const) {
      it(`in a call that is ${phase}: ${answer}`, async () => {
        const { element, store, settle, button } = await ring([]);
        store.set({ call: fakeCall({ phase }), incoming: [incoming()] });
        await settle();
        const running = phase === 'ended' ? {} : { running: more ? 'hold' : 'end' };
        expect(element.matches(':state(in-call)')).to.equal(phase !== 'ended');
        button(answer)!.click();
        button('Audio only')!.click();
        const end = more ? button('End and answer') : null;
        end?.click();
        await nextFrame();
        const accepted = { callId: 'ring-1', video: true, audio: true };
        expect(store.calls).to.deep.equal([
          ['accept', [{ ...accepted, ...running }]],
          ['accept', [{ ...accepted, video: false, ...running }]],
          ...(end ? [['accept', [{ ...accepted, running: 'end' }]]] : []),
        ]);
        await pass(400);
        await expect(element).to.be.accessible();
      });
    }

    it('shows a second call in a row of its own, and counts the others', async () => {
      const calls = [
        incoming(),
        incoming({ id: 'ring-2', from: luis, kind: 'audio' }),
        incoming({ id: 'ring-3', from: tom }),
        incoming({ id: 'ring-4', from: tom }),
      ];
      const { button, store, seen, element } = await ring(calls);
      expect(seen()).to.contain('Audio call, also ringing').and.to.contain('+2 more calls');
      button('Answer Luis Herrera')!.click();
      button('Decline Luis Herrera')!.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([
        ['accept', [{ callId: 'ring-2', video: false, audio: true }]],
        ['reject', [{ callId: 'ring-2' }]],
      ]);
      await pass(400);
      await expect(element).to.be.accessible();
    });

    it('does not let a press hit another call than the one it was meant for', async () => {
      const [first, second] = [incoming(), incoming({ id: 'ring-2', from: luis })];
      const { button, store, settle } = await ring([first, second]);
      stop(store, first, 'cancelled', [second]);
      await settle();
      button('Decline')!.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([]);
      await pass(650);
      button('Decline')!.click();
      await nextFrame();
      expect(store.calls).to.deep.equal([['reject', [{ callId: 'ring-2' }]]]);
    });

    it('says in the last ten seconds when it stops, and says it aloud once', async () => {
      const now = Date.now();
      const { element, seen } = await ring([incoming({ receivedAt: now - 36_000, expiresAt: now + 8_900 })]);
      expect(seen()).to.contain('stops in 9 s');
      const status = (): string => element.shadowRoot!.querySelector('dialog [role="status"]')!.textContent;
      await pass(200);
      expect(status()).to.equal('Stops ringing in 9 seconds');
      await pass(800);
      expect(seen()).to.contain('stops in 8 s');
      expect(status()).to.equal('Stops ringing in 9 seconds');
    });

    it('keeps names as text, however they look', async () => {
      const name = '<img src=x onerror=alert(1)>';
      const { element, seen } = await ring([
        incoming({ from: { ...ana, name }, others: [{ ...luis, name: '<b>L</b>' }] }),
      ]);
      expect(seen()).to.contain(name).and.to.contain('+ <b>L</b>');
      expect(element.shadowRoot!.querySelector('img[src="x"], b') === null).to.be.true;
    });

    it('keeps what the page put in', async () => {
      const { root, seen } = await ring([incoming()], html`<p slot="info">Acme Support</p>`);
      expect(root.querySelector<HTMLElement>('[slot="info"]')!.checkVisibility()).to.be.true;
      expect(seen()).to.contain('Ana');
    });

    it('a hundred of them leave nothing', async () => {
      const store = createFakeStore({ incoming: [incoming()] });
      const listeners = countListeners(store);
      const { addEventListener: add, removeEventListener: remove } = MediaQueryList.prototype;
      const watched = new Set<unknown>();
      MediaQueryList.prototype.addEventListener = function (
        this: MediaQueryList,
        ...given: Parameters<typeof add>
      ) {
        watched.add(given[1]);
        add.apply(this, given);
      } as typeof add;
      MediaQueryList.prototype.removeEventListener = function (
        this: MediaQueryList,
        ...given: Parameters<typeof remove>
      ) {
        watched.delete(given[1]);
        remove.apply(this, given);
      } as typeof remove;
      try {
        for (let round = 0; round < 100; round++) {
          const root = await fixture<HTMLElement>(
            provide(store, html`<incoming-call-dialog></incoming-call-dialog>`),
          );
          const element = root.querySelector('incoming-call-dialog')!;
          await element.updateComplete;
          root.remove();
          expect(element.shadowRoot!.querySelector('dialog')!.matches(':modal, :popover-open')).to.be.false;
        }
        expect([listeners(), watched.size]).to.deep.equal([0, 0]);
      } finally {
        Object.assign(MediaQueryList.prototype, { addEventListener: add, removeEventListener: remove });
      }
    });

    it('frees everything when it is removed, and works again when put back', async () => {
      const { root, element, store, settle, dialog } = await ring([incoming()]);
      const home = element.parentElement!;
      element.remove();
      expect(dialog.matches(':modal, :popover-open')).to.be.false;
      home.append(element);
      await settle();
      await settle();
      expect(dialog.matches(':modal, :popover-open')).to.be.true;
      root.remove();
      store.set({ incoming: [] });
    });
  });
}
