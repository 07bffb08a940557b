import { createCallStore } from '../../src/store/create-call-store.js';
import type { CallStore, RoomOptions } from '../../src/store/call-store.js';
import type { CallState } from '../../src/store/call-state.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';

/** What arrived of one track so far. */
export interface Arrived {
  readonly bytes: number;
  readonly frames: number;
  readonly energy: number;
  readonly width: number;
  /** Frames that came, decoded or not. */
  readonly received: number;
}

/** What the others look like to one person. */
export interface Look {
  readonly phase: string | null;
  readonly room: string | null;
  readonly encryption: string | null;
  readonly endReason: string | null;
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly connection: string;
    readonly endReason: string | null;
    readonly audioMuted: boolean;
    readonly videoMuted: boolean;
    readonly speaking: boolean;
    readonly handRaised: boolean;
    readonly handPlace: number | null;
    readonly recording: boolean;
    readonly camera: boolean;
    readonly screen: boolean;
  }[];
  readonly messages: readonly {
    readonly from: string;
    readonly text: string;
    readonly delivery: string | null;
  }[];
  /** Digits of the safety code with each person. */
  readonly codes: Readonly<Record<string, string | null>>;
  readonly errors: readonly string[];
  /** All that the call went through, in order. */
  readonly phases: readonly string[];
  readonly reactions: readonly string[];
  readonly updates: readonly string[];
  /** Beginnings and ends of calls, people who came and went, in order. */
  readonly told: readonly string[];
  /** Somebody calls. */
  readonly rings: boolean;
}

interface Member {
  readonly store: CallStore;
  readonly errors: string[];
  readonly phases: string[];
  readonly reactions: string[];
  readonly updates: string[];
  readonly told: string[];
}

const members = new Map<string, Member>();
const connections = new Set<RTCPeerConnection>();
const Native = window.RTCPeerConnection;
/** How often connections were made, and how often one was told to find another way. */
const counted = { made: 0, restarted: 0 };
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
    counted.made++;
  }
  override restartIce(): void {
    super.restartIce();
    counted.restarted++;
  }
  override close(): void {
    super.close();
    connections.delete(this);
  }
};

let audio: AudioContext | null = null;
/** Pictures that move are drawn as long as the page is there. */
const drawn: HTMLCanvasElement[] = [];

/** A colour that moves, so that there is something to encode and to know again. */
function paint(color: string, width: number, height: number, fps: number): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d', { alpha: false })!;
  let step = 0;
  const draw = (): void => {
    step++;
    context.fillStyle = color;
    context.fillRect(0, 0, width, height);
    context.fillStyle = '#fff';
    context.fillRect((step * 4) % width, height * 0.8, width / 8, height / 8);
  };
  draw();
  setInterval(draw, 1000 / fps);
  drawn.push(canvas);
  const [track] = canvas.captureStream(fps).getVideoTracks();
  return track;
}

function tone(frequency: number): MediaStreamTrack {
  audio ??= new AudioContext();
  const oscillator = new OscillatorNode(audio, { frequency });
  const target = audio.createMediaStreamDestination();
  const gain = new GainNode(audio, { gain: 0.5 });
  oscillator.connect(gain).connect(target);
  oscillator.start();
  return target.stream.getAudioTracks()[0];
}

export interface MemberOptions extends Omit<CallStoreOptions, 'capture'> {
  readonly color?: string;
  readonly frequency?: number;
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  /** What the browser makes up: Firefox draws no sound where the machine has no sound card. */
  readonly devices?: boolean;
  /** No camera, no microphone. */
  readonly bare?: boolean;
  /** Asked for camera and microphone, one does not answer before `room.allow()`. */
  readonly hesitates?: boolean;
}

let allow = (): void => undefined;
const allowed = new Promise<void>((resolve) => (allow = resolve));

