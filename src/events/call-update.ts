import type { UserInfo } from '../support/user-info.js';

/** Somebody in the call changed parameters of the application. Fires on the provider only; does not bubble. */
export class CallUpdateEvent extends Event {
  declare readonly type: 'call-update';
  /** User id of who sent it. */
  readonly from: string;
  readonly params: UserInfo;
  readonly userInfo: UserInfo;

  constructor(from: string, params: UserInfo, userInfo: UserInfo) {
    super('call-update');
    this.from = from;
    this.params = params;
    this.userInfo = userInfo;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-update': CallUpdateEvent;
  }
}
