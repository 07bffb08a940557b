import { readMove, writeMove, type MoveLine, type MoveWord } from '../session/move.js';
import type { Unsubscribe } from '../support/emitter.js';
import { RateLimit } from '../support/rate-limit.js';
import { KIT_PARAMS } from './mesh-options.js';
import type { Peer } from './peer.js';
import { isLive } from './peer-phase.js';
import type { SessionSender } from './session-sender.js';

export interface SessionMovingOptions {
  readonly sender: () => SessionSender;
  readonly peers: ReadonlyMap<string, Peer>;
  readonly onDropped: (reason: string) => void;
}

/** A word about a move is about now: one that waited longer for a connection is not sent, in ms. */
const TTL = 8_000;

/** What a call between people has for who carries it elsewhere: words, and connections that rest. */
export class SessionMoving implements MoveLine {
  readonly #options: SessionMovingOptions;
  readonly #limits = new Map<string, RateLimit>();
  #listener: ((from: string, word: MoveWord) => void) | null = null;

  constructor(options: SessionMovingOptions) {
    this.#options = options;
  }

  get kit(): readonly string[] {
    return [...this.#options.peers.values()]
      .filter(({ isKit, phase }) => isKit && isLive(phase))
      .map(({ userId }) => userId);
  }

  say(to: string, word: MoveWord): void {
    const peer = this.#options.peers.get(to);
    // An SDK is spared what it has no word for.
    if (!peer?.isKit || !isLive(peer.phase)) return;
    const params = { [KIT_PARAMS.move]: writeMove(word) };
    void this.#options.sender().send(peer.address, { type: 'update' }, params, TTL);
  }

  listen(listener: (from: string, word: MoveWord) => void): Unsubscribe {
    this.#listener = listener;
    return () => {
      if (this.#listener === listener) this.#listener = null;
    };
  }

  drop(reason: string): void {
    this.#options.onDropped(reason);
  }

  rest(userIds: readonly string[]): void {
    for (const id of userIds) this.#options.peers.get(id)?.rest();
  }

  wake(userIds: readonly string[]): void {
    for (const id of userIds) this.#options.peers.get(id)?.wake();
  }

  /** Something about a move came from the device of this person that is in the call. */
  take({ userId, isKit, phase }: Peer, text: unknown): void {
    const limit = this.#limits.get(userId) ?? new RateLimit(20, 2);
    this.#limits.set(userId, limit);
    const word = isKit && isLive(phase) && limit.take() ? readMove(text) : null;
    if (!word) return this.drop('a word about a move that is none, or from one who may not');
    if (this.#listener) return this.#listener(userId, word);
    // This page names no conference: nobody need wait for it.
    const { id } = word;
    if (word.word === 'go' || word.word === 'ask') {
      this.say(userId, { word: 'stay', id, reason: 'peer-cannot' });
    }
  }
}
