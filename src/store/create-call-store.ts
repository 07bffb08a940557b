import { takeAnswer } from '../background/answer-link.js';
import { CallError, toCallError } from '../session/call-error.js';
import { Emitter } from '../support/emitter.js';
import type { CallState } from './call-state.js';
import type { CallStore, CallStoreEvents } from './call-store.js';
import type { Engine, EngineActions } from './engine.js';
import { requestNotifications } from './features/alerts/permission.js';
import { INITIAL_STATE } from './initial-state.js';
import { LOAD, preloadService } from './load.js';
import { StateContainer } from './state-container.js';
import type { CallStoreOptions } from './store-options.js';

type Actions = { [Name in keyof EngineActions]: CallStore[Name] };

/** What the engine does; written out, because it is not here yet when somebody asks. */
const ACTIONS = Object.keys({
  connect: 1,
  disconnect: 1,
  startRecording: 1,
  stopRecording: 1,
  listRecordings: 1,
  recoverRecording: 1,
  deleteRecording: 1,
  call: 1,
  join: 1,
  accept: 1,
  answerWhenItRings: 1,
  reject: 1,
  hangUp: 1,
  rejoin: 1,
  hold: 1,
  resume: 1,
  moveToConference: 1,
  addPeople: 1,
  removePerson: 1,
  mutePerson: 1,
  recordAtServer: 1,
  requestKeyframe: 1,
  startPreview: 1,
  stopPreview: 1,
  playTestSound: 1,
  setMicrophone: 1,
  setCamera: 1,
  flipCamera: 1,
  setScreenShare: 1,
  setHandRaised: 1,
  sendMessage: 1,
  retryMessage: 1,
  react: 1,
  selectDevice: 1,
  setLayout: 1,
  pin: 1,
  setPanel: 1,
  setVolume: 1,
  setMaxBandwidth: 1,
  update: 1,
  block: 1,
  unblock: 1,
  resumeAudio: 1,
  rate: 1,
} satisfies Record<keyof Actions, 1>) as readonly (keyof Actions)[];

/** Where nothing was ever begun, these have nothing to end. */
const ENDINGS: readonly (keyof Actions)[] = ['disconnect', 'hangUp', 'stopPreview'];
/** Reasons that are the person's own wish, not a fault to tell about. */
const QUIET = new Set(['aborted', 'cancelled']);

/**
 * Makes a store: the whole kit without any element. Nothing is opened or connected before an action asks for it, and
 * what does the work is loaded then, or by `load()`.
 *
 * @example
 * const store = createCallStore({ signaling: 'tabs', userId: 'ana' });
 * store.subscribe(({ incoming }) => incoming.length > 0 && void store.accept());
 * await store.connect();
 * await store.call('ben');
 */
export function createCallStore(initial: CallStoreOptions = {}): CallStore {
  const options: CallStoreOptions = { ...initial };
  const container = new StateContainer<CallState>(INITIAL_STATE);
  const emitter = new Emitter<CallStoreEvents>();
  let engine: Engine | null = null;
  let loading: Promise<Engine> | null = null;
  let disposed = false;
  let tellLoaded: (engine: Engine) => void;
  const loaded = new Promise<Engine>((resolve) => (tellLoaded = resolve));

  const fail = (error: CallError): void => {
    if (!QUIET.has(error.reason)) emitter.emit('call-error', { error });
  };

  const load = (): Promise<Engine> => (loading ??= loadEngine());
  const loadEngine = async (): Promise<Engine> => {
    try {
      const { createEngine } = await LOAD.engine();
      requireAlive();
      engine = createEngine({ options, load: LOAD, container, emitter, fail, act });
      tellLoaded(engine);
      return engine;
    } catch (error) {
      loading = null;
      throw toCallError(error, 'service-unreachable');
    }
  };
  const requireAlive = (): void => {
    if (disposed) throw new CallError('aborted', 'the store was disposed');
  };

  /** Every action: never a foreign exception, and every failure told once. */
  const act = async <T>(task: () => Promise<T> | T, told = (): boolean => false): Promise<T> => {
    try {
      requireAlive();
      return await task();
    } catch (thrown) {
      const error = toCallError(thrown, 'capture-failed');
      if (!told()) fail(error);
      throw error;
    }
  };
  const perform = async (name: keyof Actions, args: readonly unknown[]): Promise<unknown> => {
    if (!loading && ENDINGS.includes(name)) return;
    // Without waiting where it is here: some of it is allowed within a click only.
    const { actions } = engine ?? (await load());
    return (actions[name] as (...args: readonly unknown[]) => unknown)(...args);
  };
  const actions = Object.fromEntries(
    ACTIONS.map((name) => [name, (...args: readonly unknown[]) => act(() => perform(name, args))]),
  ) as Actions;

  const connect = async (): Promise<void> => {
    const setStatus = (status: 'connecting' | 'failed', error: CallError | null): void =>
      container.set({ connection: { status, userId: null, error } });
    if (!engine) {
      preloadService(options);
      setStatus('connecting', null);
    }
    const { actions: now } =
      engine ??
      (await load().catch((error: CallError) => {
        setStatus('failed', error);
        throw error;
      }));
    await now.connect();
  };

  container.onChange((state, before) => {
    if (state.connection === before.connection) return;
    emitter.emit('call-connection-change', { connection: state.connection });
    const { error } = state.connection;
    if (error && error !== before.connection.error) fail(error);
  });
  // Opened to answer a call: that is to be done without anybody asking.
  if (typeof document !== 'undefined' && takeAnswer(location.href)) load().catch(fail);

  return {
    ...actions,
    getState: () => container.state,
    subscribe(listener) {
      const stop = container.onChange(listener);
      listener(container.state);
      return stop;
    },
    on: (name, listener) => emitter.on(name, listener),
    configure(changes) {
      Object.assign(options, changes);
      engine?.configure(changes);
    },
    load: () => act(async () => void (await load())),
    connect: () =>
      act(
        connect,
        // The state of the connection has told it.
        () => container.state.connection.error !== null,
      ),
    leavePage: () => engine?.leavePage(),
    markChatRead: () => engine?.markChatRead(),
    reportView: (key, view) => engine?.reportView(key, view),
    watchStats(listener) {
      let stop = engine?.watchStats(listener);
      let watches = true;
      if (!stop) void loaded.then((now) => watches && (stop = now.watchStats(listener)));
      return () => {
        watches = false;
        stop?.();
      };
    },
    requestNotifications,
    dismiss: () => engine?.dismiss(),
    dispose() {
      if (disposed) return;
      disposed = true;
      engine?.dispose();
      container.clear();
      emitter.clear();
    },
  };
}
