import type { CallRecording } from '../store/recording-actions.js';

/** A recording ended, asked for or not. Fires on the provider only; does not bubble. */
export class CallRecordedEvent extends Event {
  declare readonly type: 'call-recorded';
  readonly recording: CallRecording;

  constructor(recording: CallRecording) {
    super('call-recorded');
    this.recording = recording;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-recorded': CallRecordedEvent;
  }
}
