import { LocalMedia } from '../media/local-media.js';
import { CallError, toCallError } from '../session/call-error.js';
import { Emitter } from '../support/emitter.js';
import { checkRating } from './call-rating.js';
import type { CallState } from './call-state.js';
import type { AnswerOptions, CallStore, CallStoreEvents } from './call-store.js';
import { createAlerts } from './features/alerts/alerts.js';
import { answerWhenItRings } from './features/alerts/answer-later.js';
import { handOver } from './features/alerts/hand-over.js';
import { requestNotifications } from './features/alerts/permission.js';
import { Recording } from './features/recording.js';
import { createAudioOutput } from './features/audio-output.js';
import { callPush } from './features/call-push.js';
import { Calls } from './features/calls.js';
import { Chat } from './features/chat.js';
import { capture } from './features/capture.js';
import { Connection } from './features/connection.js';
import { devices } from './features/devices.js';
import { nextHandOrder } from './features/hand-queue.js';
import { checkCap } from './features/max-bandwidth.js';
import { requirePictures } from './features/pictures.js';
import { Preview } from './features/preview.js';
import { rememberDevices } from './features/remembered-devices.js';
import { Rejoin } from './features/rejoin.js';
import { StatsWatch } from './features/stats.js';
import { createView } from './features/view.js';
import { createViews } from './features/views.js';
import { INITIAL_STATE } from './initial-state.js';
import { People } from './people.js';
import { StateContainer } from './state-container.js';
import type { StoreContext } from './store-context.js';
import type { CallStoreOptions } from './store-options.js';

/** Reasons that are the person's own wish, not a fault to tell about. */
const QUIET = new Set(['aborted', 'cancelled']);

