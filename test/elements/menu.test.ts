import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { LitElement, type TemplateResult } from 'lit';
import { Menu, type MenuContent } from '../../src/elements/shared/menu.js';
import { menuStyles } from '../../src/elements/shared/menu.styles.js';
import { Toast, toastStyles } from '../../src/elements/shared/toast.js';
import { hostStyles } from '../../src/styles/host.js';
import { iconStyles } from '../../src/styles/icons.js';
import * as shapes from '../../src/styles/icon-shapes.js';
import { until } from '../harness/until.js';

const done: string[] = [];
const act = (name: string) => () => void done.push(name);

class MenuSample extends LitElement {
  static override styles = [hostStyles, iconStyles, menuStyles, toastStyles];
  readonly menu = new Menu(this, {
    anchor: '.more',
    adopt: ({ styleSheet }) => void (this.renderRoot as ShadowRoot).adoptedStyleSheets.push(styleSheet!),
  });
  readonly toast = new Toast(this, '.more');
  volume = 80;
  content = (): MenuContent => ({
    label: 'More',
    back: (menu) => `Back from ${menu}`,
    items: [
      { label: 'Share screen', icon: shapes.screen, act: act('share') },
      { label: 'Raise hand', checked: false, act: act('hand') },
      { label: 'Chat', state: '2 new', act: act('chat') },
      {
        label: 'Layout',
        state: 'Grid',
        items: [
          { label: 'Spotlight', radio: true, checked: false, act: act('spotlight') },
          { label: 'Grid', radio: true, checked: true, act: act('grid') },
        ],
      },
      { label: 'Picture in picture', disabled: true, line: true, act: act('pip') },
    ],
    ranges: [
      {
        label: 'Volume',
        value: this.volume,
        min: 0,
        max: 100,
        step: 5,
        text: `${this.volume} %`,
        input: (value) => {
          this.volume = value;
          this.requestUpdate();
        },
      },
    ],
  });
  override render(): TemplateResult {
    return html`<button class="more" aria-label="More" aria-haspopup="menu" popovertarget="menu">…</button>
      ${this.menu.render(this.content)} ${this.toast.render()}`;
  }
}
customElements.define('menu-sample', MenuSample);

interface Sample {
  element: MenuSample;
  button: HTMLButtonElement;
  menu: HTMLElement;
  rows(): string[];
  open(): Promise<void>;
}

async function sample(
  style = 'position: fixed; inset-block-end: 20px; inset-inline-start: 300px',
): Promise<Sample> {
  done.length = 0;
  // What Tab goes on to: past the last control it would leave the page.
  const root = await fixture(html`<div><menu-sample></menu-sample><button id="after">After</button></div>`);
  const element = root.querySelector<MenuSample>('menu-sample')!;
  element.style.cssText = style;
  const shadow = element.shadowRoot!;
  const menu = shadow.querySelector<HTMLElement>('#menu')!;
  const button = shadow.querySelector('button')!;
  return {
    element,
    button,
    menu,
    rows: () => [...menu.querySelectorAll('.menu-label')].map((row) => row.textContent.trim()),
    open: async () => {
      button.focus();
      await sendKeys({ press: 'Enter' });
      await until(() => menu.matches(':popover-open') && focused(element) !== 'More');
    },
  };
}

function focused(element: MenuSample): string {
  const focus = element.shadowRoot!.activeElement;
  return focus?.getAttribute('aria-label') ?? focus?.querySelector('.menu-label')?.textContent?.trim() ?? '';
}

const isOpen = (menu: HTMLElement): boolean => menu.matches(':popover-open');

