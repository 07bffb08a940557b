import { ContextProvider } from '@lit/context';
import { LitElement, html, css, type TemplateResult } from 'lit';
import { callContext } from '../../src/store/call-context.js';
import type { CallInfo, CallState, Participant, ViewState } from '../../src/store/call-state.js';
import type { CallRecording, CallStore, CallStoreEvents } from '../../src/store/call-store.js';
import { CALL_REQUESTS, performRequest } from '../../src/store/requests.js';
import '../../src/events/index.js';
import { Emitter, type Unsubscribe } from '../../src/support/emitter.js';

/** The picture with nothing going on: connected, every device there and off. */
export function idleState(): CallState {
  const capture = {
    availability: 'available',
    reason: null,
    on: false,
    pending: false,
    deviceId: '',
  } as const;
  return {
    connection: { status: 'online', userId: '101', error: null },
    unsupported: {},
    incoming: [],
    call: null,
    held: [],
    participants: [],
    microphone: { ...capture, level: 0, talkingMuted: false },
    camera: { ...capture, facing: null },
    screenShare: capture,
    audioOutput: { availability: 'available', reason: null, deviceId: '', blocked: false },
    devices: { audioinput: [], videoinput: [], audiooutput: [], listed: true, lastChange: null },
    preview: { on: false, stream: null, self: { id: '101', name: 'Ana Petrović', avatar: null } },
    view: { layout: 'auto', pinned: null, panel: null },
    rejoin: null,
    recording: { availability: 'available', reason: null, on: false, startedAt: null, of: null, bytes: 0 },
    own: { handRaised: false, handOrder: null, recording: false, onHold: false },
    chat: { availability: 'available', reason: null, messages: [], unread: 0 },
  };
}

/** A person in a call, connected and with nothing on. */
export function fakeParticipant(patch: Partial<Participant> = {}): Participant {
  return Object.freeze({
    id: '102',
    name: 'Tom Becker',
    avatar: null,
    isLocal: false,
    userInfo: {},
    connection: 'connected',
    endReason: null,
    audioStream: null,
    videoStream: null,
    screenStream: null,
    audioMuted: false,
    videoMuted: patch.videoStream ? false : true,
    speaking: false,
    handRaised: false,
    onHold: false,
    recording: false,
    safetyCode: null,
    quality: 5,
    ...patch,
  } satisfies Participant);
}

/** A running call, made from here and connected. */
export function fakeCall(patch: Partial<CallInfo> = {}): CallInfo {
  return Object.freeze({
    id: 'call-1',
    room: null,
    encryption: 'end-to-end',
    conference: { availability: 'unsupported', reason: 'service-cannot' },
    keys: 'agreed',
    recordedAtServer: false,
    mayRecordAtServer: false,
    maxBandwidth: 0,
    kind: 'video',
    direction: 'outgoing',
    phase: 'connected',
    people: [],
    createdAt: Date.now(),
    startedAt: Date.now(),
    endedAt: null,
    endReason: null,
    outcome: null,
    duration: null,
    userInfo: {},
    messages: [],
    ...patch,
  } satisfies CallInfo);
}

/** A short recording without a film. */
export function fakeRecording(patch: Partial<CallRecording> = {}): CallRecording {
  return Object.freeze({
    id: 'recording-1',
    blob: null,
    mimeType: 'video/webm',
    startedAt: 0,
    duration: 1_000,
    bytes: 0,
    stored: false,
    error: null,
    ...patch,
  } satisfies CallRecording);
}

/** One action that was called, and with what. */
export type FakeStoreCall = readonly [name: string, args: readonly unknown[]];

export interface FakeStore extends CallStore {
  /** Actions called so far, oldest first. */
  readonly calls: FakeStoreCall[];
  /** Makes a new picture; parts not named keep their identity. */
  set(patch: Partial<CallState>): void;
  emit<K extends keyof CallStoreEvents>(name: K, payload: CallStoreEvents[K]): void;
}

