/** Asks to hear a person louder or softer. */
export class CallVolumeRequest extends Event {
  declare readonly type: 'call-volume-request';
  readonly participantId: string;
  /** 0 (silent) to 1 (as loud as they are). */
  readonly volume: number;

  constructor(participantId: string, volume: number) {
    super('call-volume-request', { bubbles: true, composed: true, cancelable: true });
    this.participantId = participantId;
    this.volume = volume;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'call-volume-request': CallVolumeRequest;
  }
}
