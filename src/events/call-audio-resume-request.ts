/** Asks to play the sound that the browser held back. */
export class CallAudioResumeRequest extends Event {
  declare readonly type: 'call-audio-resume-request';

  constructor() {
    super('call-audio-resume-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-audio-resume-request': CallAudioResumeRequest;
  }
}
