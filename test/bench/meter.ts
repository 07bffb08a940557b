/**
 * The same clock for everyone: watches a page's own WebSocket, connections and pictures, whoever uses them. Import
 * it before anything else of a page.
 */
export interface Figures {
  /** Time of day in ms; null: not yet. */
  readonly pressed: number | null;
  readonly connected: number | null;
  readonly frame: number | null;
  /** Signals sent since the last reading, and their bytes. */
  readonly signals: number;
  readonly bytes: number;
  /** Connections that are not closed. */
  readonly open: number;
}

const now = (): number => performance.timeOrigin + performance.now();
const connections = new Set<RTCPeerConnection>();
let pressed: number | null = null;
let connected: number | null = null;
let frame: number | null = null;
let signals = 0;
let bytes = 0;

const { send } = WebSocket.prototype;
WebSocket.prototype.send = function (this: WebSocket, data: string) {
  if (typeof data === 'string' && data.startsWith('<message')) {
    signals++;
    bytes += new TextEncoder().encode(data).length;
  }
  send.call(this, data);
};

const video = document.createElement('video');
video.muted = true;
video.autoplay = true;
document.body.append(video);

const Native = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Native {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
    this.addEventListener('connectionstatechange', () => {
      if (this.connectionState === 'connected') connected ??= now();
    });
    this.addEventListener('track', ({ track }) => {
      if (track.kind !== 'video') return;
      video.srcObject = new MediaStream([track]);
      video.requestVideoFrameCallback(() => (frame ??= now()));
    });
  }
};

// One picture size for all: two cameras would be compared, not two ways to call.
const devices = navigator.mediaDevices;
const native = devices.getUserMedia.bind(devices);
devices.getUserMedia = ({ audio, video: wanted } = {}) =>
  native({ audio: audio ? true : false, video: wanted ? { width: 320, height: 240, frameRate: 30 } : false });

export const meter = {
  /** The person presses "Call" or "Answer". */
  press(): void {
    pressed = now();
  },
  read(): Figures {
    const open = [...connections].filter(({ signalingState }) => signalingState !== 'closed').length;
    return { pressed, connected, frame, signals, bytes, open };
  },
  /** Before the next call. */
  reset(): void {
    pressed = connected = frame = null;
    signals = bytes = 0;
    connections.clear();
    video.srcObject = null;
  },
};

/** One way to call, in a page of its own. A page that is called answers at once. */
export interface Caller {
  connect(account: Account): Promise<void>;
  call(to: string): Promise<void>;
  hangUp(): Promise<void> | void;
}

export interface Account {
  readonly service: string;
  readonly domain: string;
  readonly appId: string;
  readonly userId: string;
  readonly password: string;
}

declare global {
  interface Window {
    bench: Caller & { readonly meter: typeof meter };
  }
}
