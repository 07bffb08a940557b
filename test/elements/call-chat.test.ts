import { expect, fixture, html } from '@open-wc/testing';
import '../../src/elements/call-chat/define.js';
import '../../src/locale/ar.js';
import type { CallChat } from '../../src/elements/call-chat/call-chat.js';
import type { ChatMessage, ChatState } from '../../src/store/call-state.js';
import { fakeChat, fakeMessage } from '../harness/fake-chat.js';
import {
  countListeners,
  createFakeStore,
  fakeParticipant,
  provide,
  type FakeStore,
} from '../harness/fake-store.js';
import { until } from '../harness/until.js';

interface Shown {
  readonly element: CallChat;
  readonly store: FakeStore;
  readonly shadow: ShadowRoot;
  chat(messages: readonly ChatMessage[], patch?: Partial<ChatState>): Promise<void>;
  part(name: string): HTMLElement | null;
  all(name: string): HTMLElement[];
}

const box = (content: unknown, style = ''): unknown =>
  html`<div style="inline-size: 360px; block-size: 480px; ${style}">${content}</div>`;

async function show(
  messages: readonly ChatMessage[] = [],
  patch: Partial<ChatState> = {},
  content = box(html`<call-chat></call-chat>`),
): Promise<Shown> {
  const participants = [fakeParticipant({ id: '101', isLocal: true }), fakeParticipant()];
  const store = createFakeStore({ chat: fakeChat(messages, patch), participants });
  const root = await fixture(provide(store, content));
  const element = root.querySelector('call-chat')!;
  await element.updateComplete;
  const shadow = element.shadowRoot!;
  return {
    element,
    store,
    shadow,
    async chat(next, more = {}) {
      store.set({ chat: fakeChat(next, more) });
      await element.updateComplete;
    },
    part: (name) => shadow.querySelector<HTMLElement>(`[part~="${name}"]`),
    all: (name) => [...shadow.querySelectorAll<HTMLElement>(`[part~="${name}"]`)],
  };
}

const field = ({ part }: Shown): HTMLTextAreaElement => part('field') as HTMLTextAreaElement;

async function write(shown: Shown, text: string): Promise<void> {
  field(shown).value = text;
  field(shown).dispatchEvent(new InputEvent('input'));
  await shown.element.updateComplete;
}

function press(shown: Shown, init: KeyboardEventInit): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
  field(shown).dispatchEvent(event);
  return event;
}

const sent = ({ store }: Shown): unknown[] =>
  store.calls.filter(([name]) => name === 'sendMessage').map(([, args]) => args[0]);

const several = (count: number): ChatMessage[] =>
  Array.from({ length: count }, (_, n) =>
    fakeMessage(`Message ${n}\nwith a second line`, { at: n * 61_000 }),
  );

