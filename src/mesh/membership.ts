import { CallError } from '../session/call-error.js';
import type { CallDirection } from '../session/call-session.js';
import type { EndReason } from '../session/end-reason.js';
import { compareIds } from '../support/compare-ids.js';
import { MemberList, readMembers, writeMembers } from './members.js';
import { KIT_PARAMS, MESH_MAX } from './mesh-options.js';
import type { Peer } from './peer.js';
import type { SessionSender } from './session-sender.js';

export interface MembershipOptions {
  readonly selfId: string;
  readonly callerId: string;
  readonly direction: CallDirection;
  readonly memberIds: readonly string[];
  /** Who of them, and the initiator, is there to be met; all but when one comes back into a call. */
  readonly present?: readonly string[] | undefined;
  /** Which time we are called. */
  readonly round?: number | undefined;
  readonly peers: Map<string, Peer>;
  readonly create: (userId: string, round?: number) => Peer;
  readonly sender: () => SessionSender;
  readonly accepted: () => boolean;
  readonly endPeer: (peer: Peer, reason: EndReason) => void;
  /** People came or went. */
  readonly changed: () => void;
  readonly run: (task: Promise<unknown>) => void;
  readonly drop: (reason: string) => void;
}

/** Who is in a call: the initiator adds and removes people, the others of this kit follow. */
export class Membership {
  readonly #options: MembershipOptions;
  readonly #list: MemberList;
  /** As initiator: who was called again. */
  readonly #rounds = new Map<string, number>();

  constructor(options: MembershipOptions) {
    this.#options = options;
    this.#list = new MemberList(options.memberIds);
    for (const userId of [options.callerId, ...options.memberIds]) {
      const present = options.present?.includes(userId) ?? true;
      if (userId !== options.selfId && present) options.peers.set(userId, options.create(userId));
    }
  }

  /** The list that a signal to this person carries. */
  readonly listFor = (userId: string): readonly string[] => {
    const { peers, selfId } = this.#options;
    return this.#list.for(userId, selfId, (id) => peers.get(id)?.isKit ?? false);
  };

  readonly roundFor = (userId: string): number => this.#rounds.get(userId) ?? this.#options.round ?? 0;

  /** Between two who were called, the higher id calls (Signaling v1.0's SDKs); the other one waits for it. */
  async meet(peer: Peer): Promise<void> {
    const { selfId, callerId } = this.#options;
    const weCall = peer.userId !== callerId && compareIds(selfId, peer.userId) > 0;
    if (weCall) await peer.dial();
    else peer.expect();
  }

  /** Calls further people. Rejects with `not-allowed`, `no-callees`, `self-call` or `mesh-full`. */
  add(userIds: readonly string[]): void {
    const { peers, selfId, run, changed } = this.#options;
    this.#requireInitiator();
    const present = [...peers.values()].filter(({ phase }) => phase !== 'ended');
    const wanted = [...new Set(userIds.map((id) => id.trim()).filter(Boolean))];
    if (wanted.includes(selfId)) throw new CallError('self-call', 'one is in the call already');
    const newcomers = wanted.filter((id) => !present.some(({ userId }) => userId === id));
    if (wanted.length === 0) throw new CallError('no-callees', 'nobody to add');
    if (1 + present.length + newcomers.length > MESH_MAX) {
      throw new CallError('mesh-full', `a mesh holds ${MESH_MAX} people, oneself included`);
    }
    if (newcomers.some((id) => peers.get(id)?.about.isForeign)) {
      throw new CallError('not-allowed', 'who left with an SDK needs a new call');
    }
    if (newcomers.length === 0) return;
    for (const id of newcomers) if (peers.has(id)) this.#callAgain(id);
    this.#tell(this.#list.add(newcomers, this.#kit()));
    for (const id of newcomers) {
      const peer = this.#options.create(id, this.roundFor(id));
      peers.set(id, peer);
      run(peer.dial());
    }
    changed();
  }

  /** Takes somebody out of the call. Rejects with `not-allowed`; nothing happens when they are not in it. */
  remove(userId: string): void {
    const { peers, endPeer, sender, changed } = this.#options;
    this.#requireInitiator();
    const peer = peers.get(userId);
    if (!peer || peer.phase === 'ended') return;
    this.#say(peer, sender());
    this.#tell(
      this.#list.remove(
        userId,
        this.#kit().filter((id) => id !== userId),
      ),
    );
    endPeer(peer, 'removed');
    changed();
  }

  /** The initiator says who is in the call now. */
  follow(from: Peer, text: unknown): void {
    const { peers, selfId, callerId, create, accepted, endPeer, run, changed, drop, sender } = this.#options;
    if (from.userId !== callerId || !from.isKit) return drop('members from one who may not');
    const ids = readMembers(text);
    if (!ids?.includes(selfId) || ids.includes(callerId)) return drop('bad members');
    const { added, removed } = this.#list.replace(ids);
    for (const id of removed) {
      const peer = peers.get(id);
      if (!peer || peer.phase === 'ended') continue;
      this.#say(peer, sender());
      endPeer(peer, 'removed');
    }
    for (const id of added) {
      const peer = create(id, peers.has(id) ? 1 : 0);
      peers.set(id, peer);
      if (accepted()) run(this.meet(peer));
    }
    changed();
  }

  /** Somebody comes back: the others first hear that they were gone, and their client that this is no old call. */
  #callAgain(userId: string): void {
    this.#tell(this.#list.remove(userId, this.#kit()));
    this.#rounds.set(userId, Math.max(Date.now(), this.roundFor(userId) + 1));
  }

  #say({ address }: Peer, sender: SessionSender): void {
    void sender.send(address, { type: 'hangUp' }, { [KIT_PARAMS.endReason]: 'removed' });
  }

  #kit(): string[] {
    return [...this.#options.peers.values()]
      .filter(({ isKit, phase }) => isKit && phase !== 'ended')
      .map(({ userId }) => userId);
  }

  #tell(lists: ReadonlyMap<string, readonly string[]>): void {
    for (const [id, list] of lists) {
      const peer = this.#options.peers.get(id);
      if (peer && list.length > 0) {
        this.#options.sender().tell(peer.address, { [KIT_PARAMS.members]: writeMembers(list) });
      }
    }
  }

  #requireInitiator(): void {
    if (this.#options.direction === 'outgoing') return;
    throw new CallError('not-allowed', 'only who started the call adds and removes people');
  }
}
