import { html, nothing, type CSSResult, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { CallCameraFlipRequest } from '../../events/call-camera-flip-request.js';
import { CallLeaveRequest } from '../../events/call-leave-request.js';
import { CallMicrophoneRequest } from '../../events/call-microphone-request.js';
import { CallPanelRequest } from '../../events/call-panel-request.js';
import { clock } from '../../locale/format.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { CallPanel } from '../../store/call-state.js';
import { buttonStyles } from '../../styles/buttons.js';
import { controlStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { iconStyles, type IconShape } from '../../styles/icons.js';
import { shallowEqual } from '../../support/equal.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { child } from '../shared/child.js';
import { Menu } from '../shared/menu.js';
import { Part } from '../shared/part.js';
import { isPanelOfUse } from '../shared/panel-needs.js';
import { menuStyles } from '../shared/menu.styles.js';
import { RovingFocus } from '../shared/roving-focus.js';
import { SecondTick } from '../shared/second-tick.js';
import { SlotPresence } from '../shared/slot-presence.js';
import { Tooltip, tooltipStyles } from '../shared/tooltip.js';
import type { CallToggle, ToggleKind } from '../call-toggle/call-toggle.js';
import { badge, barButton, BUTTONS, layoutIcon, type ButtonName, type ButtonOptions } from './bar-button.js';
import { BarRoom } from './bar-room.js';
import type { Foldable } from './fold.js';
import { factsOf } from './facts.js';
import type { Live } from './live.js';
import type { MoreAbout } from './more.js';
import type { PictureInPicture } from './picture-in-picture.js';
import { readScope, SHORTCUTS, TALK_KEY, type KeyScope } from './shortcut-names.js';
import { styles } from './call-controls.styles.js';

const TOGGLE_PARTS = 'control: toggle__control, badge: toggle__badge, tip: toggle__tip';
/** Width of a phone, in px. */
const NARROW = 480;
/** What all of its menus are made of. */
const MORE = new Part(() => import('./more.js'));
const LIVE = new Part(() => import('./live.js'));
const PANELS: readonly CallPanel[] = ['chat', 'people', 'devices', 'stats', 'safety'];
/**
 * The controls of a call in one row, one tab stop: microphone and camera; screen, hand, chat and layout; More; and
 * Leave, which is always last and never moves. What has no room goes into More. From 900 px of its own width there are
 * three zones.
 *
 * @tag call-controls
 * @summary The bar with microphone, camera, screen, hand, layout, More and Leave.
 * @status stable
 * @since 0.1.0
 * @slot - More controls, after the own ones: `<call-toggle>`, buttons. Part of the toolbar; they never fold.
 * @slot start - A title at the start, before the running time; shown from 900px.
 * @slot end - Controls at the end; shown from 900px.
 * @event {CallLeaveRequest} call-leave-request - Asks to leave the call.
 * @event {CallMicrophoneRequest} call-microphone-request - Asks for the microphone to be switched.
 * @event {CallCameraRequest} call-camera-request - Asks for the camera to be switched.
 * @event {CallCameraFlipRequest} call-camera-flip-request - Asks for the camera that looks the other way.
 * @event {CallScreenShareRequest} call-screen-share-request - Asks for the screen share to be switched.
 * @event {CallHandRequest} call-hand-request - Asks for one's hand to be raised or lowered.
 * @event {CallLayoutRequest} call-layout-request - Asks to arrange the people in another way.
 * @event {CallMoveRequest} call-move-request - Asks to move the call to the conference that the page names.
 * @event {CallReactionRequest} call-reaction-request - Asks to show a reaction to everyone; with `reactions` only.
 * @event {CallPanelRequest} call-panel-request - Asks to open one of `panels`, or to close it.
 * @event {CallBandwidthRequest} call-bandwidth-request - Asks for no more to be sent than so much.
 * @event {CallServerRecordingRequest} call-server-recording-request - Asks the server to record; for those who may.
 * @event {CallDeviceRequest} call-device-request - Asks for another device, where `panels` has no `devices`.
 * @csspart tip - The words at a button of the bar.
 * @csspart bar - The toolbar.
 * @csspart start - The zone at the start.
 * @csspart end - The zone at the end.
 * @csspart timer - The running time.
 * @csspart toggle - Each toggle; also `microphone`, `camera`, `screen-share`, `hand`.
 * @csspart toggle__control - The button inside a toggle.
 * @csspart toggle__badge - The mark on a toggle.
 * @csspart toggle__tip - The words at a toggle.
 * @csspart button - Each other button; also `flip`, `speaker`, `chat`, `layout`, `more`, `leave`, `people`, `safety`.
 * @csspart badge - How many messages are new.
 * @csspart menu - A menu, or the sheet it is on a phone.
 * @csspart menu-item - A row of a menu.
 * @csspart menu-state - What stands at the end of a row.
 * @csspart toast - "You are muted. Nobody hears you."
 * @cssproperty --call-control-size - Size of the controls, 48px; 44px below 340px, 64px from 1920px.
 * @cssproperty --call-danger - Fill of the leave button.
 * @cssstate in-call - There is a call to leave.
 * @cssstate resting - Over a picture, and faded: nobody has needed them for 4 s.
 */
export class CallControls extends CallElement {
  static override styles = [
    hostStyles,
    iconStyles,
    controlStyles,
    buttonStyles,
    tooltipStyles,
    menuStyles,
    styles,
  ];

  /** The controls lie on a picture: dark glass instead of a plane, and they fade while nobody needs them. */
  @property({ type: Boolean, reflect: true }) over = false;
  /** What the page can open beside the people, of `chat people devices stats safety`: each gets an entry. */
  @property() panels = '';
  /** More offers reactions: for a page that shows them, by `<call-reactions view="floats">`. */
  @property({ type: Boolean }) reactions = false;
  /**
   * Alt+M microphone, Alt+V camera, Alt+S screen, Alt+H hand: `near` (or the bare attribute) while the focus is in the
   * element around the controls, `page` everywhere but in fields.
   */
  @property({ converter: { fromAttribute: readScope } }) shortcuts: KeyScope | boolean | '' = 'off';
  /** The microphone is on while the space bar is held; scoped like `shortcuts`. */
  @property({ attribute: 'push-to-talk', converter: { fromAttribute: readScope } })
  pushToTalk: KeyScope | boolean | '' = 'off';

  readonly #locale = new LocaleController(this);
  readonly #call = this.read((state) => state.call);
  readonly #view = this.read((state) => state.view);
  /** What else shows here; the level does not, or the bar would render twelve times a second. */
  readonly #facts = this.read(factsOf, shallowEqual);
  readonly #roving = new RovingFocus(this);
  readonly #tick = new SecondTick(this);
  readonly #title = new SlotPresence(this, 'start');
  readonly #announcer = new Announcer(this);
  readonly #more = this.#menu('.more-button', 'menu');
  readonly #layouts = this.#menu('.layout-button', 'layouts');
  readonly #speakers = this.#menu('.speaker-button', 'speakers');
  #live: Live | null = null;
  #pip: PictureInPicture | null = null;
  readonly #room = new BarRoom(this, () => this.#present());
  #talking = false;
  #wasTalkingMuted = false;

  constructor() {
    super();
    for (const name of BUTTONS) new Tooltip(this, { anchor: `.${name}-button`, tip: `#tip-${name}` });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ownerDocument.addEventListener('fullscreenchange', this.#again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ownerDocument.removeEventListener('fullscreenchange', this.#again);
  }

  protected override willUpdate(): void {
    const { keys, talk } = this.#scopes;
    if (this.#active || this.over || keys !== 'off' || talk !== 'off') this.#live ??= this.#meet();
  }

  protected override updated(): void {
    this.#tellMuted();
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const call = this.#call.value ?? null;
    const facts = this.#facts.value;
    const panel = this.#view.value?.panel ?? null;
    const active = this.#active;
    const startedAt = call?.startedAt ?? null;
    const rests = this.#live?.fading.rests ?? false;
    const unread = facts?.unread ?? 0;
    const out = (name: Foldable): boolean => this.#room.shows(name);
    const offers = (name: CallPanel): boolean => this.#offered().includes(name);
    this.setState('in-call', active);
    this.setState('resting', rests);
    this.#tick.from(active && this.#room.wide ? startedAt : null);
    const until = active ? Date.now() : (call?.endedAt ?? Date.now());
    const count = facts?.people ?? 0;
    return html`
      <div class="ruler"></div>
      <div class=${classMap({ zones: true, over: this.over, rests })}>
        <div part="start" class="start">
          <slot name="start"></slot>
          ${
            startedAt === null
              ? nothing
              : html`<span
                  part="timer"
                  class=${classMap({ timer: true, numbers: true, beside: this.#title.filled })}
                  role="timer"
                  aria-label=${terms.callTime}
                  >${clock(until - startedAt)}</span
                >`
          }
        </div>
        <div part="bar" class="bar" role="toolbar" aria-label=${terms.callControls}>
          <div class="group">
            ${this.#toggle('microphone')} ${this.#toggle('camera')}
            ${barButton({
              name: 'flip',
              label: terms.flipCamera,
              shape: shapes.flip,
              item: true,
              hidden: !out('flip'),
              press: () => this.request(new CallCameraFlipRequest()),
            })}
            ${barButton({
              name: 'speaker',
              label: terms.deviceLabel('audiooutput'),
              shape: shapes.speaker,
              item: true,
              hidden: !out('speaker'),
              menu: { id: 'speakers', open: this.#speakers.open },
            })}
          </div>
          <div class="group">
            ${this.#toggle('screen-share', !out('screen-share'))} ${this.#toggle('hand', !out('hand'))}
            ${this.#panelButton('chat', shapes.message, !out('chat'), {
              item: true,
              label: unread > 0 ? `${terms.panel.chat}, ${terms.newMessages(unread)}` : terms.panel.chat,
              inside: badge(unread),
            })}
            ${barButton({
              name: 'layout',
              label: terms.layout,
              shape: layoutIcon(this.#view.value?.layout),
              item: true,
              hidden: !out('layout'),
              menu: { id: 'layouts', open: this.#layouts.open },
            })}
            <slot @slotchange=${this.#slotChange}></slot>
          </div>
          <div class="group">
            ${barButton({
              name: 'more',
              label:
                unread > 0 && offers('chat') && !out('chat')
                  ? `${terms.more}, ${terms.panel.chat}: ${terms.newMessages(unread)}`
                  : terms.more,
              shape: shapes.more,
              item: true,
              menu: { id: 'menu', open: this.#more.open },
              inside: offers('chat') && !out('chat') ? badge(unread) : nothing,
            })}
          </div>
          ${barButton({
            name: 'leave',
            label: terms.leave,
            shape: shapes.leave,
            item: true,
            className: active ? 'leave' : 'disabled',
            disabled: !active,
            press: () => active && this.request(new CallLeaveRequest()),
          })}
        </div>
        <div part="end" class="end">
          ${this.#panelButton('people', shapes.people, !offers('people'), {
            className: 'count',
            label: count > 0 ? terms.participantsLabel(count) : terms.panel.people,
            inside: count > 0 ? html`<span class="numbers" aria-hidden="true">${count}</span>` : nothing,
          })}
          ${this.#panelButton('safety', shapes.shield, !offers('safety'))}
          <slot name="end"></slot>
        </div>
      </div>
      ${this.#more.render(() => ({
        label: terms.more,
        back: terms.backFrom,
        items: MORE.now?.moreItems(this.#about(panel)) ?? [],
      }))}
      ${this.#layouts.render(() => ({ label: terms.layout, items: MORE.now?.layoutItems(this.#about(panel)) ?? [] }))}
      ${this.#speakers.render(() => ({
        label: terms.deviceLabel('audiooutput'),
        items: MORE.now?.speakerItems(this.#about(panel)) ?? [],
      }))}
      ${this.#live?.toast.render()} ${this.#announcer.render()}
    `;
  }

  get #active(): boolean {
    const call = this.#call.value;
    return call != null && call.phase !== 'ended';
  }

  get #scopes(): { readonly keys: KeyScope; readonly talk: KeyScope } {
    return { keys: readScope(this.shortcuts), talk: readScope(this.pushToTalk) };
  }

  /** What the controls do by themselves, or null while it is on its way. */
  #meet(): Live | null {
    const part = this.need(LIVE);
    if (!part) return null;
    return new part.Live(this, {
      over: () => this.over,
      busy: () => this.#more.open || this.#layouts.open || this.#speakers.open,
      scopes: () => this.#scopes,
      press: (name) => this.#toggleOf(name)?.press(),
      talk: (on) => this.#talk(on),
    });
  }

  #menu(anchor: string, id: string): Menu {
    const adopt = (styles: CSSResult): void => this.addStyles(styles);
    return new Menu(this, { anchor, id, need: () => MORE.load(), adopt });
  }

  #toggle(kind: ToggleKind, hidden = false): unknown {
    const scopes = this.#scopes;
    const keys = [
      ...(scopes.keys === 'off' ? [] : [SHORTCUTS[kind]]),
      ...(kind === 'microphone' && scopes.talk !== 'off' ? [TALK_KEY] : []),
    ].join(' ');
    return child(
      'call-toggle',
      { kind, keys, hidden, over: this.over, for: this.for },
      { part: `toggle ${kind}`, exportparts: TOGGLE_PARTS, 'data-item': '' },
    );
  }

  #panelButton(
    name: CallPanel & ButtonName,
    shape: IconShape,
    hidden: boolean,
    more: Partial<ButtonOptions> = {},
  ): TemplateResult {
    const pressed = this.#view.value?.panel === name;
    const press = (): void => void this.request(new CallPanelRequest(pressed ? null : name));
    return barButton({
      name,
      label: this.#locale.terms.panel[name],
      shape,
      hidden,
      pressed,
      press,
      ...more,
    });
  }

  #offered(): readonly CallPanel[] {
    const names = this.panels.split(/\s+/);
    const { unsupported } = this.#call.store?.getState() ?? {};
    return PANELS.filter((name) => names.includes(name) && isPanelOfUse(name, unsupported));
  }

  /** What belongs into the bar, if there is room. */
  #present(): Foldable[] {
    const facts = this.#facts.value;
    return [
      // On a phone, what the browser cannot do at all takes no room.
      ...(facts?.cannotShare && this.clientWidth < NARROW ? [] : (['screen-share'] as const)),
      'hand',
      ...(this.#offered().includes('chat') ? (['chat'] as const) : []),
      'layout',
      ...(facts?.turns ? (['flip'] as const) : []),
      ...(facts?.chooses && this.clientWidth < NARROW ? (['speaker'] as const) : []),
    ];
  }

  #about(panel: CallPanel | null): MoreAbout | null {
    const { store } = this.#call;
    const part = MORE.now;
    if (!store || !part) return null;
    const pip = (this.#pip ??= new part.PictureInPicture(this, 'call-controls'));
    const out = new Set<CallPanel>(this.#room.wide ? ['people', 'safety'] : []);
    if (!this.#room.folded.has('chat')) out.add('chat');
    return {
      terms: this.#locale.terms,
      state: store.getState(),
      folded: this.#room.folded,
      panels: this.#offered().filter((name) => !out.has(name)),
      panel,
      reactions: this.reactions,
      keys: this.#scopes.keys === 'off' ? null : SHORTCUTS,
      host: this,
      ask: (event) => void this.request(event),
      pip: pip.possible ? { on: pip.on, toggle: () => void pip.toggle(store) } : null,
    };
  }

  #toggleOf(kind: ToggleKind): CallToggle | null {
    return this.renderRoot.querySelector<CallToggle>(`[kind='${kind}']`);
  }

  /** Says it once for each time that the store tells it. */
  #tellMuted(): void {
    const talking = this.#facts.value?.talkingMuted ?? false;
    const toast = this.#live?.toast;
    if (talking === this.#wasTalkingMuted || !toast) return;
    this.#wasTalkingMuted = talking;
    if (!talking) {
      if (this.#call.store?.getState().microphone.on) toast.hide();
      return;
    }
    const { terms } = this.#locale;
    this.#announcer.say(terms.talkingMuted);
    toast.show({
      text: terms.talkingMuted,
      icon: shapes.micOff,
      action: { label: terms.unmute, act: () => void this.request(new CallMicrophoneRequest(true)) },
    });
  }

  /** Whoever had it on all the time keeps it on. */
  #talk(on: boolean): void {
    if (on && this.#call.store?.getState().microphone.on) return;
    if (on === this.#talking) return;
    this.#talking = on;
    this.request(new CallMicrophoneRequest(on));
  }

  readonly #again = (): void => this.requestUpdate();

  readonly #slotChange = (): void => {
    this.#roving.refresh();
    this.#room.measure();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'call-controls': CallControls;
  }
}
