import type { ConnectionState } from '../store/call-state.js';

/** The way to the service changed. Fires on the provider only; does not bubble. */
export class CallConnectionChangeEvent extends Event {
  declare readonly type: 'call-connection-change';
  readonly connection: ConnectionState;

  constructor(connection: ConnectionState) {
    super('call-connection-change');
    this.connection = connection;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-connection-change': CallConnectionChangeEvent;
  }
}
