import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import { CallPanelRequest } from '../../events/call-panel-request.js';
import { CallStartRequest } from '../../events/call-start-request.js';
import { PanelLocale } from '../../locale/panel-locale.js';
import { holderAround } from '../../store/call-context.js';
import type { CallInfo, CallPanel, CallState, Participant } from '../../store/call-state.js';
import type { CallOptions, CallStore, CallTarget } from '../../store/call-store.js';
import type { CallRequest } from '../../store/requests.js';
import type { CallStoreOptions, CaptureSource } from '../../store/store-options.js';
import { hostStyles } from '../../styles/host.js';
import { shallowEqual } from '../../support/equal.js';
import type { Unsubscribe } from '../../support/emitter.js';
import type { CallProvider } from '../call-provider/call-provider.js';
import { CallElement } from '../shared/call-element.js';
import { child } from '../shared/child.js';
import { Part } from '../shared/part.js';
import { SlotPresence } from '../shared/slot-presence.js';
import { tagOf } from '../shared/define-element.js';
import { readWords } from '../call-provider/attributes.js';
import { callRoomStyles } from './call-room.styles.js';

interface Picked {
  readonly call: CallInfo | null;
  readonly incoming: CallState['incoming'];
  readonly panel: CallPanel | null;
  readonly participants: readonly Participant[];
}

const pick = ({ call, incoming, view, participants }: CallState): Picked => ({
  call,
  incoming,
  panel: view.panel,
  participants,
});

/** What the room passes on to the provider that it brings, under the same names. */
const OPTIONS = [
  'signaling',
  'service',
  'domain',
  'room',
  'appId',
  'userId',
  'displayName',
  'avatar',
  'channel',
  'relayOnly',
  'maxBandwidth',
  'avatarOrigins',
  'credentials',
  'iceServers',
  'capture',
  'autoconnect',
] as const satisfies readonly (keyof CallProvider)[];

const PANEL = new Part(() => import('./panel.js'));
/** All of them, for the controls. */
const PANELS = 'chat people devices stats safety';
const VIEWS = ['lobby', 'calling', 'call', 'ended'] as const;
type View = (typeof VIEWS)[number];
/** Narrower is a phone, in px. */
const PHONE = 600;

/**
 * A whole call in one tag: the lobby, the people, the controls, a panel beside them, what rings, and how it ended.
 * It brings its own provider where it stands in none and names none by `for`, and takes its attributes. It fills the
 * height of its place.
 *
 * @tag call-room
 * @summary Everything for a call in one tag.
 * @status experimental
 * @since 0.1.0
 *
 * @slot lobby - In place of `<call-lobby>`, before a call.
 * @slot status - In place of the line that says how the call is.
 * @slot calling - In place of the screen while it is called and connected.
 * @slot grid - In place of `<call-grid>`.
 * @slot reactions - In place of `<call-reactions>`, which lies over the people.
 * @slot controls - In place of `<call-controls>`.
 * @slot chat - In place of the chat panel.
 * @slot people - In place of the panel of people.
 * @slot devices - In place of the panel of devices.
 * @slot stats - In place of the panel of statistics.
 * @slot safety - In place of the panel with the safety code.
 * @slot ended - In place of the screen that says how the call ended.
 * @slot incoming - In place of `<incoming-call-dialog>`.
 *
 * @event {CallStartRequest} call-start-request - Asks to call, by `call()`. Cancelable.
 * @event {CallPanelRequest} call-panel-request - Asks to close the panel. Cancelable.
 * @event {CallWriteRequest} call-write-request - Asks the page to open its conversation with who was not reached; with `messaging` only.
 *
 * @csspart room - The box.
 * @csspart stage - Where the people are.
 * @csspart controls - The row of controls.
 * @csspart panel - The panel beside the people, or the sheet over them.
 * @csspart panel-title - Its heading.
 * @csspart close - The button that closes it.
 * @csspart person - A row in the panel of people.
 *
 * @cssproperty --call-stage - Behind everything.
 * @cssproperty --call-surface-raised - Fill of the panel.
 *
 * @cssstate lobby - No call yet.
 * @cssstate calling - It is called, or connected.
 * @cssstate call - The call runs.
 * @cssstate ended - The call is over.
 * @cssstate panel - A panel is open.
 */
export class CallRoom extends CallElement {
  static override styles = [hostStyles, callRoomStyles];

