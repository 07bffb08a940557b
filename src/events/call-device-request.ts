import type { DeviceKind } from '../store/call-state.js';

/** Asks to use another device. */
export class CallDeviceRequest extends Event {
  declare readonly type: 'call-device-request';
  readonly kind: DeviceKind;
  /** '' follows the system. */
  readonly deviceId: string;

  constructor(kind: DeviceKind, deviceId: string) {
    super('call-device-request', { bubbles: true, composed: true, cancelable: true });
    this.kind = kind;
    this.deviceId = deviceId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-device-request': CallDeviceRequest;
  }
}
