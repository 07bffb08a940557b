export interface JanusOptions {
  /** Of the WebSocket. Default: a free one. */
  port?: number;
  /** Port range of media, first to last. Default: all. */
  rtpPorts?: [number, number];
  /** Seconds a session lives without a sign of life, default 60. */
  sessionTimeout?: number;
  /** Seconds a session whose socket was lost can be claimed, default 0: it ends at once, as Debian ships it. */
  reclaim?: number;
  /** Seconds that candidates wait for a session description, default 45. */
  candidatesTimeout?: number;
  /** Whether Janus sends its candidates one by one, default true. */
  fullTrickle?: boolean;
  /** Only clients with a token that `signToken` made. */
  tokenSecret?: string;
  /** Only clients with this secret. */
  apiSecret?: string;
  /** Lines inside the sections of the config files, by section: `{ media: 'no_media_timer = 3' }`. */
  sections?: Partial<Record<'general' | 'nat' | 'media', string>>;
  /** Text of `janus.plugin.videoroom.jcfg`; default: none, rooms are made by request. */
  videoRoom?: string;
  /** 0 to 7, default 4. */
  debugLevel?: number;
}

export interface Janus {
  /** WebSocket URL. */
  readonly url: string;
  readonly port: number;
  /** Of this run; recordings may be written there. */
  readonly folder: string;
  readonly pid: number;
  log(): string;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGSTOP: sockets stay open, nobody answers. */
  pause(): void;
  resume(): void;
  /** Kills it if it runs, and starts it again on the same port; nothing of before is known. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a throw-away Janus: VideoCall, VideoRoom and EchoTest over WebSocket alone. */
export function startJanus(options?: JanusOptions): Promise<Janus>;

/** A token as `token_auth_secret` wants it: good for `seconds`, and for these plugins. */
export function signToken(
  secret: string,
  options?: { seconds?: number; plugins?: readonly string[]; now?: number },
): string;
