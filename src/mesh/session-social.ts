import type { SessionEvents } from '../session/call-session.js';
import type { Reaction } from '../session/reaction.js';
import type { Signaling } from '../signaling/signaling.js';
import type { Emitter, Unsubscribe } from '../support/emitter.js';
import { RateLimit } from '../support/rate-limit.js';
import { KIT_PARAMS } from './mesh-options.js';
import type { Peer } from './peer.js';
import type { SessionSender } from './session-sender.js';
import { SessionTexts } from './session-texts.js';

export interface SessionSocialOptions {
  readonly sessionId: string;
  readonly signaling: Signaling;
  readonly sender: SessionSender;
  readonly peers: () => readonly Peer[];
  readonly emitter: Emitter<SessionEvents>;
  readonly onDropped: (reason: string) => void;
}

/** A reaction is about this very moment: one that waited longer for a connection is not sent, in ms. */
const REACTION_TTL = 3_000;

/** What people of a call say to each other beside talking: texts, and reactions. */
export class SessionSocial {
  readonly texts: SessionTexts;
  readonly #options: SessionSocialOptions;
  readonly #own = new RateLimit(6, 3);
  readonly #theirs = new Map<string, RateLimit>();
  readonly #stop: Unsubscribe;
  /** Who was connected when we last looked, by device: whoever comes back has not got everything. */
  #here = new Map<string, string>();

  constructor(options: SessionSocialOptions) {
    this.#options = options;
    const { sessionId, signaling, peers, emitter, onDropped } = options;
    this.texts = new SessionTexts({
      sessionId,
      signaling,
      peers,
      onText: (text) => emitter.emit('text', text),
      onDelivery: (delivery) => emitter.emit('delivery', delivery),
      onDropped,
    });
    this.#stop = signaling.on('text', (received) => this.texts.receive(received));
  }

  /** People came, went, or were away for a moment. */
  refresh(): void {
    const here = new Map<string, string>();
    const peers = this.#options.peers();
    for (const peer of peers) {
      if (peer.phase === 'connected') here.set(peer.userId, peer.address.device ?? '');
    }
    const before = this.#here;
    this.#here = here;
    for (const peer of peers) {
      const device = here.get(peer.userId);
      if (device !== undefined && device !== before.get(peer.userId)) this.texts.resend(peer);
    }
    this.texts.prune();
  }

  /** False: too many in a row. */
  react(reaction: Reaction): boolean {
    if (!this.#own.take()) return false;
    const { peers, sender } = this.#options;
    for (const { isKit, address } of peers()) {
      if (!isKit) continue;
      void sender.send(address, { type: 'update' }, { [KIT_PARAMS.reaction]: reaction }, REACTION_TTL);
    }
    return true;
  }

  /** Somebody reacts. A hostile client could do so a thousand times a second. */
  readonly reacted = (from: string, reaction: Reaction): void => {
    const limit = this.#theirs.get(from) ?? new RateLimit(8, 4);
    this.#theirs.set(from, limit);
    if (limit.take()) this.#options.emitter.emit('reaction', { from, reaction });
    else this.#options.onDropped('too many reactions');
  };

  close(): void {
    this.#stop();
    this.texts.close();
  }
}