/**
 * Makes a store: the whole kit without any element. Nothing is opened or connected before an action asks for it.
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
  const media = new LocalMedia();
  const people = new People();
  media.source = options.capture ?? null;
  let disposed = false;

  const fail = (error: CallError): void => {
    if (!QUIET.has(error.reason)) emitter.emit('call-error', { error });
  };
  const context: StoreContext = {
    options,
    media,
    fail,
    service: () => connection.service,
    session: () => calls.current,
    get: () => container.state,
    set: (patch) => container.set(patch),
    emit: (name, payload) => emitter.emit(name, payload),
    person: (id) => people.get(id),
    volume: (id) => output.volume(id),
    grade: (id, isLocal) => stats.grade(id, isLocal),
    onState: (listener) => container.onChange(listener),
  };
  const introduceSelf = (): void => {
    const id = container.state.connection.userId ?? options.userId;
    if (id) people.learn(id, options.displayName, options.avatar);
    preview.refresh();
  };
  const calls = new Calls(context, people);
  const recording = new Recording(context, (flags) => calls.announce(flags));
  const connection = new Connection(context, media, calls);
  const rejoin = new Rejoin(context);
  const output = createAudioOutput(context, () => calls.refresh());
  const view = createView(context);
  const views = createViews();
  const stats = new StatsWatch(context, () => calls.refresh());
  const chat = new Chat(context);
  const alerts = createAlerts(context);
  const preview = new Preview(context, () => calls.isBusy);
  const remembered = rememberDevices(context, output);
  const detach = [
    () => preview.detach(),
    remembered.detach,
    view.detach,
    alerts.detach,
    callPush(context),
    capture(context),
    views.attach(context),
    devices(context),
    container.onChange((state, before) => {
      if (state.connection !== before.connection) {
        introduceSelf();
        emitter.emit('call-connection-change', { connection: state.connection });
        const { error } = state.connection;
        if (error && error !== before.connection.error) fail(error);
      }
      const { microphone, camera, screenShare } = state;
      if (
        microphone !== before.microphone ||
        camera !== before.camera ||
        screenShare !== before.screenShare
      ) {
        calls.refresh();
      }
    }),
  ];

  /** Every action: never a foreign exception, and every failure told once. */
  const act = async <T>(task: () => Promise<T> | T, told = (): boolean => false): Promise<T> => {
    try {
      if (disposed) throw new CallError('aborted', 'the store was disposed');
      return await task();
    } catch (thrown) {
      const error = toCallError(thrown, 'capture-failed');
      if (!told()) fail(error);
      throw error;
    }
  };

  const answer = (callId: string, answerOptions?: AnswerOptions): Promise<void> =>
    answerWhenItRings(context, (options) => calls.accept(options), callId, answerOptions);
  detach.push(
    handOver(context, {
      answer: (callId) => act(() => answer(callId)),
      reject: (callId) => act(() => calls.reject({ callId })),
    }),
  );

  introduceSelf();

  return {
    getState: () => container.state,
    subscribe(listener) {
      const stop = container.onChange(listener);
      listener(container.state);
      return stop;
    },
    on: (name, listener) => emitter.on(name, listener),
    configure(changes) {
      Object.assign(options, changes);
      if ('capture' in changes) media.source = changes.capture ?? null;
      introduceSelf();
      calls.refresh();
      alerts.refresh();
    },
    connect: () =>
      act(
        () => connection.connect(),
        // The state of the connection has told it.
        () => container.state.connection.error !== null,
      ),
    startRecording: (recordingOptions) => act(() => recording.start(recordingOptions)),
    stopRecording: () => act(() => recording.stop()),
    listRecordings: () => act(() => recording.list()),
    recoverRecording: (id) => act(() => recording.recover(id)),
    deleteRecording: (id) => act(() => recording.delete(id)),
    disconnect: () => act(() => connection.disconnect()),
    call: (to, callOptions) => act(() => calls.call(to, callOptions)),
    join: (room, roomOptions) => act(() => calls.join(room, roomOptions)),
    accept: (acceptOptions) => act(() => calls.accept(acceptOptions)),
    answerWhenItRings: (callId, answerOptions) => act(() => answer(callId, answerOptions)),
    reject: (rejectOptions) => act(() => calls.reject(rejectOptions)),
    hangUp: (hangUpOptions) => act(() => calls.hangUp(hangUpOptions)),
    rejoin: (rejoinOptions) => act(() => calls.rejoin(rejoin.take(), rejoinOptions)),
    leavePage: () => rejoin.leave(),
    hold: () => act(() => calls.hold()),
    resume: (callId) => act(() => calls.resume(callId)),
    addPeople: (to) => act(() => calls.addPeople(to)),
    removePerson: (userId) => act(() => calls.require().removePerson(userId)),
    mutePerson: (userId, muted) => act(() => calls.require().mutePerson(userId, muted)),
    recordAtServer: (on) => act(() => calls.require().recordAtServer(on)),
    reportView: (key, seen) => views.report(key, seen),
    startPreview: (previewOptions) => act(() => preview.start(previewOptions)),
    stopPreview: () => act(() => preview.stop()),
    playTestSound: () => act(() => output.test()),
    setMicrophone: (on) => act(() => media.microphone.set(on)),
    setCamera: (on) =>
      act(() => {
        if (on) requirePictures(calls.current);
        return media.camera.set(on);
      }),
    flipCamera: () => act(() => media.flipCamera()),
    setScreenShare: (on, { anew = false } = {}) =>
      act(() => {
        if (on) requirePictures(calls.require());
        return on && anew && media.screen.state.on ? media.screen.select('') : media.screen.set(on);
      }),
    setHandRaised: (on) =>
      act(() => {
        const { participants, own } = container.state;
        const handOrder = on ? (own.handOrder ?? nextHandOrder(participants)) : null;
        calls.announce({ handRaised: on, handOrder });
      }),
    sendMessage: (text) => act(() => chat.send(text)),
    retryMessage: (id) => act(() => chat.retry(id)),
    markChatRead: () => chat.markRead(),
    react: (reaction) => act(() => chat.react(reaction)),
    selectDevice: (kind, deviceId) =>
      act(async () => {
        await remembered.select(kind, deviceId);
        remembered.keep(kind, deviceId);
      }),
    setLayout: (layout) => act(() => view.setLayout(layout)),
    pin: (participantId) => act(() => view.pin(participantId)),
    setPanel: (panel) => act(() => view.setPanel(panel)),
    setVolume: (participantId, volume) => act(() => output.setVolume(participantId, volume)),
    setMaxBandwidth: (kbps) =>
      act(async () => {
        Object.assign(options, { maxBandwidth: checkCap(kbps) });
        await calls.current?.setMaxBandwidth(kbps);
      }),
    update: (params, to) => act(() => calls.require().update(params, to)),
    block: (userId) => act(() => connection.setBlocked(userId, true)),
    unblock: (userId) => act(() => connection.setBlocked(userId, false)),
    watchStats: (listener) => stats.watch(listener),
    resumeAudio: () => act(() => output.resume()),
    requestNotifications,
    rate: (rating) => act(() => emitter.emit('call-rating', { rating: checkRating(rating) })),
    dismiss: () => {
      calls.dismiss();
      rejoin.forget();
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      recording.dispose();
      connection.dispose();
      for (const stop of [...detach, output.detach]) stop();
      rejoin.detach();
      chat.detach();
      for (const stop of [...detach, output.detach, () => stats.detach()]) stop();
      container.clear();
      emitter.clear();
    },
  };
}
