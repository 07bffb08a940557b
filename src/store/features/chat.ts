import { CallError } from '../../session/call-error.js';
import type { CallSession, SessionEvents, TextDelivery } from '../../session/call-session.js';
import { isReaction, type Reaction } from '../../session/reaction.js';
import { cleanText, TEXT_LIMITS } from '../../signaling/text-message.js';
import type { Unsubscribe } from '../../support/emitter.js';
import type { Capability, ChatMessage, ChatState, Person } from '../call-state.js';
import type { StoreContext } from '../store-context.js';

/** So many messages of a call are kept; the oldest goes first. */
const HISTORY = 500;

type Log = Pick<ChatState, 'messages' | 'unread'>;
const EMPTY: Log = Object.freeze({ messages: Object.freeze([]), unread: 0 });

/** What is written in the calls: shown is the log of the current one; those on hold keep theirs. */
export class Chat {
  readonly #context: StoreContext;
  readonly #logs = new Map<string, Log>();
  readonly #followed = new WeakSet<CallSession>();
  readonly #stop: Unsubscribe;

  constructor(context: StoreContext) {
    this.#context = context;
    this.#stop = context.onState(({ call, held }, before) => {
      if (call === before.call && held === before.held) return;
      const session = context.session();
      if (session) this.#follow(session);
      for (const id of this.#logs.keys()) {
        if (id !== call?.id && !held.some((one) => one.id === id)) this.#logs.delete(id);
      }
      this.#show();
    });
  }

  /** @throws CallError, see `CallSession.sendText`; all but `invalid-value` leave a message that can be sent again. */
  send(input: string): string {
    const text = cleanText(input);
    if (!text || text.length > TEXT_LIMITS.length) {
      throw new CallError('invalid-value', `a message has 1 to ${TEXT_LIMITS.length} characters`);
    }
    const session = this.#require();
    const id = crypto.randomUUID();
    this.#add(session, {
      id,
      from: this.#self,
      isLocal: true,
      text,
      at: Date.now(),
      delivery: 'sending',
      missing: [],
    });
    this.#hand(session, id, text);
    return id;
  }

  /** Sends a message again to those who did not get it. */
  retry(id: string): void {
    const session = this.#require();
    const message = this.#log(session.snapshot.id).messages.find((one) => one.id === id && one.isLocal);
    if (!message) throw new CallError('invalid-value', 'no such message');
    if (message.delivery === 'failed') this.#hand(session, id, message.text);
  }

  markRead(): void {
    const id = this.#context.get().call?.id;
    if (id !== undefined && this.#log(id).unread > 0) this.#keep(id, { unread: 0 });
  }

  /** Shows it here too. Too many in a row are left out. */
  react(reaction: Reaction): void {
    const current = this.#context.session();
    if (!isReaction(reaction)) throw new CallError('invalid-value', 'no such reaction');
    if (!current) throw new CallError('wrong-phase', 'no call is going on');
    if (!current.react(reaction)) return;
    this.#context.emit('call-reaction', { from: this.#self, isLocal: true, reaction });
  }

  detach(): void {
    this.#stop();
    this.#logs.clear();
  }

  get #self(): Person {
    const { get, options, person } = this.#context;
    return person(get().connection.userId ?? options.userId ?? '');
  }

  #require(): CallSession {
    const session = this.#context.session();
    if (!session) throw new CallError('wrong-phase', 'no call is going on');
    return session;
  }

  #hand(session: CallSession, id: string, text: string): void {
    try {
      session.sendText(text, id);
    } catch (error) {
      const missing = session.snapshot.peers.map((peer) => peer.id);
      this.#delivered(session, { id, waiting: [], missing });
      throw error;
    }
  }

  #follow(session: CallSession): void {
    if (this.#followed.has(session)) return;
    this.#followed.add(session);
    session.on('text', (text) => this.#heard(session, text));
    session.on('delivery', (delivery) => this.#delivered(session, delivery));
    session.on('change', () => this.#show());
    session.on('reaction', ({ from, reaction }) => {
      if (session !== this.#context.session()) return;
      this.#context.emit('call-reaction', { from: this.#context.person(from), isLocal: false, reaction });
    });
  }

  #heard(session: CallSession, { id, from: userId, text }: SessionEvents['text']): void {
    const from = this.#context.person(userId);
    // One's own ids are one's own: nobody else's message can pass for them.
    const about = { id: `${userId} ${id}`, from, isLocal: false, at: Date.now() };
    const message: ChatMessage = Object.freeze({ ...about, text, delivery: null, missing: [] });
    this.#add(session, message);
    this.#context.emit('call-message', { message });
  }

  #add(session: CallSession, message: ChatMessage): void {
    const { id } = session.snapshot;
    const { messages, unread } = this.#log(id);
    const next = [...messages, Object.freeze(message)].slice(-HISTORY);
    this.#keep(id, { messages: next, unread: message.isLocal ? unread : Math.min(HISTORY, unread + 1) });
  }

  #delivered(session: CallSession, { id, waiting, missing: ids }: TextDelivery): void {
    const callId = session.snapshot.id;
    const { messages } = this.#log(callId);
    const missing = ids.map((userId) => this.#context.person(userId));
    const delivery = waiting.length > 0 ? 'sending' : missing.length > 0 ? 'failed' : 'sent';
    this.#keep(callId, {
      messages: messages.map((one) =>
        one.id === id && one.isLocal ? Object.freeze({ ...one, delivery, missing }) : one,
      ),
    });
  }

  #log(callId: string): Log {
    return this.#logs.get(callId) ?? EMPTY;
  }

  #keep(callId: string, patch: Partial<Log>): void {
    this.#logs.set(callId, Object.freeze({ ...this.#log(callId), ...patch }));
    this.#show();
  }

  #show(): void {
    const { get, set } = this.#context;
    const { messages, unread } = this.#log(get().call?.id ?? '');
    set({ chat: { ...this.#capability(), messages: Object.freeze(messages), unread } });
  }

  #capability(): Capability {
    const snapshot = this.#context.session()?.snapshot;
    if (snapshot?.takesText) return { availability: 'available', reason: null };
    // Somebody is there, and whatever they use cannot be written to.
    const talks = snapshot?.phase === 'connected' || snapshot?.phase === 'reconnecting';
    return talks
      ? { availability: 'unsupported', reason: 'peer-cannot' }
      : { availability: 'unavailable', reason: 'wrong-phase' };
  }
}