  /** Whom the lobby calls: ids with spaces between. Empty: it waits for a call to take. */
  @property() to = '';
  /** Show nothing before a call. */
  @property({ type: Boolean, attribute: 'no-lobby' }) noLobby = false;
  /** Do not ask how a call was. */
  @property({ type: Boolean, attribute: 'no-rating' }) noRating = false;
  /** The page has a conversation to open, with who was not reached; see `<call-status>`. */
  @property({ type: Boolean }) messaging = false;

  /** How the own provider reaches the others: `tabs`, `xmpp`, `janus`; as on `<call-provider>`. */
  @property() signaling: NonNullable<CallStoreOptions['signaling']> = 'tabs';
  /** WebSocket URL of the service; as on `<call-provider>`. */
  @property() service = '';
  /** XMPP domain; as on `<call-provider>`. */
  @property() domain = '';
  /** With `janus`: the room that the lobby leads into; as on `<call-provider>`. */
  @property() room = '';
  /** With it people are `<id>-<app-id>@<domain>`; as on `<call-provider>`. */
  @property({ attribute: 'app-id' }) appId = '';
  /** Who I am; as on `<call-provider>`. */
  @property({ attribute: 'user-id' }) userId = '';
  /** The name that others see; as on `<call-provider>`. */
  @property({ attribute: 'display-name' }) displayName = '';
  /** URL of the picture that stands for me; as on `<call-provider>`. */
  @property() avatar = '';
  /** Windows of one browser that share it can call each other; as on `<call-provider>`. */
  @property() channel = '';
  /** Media goes through TURN only; as on `<call-provider>`. */
  @property({ type: Boolean, attribute: 'relay-only' }) relayOnly = false;
  /** kbit/s, 0 = no cap; as on `<call-provider>`. */
  @property({ type: Number, attribute: 'max-bandwidth' }) maxBandwidth = 0;
  /** Servers of pictures that may be loaded while it rings; as on `<call-provider>`. */
  @property({ attribute: 'avatar-origins', converter: { fromAttribute: readWords } })
  avatarOrigins: readonly string[] | string = [];
  /** Connects when put on the page; as on `<call-provider>`. */
  @property({ type: Boolean }) autoconnect = false;
  /** `{password}`, `{token}`, or an async function giving one. Never an attribute. */
  @property({ attribute: false }) credentials: CallProvider['credentials'] = null;
  /** STUN and TURN servers, or a function giving them. */
  @property({ attribute: false }) iceServers: CallProvider['iceServers'] = null;
  /** The page's own picture and sound in place of camera and microphone. */
  @property({ attribute: false }) capture: CaptureSource | null = null;

  @query('.room') private readonly box!: HTMLElement | null;

