import type { CallRating } from './call-rating.js';
import type { Reaction } from '../session/reaction.js';
import type {
  AcceptOptions,
  CallOptions,
  CallStore,
  CallTarget,
  PreviewOptions,
  RejectOptions,
} from './call-store.js';
import type { CallLayout, CallPanel, DeviceKind } from './call-state.js';

/** What a person may ask of the call through an element. Events of the same name carry the same fields. */
export type CallRequest =
  | { readonly type: 'call-start-request'; readonly to: readonly CallTarget[]; readonly options: CallOptions }
  | { readonly type: 'call-accept-request'; readonly options: AcceptOptions }
  | { readonly type: 'call-reject-request'; readonly options: RejectOptions }
  | { readonly type: 'call-leave-request'; readonly callId?: string | undefined }
  | { readonly type: 'call-hold-request'; readonly on: boolean; readonly callId: string | undefined }
  | { readonly type: 'call-rate-request'; readonly rating: CallRating }
  | { readonly type: 'call-dismiss-request' }
  | { readonly type: 'call-rejoin-request' }
  | {
      readonly type: 'call-join-request';
      readonly to: readonly CallTarget[];
      readonly options: CallOptions & AcceptOptions;
    }
  | { readonly type: 'call-preview-request'; readonly on: boolean; readonly options: PreviewOptions }
  | { readonly type: 'call-test-sound-request' }
  | { readonly type: 'call-microphone-request'; readonly on: boolean }
  | { readonly type: 'call-camera-request'; readonly on: boolean }
  | { readonly type: 'call-screen-share-request'; readonly on: boolean; readonly anew?: boolean }
  | { readonly type: 'call-camera-flip-request' }
  | { readonly type: 'call-hand-request'; readonly raised: boolean }
  | { readonly type: 'call-device-request'; readonly kind: DeviceKind; readonly deviceId: string }
  | { readonly type: 'call-message-request'; readonly text: string; readonly messageId: string | null }
  | { readonly type: 'call-reaction-request'; readonly reaction: Reaction }
  | { readonly type: 'call-layout-request'; readonly layout: CallLayout }
  | { readonly type: 'call-pin-request'; readonly participantId: string | null }
  | { readonly type: 'call-panel-request'; readonly panel: CallPanel | null }
  | { readonly type: 'call-volume-request'; readonly participantId: string; readonly volume: number }
  | { readonly type: 'call-move-request' }
  | { readonly type: 'call-server-recording-request'; readonly on: boolean }
  | { readonly type: 'call-bandwidth-request'; readonly kbps: number }
  | { readonly type: 'call-audio-resume-request' };

export type CallRequestName = CallRequest['type'];

type Handlers = {
  [Name in CallRequestName]: (
    store: CallStore,
    request: Extract<CallRequest, { type: Name }>,
  ) => Promise<unknown> | void;
};

const HANDLERS: Handlers = {
  'call-start-request': (store, { to, options }) => store.call(to, options),
  'call-accept-request': (store, { options }) => store.accept(options),
  'call-reject-request': (store, { options }) => store.reject(options),
  'call-leave-request': (store, { callId }) =>
    callId === undefined ? store.hangUp() : store.hangUp({ callId }),
  'call-hold-request': (store, { on, callId }) => (on ? store.hold() : store.resume(callId)),
  'call-rate-request': (store, { rating }) => store.rate(rating),
  'call-dismiss-request': (store) => store.dismiss(),
  'call-rejoin-request': (store) => store.rejoin(),
  'call-join-request': (store, { to, options }) => {
    if (to.length > 0) return store.call(to, options);
    const { incoming, unsupported } = store.getState();
    // Where there are rooms, the one of the options is meant.
    if (incoming.length > 0 || unsupported.join) return store.accept(options);
    return store.join(undefined, options);
  },
  'call-preview-request': (store, { on, options }) =>
    on ? store.startPreview(options) : store.stopPreview(),
  'call-test-sound-request': (store) => store.playTestSound(),
  'call-microphone-request': (store, { on }) => store.setMicrophone(on),
  'call-camera-request': (store, { on }) => store.setCamera(on),
  'call-screen-share-request': (store, { on, anew }) =>
    anew ? store.setScreenShare(on, { anew }) : store.setScreenShare(on),
  'call-camera-flip-request': (store) => store.flipCamera(),
  'call-hand-request': (store, { raised }) => store.setHandRaised(raised),
  'call-device-request': (store, { kind, deviceId }) => store.selectDevice(kind, deviceId),
  'call-message-request': (store, { text, messageId }) =>
    messageId === null ? store.sendMessage(text) : store.retryMessage(messageId),
  'call-reaction-request': (store, { reaction }) => store.react(reaction),
  'call-layout-request': (store, { layout }) => store.setLayout(layout),
  'call-pin-request': (store, { participantId }) => store.pin(participantId),
  'call-panel-request': (store, { panel }) => store.setPanel(panel),
  'call-volume-request': (store, { participantId, volume }) => store.setVolume(participantId, volume),
  'call-move-request': (store) => store.moveToConference(),
  'call-server-recording-request': (store, { on }) => store.recordAtServer(on),
  'call-bandwidth-request': (store, { kbps }) => store.setMaxBandwidth(kbps),
  'call-audio-resume-request': (store) => store.resumeAudio(),
};

export const CALL_REQUESTS = Object.keys(HANDLERS) as readonly CallRequestName[];

/** Does what was asked. A failure is already in the state and in `call-error`, so it is not thrown again. */
export async function performRequest(store: CallStore, request: CallRequest): Promise<void> {
  try {
    await HANDLERS[request.type](store, request as never);
  } catch {
    // The store has told it.
  }
}
