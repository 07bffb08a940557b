/** What the SDK told its application, in the order it did. */
export interface SdkEvent {
  readonly name:
    | 'call'
    | 'accept'
    | 'reject'
    | 'stop'
    | 'update'
    | 'invalid'
    | 'not-answer'
    | 'remote-stream'
    | 'connection-state'
    | 'reconnect'
    | 'close';
  readonly sessionId: string | null;
  readonly userId: number | null;
  readonly userInfo: Readonly<Record<string, unknown>> | null;
  /** The rest of what the listener got: a state by name. */
  readonly detail: string | null;
}

/** Media of one leg, as the SDK's own connection and the stream it gave its application show it. */
export interface SdkLink {
  readonly frames: number;
  readonly energy: number;
  /** Pictures that the `<video>` with the SDK's remote stream has presented. */
  readonly presented: number;
  readonly width: number;
  /** `maxBitrate` of the video sender, in bit/s. */
  readonly maxBitrate: number | null;
  /** `b=AS:` of the video section of the description that was received, in kbit/s. */
  readonly remoteAs: number | null;
  /** `b=AS:` of the SDK's own description. */
  readonly localAs: number | null;
  readonly ufrag: string | null;
  readonly state: string;
}

export interface SdkCallOptions {
  readonly video?: boolean;
  readonly userInfo?: Readonly<Record<string, unknown>>;
  /** QuickBlox: in kbit/s, given to `createNewSession`. */
  readonly bandwidth?: number;
}

/** One application on one SDK, driven from the test. Both SDKs under the same names. */
export interface SdkDriver {
  /** Everything the SDK told, oldest first. */
  readonly events: SdkEvent[];
  signIn(): Promise<void>;
  /** Gets the devices and calls. Gives the id of the session. */
  call(ids: number[], options?: SdkCallOptions): Promise<string>;
  /** Gets the devices and takes the call that came last. */
  accept(userInfo?: Record<string, unknown>): Promise<void>;
  reject(userInfo?: Record<string, unknown>): void;
  stop(userInfo?: Record<string, unknown>): void;
  mute(kind: 'audio' | 'video'): void;
  unmute(kind: 'audio' | 'video'): void;
  /** QuickBlox only. */
  update(extension: Record<string, unknown>): void;
  /** Sends a drawn picture of 640 × 360 in place of the camera, by the way each SDK has for a screen. */
  shareScreen(): Promise<void>;
  /** ConnectyCube only, in kbit/s. */
  setMaxBandwidth(kbps: number): Promise<void>;
  /** ConnectyCube only. */
  canInitiateIceRestart(userId: number): boolean;
  /** ConnectyCube only. */
  iceRestart(userId: number): Promise<void>;
  sessionState(): number | null;
  callType(): number | null;
  links(): Promise<Record<string, SdkLink>>;
  /** Ends what is left, frees the devices and forgets what was told. */
  reset(): void;
}

export interface SdkSettings {
  readonly sdk: 'quickblox' | 'connectycube';
  readonly appId: number;
  readonly userId: number;
  readonly password: string;
  readonly domain: string;
  readonly service: string;
  /** Seconds, under the names the two SDKs share. */
  readonly timers: Readonly<
    Partial<Record<'answerTimeInterval' | 'dialingTimeInterval' | 'disconnectTimeInterval', number>>
  >;
  /** An application that is in a call rejects another one as busy: ConnectyCube leaves that to it. */
  readonly rejectWhenBusy: boolean;
}

/** What the two SDKs have in common, as far as the driver needs it. */
interface SdkSession {
  ID: string;
  state: number;
  callType: number;
  localStream?: MediaStream;
  peerConnections: Record<string, { _pc?: RTCPeerConnection; original?: RTCPeerConnection }>;
  getUserMedia(
    params: object,
    done?: (error: unknown, stream: MediaStream) => void,
  ): Promise<MediaStream> | undefined;
  getDisplayMedia(params: object): Promise<MediaStream>;
  replaceVideoTrack(track: MediaStreamTrack): Promise<unknown>;
  call(extension: object, done?: () => void): void;
  accept(extension: object): void;
  reject(extension: object): void;
  stop(extension: object): void;
  update(extension: object): void;
  mute(kind: string): void;
  unmute(kind: string): void;
  setMaxBandwidth(kbps: number): Promise<void>;
  canInitiateIceRestart(userId: number): boolean;
  iceRestart(userId: number): Promise<void>;
}

interface SdkClient extends Record<string, unknown> {
  createNewSession(ids: number[], type: number, ...rest: unknown[]): SdkSession;
  readonly SessionConnectionState: Record<string, number>;
}

