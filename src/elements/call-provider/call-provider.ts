import { ContextProvider } from '@lit/context';
import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import {
  CallConnectionChangeEvent,
  CallEndedEvent,
  CallErrorEvent,
  CallIncomingEvent,
  CallMessageEvent,
  CallParticipantJoinedEvent,
  CallParticipantLeftEvent,
  CallRatingEvent,
  CallReactionEvent,
  CallRecordedEvent,
  CallStartedEvent,
  CallStatsReportEvent,
  CallUpdateEvent,
} from '../../events/index.js';
import type {
  AcceptCallsFrom,
  CallStoreOptions,
  CallWaiting,
  CaptureSource,
  ConferenceOptions,
  CredentialsSource,
  IceServersSource,
} from '../../store/store-options.js';
import { RingingLocale } from '../../locale/locale-base.js';
import { callContext } from '../../store/call-context.js';
import { parseAlerts, type AlertsOption } from '../../store/alert-options.js';
import type {
  AcceptOptions,
  CallOptions,
  CallStore,
  CallTarget,
  HangUpOptions,
  RejectOptions,
  RoomOptions,
} from '../../store/call-store.js';
import { createCallStore } from '../../store/create-call-store.js';
import { CALL_REQUESTS, performRequest, type CallRequest } from '../../store/requests.js';
import { createLogger } from '../../support/logger.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { readCallWaiting, readWords } from './attributes.js';
import { providerStyles } from './call-provider.styles.js';

/** Secrets would be readable by everything on the page, and land in logs and snapshots. */
const SECRET_ATTRIBUTES = ['password', 'token', 'pin', 'credentials', 'secret', 'ice-servers'];
/** A framework that moves an element takes it out and puts it in again within one task or two, in ms. */
const REMOVAL_GRACE = 200;

/** What the provider passes on to its store, under the same names. */
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
  'callWaiting',
  'acceptCallsFrom',
  'avatarOrigins',
  'callLimits',
  'timing',
  'conference',
  'credentials',
  'iceServers',
  'capture',
  'forgetDevices',
  'deviceStorage',
  'prewarm',
  'alerts',
  'onCallPush',
] as const satisfies readonly (keyof CallStoreOptions)[];

const log = createLogger('provider');

const handled = new WeakSet<Event>();

/**
 * @tag call-provider
 * @summary Holds one call store and hands it to every element of the kit inside it. Shows nothing by itself.
 * @status stable
 * @since 0.1.0
 *
 * @slot - Anything: elements of the kit find this provider at any depth.
 *
 * @event {CallIncomingEvent} call-incoming - A call rings.
 * @event {CallStartedEvent} call-started - Media flows for the first time.
 * @event {CallEndedEvent} call-ended - A call is over; `reason` says why.
 * @event {CallParticipantJoinedEvent} call-participant-joined - Somebody's media arrives.
 * @event {CallParticipantLeftEvent} call-participant-left - Somebody left.
 * @event {CallConnectionChangeEvent} call-connection-change - The way to the service changed.
 * @event {CallStatsReportEvent} call-stats-report - How the connections do, every 2 s of a call; with `stats` only.
 * @event {CallUpdateEvent} call-update - Somebody changed parameters of the application.
 * @event {CallRatingEvent} call-rating - The person rated a call that is over.
 * @event {CallMessageEvent} call-message - Somebody wrote something.
 * @event {CallReactionEvent} call-reaction - Somebody, or oneself, showed a reaction.
 * @event {CallRecordedEvent} call-recorded - A recording ended, asked for or not.
 * @event {CallErrorEvent} call-error - Something failed; `error.reason` is one of a closed set.
 */
