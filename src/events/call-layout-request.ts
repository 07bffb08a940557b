import type { CallLayout } from '../store/call-state.js';

/** Asks to arrange the people in another way. */
export class CallLayoutRequest extends Event {
  declare readonly type: 'call-layout-request';
  readonly layout: CallLayout;

  constructor(layout: CallLayout) {
    super('call-layout-request', { bubbles: true, composed: true, cancelable: true });
    this.layout = layout;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-layout-request': CallLayoutRequest;
  }
}
