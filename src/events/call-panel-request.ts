import type { CallPanel } from '../store/call-state.js';

/** Asks to open a panel beside the people, or to close it. */
export class CallPanelRequest extends Event {
  declare readonly type: 'call-panel-request';
  /** Null closes the one that is open. */
  readonly panel: CallPanel | null;

  constructor(panel: CallPanel | null) {
    super('call-panel-request', { bubbles: true, composed: true, cancelable: true });
    this.panel = panel;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-panel-request': CallPanelRequest;
  }
}