describe('the menu at a button', () => {
  beforeEach(() => setViewport({ width: 900, height: 700 }));
  after(() => setViewport({ width: 800, height: 600 }));

  it('opens by keyboard above its button, with the focus on the first row, and is accessible', async () => {
    const { element, button, menu, open, rows } = await sample();
    expect(rows(), 'nothing is made before').to.deep.equal([]);
    await open();
    expect(focused(element)).to.equal('Share screen');
    const box = menu.getBoundingClientRect();
    const anchor = button.getBoundingClientRect();
    expect(box.bottom).to.be.at.most(anchor.top);
    expect(box.left).to.be.at.least(8);
    expect(box.left + box.width / 2).to.be.closeTo(anchor.left + anchor.width / 2, 1);
    for (const row of menu.querySelectorAll('[data-row]')) {
      expect(row.getBoundingClientRect().height).to.be.at.least(44);
    }
    // Half faded in, its words have half their contrast.
    await Promise.all(menu.getAnimations({ subtree: true }).map(({ finished }) => finished));
    await expect(element).to.be.accessible();
  });

  it('goes below where there is no room above, and stays in the window', async () => {
    const { button, menu, open } = await sample('position: fixed; inset-block-start: 0; inset-inline-end: 0');
    await open();
    const box = menu.getBoundingClientRect();
    expect(box.top).to.be.at.least(button.getBoundingClientRect().bottom);
    expect(box.right).to.be.at.most(innerWidth - 7);
    expect(box.bottom).to.be.at.most(innerHeight - 7);
  });

  it('moves by arrows in a circle, by Home, End and first letters', async () => {
    const { element, open } = await sample();
    await open();
    const seen: string[] = [];
    for (const press of [
      'ArrowDown',
      'ArrowUp',
      'ArrowUp',
      'ArrowDown',
      'End',
      'ArrowUp',
      'Home',
      'l',
      'c',
    ]) {
      await sendKeys({ press });
      seen.push(focused(element));
    }
    expect(seen).to.deep.equal([
      'Raise hand',
      'Share screen',
      'Volume',
      'Share screen',
      'Volume',
      'Picture in picture',
      'Share screen',
      'Layout',
      'Chat',
    ]);
  });

  it('closes with Escape, Tab and a press outside, and gives the focus back', async () => {
    const { element, button, menu, open } = await sample();
    await open();
    await sendKeys({ press: 'Escape' });
    await until(() => !isOpen(menu) && element.shadowRoot!.activeElement === button);
    await open();
    await sendKeys({ press: 'Tab' });
    await until(() => !isOpen(menu));
    expect(document.activeElement?.id, 'and Tab goes on').to.equal('after');
    await open();
    await sendMouse({ type: 'click', position: [5, 5] });
    await until(() => !isOpen(menu) && element.shadowRoot!.activeElement === button);
    expect(done).to.deep.equal([]);
  });

  it('is closed by a second press of its button', async () => {
    const { button, menu } = await sample();
    const { left, top } = button.getBoundingClientRect();
    const position: [number, number] = [Math.round(left + 4), Math.round(top + 4)];
    await sendMouse({ type: 'click', position });
    await until(() => isOpen(menu));
    await sendMouse({ type: 'click', position });
    await until(() => !isOpen(menu));
    await nextFrame();
    expect(isOpen(menu)).to.be.false;
  });

  it('does what was chosen after it has closed, and nothing for what is disabled', async () => {
    const { element, button, menu, open } = await sample();
    await open();
    await sendKeys({ press: 'p' });
    await sendKeys({ press: 'Enter' });
    expect(isOpen(menu)).to.be.true;
    await sendKeys({ press: 'c' });
    await sendKeys({ press: 'Enter' });
    await until(() => !isOpen(menu));
    expect(done).to.deep.equal(['chat']);
    await until(() => element.shadowRoot!.activeElement === button);
  });

  it('leads into a nested menu and back, both ways of writing', async () => {
    const { element, open, rows, menu } = await sample();
    for (const [dir, ahead, back] of [
      ['ltr', 'ArrowRight', 'ArrowLeft'],
      ['rtl', 'ArrowLeft', 'ArrowRight'],
    ]) {
      element.dir = dir;
      await open();
      await sendKeys({ press: 'l' });
      await sendKeys({ press: ahead });
      await until(() => rows().length === 3);
      expect(rows()).to.deep.equal(['Layout', 'Spotlight', 'Grid']);
      expect(focused(element), 'on what holds').to.equal('Grid');
      await sendKeys({ press: back });
      await until(() => focused(element) === 'Layout' && rows().length === 6);
      await sendKeys({ press: 'Enter' });
      await until(() => focused(element) === 'Grid');
      await sendKeys({ press: 'ArrowUp' });
      await sendKeys({ press: 'Enter' });
      await until(() => !isOpen(menu));
    }
    expect(done).to.deep.equal(['spotlight', 'spotlight']);
  });

  it('has a slider that arrows change and arrows leave', async () => {
    const { element, open } = await sample();
    await open();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'ArrowLeft' });
    await until(() => element.volume === 75);
    const input = element.shadowRoot!.querySelector('input')!;
    await until(() => input.getAttribute('aria-valuetext') === '75 %');
    await sendKeys({ press: 'ArrowUp' });
    expect(focused(element)).to.equal('Picture in picture');
    expect(element.volume).to.equal(75);
  });

  it('is a sheet from the bottom on a narrow window, with rows of 48 px', async () => {
    await setViewport({ width: 360, height: 640 });
    const { menu, open } = await sample('position: fixed; inset-block-start: 0');
    await open();
    await until(
      () => getComputedStyle(menu).translate === 'none' || getComputedStyle(menu).translate === '0px',
    );
    const box = menu.getBoundingClientRect();
    expect(box.left).to.equal(8);
    expect(box.right).to.equal(352);
    expect(box.bottom).to.equal(632);
    expect(box.top).to.be.above(100);
    for (const row of menu.querySelectorAll('[role]:is(button)')) {
      expect(row.getBoundingClientRect().height).to.be.at.least(48);
    }
  });

  it('forgets everything when its host leaves the page while it is open', async () => {
    const { element, open, menu } = await sample();
    await open();
    const parent = element.parentElement!;
    element.remove();
    expect(element.menu.open).to.be.false;
    parent.prepend(element);
    await element.updateComplete;
    expect(isOpen(menu)).to.be.false;
    await open();
    expect(focused(element)).to.equal('Share screen');
  });
});