export class CallProvider extends LitElement {
  static override styles = providerStyles;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...SECRET_ATTRIBUTES];
  }

  /** How others are reached: `tabs`, `xmpp` or `janus`. */
  @property() signaling: NonNullable<CallStoreOptions['signaling']> = 'tabs';
  /** WebSocket URL of the XMPP server, or of the Janus gateway. */
  @property() service = '';
  /** XMPP domain; by default the host of `service`. */
  @property() domain = '';
  /** With `janus`: the room that `join()` goes into. Without it calls ring. */
  @property() room = '';
  /** Application id of QuickBlox or ConnectyCube: users are `<id>-<app-id>@<domain>`. */
  @property({ attribute: 'app-id' }) appId = '';
  /** Who I am. */
  @property({ attribute: 'user-id' }) userId = '';
  /** My name, as others see it. */
  @property({ attribute: 'display-name' }) displayName = '';
  /** URL of my picture. */
  @property() avatar = '';
  /** Media only through TURN. */
  @property({ type: Boolean, attribute: 'relay-only' }) relayOnly = false;
  /** Cap of what is sent to each person, in kbit/s; 0 = none. */
  @property({ type: Number, attribute: 'max-bandwidth' }) maxBandwidth = 0;
  /**
   * What becomes of a call that comes during a call: `busy` declines it; with `end` (or the bare attribute) it
   * rings, and taking it ends the present one; with `hold` taking it puts the present one on hold.
   */
  @property({ attribute: 'call-waiting', converter: { fromAttribute: readCallWaiting } })
  callWaiting: CallWaiting = 'busy';
  /** Measure the connections of a call: `call-stats-report` fires, and tiles show a weak connection. */
  @property({ type: Boolean }) stats = false;
  /** Do not listen for somebody who talks while the microphone is off; see `mutedTalk` of the store's options. */
  @property({ type: Boolean, attribute: 'no-muted-talk' }) noMutedTalk = false;
  /** Connect when put on the page. */
  @property({ type: Boolean }) autoconnect = false;
  /** Name of the channel of `signaling="tabs"`: only windows with the same one meet. */
  @property() channel = '';

  /**
   * How a call makes itself noticed: `alerts="sound title"` names the kinds that are on, of `sound`, `title`,
   * `vibration` and `notification`; `alerts="off"` names none. As a property the same text, or `{sound: false}`.
   * Default: all.
   */
  @property({ converter: parseAlerts }) alerts: AlertsOption | string = true;

  /** `{password}`, `{token}`, or an async function giving one. Never an attribute. Without: anonymous. */
  @property({ attribute: false }) credentials: CredentialsSource | null = null;
  /** The conference that a running call may move to: `{service, from, back, …}`; from the next `connect()` on. */
  @property({ attribute: false }) conference: ConferenceOptions | null = null;
  /** STUN and TURN servers, or a function giving them, which is asked again before they expire. */
  @property({ attribute: false }) iceServers: IceServersSource | null = null;
  /** Who may make this page ring: `anyone`, a list of user ids, or a function. Others get no answer at all. */
  @property({ attribute: false }) acceptCallsFrom: AcceptCallsFrom = 'anyone';
  /**
   * Servers from which a caller's picture may be loaded while it rings, with spaces between; `*`: any. The page's own
   * may be always, the others from the answer on: until then they must not learn of this machine. As a property the
   * same text, or a list.
   */
  @property({ attribute: 'avatar-origins', converter: { fromAttribute: readWords } })
  avatarOrigins: readonly string[] | string = [];
  /** How many calls of one person, and of all, may ring within a minute. */
  @property({ attribute: false }) callLimits: NonNullable<CallStoreOptions['callLimits']> = {};
  /** Times of calling, waiting and giving up, in ms; from the next `connect()` on. */
  @property({ attribute: false }) timing: NonNullable<CallStoreOptions['timing']> = {};
  /** The page's own picture and sound in place of camera and microphone. */
  @property({ attribute: false }) capture: CaptureSource | null = null;
  /** Do not remember which devices the person chose. */
  @property({ type: Boolean, attribute: 'forget-devices' }) forgetDevices = false;
  /** Where the chosen devices are remembered; by default `localStorage`. */
  @property({ attribute: false }) deviceStorage: NonNullable<CallStoreOptions['deviceStorage']> | null = null;
  /**
   * Callers with whom to connect while it rings (`true`, ids, or a function): the answer is then immediate. They
   * see this machine's addresses before the person answers.
   */
  @property({ attribute: false }) prewarm: NonNullable<CallStoreOptions['prewarm']> | null = null;
  /** A call goes out: have your server send this payload as a push to these people. */
  @property({ attribute: false }) onCallPush: NonNullable<CallStoreOptions['onCallPush']> | null = null;
  /** Keep the call when the element is removed from the page for good. */
  @property({ type: Boolean, attribute: 'keep-alive' }) keepAlive = false;

  readonly #context = new ContextProvider(this, { context: callContext, initialValue: null });
  readonly #locale = new RingingLocale(this);
  #store: CallStore | null = null;
  #ownStore = false;
  #stops: Unsubscribe[] = [];
  #stopStats: Unsubscribe | null = null;
  #removal: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    for (const name of CALL_REQUESTS) this.addEventListener(name, this.#onRequest);
  }

  /** The call store: the provider's own, or one that was given. */
  get store(): CallStore {
    return this.#ensureStore();
  }
  set store(store: CallStore) {
    if (store !== this.#store) this.#adopt(store, false);
  }

  /** Signs in. Rejects with a `CallError`. */
  connect(): Promise<void> {
    this.#configure();
    return this.store.connect();
  }

  /** Ends any call and signs out. */
  disconnect(): Promise<void> {
    return this.store.disconnect();
  }

  /** Calls people; settles with the id of the call when it is on its way. */
  call(to: CallTarget | readonly CallTarget[], options?: CallOptions): Promise<string> {
    this.#configure();
    return this.store.call(to, options);
  }

  /** Goes into a room, by default that of the attribute; settles with the id of the call when one is in it. */
  join(room?: string, options?: RoomOptions): Promise<string> {
    this.#configure();
    return this.store.join(room ?? this.room, options);
  }

  /** Takes the given, or the oldest, ringing call. */
  accept(options?: AcceptOptions): Promise<void> {
    return this.store.accept(options);
  }

  /** Declines the given, or the oldest, ringing call. */
  reject(options?: RejectOptions): Promise<void> {
    return this.store.reject(options);
  }

  /** Goes back into the call that this tab was in before it was loaded anew; see `state.rejoin`. */
  rejoin(options?: Parameters<CallStore['rejoin']>[0]): Promise<void> {
    return this.store.rejoin(options);
  }

  /** Moves the running call to the conference of `conference`, without a break; settles when all are there. */
  moveToConference(): Promise<void> {
    return this.store.moveToConference();
  }

  /** Leaves the current call, or the given one. */
  hangUp(options?: HangUpOptions): Promise<void> {
    return this.store.hangUp(options);
  }

  /** Asks the person to allow notifications of calls. Call it inside a click; settles with what holds now. */
  requestNotifications(): Promise<NotificationPermission> {
    return this.store.requestNotifications();
  }

  /** Turns to the camera that looks the other way, or to the next one. */
  flipCamera(): Promise<void> {
    return this.store.flipCamera();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#removal);
    // Not by the getter: what builds the single file takes a getter nobody reads for one that does nothing.
    this.#ensureStore();
    window.addEventListener('pagehide', this.#onPageHide);
    window.addEventListener('pageshow', this.#onPageShow);
    if (this.hasUpdated && this.autoconnect) this.#autoconnect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pagehide', this.#onPageHide);
    window.removeEventListener('pageshow', this.#onPageShow);
    if (this.keepAlive || !this.#ownStore) return;
    this.#removal = setTimeout(() => void this.#release(), REMOVAL_GRACE);
  }

  override attributeChangedCallback(name: string, before: string | null, value: string | null): void {
    super.attributeChangedCallback(name, before, value);
    if (value === null || !SECRET_ATTRIBUTES.includes(name)) return;
    log.error(`"${name}" is a secret: set it as a property`);
    this.removeAttribute(name);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.size > 0) this.#configure();
    if (changed.has('stats')) this.#watchStats();
  }

  protected override firstUpdated(): void {
    if (this.autoconnect) this.#autoconnect();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.get('autoconnect') === false && this.autoconnect) this.#autoconnect();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  readonly #onRequest = (event: Event): void => {
    if (handled.has(event)) return;
    handled.add(event);
    // The page may cancel it further up, so it is acted on when the event has passed everybody.
    queueMicrotask(() => {
      if (!event.defaultPrevented) void performRequest(this.store, event as Event & CallRequest);
    });
  };

  /** The page goes, perhaps to be loaded anew; the server must not keep a session for nobody. */
  readonly #onPageHide = (): void => {
    if (!this.#ownStore) return;
    this.#store?.leavePage();
    this.#store?.disconnect().catch(() => undefined);
  };

  /** Back from the back-forward cache. */
  readonly #onPageShow = (event: PageTransitionEvent): void => {
    if (event.persisted && this.autoconnect) this.#autoconnect();
  };

  #autoconnect(): void {
    const { status } = this.store.getState().connection;
    if (status === 'offline' || status === 'failed') this.connect().catch(() => undefined);
  }

  #ensureStore(): CallStore {
    return this.#store ?? this.#adopt(createCallStore(this.#options()), true);
  }

  #options(): CallStoreOptions {
    const options = Object.fromEntries(OPTIONS.map((name) => [name, this[name]]));
    return {
      ...options,
      alerts: parseAlerts(this.alerts),
      avatarOrigins: readWords(this.avatarOrigins),
      mutedTalk: !this.noMutedTalk,
      alertWords: () => this.#locale.terms,
    };
  }

  #configure(): void {
    // A store that was given is configured by whoever made it.
    if (this.#store && this.#ownStore) this.#store.configure(this.#options());
  }

  #adopt(store: CallStore, own: boolean): CallStore {
    for (const stop of this.#stops) stop();
    if (this.#ownStore) this.#store?.dispose();
    this.#store = store;
    this.#ownStore = own;
    const tell = (event: Event): void => void this.dispatchEvent(event);
    this.#stops = [
      store.on('call-incoming', ({ call }) => tell(new CallIncomingEvent(call))),
      store.on('call-started', ({ call }) => tell(new CallStartedEvent(call))),
      store.on('call-ended', ({ call }) => tell(new CallEndedEvent(call, call.endReason ?? 'hung-up'))),
      store.on('call-participant-joined', ({ participant }) =>
        tell(new CallParticipantJoinedEvent(participant)),
      ),
      store.on('call-participant-left', ({ participant }) => tell(new CallParticipantLeftEvent(participant))),
      store.on('call-connection-change', ({ connection }) => tell(new CallConnectionChangeEvent(connection))),
      store.on('call-update', ({ from, params, userInfo }) =>
        tell(new CallUpdateEvent(from, params, userInfo)),
      ),
      store.on('call-rating', ({ rating }) => tell(new CallRatingEvent(rating))),
      store.on('call-message', ({ message }) => tell(new CallMessageEvent(message))),
      store.on('call-reaction', ({ from, isLocal, reaction }) =>
        tell(new CallReactionEvent(from, isLocal, reaction)),
      ),
      store.on('call-recorded', ({ recording }) => tell(new CallRecordedEvent(recording))),
      store.on('call-error', ({ error }) => tell(new CallErrorEvent(error))),
    ];
    this.#watchStats();
    this.#context.setValue(store);
    return store;
  }

  #watchStats(): void {
    this.#stopStats?.();
    const store = this.stats && this.#store;
    this.#stopStats = store
      ? store.watchStats((peers) => void this.dispatchEvent(new CallStatsReportEvent(peers)))
      : null;
  }

  /** Really gone: the call ends, devices and connections are freed. Put back, it starts anew. */
  async #release(): Promise<void> {
    if (this.isConnected || !this.#ownStore || !this.#store) return;
    const store = this.#store;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#store = null;
    this.#ownStore = false;
    this.#context.setValue(null);
    await store.disconnect().catch(() => undefined);
    store.dispose();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-provider': CallProvider;
  }
}