const room = {
  /** Whoever hesitates has made up their mind. */
  allow: (): void => allow(),

  async sign(name: string, options: MemberOptions = {}): Promise<void> {
    const {
      color = '#c00',
      frequency = 440,
      width = 320,
      height = 180,
      fps = 15,
      bare,
      hesitates,
      devices,
      ...more
    } = options;
    const errors: string[] = [];
    const phases: string[] = [];
    const reactions: string[] = [];
    const updates: string[] = [];
    const store = createCallStore({
      alerts: false,
      forgetDevices: true,
      displayName: name,
      ...more,
      capture: devices
        ? null
        : async (kind) => {
            if (hesitates) await allowed;
            if (bare) throw new DOMException('none', 'NotFoundError');
            return kind === 'audio' ? tone(frequency) : paint(color, width, height, fps);
          },
    });
    store.on('call-error', ({ error }) => errors.push(error.reason));
    store.on('call-reaction', ({ from, reaction }) => reactions.push(`${from.id} ${reaction}`));
    store.on('call-update', ({ from, params }) => updates.push(`${from} ${JSON.stringify(params)}`));
    const told: string[] = [];
    store.on('call-started', () => told.push('started'));
    store.on('call-ended', () => told.push('ended'));
    store.on('call-participant-joined', ({ participant }) => told.push(`joined ${participant.id}`));
    store.on('call-participant-left', ({ participant }) => told.push(`left ${participant.id}`));
    store.subscribe(({ call }) => {
      if (call && call.phase !== phases.at(-1)) phases.push(call.phase);
    });
    members.set(name, { store, phases, errors, reactions, updates, told });
    await store.connect();
  },

  /** Settles with `ok`, or the reason that it rejected with. */
  async join(name: string, number?: string, options: RoomOptions = {}): Promise<string> {
    return said(room.store(name).join(number, options));
  },

  async leave(name: string): Promise<void> {
    await room.store(name).hangUp();
  },

  async gone(name: string): Promise<void> {
    const { store } = members.get(name)!;
    members.delete(name);
    await store.disconnect();
    store.dispose();
  },

  /** Any action; settles with `ok`, or the reason that it rejected with. */
  act(name: string, action: keyof CallStore, ...args: unknown[]): Promise<string> {
    return said((room.store(name)[action] as (...all: unknown[]) => Promise<unknown>)(...args));
  },

  store(name: string): CallStore {
    const member = members.get(name);
    if (!member) throw new Error(`nobody called ${name}`);
    return member.store;
  },

  state: (name: string): CallState => room.store(name).getState(),

  look(name: string): Look {
    const { call, participants, chat, incoming } = room.state(name);
    const { errors, phases, reactions, updates, told } = members.get(name)!;
    return {
      codes: Object.fromEntries(participants.map((one) => [one.id, one.safetyCode?.digits ?? null])),
      phase: call?.phase ?? null,
      room: call?.room ?? null,
      encryption: call?.encryption ?? null,
      rings: incoming.length > 0,
      told: [...told],
      endReason: call?.endReason ?? null,
      people: participants
        .filter(({ isLocal }) => !isLocal)
        .map((one) => ({
          id: one.id,
          name: one.name,
          connection: one.connection,
          endReason: one.endReason,
          audioMuted: one.audioMuted,
          videoMuted: one.videoMuted,
          speaking: one.speaking,
          handRaised: one.handRaised,
          handPlace: one.handPlace ?? null,
          recording: one.recording,
          camera: one.videoStream !== null,
          screen: one.screenStream !== null,
        })),
      messages: chat.messages.map(({ from, text, delivery }) => ({ from: from.id, text, delivery })),
      errors: [...errors],
      phases: [...phases],
      reactions: [...reactions],
      updates: [...updates],
    };
  },

  /** Bytes of all connections of the page so far. */
  async traffic(): Promise<{ sent: number; received: number }> {
    const sum = { sent: 0, received: 0 };
    for (const connection of connections) {
      for (const entry of (await connection.getStats()).values()) {
        if (entry.type !== 'transport') continue;
        sum.sent += Number(entry.bytesSent ?? 0);
        sum.received += Number(entry.bytesReceived ?? 0);
      }
    }
    return sum;
  },

  /** What arrived at one person of another. */
  async arrived(name: string, id: string, what: 'audio' | 'video' | 'screen'): Promise<Arrived | null> {
    const person = room.state(name).participants.find((one) => one.id === id);
    const stream = person?.[`${what}Stream`];
    const track = what === 'audio' ? stream?.getAudioTracks()[0] : stream?.getVideoTracks()[0];
    if (!track) return null;
    for (const connection of connections) {
      const receiver = connection.getReceivers().find((one) => one.track === track);
      if (!receiver) continue;
      let found: Arrived | null = null;
      (await receiver.getStats()).forEach((entry: Record<string, unknown>) => {
        if (entry['type'] !== 'inbound-rtp') return;
        found = {
          bytes: Number(entry['bytesReceived'] ?? 0),
          frames: Number(entry['framesDecoded'] ?? 0),
          energy: Number(entry['totalAudioEnergy'] ?? 0),
          width: Number(entry['frameWidth'] ?? 0),
          received: Number(entry['framesReceived'] ?? 0),
        };
      });
      return found;
    }
    return null;
  },

  /** The colour that is seen of somebody, as red, green and blue. */
  async color(
    name: string,
    id: string,
    what: 'video' | 'screen' = 'video',
  ): Promise<readonly number[] | null> {
    const stream = room.state(name).participants.find((one) => one.id === id)?.[`${what}Stream`];
    if (!stream) return null;
    const video = document.createElement('video');
    Object.assign(video, { muted: true, srcObject: stream });
    try {
      await Promise.race([video.play(), new Promise((resolve) => setTimeout(resolve, 2_000))]);
      if (!video.videoWidth) return null;
      const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 16 });
      const context = canvas.getContext('2d')!;
      context.drawImage(video, 0, 0, 16, 16);
      return [...context.getImageData(8, 4, 1, 1).data.slice(0, 3)];
    } finally {
      video.srcObject = null;
    }
  },

  /** Says for somebody how large they see others; null: page in the background. */
  see(name: string, views: readonly { id: string; width: number; source?: 'camera' | 'screen' }[]): void {
    const store = room.store(name);
    const seen = keys.get(name) ?? new Map<string, object>();
    keys.set(name, seen);
    for (const [id, key] of seen) if (!views.some((view) => view.id === id)) store.reportView(key, null);
    for (const { id, width, source = 'camera' } of views) {
      const key = seen.get(id) ?? {};
      seen.set(id, key);
      store.reportView(key, { id, source, width, height: Math.round((width * 9) / 16) });
    }
  },

  /** Breaks a connection of somebody under their feet: what they send, or what they get. */
  cut(name: string, what: 'out' | 'in'): void {
    const { participants } = room.state(name);
    const tracks = participants
      .filter(({ isLocal }) => isLocal === (what === 'out'))
      .flatMap(({ videoStream }) => videoStream?.getTracks() ?? []);
    for (const connection of connections) {
      const own = what === 'out' ? connection.getSenders() : connection.getReceivers();
      if (own.some(({ track }) => track && tracks.includes(track))) Native.prototype.close.call(connection);
    }
  },

  /** Connections made so far, and restarts of them. */
  counted: () => ({ ...counted }),

  /** Connections that are not closed. */
  open: (): number => connections.size,

  streams(name: string): readonly (string | null)[] {
    return room
      .state(name)
      .participants.map(({ id, videoStream }) => videoStream && `${id} ${videoStream.id}`);
  },
};

const keys = new Map<string, Map<string, object>>();

/** The screen of somebody is a drawn one. */
navigator.mediaDevices.getDisplayMedia = () =>
  Promise.resolve(new MediaStream([paint('#0a0', 640, 360, 10)]));

async function said(task: Promise<unknown>): Promise<string> {
  try {
    await task;
    return 'ok';
  } catch (error) {
    return (error as { reason?: string }).reason ?? String(error);
  }
}

declare global {
  interface Window {
    room: typeof room;
  }
}
window.room = room;
