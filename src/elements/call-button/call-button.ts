import type { CaptureSource, CredentialsSource, IceServersSource } from '../../store/store-options.js';
import type { CallState } from '../../store/call-state.js';
import { tagOf } from '../shared/define-element.js';
import type { CallRoom } from '../call-room/call-room.js';
import { buttonWords, type ButtonWords } from './button-words.js';
import { buttonStyles } from './call-button.styles.js';
import { draw, make } from './draw.js';
import { makeMovable } from './floating.js';
import { loadKit } from './load-kit.js';
import { hoursAt, parseHours } from './opening-hours.js';

/** What the button can say. */
const FACES = ['rest', 'connecting', 'busy', 'closed', 'call', 'offline', 'failed'] as const;
type Face = (typeof FACES)[number];
/** Faces on which pressing does something here; on the others the link is a link. */
const ACTS: ReadonlySet<Face> = new Set(['rest', 'connecting', 'call']);

/** Passed on to the provider that the button brings where there is none. */
const PROVIDER = [
  'signaling',
  'service',
  'domain',
  'app-id',
  'user-id',
  'display-name',
  'avatar',
  'channel',
  'relay-only',
  'max-bandwidth',
] as const;
const OBSERVED = ['to', 'hours', 'time-zone', 'busy', 'lang', 'opens'];
const INTENT = ['pointerenter', 'pointerdown', 'focusin'] as const;

/** Timers take 2^31 ms at most; hours are looked at again once an hour anyway. */
const HOUR = 3_600_000;

// Servers import it too.
const Base = globalThis.HTMLElement ?? class {};

/**
 * A button for a page that is not about calls. It wraps a link, which works without script, and weighs a few kB
 * until somebody is about to press it; then the rest is loaded. Needs `to`, and the attributes of `<call-provider>`
 * where it stands in none and names none. Load `call-button.css` with the page, so that nothing moves when the
 * script arrives.
 *
 * @tag call-button
 * @summary A link that becomes a call.
 *
 * @slot - The link: `<a href="/contact">Talk to us <small>Live video</small></a>`. Its words are those of the button
 *   at rest, and it is followed while nobody can be called.
 *
 * @event {CallStartRequest} call-start-request - Asks to call `to`. Cancelable.
 *
 * @csspart button - The button.
 * @csspart window - What the call is shown in.
 * @csspart room - The `<call-room>` in it.
 *
 * @cssproperty --call-accent - Fill at rest.
 * @cssproperty --call-fill - Fill in the other states.
 * @cssproperty --call-radius-full - Corners of the button.
 *
 * @cssstate rest - It can be pressed to call.
 * @cssstate connecting - The call is loaded, dialed or connected.
 * @cssstate busy - The page says that nobody is free.
 * @cssstate closed - Outside of `hours`.
 * @cssstate call - A call runs.
 * @cssstate offline - This device has no network.
 * @cssstate failed - The call could not be loaded, or the service not be reached.
 */
export class CallButton extends Base {
  /** Known to other copies of the kit on the page: one of the two files is enough. */
  static readonly callElements = true;

  static get observedAttributes(): string[] {
    return OBSERVED;
  }

  /** `{password}`, `{token}`, or an async function giving one, for the provider that it brings. Never an attribute. */
  credentials: CredentialsSource | null = null;
  /** STUN and TURN servers, for the provider that it brings. */
  iceServers: IceServersSource | null = null;
  /** The page's own picture and sound in place of camera and microphone. */
  capture: CaptureSource | null = null;

  readonly #internals: ElementInternals | null = this.attachInternals?.() ?? null;
  readonly #link = make('a', { part: 'button', class: 'cta' });
  readonly #icons = new Map<Face, SVGElement>();
  readonly #titles = new Map<Face, HTMLElement>();
  readonly #words = make('span', { class: 'words' });
  #window: HTMLDialogElement | null = null;
  #room: CallRoom | null = null;
  #kit: Promise<unknown> | null = null;
  #call: CallState['call'] = null;
  #pending = false;
  #failed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | null = null;

  /** Whom to call: one id, or several with spaces between. */
  get to(): string {
    return this.getAttribute('to') ?? '';
  }
  set to(to: string) {
    this.setAttribute('to', to);
  }

  /** Id of a `<call-provider>` elsewhere in the document. */
  get for(): string {
    return this.getAttribute('for') ?? '';
  }
  set for(id: string) {
    this.setAttribute('for', id);
  }

  /** Where the call opens: `floating` over the page, in a `dialog`, or `inline`, under the button. */
  get opens(): 'floating' | 'dialog' | 'inline' {
    const value = this.getAttribute('opens');
    return value === 'dialog' || value === 'inline' ? value : 'floating';
  }
  set opens(where: 'floating' | 'dialog' | 'inline') {
    this.setAttribute('opens', where);
  }

  /** When somebody answers: `Mo-Fr 9:00-18:00, Sa 10:00-14:00`; always, without. */
  get hours(): string {
    return this.getAttribute('hours') ?? '';
  }
  set hours(hours: string) {
    this.setAttribute('hours', hours);
  }

