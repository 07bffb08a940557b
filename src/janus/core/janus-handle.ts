import { Emitter, type Unsubscribe } from '../../support/emitter.js';
import { errorOf, JanusError, type ErrorTable } from './janus-error.js';
import { readCandidates, type Bag, type JanusMessage, type Jsep } from './janus-message.js';
import type { Expect } from './janus-socket.js';

/** An answer or event of a plugin. */
export interface PluginEvent {
  readonly data: Bag;
  readonly jsep?: Jsep;
}

export interface HandleEvents {
  /** Something of the plugin that answers no request. */
  event: PluginEvent;
  /** A candidate of Janus; null: there are no more. May come before the description that it belongs to. */
  trickle: RTCIceCandidateInit | null;
  /** The connection for media stands. */
  webrtcup: void;
  /** Janus gets media, or does not any more. */
  media: { readonly kind: 'audio' | 'video'; readonly mid: string | null; readonly receiving: boolean };
  /** Packets are lost. `uplink`: those from us to Janus. */
  slowlink: { readonly uplink: boolean; readonly media: string; readonly lost: number };
  /** The connection for media is gone; a new one may be made on the same handle. */
  hangup: { readonly reason: string };
  /** The handle is gone, by our wish or not. */
  detached: void;
  /** The session was lost and could not be claimed again: nothing comes any more, attach anew. */
  lost: void;
  /** The socket was lost, and the session taken over by a new one: what was said meanwhile is lost. */
  resumed: void;
}

/** What a handle needs of its connection. */
export interface HandlePort {
  request(message: Bag, expect?: Expect): Promise<JanusMessage>;
  forget(handle: JanusHandle): void;
  drop(reason: string): void;
}

const MAX_TEXT = 200;

/** One attachment to a plugin: at most one peer connection at a time. */
export class JanusHandle {
  readonly id: number;
  readonly #port: HandlePort;
  readonly #errors: ErrorTable;
  readonly #emitter = new Emitter<HandleEvents>();
  #gone = false;

  constructor(id: number, port: HandlePort, errors: ErrorTable = {}) {
    this.id = id;
    this.#port = port;
    this.#errors = errors;
  }

  /** Nothing can be sent any more: lost or detached. */
  get isGone(): boolean {
    return this.#gone;
  }

  on<K extends keyof HandleEvents>(name: K, listener: (payload: HandleEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(name, listener);
  }

  /**
   * Asks the plugin; settles with its answer, whether that comes as one or as an event.
   * Rejects with a {@link JanusError}: one of the core, one of the plugin, or `signaling-offline`.
   */
  async send(body: object, jsep?: Jsep): Promise<PluginEvent> {
    this.#requireThere();
    const { sdp, type, ...more } = jsep ?? {};
    const answer = await this.#request({
      janus: 'message',
      body,
      ...(jsep ? { jsep: { ...more, type, sdp } } : {}),
    });
    const event = this.#pluginEvent(answer);
    if (!event) throw new JanusError('service-failed', 'an answer without data');
    const { error_code: code, error } = event.data;
    if (code !== undefined) throw errorOf(code, error, this.#errors);
    return event;
  }

  /** Tells Janus a candidate of ours; null: there are no more. Waits through a short outage. */
  trickle(candidate: RTCIceCandidateInit | null): void {
    if (this.#gone) return;
    const told = candidate?.candidate
      ? { candidate: candidate.candidate, sdpMid: candidate.sdpMid, sdpMLineIndex: candidate.sdpMLineIndex }
      : { completed: true };
    this.#request({ janus: 'trickle', candidate: told }, 'ack').catch(() => {
      this.#port.drop('candidate not taken');
    });
  }

  /** Closes the peer connection at Janus; the handle stays. */
  async hangup(): Promise<void> {
    this.#requireThere();
    await this.#request({ janus: 'hangup' });
  }

  /** Gives the handle back. Never rejects: what is gone need not go. */
  async detach(): Promise<void> {
    if (this.#gone) return;
    const told = this.#request({ janus: 'detach' });
    this.#end('detached');
    await told.catch(() => undefined);
    this.#port.forget(this);
  }

  /** Of the connection: something for this handle came. */
  receive(message: JanusMessage): void {
    const { rest } = message;
    if (this.#gone) return;
    switch (message.janus) {
      case 'event': {
        const event = this.#pluginEvent(message);
        return event ? this.#emitter.emit('event', event) : this.#port.drop('event without data');
      }
      case 'trickle': {
        const candidates = readCandidates(rest);
        if (!candidates) return this.#port.drop('bad candidate');
        for (const candidate of candidates) this.#emitter.emit('trickle', candidate);
        return;
      }
      case 'webrtcup':
        return this.#emitter.emit('webrtcup', undefined);
      case 'media':
        return this.#emitter.emit('media', {
          kind: rest['type'] === 'video' ? 'video' : 'audio',
          mid: typeof rest['mid'] === 'string' ? rest['mid'] : null,
          receiving: rest['receiving'] === true,
        });
      case 'slowlink':
        return this.#emitter.emit('slowlink', {
          uplink: rest['uplink'] === true,
          media: textOf(rest['media']),
          lost: Number(rest['lost']) || 0,
        });
      case 'hangup':
        return this.#emitter.emit('hangup', { reason: textOf(rest['reason']) });
      case 'detached':
        this.#port.forget(this);
        return this.#end('detached');
      default:
        // What is told beside (`ice-failed`, `timeout` …) has no consequence here.
        return this.#port.drop(`unknown message for a handle`);
    }
  }

  /** Of the connection: the session is gone. */
  lose(): void {
    this.#end('lost');
  }

  /** Of the connection: the session has a new socket. */
  resume(): void {
    this.#emitter.emit('resumed', undefined);
  }

  #request(message: Bag, expect?: Expect): Promise<JanusMessage> {
    return this.#port.request({ ...message, handle_id: this.id }, expect);
  }

  #pluginEvent({ rest, jsep }: JanusMessage): PluginEvent | null {
    const { data } = (rest['plugindata'] ?? {}) as Bag;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return null;
    return { data: data as Bag, ...(jsep ? { jsep } : {}) };
  }

  #requireThere(): void {
    if (this.#gone) throw new JanusError('signaling-offline', 'the handle is gone');
  }

  #end(name: 'detached' | 'lost'): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#emitter.emit(name, undefined);
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_TEXT) : '';
}