describe('<call-chat>', () => {
  it('shows who wrote what and when, grouped by person and minute, one’s own at the end side', async () => {
    const at = new Date(2026, 0, 5, 9, 7).getTime();
    const shown = await show([
      fakeMessage('one', { at }),
      fakeMessage('two', { at: at + 30_000 }),
      fakeMessage('mine', { at, isLocal: true }),
      fakeMessage('later', { at: at + 60_000 }),
    ]);
    expect(shown.all('group').length).to.equal(3);
    expect(shown.all('bubble').map(({ textContent }) => textContent)).to.deep.equal([
      'one',
      'two',
      'mine',
      'later',
    ]);
    expect(shown.all('about').map(({ innerText }) => innerText.replace(/\s+/g, ' ').trim())).to.deep.equal([
      'Tom Becker 9:07 AM',
      'You 9:07 AM',
      'Tom Becker 9:08 AM',
    ]);
    const [theirs, , mine] = shown.all('bubble').map((each) => each.getBoundingClientRect());
    expect(mine.right).to.be.greaterThan(theirs.right + 50);
    expect(shown.part('log')!.getAttribute('role')).to.equal('log');
    await expect(shown.element).to.be.accessible();
  });

  it('says that nothing was written yet, and why one cannot write', async () => {
    const shown = await show();
    expect(shown.part('empty')!.innerText).to.contain('No messages yet');
    expect(shown.element.matches(':state(empty)')).to.equal(true);
    await expect(shown.element).to.be.accessible();
    await shown.chat([], { availability: 'unavailable', reason: 'wrong-phase' });
    expect(shown.part('composer')).to.equal(null);
    expect(shown.part('reason')!.innerText).to.contain('during a call');
    expect(shown.element.matches(':state(unavailable)')).to.equal(true);
    await shown.chat([], { availability: 'unsupported', reason: 'peer-cannot' });
    expect(shown.part('reason')!.innerText).to.contain('no chat');
    await expect(shown.element).to.be.accessible();
  });

  it('sends by Enter and by the button; Shift+Enter and an input method keep Enter for themselves', async () => {
    const shown = await show();
    const button = shown.part('send') as HTMLButtonElement;
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    button.click();
    press(shown, {});
    expect(sent(shown)).to.deep.equal([]);
    await write(shown, 'こんにちは');
    expect(press(shown, { isComposing: true }).defaultPrevented).to.equal(false);
    expect(press(shown, { keyCode: 229 }).defaultPrevented).to.equal(false);
    expect(press(shown, { shiftKey: true }).defaultPrevented).to.equal(false);
    expect(sent(shown)).to.deep.equal([]);
    expect(press(shown, {}).defaultPrevented).to.equal(true);
    await shown.element.updateComplete;
    expect(field(shown).value).to.equal('');
    await write(shown, 'by button');
    button.click();
    await shown.element.updateComplete;
    await until(() => sent(shown).length === 2);
    expect(sent(shown)).to.deep.equal(['こんにちは', 'by button']);
    expect(shown.shadow.activeElement, 'one goes on writing').to.equal(field(shown));
  });

  it('keeps what was written when the page refuses it', async () => {
    const shown = await show();
    shown.element.addEventListener('call-message-request', (event) => event.preventDefault());
    await write(shown, 'keep me');
    press(shown, {});
    await shown.element.updateComplete;
    expect(field(shown).value).to.equal('keep me');
    expect(sent(shown)).to.deep.equal([]);
  });

  it('the field grows up to six lines, and counts near its limit', async () => {
    const shown = await show();
    const height = (): number => field(shown).getBoundingClientRect().height;
    const one = height();
    expect(one).to.be.at.least(44);
    await write(shown, 'a\nb\nc');
    const three = height();
    expect(three).to.be.greaterThan(one + 20);
    await write(shown, 'a\n'.repeat(40));
    expect(height()).to.be.within(three + 20, 220);
    expect(shown.part('count')!.hidden).to.equal(true);
    await write(shown, 'x'.repeat(3999));
    expect(shown.part('count')!.innerText).to.equal('1 character left');
    expect(field(shown).maxLength).to.equal(4000);
  });

  it('a message that did not arrive says so, and is sent again on demand', async () => {
    const missing = [{ id: '103', name: 'Mei', avatar: null }];
    const shown = await show([
      fakeMessage('hello', { id: 'mine', isLocal: true, delivery: 'failed', missing }),
    ]);
    expect(shown.part('failure')!.innerText.replace(/\s+/g, ' ')).to.contain('Not sent. Try again');
    (shown.part('retry') as HTMLButtonElement).click();
    await until(() => shown.store.calls.some(([name]) => name === 'retryMessage'));
    expect(shown.store.calls.find(([name]) => name === 'retryMessage')?.[1]).to.deep.equal(['mine']);
    shown.store.set({
      participants: [...shown.store.getState().participants, fakeParticipant({ id: '103' })],
    });
    await shown.element.updateComplete;
    expect(shown.part('failure')!.innerText).to.contain('Not sent to Mei.');
    await expect(shown.element).to.be.accessible();
    await shown.chat([fakeMessage('hello', { id: 'mine', isLocal: true })]);
    expect(shown.part('failure')).to.equal(null);
  });

  it('follows new messages; who reads further up is not torn away, but told how many came', async () => {
    const old = several(20);
    const shown = await show(old);
    const log = shown.part('log')!;
    const atEnd = (): boolean => log.scrollHeight - log.clientHeight - log.scrollTop < 2;
    await until(atEnd);
    log.scrollTop = 0;
    log.dispatchEvent(new Event('scroll'));
    const three = [fakeMessage('a'), fakeMessage('b'), fakeMessage('c')];
    await shown.chat([...old, ...three], { unread: 3 });
    expect(log.scrollTop).to.equal(0);
    expect(shown.part('jump')!.innerText.trim()).to.equal('3 new messages');
    expect(shown.element.matches(':state(unread)')).to.equal(true);
    expect(shown.store.calls.some(([name]) => name === 'markChatRead')).to.equal(false);
    await expect(shown.element).to.be.accessible();
    shown.part('jump')!.click();
    await shown.element.updateComplete;
    await until(atEnd);
    expect(shown.part('jump')).to.equal(null);
    expect(shown.shadow.activeElement, 'the focus stays in the log').to.equal(log);
    await until(() => shown.store.calls.some(([name]) => name === 'markChatRead'));
  });

  it('counts as read only what somebody can see', async () => {
    const shown = await show([fakeMessage('a')], { unread: 1 }, box(html`<call-chat hidden></call-chat>`));
    const reads = (): number => shown.store.calls.filter(([name]) => name === 'markChatRead').length;
    // A frame later an observer would have told.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await shown.chat([fakeMessage('a'), fakeMessage('b')], { unread: 2 });
    expect(reads()).to.equal(0);
    shown.element.hidden = false;
    await until(() => reads() > 0);
  });

  it('speaks one message, and a burst as a number, politely; never one’s own or what was there before', async () => {
    const before = fakeMessage('old');
    const shown = await show([before]);
    const status = shown.shadow.querySelector('[role="status"]')!;
    expect(shown.part('log')!.getAttribute('aria-live')).to.equal('off');
    const said: string[] = [];
    new MutationObserver(() => said.push(status.textContent.trim())).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    const spoken = (): string[] => said.filter(Boolean);
    // The observer of its place has told that it is in view.
    await until(() => shown.element.isConnected && shown.element.getBoundingClientRect().height > 0);
    const own = fakeMessage('mine', { isLocal: true });
    const first = fakeMessage('<b>hi</b>');
    await shown.chat([before, own, first]);
    await until(() => spoken().length === 1);
    expect(spoken()[0]).to.equal('Tom Becker: <b>hi</b>');
    const burst = ['x', 'y', 'z'].map((text) => fakeMessage(text));
    await shown.chat([before, own, first, ...burst.slice(0, 1)]);
    await shown.chat([before, own, first, ...burst]);
    await until(() => spoken().length === 2);
    expect(spoken()[1]).to.equal('3 new messages');
  });

  it('whatever people write stays text, and only web addresses are links (S5)', async () => {
    const attacks = [
      '<img src=x onerror="window.__xss=1">',
      '<script>window.__xss=1</script>',
      '"><svg onload=window.__xss=1>',
      'javascript:window.__xss=1',
      '[x](javascript:window.__xss=1)',
      '{{constructor.constructor("window.__xss=1")()}}',
      'data:text/html,<script>window.__xss=1</script>',
      '\u202Egpj.exe https://ok.example/\u202Ex',
      'https://user:pw@evil.example/',
      `https://ok.example/"onmouseover="window.__xss=1`,
    ];
    const evil = {
      id: '<b>',
      name: '<img src=x onerror="window.__xss=1">',
      avatar: 'javascript:window.__xss=1',
    };
    const shown = await show(attacks.map((text) => fakeMessage(text, { from: evil })));
    expect(shown.all('bubble').map(({ textContent }) => textContent)).to.deep.equal(attacks);
    expect(
      shown.shadow.querySelectorAll('.groups img, .groups script, .groups svg:not(.icon)').length,
    ).to.equal(0);
    const links = [...shown.shadow.querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(['https://ok.example/', 'https://ok.example/']);
    for (const { rel, target } of links)
      expect([rel, target]).to.deep.equal(['noopener noreferrer nofollow', '_blank']);
    expect((window as { __xss?: number }).__xss).to.equal(undefined);
  });

  it('from right to left, in 280 px, and each message by its own direction', async () => {
    const shown = await show(
      [
        fakeMessage('مرحبا بالجميع'),
        fakeMessage('x'.repeat(300)),
        fakeMessage('https://example.org/' + 'a'.repeat(200), { isLocal: true, delivery: 'failed' }),
      ],
      {},
      html`<div lang="ar" dir="rtl" style="inline-size: 280px; block-size: 480px">
        <call-chat></call-chat>
      </div>`,
    );
    const { scrollWidth, clientWidth } = shown.part('log')!;
    expect(scrollWidth).to.be.at.most(clientWidth);
    expect(shown.part('base')!.scrollWidth).to.be.at.most(280);
    const [arabic, latin, own] = shown.all('bubble');
    expect(getComputedStyle(arabic).direction).to.equal('rtl');
    expect(getComputedStyle(latin).direction).to.equal('ltr');
    const middle = shown.part('log')!.getBoundingClientRect();
    expect(own.getBoundingClientRect().left).to.be.below(middle.left + 40);
    expect(field(shown).getAttribute('aria-label')).to.equal('اكتب رسالة');
  });

  it('as the open panel it can be closed, in reach of the keyboard', async () => {
    const shown = await show([fakeMessage('a')]);
    expect(shown.part('close')).to.equal(null);
    shown.store.set({ view: { ...shown.store.getState().view, panel: 'chat' } });
    await shown.element.updateComplete;
    const stops = [...shown.shadow.querySelectorAll<HTMLElement>('button, [tabindex="0"], textarea')];
    expect(stops.map((each) => each.getAttribute('part'))).to.deep.equal(['close', 'log', 'field', 'send']);
    (shown.part('close') as HTMLButtonElement).click();
    await until(() => shown.store.calls.some(([name, [panel]]) => name === 'setPanel' && panel === null));
  });

  it('leaves nothing behind: a hundred times mounted', async () => {
    const store = createFakeStore({ chat: fakeChat(several(5)) });
    const listeners = countListeners(store);
    const root = await fixture<HTMLElement>(provide(store, html`<div></div>`));
    const host = root.querySelector('div')!;
    for (let n = 0; n < 100; n++) {
      const element = document.createElement('call-chat');
      host.append(element);
      await element.updateComplete;
      element.remove();
    }
    expect(listeners()).to.equal(0);
  });
});