describe('the toast', () => {
  it('says something above its anchor, does what it offers, and goes', async () => {
    const { element, button } = await sample(
      'position: fixed; inset-block-end: 20px; inset-inline-start: 300px',
    );
    const toast = element.shadowRoot!.querySelector<HTMLElement>('.toast')!;
    expect(isOpen(toast)).to.be.false;
    element.toast.show({
      text: 'You are muted.',
      icon: shapes.micOff,
      action: { label: 'Unmute', act: act('unmute') },
    });
    await element.updateComplete;
    expect(isOpen(toast)).to.be.true;
    expect(toast.getBoundingClientRect().bottom).to.be.at.most(button.getBoundingClientRect().top);
    expect(document.activeElement === element, 'takes no focus').to.be.false;
    toast.querySelector('button')!.click();
    await element.updateComplete;
    expect(isOpen(toast)).to.be.false;
    expect(done).to.deep.equal(['unmute']);
  });

  it('goes by itself, but not while the focus is on it', async () => {
    const { element } = await sample();
    const toast = element.shadowRoot!.querySelector<HTMLElement>('.toast')!;
    const idle = (): void => undefined;
    const timers: (() => void)[] = [];
    const waiting = (): (() => void)[] => timers.filter((task) => task !== idle);
    const { setTimeout: real, clearTimeout: realClear } = window;
    window.setTimeout = ((task: () => void) => timers.push(task)) as typeof setTimeout;
    window.clearTimeout = (id) => void (typeof id === 'number' && timers.splice(id - 1, 1, idle));
    try {
      element.toast.show({ text: 'Hello.', action: { label: 'Do', act: act('do') } });
      await element.updateComplete;
      toast.querySelector('button')!.focus();
      expect(waiting(), 'stays').to.have.length(0);
      toast.querySelector('button')!.blur();
      expect(waiting()).to.have.length(1);
      for (const task of waiting()) task();
      await element.updateComplete;
    } finally {
      Object.assign(window, { setTimeout: real, clearTimeout: realClear });
    }
    expect(isOpen(toast)).to.be.false;
  });
});
