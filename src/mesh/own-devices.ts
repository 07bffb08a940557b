import type { EndReason } from '../session/end-reason.js';
import type { CallKind, Signal } from '../signaling/signal.js';
import type { Address, Signaling } from '../signaling/signaling.js';
import type { UserInfo } from '../support/user-info.js';
import { holdLock } from './call-lock.js';
import { KIT_PARAMS, kitMark } from './mesh-options.js';
import { roundParam } from './round.js';

/** How far a call has come on this device. */
export type Stage = 'ringing' | 'connecting' | 'running';

/** The least description that passes for one: an `accept` to own devices says who took the call, nothing more. */
const NO_ANSWER = [
  'v=0',
  'o=- 0 0 IN IP4 0.0.0.0',
  's=-',
  't=0 0',
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => '00').join(':')}`,
  '',
].join('\r\n');

export interface OwnDevicesOptions {
  readonly id: string;
  readonly kind: CallKind;
  readonly callerId: string;
  readonly memberIds: readonly string[];
  readonly round?: number;
  readonly self: Required<Address>;
  readonly signaling: Signaling;
  readonly onDropped: (reason: string) => void;
}

/**
 * What the devices of one person tell each other about a call that rings at all of them. By `accept` and
 * `reject`, because the SDKs hand those from their own account to their app, which can stop its ringing by them.
 */
export class OwnDevices {
  readonly #options: OwnDevicesOptions;
  #release: (() => void) | null = null;

  constructor(options: OwnDevicesOptions) {
    this.#options = options;
  }

  /** Takes the call for this device and stops the ringing on the others. False: another tab has it. */
  async take(): Promise<boolean> {
    const { id, self } = this.#options;
    this.#release = await holdLock(`call-elements ${self.userId} ${id}`);
    if (!this.#release) return false;
    this.#tell({ type: 'accept', sdp: NO_ANSWER }, { [KIT_PARAMS.acceptedBy]: self.device });
    return true;
  }

  /** Media flow here: a device that was as quick, and waits for its own, waits in vain. */
  connected(): void {
    this.#tell({ type: 'accept', sdp: NO_ANSWER }, { [KIT_PARAMS.connected]: 'true' });
  }

  declined(busy: boolean): void {
    this.#tell({ type: 'reject', ...(busy && { userInfo: { busy: 'true' } }) }, {});
  }

  /** The call is over here: another tab may have what comes of it. */
  release(): void {
    this.#release?.();
    this.#release = null;
  }

  #tell(
    word: { type: 'accept'; sdp: string } | { type: 'reject'; userInfo?: UserInfo },
    params: UserInfo,
  ): void {
    const { id: sessionId, kind, callerId, memberIds, round = 0, self, signaling, onDropped } = this.#options;
    const kit = { ...roundParam(round), [KIT_PARAMS.kit]: kitMark(self.userId) };
    const signal: Signal = { sessionId, kind, callerId, memberIds, ...word, params: { ...params, ...kit } };
    signaling.sendToOwnDevices(signal).catch(() => onDropped(`${word.type} not told to own devices`));
  }
}

/**
 * What the word of another own device makes of a call here: why it ends, or null where it stays as it is.
 * Nothing that is said can touch a call that runs. While this device connects, somebody else decides who has the
 * call, so only media that flow elsewhere count.
 */
export function endedElsewhere(signal: Signal, stage: Stage): EndReason | null {
  if (stage === 'running') return null;
  if (signal.type === 'accept') {
    const flows = signal.params?.[KIT_PARAMS.connected] === 'true';
    return stage === 'ringing' || flows ? 'answered-elsewhere' : null;
  }
  if (signal.type !== 'reject' || stage !== 'ringing') return null;
  return signal.userInfo?.['busy'] === 'true' ? 'busy' : 'declined';
}
