import type { CallDirection, SessionEvents } from '../session/call-session.js';
import { isReaction, type Reaction } from '../session/reaction.js';
import type { EndReason } from '../session/end-reason.js';
import type { CallSignal, Signal } from '../signaling/signal.js';
import type { Address, ReceivedSignal } from '../signaling/signaling.js';
import type { UserInfo } from '../support/user-info.js';
import { KIT_PARAMS, kitMark } from './mesh-options.js';
import type { Peer } from './peer.js';
import { isLive } from './peer-phase.js';
import { readReconnect } from './reconnect.js';
import { offerIdOf, type SessionSender } from './session-sender.js';

/** How long a call of somebody who is "busy" may be on its way to us, in ms. */
const CROSSING = 700;

/** What of a session its inbox reads and moves. */
export interface InboxHost {
  readonly self: Required<Address>;
  readonly callerId: string;
  readonly peers: () => Iterable<Peer>;
  readonly direction: CallDirection;
  readonly sender: SessionSender;
  readonly accepted: () => boolean;
  readonly ended: () => boolean;
  readonly peer: (userId: string) => Peer | undefined;
  readonly finish: (reason: EndReason) => void;
  readonly endPeer: (peer: Peer, reason: EndReason) => void;
  /** A pair was answered: what the person must know is told. */
  readonly joined: (peer: Peer) => void;
  /** Ends the call here and tells whoever is still in it. */
  readonly leave: (reason: EndReason) => void;
  /** A new list of members. */
  readonly follow: (peer: Peer, text: unknown) => void;
  /** What somebody gave along for the page. */
  readonly heard: (userInfo: UserInfo) => void;
  readonly changed: () => void;
  readonly run: (task: Promise<unknown>) => void;
  readonly drop: (reason: string) => void;
  readonly tell: (update: SessionEvents['update']) => void;
  readonly reacted: (from: string, reaction: Reaction) => void;
  /** Somebody says something about carrying the call elsewhere. */
  readonly moved: (peer: Peer, text: unknown) => void;
}

/** What the other side may say about the end of its connection, beside hanging up. */
const TELLABLE: readonly EndReason[] = [
  'answered-elsewhere',
  'declined',
  'busy',
  'connection-lost',
  'ice-failed',
  'media-error',
  'security-error',
  'removed',
];

const KIT_WORDS: readonly string[] = Object.values(KIT_PARAMS);

/** What comes in for one call: who may say what, and what it does. */
export class SessionInbox {
  readonly #host: InboxHost;
  /** People of whom a device of this kit rang: it is told when another device of theirs takes the call. */
  readonly #kitRang = new Set<string>();

  constructor(host: InboxHost) {
    this.#host = host;
  }

  /** The sender was stamped by the server; whether they may say this is checked here. */
  handle({ from, signal, client }: ReceivedSignal): void {
    const { peer: find, ended, drop, changed } = this.#host;
    const peer = find(from.userId);
    if (!peer) return drop(`${signal.type} from a stranger`);
    if (ended()) return drop(`${signal.type} after the end`);
    if (peer.isPast(signal)) return drop(`${signal.type} of an earlier round`);
    if (peer.device !== null && peer.device !== from.device && !isRejoin(peer, signal)) {
      return this.#fromOtherDevice(peer, from, signal);
    }
    // What an SDK sends back whole says nothing about its person.
    if (peer.phase !== 'ended' && !this.#isEcho(signal)) {
      peer.learn(signal, client);
      if (signal.userInfo) this.#host.heard(signal.userInfo);
    }
    this.#dispatch(peer, from, signal);
    changed();
  }

  #dispatch(peer: Peer, from: Required<Address>, signal: Signal): void {
    switch (signal.type) {
      case 'call':
        return this.#onCall(peer, from, signal);
      case 'accept':
        return this.#host.run(this.#onAccept(peer, from, signal));
      case 'reject':
        return this.#onReject(peer, signal);
      case 'hangUp':
        return this.#onHangUp(peer, signal);
      case 'iceCandidates':
        // The SDKs send theirs when somebody has answered: it was an app of ours that says nothing itself.
        if (!this.#host.accepted() && !peer.isKit) return this.#host.finish('answered-elsewhere');
        return peer.candidates(signal.candidates);
      case 'iceRestart':
        return peer.live('offer')?.takeOffer(signal.sdp, offerIdOf(signal));
      case 'iceRestartAccept':
        return peer.live('answer')?.takeAnswer(signal.sdp, offerIdOf(signal));
      case 'update':
        return this.#onUpdate(peer, from, signal);
    }
  }