  /** Time zone of `hours`, as `Europe/Berlin`; the visitor's own, without. */
  get timeZone(): string {
    return this.getAttribute('time-zone') ?? '';
  }
  set timeZone(zone: string) {
    this.setAttribute('time-zone', zone);
  }

  /** Nobody is free. */
  get busy(): boolean {
    return this.hasAttribute('busy');
  }
  set busy(busy: boolean) {
    this.toggleAttribute('busy', busy);
  }

  /** Call without a camera. */
  get audioOnly(): boolean {
    return this.hasAttribute('audio-only');
  }
  set audioOnly(only: boolean) {
    this.toggleAttribute('audio-only', only);
  }

  connectedCallback(): void {
    if (!this.shadowRoot) this.#build();
    for (const name of INTENT) this.addEventListener(name, this.#onIntent, { passive: true });
    for (const name of ['online', 'offline']) window.addEventListener(name, this.#refresh);
    if (this.#room) this.#follow(this.#room);
    this.#refresh();
  }

  disconnectedCallback(): void {
    for (const name of INTENT) this.removeEventListener(name, this.#onIntent);
    for (const name of ['online', 'offline']) window.removeEventListener(name, this.#refresh);
    clearTimeout(this.#timer);
    this.#stop?.();
    this.#stop = null;
  }

  attributeChangedCallback(): void {
    if (this.shadowRoot && this.isConnected) this.#refresh();
  }

  /**
   * Loads what a call needs, opens its window and calls `to`; in a call it shows the window again. The same as
   * pressing the button. Rejects when the kit cannot be loaded or the service not be reached.
   */
  async open(): Promise<void> {
    if (this.#pending) return;
    this.#pending = true;
    this.#failed = false;
    this.#refresh();
    try {
      await this.#load();
      const room = await this.#show();
      const active = this.#call && this.#call.phase !== 'ended';
      if (!active) {
        await room.call(this.to.split(/\s+/).filter(Boolean), this.audioOnly ? { video: false } : {});
      }
    } catch (error) {
      this.#failed = true;
      this.hide();
      throw error;
    } finally {
      this.#pending = false;
      this.#refresh();
    }
  }

  /** Puts the window away; the call goes on. */
  hide(): void {
    const box = this.#window;
    if (!box) return;
    const focused = this.shadowRoot?.activeElement && box.contains(this.shadowRoot.activeElement);
    if (box.matches(':popover-open')) box.hidePopover();
    if (box.open) box.close();
    if (focused) this.#link.focus();
  }

  #load(): Promise<unknown> {
    if (customElements.get(tagOf('call-room'))) return Promise.resolve();
    this.#kit ??= loadKit().catch((error: unknown) => {
      this.#kit = null;
      throw error;
    });
    return this.#kit;
  }

  /** About to be pressed: what fails now is told when it is. */
  readonly #onIntent = (): void => {
    if (this.#face() === 'rest') void this.#load().catch(() => undefined);
  };

  readonly #onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const face = this.#face();
    if (!ACTS.has(face) && (face !== 'failed' || this.#link.hasAttribute('href'))) return;
    event.preventDefault();
    if (face === 'rest' || face === 'failed') void this.open().catch(() => undefined);
    else if (this.#room) void this.#show();
  };

  async #show(): Promise<CallRoom> {
    const box = (this.#window ??= this.#makeWindow());
    const { opens } = this;
    const shown = box.open || box.matches(':popover-open');
    if (!shown) box.className = `window ${opens}`;
    const room = (this.#room ??= this.#makeRoom(box));
    if (!shown) {
      // A dialog may not have both.
      box.toggleAttribute('popover', false);
      if (opens === 'dialog') box.showModal();
      else if (opens === 'inline') box.show();
      else {
        box.setAttribute('popover', 'manual');
        box.showPopover();
      }
    }
    await room.updateComplete;
    this.#follow(room);
    return room;
  }

  #makeRoom(box: HTMLElement): CallRoom {
    const room = document.createElement(tagOf('call-room')) as CallRoom;
    room.className = 'call';
    room.setAttribute('part', 'room');
    room.noLobby = true;
    room.for = this.for;
    for (const name of PROVIDER) {
      const value = this.getAttribute(name);
      if (value !== null) room.setAttribute(name, value);
    }
    const { credentials, iceServers, capture } = this;
    Object.assign(room, { credentials, iceServers, capture });
    box.append(room);
    return room;
  }

  #makeWindow(): HTMLDialogElement {
    const words = this.#lang();
    const move = make('button', { class: 'move', type: 'button', 'aria-label': words.move }, draw('move'));
    const hide = make('button', { class: 'hide', type: 'button', 'aria-label': words.hide }, draw('down'));
    hide.addEventListener('click', () => this.hide());
    const bar = make('div', { class: 'bar' }, move, hide);
    const box = make('dialog', { part: 'window', class: 'window', 'aria-label': words.window }, bar);
    makeMovable(box, move);
    move.hidden = this.opens !== 'floating';
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && this.opens !== 'dialog') this.hide();
    });
    this.shadowRoot?.append(box);
    return box;
  }

  #follow(room: CallRoom): void {
    this.#stop?.();
    this.#stop =
      room.store?.subscribe(({ call, connection }) => {
        // Put away after it had ended: so is the window.
        if (this.#call && !call) this.hide();
        if (connection.status === 'online') this.#failed = false;
        this.#call = call;
        this.#refresh();
      }) ?? null;
  }

  #build(): void {
    const root = this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(buttonStyles);
    root.adoptedStyleSheets = [sheet];
    const slot = make('slot');
    slot.addEventListener('slotchange', this.#refresh);
    const icons = make('span', { class: 'icon', 'aria-hidden': 'true' });
    for (const face of FACES) {
      const icon = draw(face);
      this.#icons.set(face, icon);
      icons.append(icon);
      const title = make('span', {}, make('b'), make('small'));
      this.#titles.set(face, title);
      this.#words.append(title);
    }
    this.#link.append(icons, this.#words);
    this.#link.addEventListener('click', this.#onClick);
    this.#link.addEventListener('keydown', (event) => {
      if (event.key !== ' ' && (event.key !== 'Enter' || this.#link.hasAttribute('href'))) return;
      event.preventDefault();
      this.#link.click();
    });
    root.append(this.#link, slot);
  }

  #face(): Face {
    const { phase } = this.#call ?? {};
    if (phase === 'connected' || phase === 'reconnecting') return 'call';
    if (this.#pending || (phase && phase !== 'ended')) return 'connecting';
    if (this.#failed) return 'failed';
    if (!navigator.onLine) return 'offline';
    if (this.busy) return 'busy';
    return this.#hours()?.open === false ? 'closed' : 'rest';
  }

  #hours(): { open: boolean; changes: Date } | null {
    const spans = parseHours(this.hours);
    return spans && hoursAt(spans, this.timeZone, new Date());
  }

  #lang(): ButtonWords {
    return buttonWords(this.closest<HTMLElement>('[lang]')?.lang ?? '');
  }

  readonly #refresh = (): void => {
    const face = this.#face();
    const words = this.#lang();
    const hours = this.#hours();
    for (const each of FACES) {
      const on = each === face;
      this.#titles.get(each)?.classList.toggle('now', on);
      this.#icons.get(each)?.toggleAttribute('hidden', !on);
      if (on) this.#internals?.states.add(each);
      else this.#internals?.states.delete(each);
      const [title, note] = each === 'rest' ? this.#own(words.rest) : words[each];
      this.#say(each, title.replace('{}', this.#time(each, hours?.changes)), note);
    }
    const light = this.querySelector('a');
    const href = light?.getAttribute('href') ?? null;
    const acts = ACTS.has(face) || (face === 'failed' && href === null);
    // A link where it leads somewhere, a button where it does something here.
    for (const [name, value] of Object.entries({
      href,
      target: light?.getAttribute('target') ?? null,
      role: acts ? 'button' : null,
      tabindex: href === null ? '0' : null,
      'aria-disabled': !acts && href === null ? 'true' : null,
      class: face === 'rest' ? 'cta' : 'cta quiet',
    })) {
      if (value === null) this.#link.removeAttribute(name);
      else if (this.#link.getAttribute(name) !== value) this.#link.setAttribute(name, value);
    }
    clearTimeout(this.#timer);
    const wait =
      face === 'call' ? 1000 - (this.#length() % 1000) : (hours?.changes.getTime() ?? 0) - Date.now();
    if (face === 'call' || hours) this.#timer = setTimeout(this.#refresh, Math.min(Math.max(wait, 50), HOUR));
  };

  /** The words of the link that the page wrote. */
  #own([title, note]: readonly [string, string]): readonly [string, string] {
    const link = this.querySelector('a');
    const small = link?.querySelector('small')?.textContent?.trim();
    const all = [...(link?.childNodes ?? [])].filter(
      ({ nodeName }) => !['SMALL', '#comment'].includes(nodeName),
    );
    const text = all
      .map(({ textContent }) => textContent)
      .join(' ')
      .trim();
    return text ? [text, small ?? ''] : [title, note];
  }

  #say(face: Face, title: string, note: string): void {
    const [first, second] = this.#titles.get(face)?.children ?? [];
    if (first && first.textContent !== title) first.textContent = title;
    if (second && second.textContent !== note) second.textContent = note;
  }

  #time(face: Face, opens: Date | undefined): string {
    if (face === 'call') {
      const seconds = Math.floor(this.#length() / 1000);
      const two = (value: number): string => String(value).padStart(2, '0');
      return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
    }
    if (face !== 'closed' || !opens) return '';
    const soon = opens.getTime() - Date.now() < 18 * HOUR;
    const lang = this.closest<HTMLElement>('[lang]')?.lang || undefined;
    const format: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
    if (!soon) format.weekday = 'short';
    try {
      return new Intl.DateTimeFormat(lang, format).format(opens);
    } catch {
      return new Intl.DateTimeFormat(undefined, format).format(opens);
    }
  }

  /** Of the call, in ms. */
  #length(): number {
    return Math.max(0, Date.now() - (this.#call?.startedAt ?? Date.now()));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-button': CallButton;
  }
}
