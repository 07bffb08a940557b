import type { PreviewOptions } from '../store/call-store.js';

/** Asks to open microphone and camera for oneself before a call, or to free them again. */
export class CallPreviewRequest extends Event {
  declare readonly type: 'call-preview-request';
  readonly on: boolean;
  readonly options: PreviewOptions;

  constructor(on: boolean, options: PreviewOptions = {}) {
    super('call-preview-request', { bubbles: true, composed: true, cancelable: true });
    this.on = on;
    this.options = options;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-preview-request': CallPreviewRequest;
  }
}
