import { CallError } from '../session/call-error.js';
import type { CallService } from '../session/call-service.js';
import type { CallSession } from '../session/call-session.js';
import type { ConferenceOptions } from '../session/conference.js';

export interface RoomName {
  readonly room: string;
  readonly pin: string;
}

/** Signs in at the server of conferences, as this user. */
export type OpenRooms = (conference: ConferenceOptions, userId: string) => Promise<CallService>;

/** In ms: a server that says nothing keeps nobody waiting. */
const PATIENCE = 10_000;

/** Being in the room that a call moves to: its service lives as long as that. */
export class RoomStay {
  readonly session: CallSession;
  readonly #service: CallService;
  #left = false;

  private constructor(service: CallService, session: CallSession) {
    this.#service = service;
    this.session = session;
    session.on('change', ({ phase }) => phase === 'ended' && this.#close());
  }

  /** Goes in. Rejects with what signing in and joining reject with, and `aborted` when nobody wants it any more. */
  static async begin(
    open: OpenRooms,
    conference: ConferenceOptions,
    userId: string,
    name: RoomName,
    maxBandwidth: number,
    wanted: () => boolean,
  ): Promise<RoomStay> {
    const service = await open(conference, userId);
    try {
      const session = await inTime(enter(service, conference, name, maxBandwidth, wanted));
      const stay = new RoomStay(service, session);
      if (wanted()) return stay;
      stay.leave();
      throw new CallError('aborted', 'the move was given up');
    } catch (error) {
      service.dispose();
      throw error;
    }
  }

  leave(): void {
    if (this.#left) return;
    this.#left = true;
    void this.session.hangUp().finally(() => this.#close());
  }

  /** What is said at last gets out. */
  #close(): void {
    this.#left = true;
    setTimeout(() => this.#service.dispose(), GOODBYE);
  }
}

/** In ms. */
const GOODBYE = 1_000;

async function enter(
  service: CallService,
  { create = true, secret, encryption }: ConferenceOptions,
  { room, pin }: RoomName,
  maxBandwidth: number,
  wanted: () => boolean,
): Promise<CallSession> {
  await service.connect();
  if (!wanted()) throw new CallError('aborted', 'the move was given up');
  return service.join(room, {
    present: true,
    maxBandwidth,
    ...(create === false ? {} : { create: { temporary: true, ...(create === true ? {} : create) } }),
    ...(pin ? { pin } : {}),
    ...(secret ? { secret } : {}),
    ...(encryption ? { encryption } : {}),
  });
}

function inTime<T>(task: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CallError('service-unreachable', 'no answer in time')), PATIENCE);
  });
  return Promise.race([task, late]).finally(() => clearTimeout(timer));
}

/** Where a call moves to: a room that nobody can guess, with a pin that only those in the call are told. */
export async function nameOf(
  { room, create = true, pin = '' }: ConferenceOptions,
  callId: string,
): Promise<RoomName> {
  const name = room ? await room(callId) : chanceNumber();
  return { room: name, pin: create === false ? pin : crypto.randomUUID() };
}

/** A room by number is one that every Janus can make. 48 bits of chance, beside those of the pin. */
function chanceNumber(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return String((high % 2 ** 16) * 2 ** 32 + low + 1);
}
