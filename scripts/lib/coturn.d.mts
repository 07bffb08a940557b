export interface CoturnOptions {
  /** Shared secret for the credentials; default: a random one. */
  secret?: string;
  realm?: string;
  /** Default: a free one. */
  port?: number;
  /** Address from which it relays; default 127.0.0.1, from where Janus is not reached. */
  relayIp?: string;
  /** Relays for everybody, without credentials. */
  open?: boolean;
  /** Further arguments, e.g. `--no-udp`. */
  args?: string[];
}

export interface Coturn {
  readonly port: number;
  readonly secret: string;
  readonly realm: string;
  readonly pid: number;
  log(): string;
  /** SIGSTOP: sockets stay open, nobody answers. */
  pause(): void;
  resume(): void;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** Kills it if it runs, and starts it again on the same port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a throw-away coturn on 127.0.0.1 with credentials made from a shared secret. */
export function startCoturn(options?: CoturnOptions): Promise<Coturn>;