/** A store that does nothing but remember what was asked, with a picture set from outside. */
export function createFakeStore(initial: Partial<CallState> = {}): FakeStore {
  let state: CallState = Object.freeze({ ...idleState(), ...initial });
  const listeners = new Set<(state: CallState) => void>();
  const events = new Emitter<CallStoreEvents>();
  const calls: FakeStoreCall[] = [];
  const done = (name: string, ...args: unknown[]): Promise<void> => {
    calls.push([name, args]);
    return Promise.resolve();
  };

  const set = (patch: Partial<CallState>): void => {
    state = Object.freeze({ ...state, ...patch });
    for (const listener of [...listeners]) listener(state);
  };
  const look = (part: Partial<ViewState>, name: string, ...args: unknown[]): Promise<void> => {
    set({ view: { ...state.view, ...part } });
    return done(name, ...args);
  };

  return {
    calls,
    set,
    emit: (name, payload) => events.emit(name, payload),
    getState: () => state,
    subscribe(listener): Unsubscribe {
      listeners.add(listener);
      listener(state);
      return () => void listeners.delete(listener);
    },
    on: (name, listener) => events.on(name, listener),
    configure: (options) => void calls.push(['configure', [options]]),
    load: () => Promise.resolve(),
    connect: () => done('connect'),
    startRecording: (options) => done('startRecording', options),
    stopRecording: () => done('stopRecording').then(() => fakeRecording()),
    listRecordings: () => done('listRecordings').then(() => []),
    recoverRecording: (id) => done('recoverRecording', id).then(() => fakeRecording({ id })),
    deleteRecording: (id) => done('deleteRecording', id),
    disconnect: () => done('disconnect'),
    call: (to, options) => done('call', to, options).then(() => 'call-1'),
    accept: (options) => done('accept', options),
    answerWhenItRings: (callId, options) => done('answerWhenItRings', callId, options),
    reject: (options) => done('reject', options),
    hangUp: (options) => done('hangUp', options),
    join: (room, options) => done('join', room, options).then(() => 'call-1'),
    startPreview: (options) => done('startPreview', options),
    stopPreview: () => done('stopPreview'),
    playTestSound: () => done('playTestSound'),
    setMicrophone: (on) => done('setMicrophone', on),
    setCamera: (on) => done('setCamera', on),
    setScreenShare: (on, ...options) => done('setScreenShare', on, ...options),
    rejoin: (options) => done('rejoin', options),
    leavePage: () => void done('leavePage'),
    setHandRaised: (on) => done('setHandRaised', on),
    sendMessage: (text) => done('sendMessage', text).then(() => 'message-1'),
    retryMessage: (id) => done('retryMessage', id),
    markChatRead: () => void calls.push(['markChatRead', []]),
    react: (reaction) => done('react', reaction),
    flipCamera: () => done('flipCamera'),
    selectDevice: (kind, deviceId) => done('selectDevice', kind, deviceId),
    setMaxBandwidth: (kbps) => done('setMaxBandwidth', kbps),
    // What one looks at is one's own: it holds at once.
    setLayout: (layout) => look({ layout }, 'setLayout', layout),
    pin: (pinned) => look({ pinned }, 'pin', pinned),
    setPanel: (panel) => look({ panel }, 'setPanel', panel),
    setVolume: (participantId, volume) => done('setVolume', participantId, volume),
    hold: () => done('hold'),
    resume: (callId) => done('resume', callId),
    moveToConference: () => done('moveToConference'),
    addPeople: (to) => done('addPeople', to),
    removePerson: (userId) => done('removePerson', userId),
    mutePerson: (userId, muted) => done('mutePerson', userId, muted),
    recordAtServer: (on) => done('recordAtServer', on),
    requestKeyframe: () => done('requestKeyframe'),
    reportView: () => undefined,
    update: (params) => done('update', params),
    block: (userId) => done('block', userId),
    unblock: (userId) => done('unblock', userId),
    watchStats: (listener) => {
      calls.push(['watchStats', []]);
      return events.on('call-stats-report', ({ peers }) => listener(peers));
    },
    resumeAudio: () => done('resumeAudio'),
    requestNotifications: () => done('requestNotifications').then(() => 'granted' as const),
    rate: (rating) => done('rate', rating),
    dismiss: () => void calls.push(['dismiss', []]),
    dispose: () => {
      calls.push(['dispose', []]);
      listeners.clear();
    },
  };
}

/** Counts those who listen to this store from now on and have not stopped: for tests that nothing is left behind. */
export function countListeners(store: CallStore): () => number {
  let count = 0;
  for (const name of ['subscribe', 'on', 'watchStats'] as const) {
    const listen = store[name].bind(store) as (...args: unknown[]) => Unsubscribe;
    Reflect.set(store, name, (...args: unknown[]): Unsubscribe => {
      count++;
      let stop: Unsubscribe | null = listen(...args);
      return () => {
        if (stop) count--;
        stop?.();
        stop = null;
      };
    });
  }
  return () => count;
}

/** Stands in for `<call-provider>`: hands a store to the elements inside it, and their requests to the store. */
export class StoryProvider extends LitElement {
  static override properties = { store: { attribute: false } };
  static override styles = css`
    :host {
      display: contents;
    }
  `;
  declare store: CallStore | null;
  readonly #context = new ContextProvider(this, { context: callContext, initialValue: null });

  constructor() {
    super();
    this.store = null;
    for (const name of CALL_REQUESTS) {
      this.addEventListener(name, (event) => {
        if (this.store && !event.defaultPrevented) void performRequest(this.store, event);
      });
    }
  }

  override willUpdate(): void {
    this.#context.setValue(this.store);
  }

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

if (!customElements.get('story-provider')) customElements.define('story-provider', StoryProvider);

/** Puts elements into the reach of a store: `provide(store, html`<call-grid></call-grid>`)`. */
export function provide(store: CallStore, content: unknown): TemplateResult {
  return html`<story-provider .store=${store}>${content}</story-provider>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'story-provider': StoryProvider;
  }
}