  readonly #locale = new PanelLocale(this);
  readonly #controls = new SlotPresence(this, 'controls');
  readonly #outer = this.read(pick, shallowEqual);
  #own: CallProvider | null = null;
  #ownPart: Picked | undefined;
  #stop: Unsubscribe | null = null;
  #narrow = false;
  readonly #sizes = new ResizeObserver(() => {
    const narrow = this.clientWidth < PHONE;
    if (narrow === this.#narrow) return;
    this.#narrow = narrow;
    this.requestUpdate();
  });

  /** The store of the call that it shows; null where `for` names nobody. */
  get store(): CallStore | null {
    return this.#own?.store ?? this.#outer.store;
  }

  /**
   * Signs in where that is not done, and calls. Rejects with a `CallError` where that fails; what becomes of the call
   * is in the state.
   */
  async call(to: readonly CallTarget[], options: CallOptions = {}): Promise<void> {
    await this.updateComplete;
    const { store } = this;
    if (!store) return;
    const { status } = store.getState().connection;
    if (status !== 'online') await (this.#own ?? store).connect();
    this.#ask(new CallStartRequest(to, options));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    if (this.#own) this.#follow(this.#own);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
    this.#stop?.();
    this.#stop = null;
  }

  /** Everything stands in the provider that it brings, so that everything finds it. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    if (this.for || holderAround(this)) return root;
    this.#own = document.createElement(tagOf('call-provider')) as CallProvider;
    this.#configure(this.#own);
    root.append(this.#own);
    return this.#own;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#own && OPTIONS.some((name) => changed.has(name))) this.#configure(this.#own);
    const view = this.#view();
    for (const each of VIEWS) this.setState(each, each === view);
    this.setState('panel', this.#panel() !== null);
  }

  protected override render(): TemplateResult {
    const view = this.#view();
    const panel = this.#panel();
    const shared = { for: this.for };
    const status = (props: object): unknown => child('call-status', { ...shared, ...props });
    const inCall = view === 'call';
    const over = this.#isOver(view);
    const part = inCall || PANEL.now ? this.need(PANEL) : null;
    return html`
      <div part="room" class=${classMap({ room: true, [view]: true, over })} @keydown=${this.#onKey}>
        <div class="screen" ?hidden=${view !== 'lobby'}>
          <slot name="lobby">${view === 'lobby' && !this.noLobby ? this.#lobby() : nothing}</slot>
        </div>
        <div class="screen" ?hidden=${view !== 'calling'}>
          <slot name="calling"
            >${view === 'calling' ? status({ variant: 'screen', noCancel: !this.#controls.filled }) : nothing}</slot
          >
        </div>
        <div class="screen" ?hidden=${view !== 'ended'}>
          <slot name="ended"
            >${view === 'ended' ? status({ variant: 'screen', rating: !this.noRating, messaging: this.messaging }) : nothing}</slot
          >
        </div>
        <div class="line" ?hidden=${!inCall}>
          <slot name="status">${inCall ? status({}) : nothing}</slot>
        </div>
        <div part="stage" class="stage" ?hidden=${!inCall}>
          <slot name="grid">${inCall ? child('call-grid', shared) : nothing}</slot>
          <slot name="reactions"
            >${inCall ? child('call-reactions', { ...shared, view: 'floats' }) : nothing}</slot
          >
        </div>
        ${part?.panelTemplate({
          panel,
          terms: this.#locale.terms,
          people: this.#part?.participants ?? [],
          for: this.for,
          close: this.#close,
        })}
        <div part="controls" class="controls" ?hidden=${!inCall && view !== 'calling'}>
          <slot name="controls"
            >${inCall || view === 'calling' ? child('call-controls', { ...shared, over, panels: inCall ? PANELS : '', reactions: inCall }) : nothing}</slot
          >
        </div>
        <slot name="incoming">${child('incoming-call-dialog', shared)}</slot>
      </div>
    `;
  }

  protected override firstUpdated(): void {
    if (this.#own) this.#follow(this.#own);
  }

  get #part(): Picked | undefined {
    return this.#own ? this.#ownPart : this.#outer.value;
  }

  #view(): View {
    const phase = this.#part?.call?.phase;
    if (!phase) return 'lobby';
    if (phase === 'ended') return 'ended';
    return phase === 'connected' || phase === 'reconnecting' ? 'call' : 'calling';
  }

  /** Whether one picture fills the room, and the controls lie on it: one's own while it rings, the other's on a phone. */
  #isOver(view: View): boolean {
    const { call = null, participants = [] } = this.#part ?? {};
    if (call?.kind !== 'video' || participants.some(({ screenStream }) => screenStream)) return false;
    if (view === 'calling') return participants.some(({ isLocal, videoStream }) => isLocal && videoStream);
    const others = participants.filter(({ isLocal }) => !isLocal);
    return view === 'call' && this.#narrow && others.length === 1 && !others[0]?.videoMuted;
  }

  #panel(): CallPanel | null {
    return this.#view() === 'call' ? (this.#part?.panel ?? null) : null;
  }

  #configure(provider: CallProvider): void {
    for (const name of OPTIONS) Reflect.set(provider, name, this[name]);
  }

  #follow({ store }: CallProvider): void {
    this.#stop?.();
    this.#stop = store.subscribe((state) => {
      const next = pick(state);
      if (this.#ownPart && shallowEqual(this.#ownPart, next)) return;
      this.#ownPart = next;
      this.requestUpdate();
    });
  }

  /** Its own provider stands inside of it, so what the room itself asks has to start in there. */
  #ask(event: Event & CallRequest): void {
    if (this.#own) this.#own.dispatchEvent(event);
    else this.request(event);
  }

  readonly #close = (): void => this.#ask(new CallPanelRequest(null));

  readonly #onKey = (event: KeyboardEvent): void => {
    const inside = event.composedPath().some((at) => at instanceof Element && at.classList.contains('panel'));
    if (event.key !== 'Escape' || event.defaultPrevented || !inside) return;
    event.preventDefault();
    this.#close();
    this.box?.querySelector<HTMLElement>('.controls > slot > *')?.focus();
  };

  #lobby(): unknown {
    return child('call-lobby', { for: this.for, to: this.to });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-room': CallRoom;
  }
}
