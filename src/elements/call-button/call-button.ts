import type { CaptureSource, CredentialsSource, IceServersSource } from '../../store/store-options.js';
import type { CallState } from '../../store/call-state.js';
import { tagOf } from '../shared/define-element.js';
import type { CallRoom } from '../call-room/call-room.js';
import { buttonWords, FACES, type ButtonWords, type Face } from './button-words.js';
import { buttonStyles } from './call-button.styles.js';
import { draw, make } from './draw.js';
import { CallWindow, type Opens } from './call-window.js';
import { loadKit } from './load-kit.js';
import { dayTime, hoursAt, parseHours } from './opening-hours.js';

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

/** So long the word of those who were called counts that they are in another call, in ms. */
const BUSY = 60_000;
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
 * @status experimental
 * @since 0.1.0
 *
 * @slot - The link: `<a href="/contact">Talk to us <small>Live video</small></a>`. Its words are those of the button
 *   at rest, and it is followed while nobody can be called.
 *
 * @attr {'tabs' | 'xmpp' | 'janus'} signaling - How others are reached; as all that follow for the provider it brings.
 * @attr {string} service - WebSocket URL of the XMPP server, or of the Janus gateway.
 * @attr {string} domain - XMPP domain; by default the host of `service`.
 * @attr {string} app-id - Application id of QuickBlox or ConnectyCube.
 * @attr {string} user-id - Who the visitor is.
 * @attr {string} display-name - The visitor's name, as others see it.
 * @attr {string} avatar - URL of the visitor's picture.
 * @attr {string} channel - Name of the channel of `signaling="tabs"`: only windows with the same one meet.
 * @attr {boolean} relay-only - Media only through TURN.
 * @attr {number} max-bandwidth - Cap of what is sent to each person, in kbit/s; 0 = none.
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
 * @cssstate busy - Nobody is free: the page says so, or those who were called a minute ago.
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
  #window: CallWindow | null = null;
  #room: CallRoom | null = null;
  #kit: Promise<unknown> | null = null;
  #call: CallState['call'] = null;
  #pending = false;
  #failed = false;
  /** They were in another call a moment ago; `Date.now()`. */
  #busyUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stop: (() => void) | null = null;

  /**
   * Whom to call: one id, or several with spaces between.
   * @attr to
   */
  get to(): string {
    return this.getAttribute('to') ?? '';
  }
  set to(to: string) {
    this.setAttribute('to', to);
  }

  /**
   * Id of a `<call-provider>` elsewhere in the document.
   * @attr for
   */
  get for(): string {
    return this.getAttribute('for') ?? '';
  }
  set for(id: string) {
    this.setAttribute('for', id);
  }

  /**
   * Where the call opens: `floating` over the page, in a `dialog`, or `inline`, under the button.
   * @attr opens
   */
  get opens(): Opens {
    const value = this.getAttribute('opens');
    return value === 'dialog' || value === 'inline' ? value : 'floating';
  }
  set opens(where: Opens) {
    this.setAttribute('opens', where);
  }

  /**
   * When somebody answers: `Mo-Fr 9:00-18:00, Sa 10:00-14:00`; always, without.
   * @attr hours
   */
  get hours(): string {
    return this.getAttribute('hours') ?? '';
  }
  set hours(hours: string) {
    this.setAttribute('hours', hours);
  }

  /**
   * Time zone of `hours`, as `Europe/Berlin`; the visitor's own, without.
   * @attr time-zone
   */
  get timeZone(): string {
    return this.getAttribute('time-zone') ?? '';
  }
  set timeZone(zone: string) {
    this.setAttribute('time-zone', zone);
  }

  /**
   * Nobody is free, as the page knows; that those who were called are in another call it learns by itself.
   * @attr busy
   */
  get busy(): boolean {
    return this.hasAttribute('busy');
  }
  set busy(busy: boolean) {
    this.toggleAttribute('busy', busy);
  }

  /**
   * Call without a camera.
   * @attr audio-only
   */
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
    const focus = this.shadowRoot?.activeElement ?? null;
    const focused = focus && this.#window?.element.contains(focus);
    this.#window?.hide();
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
    this.#window ??= this.#makeWindow();
    const room = (this.#room ??= this.#makeRoom(this.#window.element));
    this.#window.show(this.opens);
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

  #makeWindow(): CallWindow {
    const made = new CallWindow(this.#lang(), () => this.hide());
    this.shadowRoot?.append(made.element);
    return made;
  }

  #follow(room: CallRoom): void {
    this.#stop?.();
    this.#stop =
      room.store?.subscribe(({ call, connection }) => {
        // Put away after it had ended: so is the window.
        if (this.#call && !call) this.hide();
        if (connection.status === 'online') this.#failed = false;
        if (call?.endReason === 'busy' && this.#call !== call) this.#busyUntil = Date.now() + BUSY;
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
    if (this.busy || Date.now() < this.#busyUntil) return 'busy';
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
    const now = Date.now();
    const again = this.#busyUntil > now ? this.#busyUntil : Infinity;
    const changes = Math.min(hours?.changes.getTime() ?? Infinity, again);
    const wait = face === 'call' ? 1000 - (this.#length() % 1000) : changes - now;
    if (wait < Infinity) this.#timer = setTimeout(this.#refresh, Math.min(Math.max(wait, 50), HOUR));
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
    return dayTime(opens, this.closest<HTMLElement>('[lang]')?.lang);
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
