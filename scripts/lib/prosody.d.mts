export interface ProsodyOptions {
  /** User ids and their passwords. With `appId` the accounts are called `<id>-<appId>`. */
  users?: Record<string, string> | Record<string, string>[];
  appId?: string;
  domain?: string;
  guestDomain?: string;
  /** Default: a free one. */
  port?: number;
  /** Offered to clients by XEP-0215. `ttl` in seconds, default 3600. */
  turn?: { port: number; secret: string; host?: string; ttl?: number };
  /** Bandwidth of a client (mod_limits), e.g. `{ rate: '10kb/s' }`. */
  limits?: { rate: string; burst?: string };
  /** Lets users block each other (XEP-0191). */
  blocking?: boolean;
  /** Offers PLAIN alone, as browsers use it; in Node SCRAM takes half a second of work for each sign-in. */
  onlyPlain?: boolean;
  /** Least level of what `log()` gives, default `info`. */
  logLevel?: 'debug' | 'info' | 'warn' | 'error';
  /** Seconds that a lost session may be resumed, default 60. */
  hibernation?: number;
}

export interface Prosody {
  /** WebSocket URL of the host with passwords. */
  readonly service: string;
  readonly domain: string;
  /** WebSocket URL of the host for guests (SASL ANONYMOUS). */
  readonly guestService: string;
  readonly guestDomain: string;
  readonly port: number;
  readonly folder: string;
  readonly pid: number;
  log(): string;
  /** Adds a user, or sets their password, at any time. */
  register(user: string, password: string): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGSTOP: sockets stay open, nobody answers. */
  pause(): void;
  resume(): void;
  /** Kills it if it runs, and starts it again with the same port and data. */
  restart(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** Starts a throw-away Prosody in a temporary folder: one host with passwords, one for guests. */
export function startProsody(options?: ProsodyOptions): Promise<Prosody>;
