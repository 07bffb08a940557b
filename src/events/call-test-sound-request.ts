/** Asks to hear a sound where the others would be heard. */
export class CallTestSoundRequest extends Event {
  declare readonly type: 'call-test-sound-request';

  constructor() {
    super('call-test-sound-request', { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-test-sound-request': CallTestSoundRequest;
  }
}
