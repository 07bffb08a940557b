import { LocalMedia } from '../media/local-media.js';
import { CallError } from '../session/call-error.js';
import type { Emitter } from '../support/emitter.js';
import { checkRating } from './call-rating.js';
import type { CallState } from './call-state.js';
import type { AnswerOptions, CallStore, CallStoreEvents } from './call-store.js';
import { createAlerts } from './features/alerts/alerts.js';
import { answerWhenItRings } from './features/alerts/answer-later.js';
import { handOver } from './features/alerts/hand-over.js';
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
import { People } from './people.js';
import type { Load } from './load.js';
import type { StateContainer } from './state-container.js';
import type { StoreContext } from './store-context.js';
import type { CallStoreOptions } from './store-options.js';

/** What a store has from the beginning, and its engine works with. */
export interface EngineParts {
  readonly options: CallStoreOptions;
  readonly load: Load;
  readonly container: StateContainer<CallState>;
  readonly emitter: Emitter<CallStoreEvents>;
  readonly fail: (error: CallError) => void;
  /** Does an action of the store for somebody who is not the page: its failures are told. */
  readonly act: <T>(task: () => Promise<T> | T) => Promise<T>;
}

/** The actions of a store that its engine does, as they are called there; here they may be done at once. */
export type EngineActions = {
  [Name in ActionName]: (
    ...args: Parameters<CallStore[Name]>
  ) => ReturnType<CallStore[Name]> | Awaited<ReturnType<CallStore[Name]>>;
};

type ActionName = Exclude<
  { [K in keyof CallStore]: ReturnType<CallStore[K]> extends Promise<unknown> ? K : never }[keyof CallStore],
  'load' | 'requestNotifications'
>;

export interface Engine {
  readonly actions: EngineActions;
  /** Options changed. */
  configure(changes: CallStoreOptions): void;
  leavePage(): void;
  markChatRead(): void;
  reportView: CallStore['reportView'];
  watchStats: CallStore['watchStats'];
  dismiss(): void;
  dispose(): void;
}

/** What makes calls for a store; loaded when it is first asked for something. */
export function createEngine({ options, load, container, emitter, fail, act }: EngineParts): Engine {
  const media = new LocalMedia();
  const people = new People();
  media.source = options.capture ?? null;
  const context: StoreContext = {
    options,
    load,
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
  const answer = (callId: string, answerOptions?: AnswerOptions): Promise<void> =>
    answerWhenItRings(context, (accepting) => calls.accept(accepting), callId, answerOptions);
  const detach = [
    () => preview.detach(),
    remembered.detach,
    view.detach,
    alerts.detach,
    callPush(context),
    capture(context),
    views.attach(context),
    devices(context),
    handOver(context, {
      answer: (callId) => act(() => answer(callId)),
      reject: (callId) => act(() => calls.reject({ callId })),
    }),
    container.onChange((state, before) => {
      if (state.connection !== before.connection) introduceSelf();
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
  introduceSelf();

  return {
    actions: {
      connect: () => connection.connect(),
      disconnect: () => connection.disconnect(),
      startRecording: (recordingOptions) => recording.start(recordingOptions),
      stopRecording: () => recording.stop(),
      listRecordings: () => recording.list(),
      recoverRecording: (id) => recording.recover(id),
      deleteRecording: (id) => recording.delete(id),
      call: (to, callOptions) => calls.call(to, callOptions),
      join: (room, roomOptions) => calls.join(room, roomOptions),
      accept: (acceptOptions) => calls.accept(acceptOptions),
      answerWhenItRings: answer,
      reject: (rejectOptions) => calls.reject(rejectOptions),
      hangUp: (hangUpOptions) => calls.hangUp(hangUpOptions),
      rejoin: (rejoinOptions) => calls.rejoin(rejoin.take(), rejoinOptions),
      hold: () => calls.hold(),
      resume: (callId) => calls.resume(callId),
      addPeople: (to) => calls.addPeople(to),
      removePerson: (userId) => calls.require().removePerson(userId),
      moveToConference() {
        const session = calls.require();
        if (!session.moveToRoom) throw new CallError('service-cannot', 'no conference is named');
        return session.moveToRoom();
      },
      mutePerson: (userId, muted) => calls.require().mutePerson(userId, muted),
      recordAtServer: (on, recordingOptions) => calls.require().recordAtServer(on, recordingOptions),
      async requestKeyframe() {
        const session = calls.require();
        if (!session.requestKeyframe) throw new CallError('service-cannot', 'browsers ask by themselves');
        await session.requestKeyframe();
      },
      startPreview: (previewOptions) => preview.start(previewOptions),
      stopPreview: () => preview.stop(),
      playTestSound: () => output.test(),
      setMicrophone: (on) => media.microphone.set(on),
      setCamera(on) {
        if (on) requirePictures(calls.current);
        return media.camera.set(on);
      },
      flipCamera: () => media.flipCamera(),
      setScreenShare(on, { anew = false } = {}) {
        if (on) requirePictures(calls.require());
        return on && anew && media.screen.state.on ? media.screen.select('') : media.screen.set(on);
      },
      setHandRaised(on) {
        const { participants, own } = container.state;
        const handOrder = on ? (own.handOrder ?? nextHandOrder(participants)) : null;
        calls.announce({ handRaised: on, handOrder });
      },
      sendMessage: (text) => chat.send(text),
      retryMessage: (id) => chat.retry(id),
      react: (reaction) => chat.react(reaction),
      async selectDevice(kind, deviceId) {
        await remembered.select(kind, deviceId);
        remembered.keep(kind, deviceId);
      },
      setLayout: (layout) => view.setLayout(layout),
      pin: (participantId) => view.pin(participantId),
      setPanel: (panel) => view.setPanel(panel),
      setVolume: (participantId, volume) => output.setVolume(participantId, volume),
      async setMaxBandwidth(kbps) {
        Object.assign(options, { maxBandwidth: checkCap(kbps) });
        await calls.limit(kbps);
      },
      update: (params, to) => calls.require().update(params, to),
      block: (userId) => connection.setBlocked(userId, true),
      unblock: (userId) => connection.setBlocked(userId, false),
      resumeAudio: () => output.resume(),
      rate: (rating) => emitter.emit('call-rating', { rating: checkRating(rating) }),
    },
    configure(changes) {
      if ('capture' in changes) media.source = changes.capture ?? null;
      introduceSelf();
      calls.refresh();
      alerts.refresh();
    },
    leavePage: () => rejoin.leave(),
    markChatRead: () => chat.markRead(),
    reportView: (key, seen) => views.report(key, seen),
    watchStats: (listener) => stats.watch(listener),
    dismiss() {
      calls.dismiss();
      rejoin.forget();
    },
    dispose() {
      recording.dispose();
      connection.dispose();
      for (const stop of [...detach, output.detach]) stop();
      rejoin.detach();
      chat.detach();
      stats.detach();
    },
  };
}
