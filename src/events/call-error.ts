import type { CallError } from '../session/call-error.js';

/** Something failed; `error.reason` is one of a closed set. Fires on the provider only; does not bubble. */
export class CallErrorEvent extends Event {
  declare readonly type: 'call-error';
  readonly error: CallError;

  constructor(error: CallError) {
    super('call-error');
    this.error = error;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-error': CallErrorEvent;
  }
}
