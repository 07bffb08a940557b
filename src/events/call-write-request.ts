import type { Person } from '../store/call-state.js';

/**
 * Asks the page to open its conversation with people who were not reached. The page alone answers it: nothing is
 * written outside of a call by this kit.
 */
export class CallWriteRequest extends Event {
  declare readonly type: 'call-write-request';
  readonly to: readonly Person[];

  constructor(to: readonly Person[]) {
    super('call-write-request', { bubbles: true, composed: true, cancelable: true });
    this.to = to;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-write-request': CallWriteRequest;
  }
}
