import { ALL_SUPPORTED } from '../session/capability.js';
import { NO_FLAGS } from '../session/call-session.js';
import type { CallState, CaptureState } from './call-state.js';

const CAPTURE: CaptureState = Object.freeze({
  availability: 'available',
  reason: null,
  on: false,
  pending: false,
  deviceId: '',
});

const NONE = Object.freeze([]);

/** The picture before anything happened. */
export const INITIAL_STATE: CallState = Object.freeze({
  connection: Object.freeze({ status: 'offline', userId: null, error: null }),
  unsupported: ALL_SUPPORTED,
  incoming: NONE,
  call: null,
  held: NONE,
  participants: NONE,
  microphone: Object.freeze({ ...CAPTURE, level: 0, talkingMuted: false }),
  camera: Object.freeze({ ...CAPTURE, facing: null }),
  screenShare: Object.freeze({ ...CAPTURE, availability: 'unavailable', reason: 'wrong-phase' }),
  audioOutput: Object.freeze({ availability: 'available', reason: null, deviceId: '', blocked: false }),
  devices: Object.freeze({
    audioinput: NONE,
    videoinput: NONE,
    audiooutput: NONE,
    listed: false,
    lastChange: null,
  }),
  preview: Object.freeze({
    on: false,
    stream: null,
    self: Object.freeze({ id: '', name: '', avatar: null }),
  }),
  view: Object.freeze({ layout: 'auto', pinned: null, panel: null }),
  rejoin: null,
  own: NO_FLAGS,
  chat: Object.freeze({ availability: 'unavailable', reason: 'wrong-phase', messages: NONE, unread: 0 }),
  recording: Object.freeze({
    availability: 'unavailable',
    reason: 'wrong-phase',
    on: false,
    startedAt: null,
    of: null,
    bytes: 0,
  }),
});
