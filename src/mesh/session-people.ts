import type { LocalTracks } from '../media/local-media.js';
import { CallError } from '../session/call-error.js';
import type { EndReason } from '../session/end-reason.js';
import type { PeerStats } from '../session/peer-stats.js';
import type { TextMessage } from '../signaling/text-message.js';
import { compareIds } from '../support/compare-ids.js';
import type { UserInfo, UserInfoInput } from '../support/user-info.js';
import { isNetworkUp } from '../support/wake-events.js';
import { sendPlan } from '../rtc/bitrate-plan.js';
import { iceConfiguration } from '../rtc/ice-servers.js';
import { PathScout } from '../rtc/path-scout.js';
import { makeCertificates } from './certificates.js';
import type { MeshSessionOptions } from './mesh-session-options.js';
import { Peer } from './peer.js';
import { isLive } from './peer-phase.js';
import { tellingReason } from './session-phase.js';
import { encodeUpdate, type SessionSender } from './session-sender.js';
import { KIT_PARAMS } from './mesh-options.js';

export interface SessionPeopleHost {
  readonly sender: () => SessionSender;
  /** What is sent to everyone. */
  readonly tracks: () => LocalTracks;
  readonly onText: (userId: string, message: TextMessage) => void;
  readonly onTextOpen: (peer: Peer) => void;
  readonly onChange: () => void;
}

/** The other people of one call, gone ones too: makes their pairs, and what goes to all of them. */
export class SessionPeople {
  readonly #options: MeshSessionOptions;
  readonly #host: SessionPeopleHost;
  /** One certificate for all connections of this call, old and new. */
  readonly #certificates = makeCertificates();
  /** One for all who are lost. */
  readonly #scout: PathScout;
  #maxBandwidth: number;
  /** By user id. */
  readonly map = new Map<string, Peer>();

  constructor(options: MeshSessionOptions, host: SessionPeopleHost) {
    this.#options = options;
    this.#host = host;
    this.#maxBandwidth = options.maxBandwidth;
    const { iceServers, relayOnly } = options;
    this.#scout = new PathScout(async () => iceConfiguration(await iceServers(), relayOnly));
  }

  get all(): Peer[] {
    return [...this.map.values()];
  }

  /** Those who answered and are not gone. */
  get live(): Peer[] {
    return this.all.filter(({ phase }) => isLive(phase));
  }

  /** Why nobody is left; null: somebody is, or there never was anybody. */
  get goneBecause(): EndReason | null {
    const { all } = this;
    if (all.length === 0 || all.some(({ phase }) => phase !== 'ended')) return null;
    return tellingReason(all.map(({ endReason }) => endReason));
  }

  /** Makes the pair with somebody; who it belongs to puts it into {@link map}. For `round` see there. */
  create(userId: string, round = 0): Peer {
    const { kind, self, timing, relayOnly, iceServers, signaling, onDropped, onError } = this.#options;
    const { sender, tracks, onText, onTextOpen, onChange } = this.#host;
    return new Peer({
      userId,
      sessionId: this.#options.id,
      round,
      kind,
      timing,
      relayOnly,
      iceServers,
      certificates: () => this.#certificates,
      oneOfMany: () => signaling.ownDevices > 0,
      ready: () => signaling.state.status === 'online' && isNetworkUp(),
      scout: this.#scout,
      polite: compareIds(self.userId, userId) < 0,
      tracks,
      send: (to, signal) => {
        const isKit = this.map.get(userId)?.isKit ?? false;
        sender().sendFor(to, signal, this.#maxBandwidth, isKit);
      },
      onText: (message) => onText(userId, message),
      onTextOpen,
      onChange,
      onDropped,
      onError,
    });
  }

  /** @param kbps cap of this side, 0 = none */
  cap(kbps: number): void {
    this.#maxBandwidth = kbps;
    this.plan();
  }

  /** Shares what may be sent among who is there now. */
  plan(): void {
    const people = 1 + this.all.filter(({ phase }) => phase !== 'ended').length;
    const plan = sendPlan(people, this.#maxBandwidth);
    for (const peer of this.all) peer.limit(plan);
  }

  /** To everyone who is not out of the call: ringing devices all, an answering one alone. */
  broadcast(
    signal: { readonly type: 'reject' | 'hangUp'; readonly userInfo: UserInfo },
    params: UserInfo = {},
  ): void {
    for (const { phase, address } of this.all) {
      if (phase !== 'ended') void this.#host.sender().send(address, signal, params);
    }
  }
  /** What a page says to everyone in the call, or to one. Rejects with `invalid-value`. */
  async update(input: UserInfoInput, to?: string): Promise<void> {
    const { params, userInfo } = encodeUpdate(input);
    const peers = this.live.filter(({ userId }) => to === undefined || userId === to);
    if (to !== undefined && peers.length === 0) throw new CallError('invalid-value', 'not in this call');
    await Promise.all(
      peers.map((peer) => this.#host.sender().send(peer.address, { type: 'update', userInfo }, params)),
    );
  }

  /** Our page goes away. Returns who can wait for it; for the others the call is over. */
  suspend(): string[] {
    const sender = this.#host.sender();
    const waiting = this.live.filter(({ isKit }) => isKit);
    for (const peer of this.all) {
      if (waiting.includes(peer)) sender.tell(peer.address, { [KIT_PARAMS.leaving]: 'true' });
      else if (peer.phase !== 'ended') void sender.send(peer.address, { type: 'hangUp' });
    }
    return waiting.map(({ userId }) => userId);
  }

  async stats(): Promise<readonly PeerStats[]> {
    const all = await Promise.all(this.live.map((peer) => peer.stats()));
    return all.filter((stats) => stats !== null);
  }
}