  #onCall(peer: Peer, from: Required<Address>, signal: CallSignal): void {
    const { callerId, direction, accepted, run, drop } = this.#host;
    if (isRejoin(peer, signal)) return run(peer.rejoin(signal.sdp, offerIdOf(signal), from.device));
    // Nobody calls the initiator of a call.
    if (direction === 'outgoing') return drop('call to the initiator');
    peer.offer(signal.sdp, offerIdOf(signal), from.device);
    if (peer.userId !== callerId && accepted() && peer.phase === 'offered') run(peer.answer());
  }

  async #onAccept(peer: Peer, from: Required<Address>, signal: Signal & { sdp: string }): Promise<void> {
    const taken = await peer.accepted(signal.sdp, offerIdOf(signal), from.device);
    if (!taken) return;
    const { sender, joined } = this.#host;
    // The person's other devices ring in vain from here on.
    if (peer.isKit || this.#kitRang.has(peer.userId)) {
      sender.tell({ userId: peer.userId }, { [KIT_PARAMS.acceptedBy]: from.device });
    }
    joined(peer);
  }

  #onReject(peer: Peer, signal: Signal): void {
    if (isLive(peer.phase)) return this.#host.drop('reject of a running call');
    const reason = this.#isEcho(signal) ? 'busy' : refusalOf(signal.userInfo);
    // An app on an SDK does not tell its person's other devices.
    if (signal.params?.[KIT_PARAMS.kit] !== kitMark(peer.userId) && this.#kitRang.has(peer.userId)) {
      const why = { [KIT_PARAMS.endReason]: reason };
      void this.#host.sender.send({ userId: peer.userId }, { type: 'hangUp' }, why);
    }
    // It says so as well while its own call to us is being made, and that one is to be taken, not to ring.
    if (!this.#isEcho(signal)) return this.#host.endPeer(peer, reason);
    setTimeout(() => isLive(peer.phase) || this.#host.endPeer(peer, reason), CROSSING);
  }

  /**
   * QuickBlox' SDK is busy by sending the `call` back as a `reject`, with all that was in it and no mark of its
   * own: our parameters in somebody else's mouth.
   */
  #isEcho({ type, params }: Signal): boolean {
    return type === 'reject' && params?.[KIT_PARAMS.kit] === kitMark(this.#host.self.userId);
  }

  #onHangUp(peer: Peer, signal: Signal): void {
    const { accepted, callerId, finish, endPeer, leave, peers } = this.#host;
    const told = TELLABLE.find((reason) => reason === signal.params?.[KIT_PARAMS.endReason]);
    const reason = told ?? (accepted() ? 'remote-hung-up' : 'cancelled');
    // Before we answered, only the initiator's word ends the ringing.
    if (!accepted() && peer.userId === callerId) return finish(reason);
    if (peer.userId === callerId) {
      if (told === 'removed') return leave(reason);
      // When the initiator leaves, ConnectyCube's members leave too; QuickBlox' and ours talk on.
      if (peer.about.dialect === 'connectycube' && told === undefined) return leave(reason);
      for (const other of peers()) if (other.about.dialect === 'connectycube') other.end('remote-hung-up');
    }
    endPeer(peer, reason);
  }

  #onUpdate(peer: Peer, from: Required<Address>, signal: Signal): void {
    const { params = {}, userInfo = {} } = signal;
    if (params['reason'] === 'reconnect') return this.#onReconnect(peer, params);
    if (peer.isKit && params['reason'] === 'prewarm') return this.#onWarm(peer, from, params);
    if (params[KIT_PARAMS.ringing]) {
      this.#kitRang.add(peer.userId);
      peer.ring();
    }
    if (params[KIT_PARAMS.ask] && peer.isKit && isLive(peer.phase)) {
      this.#host.sender.tellAgain(peer.address, false);
    }
    if (peer.isKit && params[KIT_PARAMS.leaving]) peer.live('leaving')?.leaving();
    const { accepted, callerId, self, finish, follow, tell, reacted, moved } = this.#host;
    const reaction = params[KIT_PARAMS.reaction];
    if (isReaction(reaction) && peer.isKit && isLive(peer.phase)) reacted(peer.userId, reaction);
    if (KIT_PARAMS.move in params) moved(peer, params[KIT_PARAMS.move]);
    if (KIT_PARAMS.members in params) follow(peer, params[KIT_PARAMS.members]);
    const taker = params[KIT_PARAMS.acceptedBy];
    if (taker && !accepted() && peer.userId === callerId) {
      if (taker !== self.device) finish('answered-elsewhere');
      return;
    }
    const own = Object.fromEntries(Object.entries(params).filter(([key]) => !KIT_WORDS.includes(key)));
    if (Object.keys(own).length > 0 || Object.keys(userInfo).length > 0) {
      tell({ from: from.userId, params: own, userInfo });
    }
  }

  #onReconnect(peer: Peer, params: UserInfo): void {
    const description = readReconnect(params);
    if (description) void peer.live('reconnect')?.takeReconnect(description);
    else this.#host.drop('bad reconnect');
  }

  #onWarm(peer: Peer, from: Required<Address>, params: UserInfo): void {
    const description = readReconnect(params);
    if (description?.type === 'answer') this.#host.run(peer.takeWarm(description, from.device));
    else this.#host.drop('bad prewarm');
  }

  /** Another device of a person whose device is chosen: too late to answer, and no right to say anything else. */
  #fromOtherDevice(peer: Peer, from: Required<Address>, signal: Signal): void {
    this.#host.drop(`${signal.type} from another device`);
    if (signal.type !== 'accept' || !isLive(peer.phase)) return;
    const reason = { [KIT_PARAMS.endReason]: 'answered-elsewhere' };
    void this.#host.sender.send(from, { type: 'hangUp' }, reason);
  }
}

/**
 * Somebody of ours whose page was loaded anew calls from a new device. Only while their connection is gone, so
 * that no second device of theirs can take over a running call (PROMISES S2).
 */
function isRejoin(peer: Peer, { type, params }: Signal): boolean {
  const gone = peer.phase === 'reconnecting' || peer.phase === 'dialing';
  return type === 'call' && params?.[KIT_PARAMS.rejoin] === 'true' && peer.isKit && gone;
}

/** Why somebody does not take a call, as the documents have it in `userInfo`. */
function refusalOf({ busy, not_supported: unsupported }: UserInfo = {}): EndReason {
  if (isSaid(unsupported)) return 'not-supported';
  return isSaid(busy) ? 'busy' : 'declined';
}

function isSaid(value: UserInfo[string] | undefined): boolean {
  return typeof value === 'string' && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}