declare global {
  interface Window {
    sdk: SdkDriver;
    QB: {
      init(appId: number, key: string, secret: string, config: object): void;
      webrtc: SdkClient;
      chat: { connect(user: object, done: (error: unknown) => void): void };
    };
    ConnectyCube: {
      init(credentials: object, config: object): void;
      videochat: SdkClient;
      chat: { connect(user: object): Promise<boolean> };
    };
  }
}

/**
 * Puts `window.sdk` beside an SDK that the page has loaded. Self-contained, so that it can be handed to a browser.
 * It plays the application: local media before `call` and `accept`, nothing sent inside a listener.
 */
export function installSdkDriver(settings: SdkSettings): void {
  const { sdk, appId, userId, password, domain, service, timers, rejectWhenBusy } = settings;
  const quickblox = sdk === 'quickblox';
  const credentials = { appId, authKey: 'unused', authSecret: 'unused' };
  // No address of the vendors is left in the configuration: nothing calls home, and nothing needs a network.
  const config = {
    endpoints: { api: 'localhost', chat: domain, ...(quickblox ? {} : { chat_url: service }) },
    chatProtocol: { active: 2, websocket: service },
    [quickblox ? 'webrtc' : 'videochat']: { iceServers: [], ...timers },
    debug: { mode: 0 },
  };
  if (quickblox) window.QB.init(appId, 'unused', 'unused', config);
  else window.ConnectyCube.init(credentials, config);
  const client = quickblox ? window.QB.webrtc : window.ConnectyCube.videochat;

  const events: SdkEvent[] = [];
  const sessions: SdkSession[] = [];
  const tracks: MediaStreamTrack[] = [];
  const screens = new Map<string, { video: HTMLVideoElement; presented: number }>();
  let current: SdkSession | null = null;
  let ringing: SdkSession | null = null;
  let painting: ReturnType<typeof setInterval> | undefined;

  const live = (session: SdkSession): boolean => session.state === 1 || session.state === 2;
  const tell = (
    name: SdkEvent['name'],
    session: SdkSession | string | undefined | null,
    user: number | null = null,
    userInfo: unknown = null,
    detail: string | null = null,
  ): void => {
    const sessionId = typeof session === 'string' ? session : (session?.ID ?? null);
    events.push({
      name,
      sessionId,
      userId: user,
      userInfo: userInfo ? (JSON.parse(JSON.stringify(userInfo)) as Record<string, unknown>) : null,
      detail,
    });
  };

  client.onCallListener = (session: SdkSession, info: unknown) => {
    const busy = rejectWhenBusy && sessions.some(live);
    sessions.push(session);
    tell('call', session, null, info);
    // What is sent inside this listener is lost: the SDKs make their connections after it.
    if (busy) setTimeout(() => session.reject({ busy: true }));
    else ringing = session;
  };
  client.onAcceptCallListener = (session: SdkSession, user: number, info: unknown) =>
    tell('accept', session, user, info);
  client.onRejectCallListener = (session: SdkSession, user: number, info: unknown) =>
    tell('reject', session, user, info);
  client.onStopCallListener = (session: SdkSession, user: number, info: unknown) =>
    tell('stop', session, user, info);
  client.onUpdateCallListener = (session: SdkSession, user: number, info: unknown) =>
    tell('update', session, user, info);
  client.onUserNotAnswerListener = (session: SdkSession, user: number) => tell('not-answer', session, user);
  client.onReconnectListener = (session: SdkSession, user: number, state: string) =>
    tell('reconnect', session, user, null, state);
  client.onSessionCloseListener = (session: SdkSession) => tell('close', session);
  client.onInvalidEventsListener = quickblox
    ? (name: string, session: SdkSession | string, user: number, info: unknown) =>
        tell('invalid', session, user, info, name)
    : (session: SdkSession, user: number, info: unknown) => tell('invalid', session, user, info);
  client.onSessionConnectionStateChangedListener = (session: SdkSession, user: number, state: number) => {
    const names = Object.entries(client.SessionConnectionState);
    tell('connection-state', session, user, null, names.find(([, value]) => value === state)?.[0] ?? null);
  };
  client.onRemoteStreamListener = (session: SdkSession, user: number, stream: MediaStream) => {
    tell('remote-stream', session, user);
    const key = String(user);
    let screen = screens.get(key);
    if (!screen) {
      const video = document.body.appendChild(document.createElement('video'));
      video.autoplay = true;
      video.width = 160;
      const own = { video, presented: 0 };
      const count = (): void => {
        own.presented++;
        video.requestVideoFrameCallback(count);
      };
      video.requestVideoFrameCallback(count);
      screens.set(key, own);
      screen = own;
    }
    screen.video.srcObject = stream;
  };

  const media = async (session: SdkSession): Promise<void> => {
    const params = { audio: true, video: session.callType === 1 ? { width: 320, height: 240 } : false };
    const stream = await (quickblox
      ? new Promise<MediaStream>((resolve, reject) => {
          void session.getUserMedia(params, (error, got) =>
            error ? reject(new Error('no media')) : resolve(got),
          );
        })
      : (session.getUserMedia(params) as Promise<MediaStream>));
    tracks.push(...stream.getTracks());
  };
  const present = (session: SdkSession | null): SdkSession => {
    if (!session) throw new Error('no session');
    return session;
  };
  const drawn = (): MediaStream => {
    const canvas = document.createElement('canvas');
    canvas.width = 640;
    canvas.height = 360;
    let turn = 0;
    painting ??= setInterval(() => {
      const context = canvas.getContext('2d');
      if (!context) return;
      context.fillStyle = `hsl(${(turn += 15)} 80% 50%)`;
      context.fillRect(0, 0, 640, 360);
    }, 50);
    const stream = canvas.captureStream(20);
    tracks.push(...stream.getTracks());
    return stream;
  };
  const asOf = (sdp: string | undefined): number | null => {
    const found = /m=video[^]*?b=AS:(\d+)/.exec(sdp ?? '');
    return found ? Number(found[1]) : null;
  };

  window.sdk = {
    events,
    async signIn() {
      if (!quickblox) return void (await window.ConnectyCube.chat.connect({ userId, password }));
      await new Promise<void>((resolve, reject) =>
        window.QB.chat.connect({ userId, password }, (error) =>
          error ? reject(new Error(JSON.stringify(error))) : resolve(),
        ),
      );
    },
    async call(ids, { video = true, userInfo = {}, bandwidth } = {}) {
      const type = video ? 1 : 2;
      const session =
        quickblox && bandwidth !== undefined
          ? client.createNewSession(ids, type, null, { bandwidth })
          : client.createNewSession(ids, type);
      sessions.push(session);
      current = session;
      await media(session);
      session.call(userInfo, () => undefined);
      return session.ID;
    },
    async accept(userInfo = {}) {
      const session = (current = present(ringing));
      ringing = null;
      await media(session);
      session.accept(userInfo);
    },
    reject(userInfo = {}) {
      present(ringing).reject(userInfo);
      ringing = null;
    },
    stop: (userInfo = {}) => present(current).stop(userInfo),
    mute: (kind) => present(current).mute(kind),
    unmute: (kind) => present(current).unmute(kind),
    update: (extension) => present(current).update(extension),
    async shareScreen() {
      const session = present(current);
      if (quickblox) {
        await session.replaceVideoTrack(drawn().getVideoTracks()[0]);
        return;
      }
      // There is no screen to choose here: the browser hands out a drawn one.
      navigator.mediaDevices.getDisplayMedia = () => Promise.resolve(drawn());
      await session.getDisplayMedia({ video: true, audio: false });
    },
    setMaxBandwidth: (kbps) => present(current).setMaxBandwidth(kbps),
    canInitiateIceRestart: (user) => present(current).canInitiateIceRestart(user),
    iceRestart: (user) => present(current).iceRestart(user),
    sessionState: () => current?.state ?? null,
    callType: () => (current ?? ringing)?.callType ?? null,
    async links() {
      const result: Record<string, SdkLink> = {};
      for (const [user, peer] of Object.entries(current?.peerConnections ?? {})) {
        const connection = (peer._pc ?? peer.original) as RTCPeerConnection;
        let [frames, energy, width] = [0, 0, 0];
        const report = await connection.getStats();
        report.forEach((entry: Record<string, unknown>) => {
          if (entry.type !== 'inbound-rtp') return;
          frames += Number(entry.framesDecoded ?? 0);
          energy += Number(entry.totalAudioEnergy ?? 0);
          width = Number(entry.frameWidth ?? width);
        });
        const video = connection.getSenders().find(({ track }) => track?.kind === 'video');
        result[user] = {
          frames,
          energy,
          presented: screens.get(user)?.presented ?? 0,
          width,
          maxBitrate: video?.getParameters().encodings[0]?.maxBitrate ?? null,
          remoteAs: asOf(connection.remoteDescription?.sdp),
          localAs: asOf(connection.localDescription?.sdp),
          ufrag: /a=ice-ufrag:(\S+)/.exec(connection.localDescription?.sdp ?? '')?.[1] ?? null,
          state: connection.connectionState,
        };
      }
      return result;
    },
    reset() {
      for (const session of sessions.splice(0)) if (live(session)) session.stop({});
      for (const track of tracks.splice(0)) track.stop();
      for (const { video } of screens.values()) video.remove();
      screens.clear();
      clearInterval(painting);
      painting = undefined;
      current = ringing = null;
      events.length = 0;
    },
  };
}
