export type Part = 'haproxy' | 'xmpp' | 'janus' | 'coturn' | 'portal';

export interface DeploymentOptions {
  /** Default: all. */
  parts?: readonly Part[];
  /** Names and passwords that the portal knows. */
  users?: Readonly<Record<string, string>>;
  /** `host:port` of a web server to be reached through HAProxy. */
  pages?: string;
  /** ejabberd in a cluster in place of Prosody. */
  cluster?: boolean;
  /** How many HAProxies, 1 or 2; default 1. */
  balancers?: 1 | 2;
  /** Over what a test needs: settings of `deploy/.env.example`. */
  settings?: Readonly<Record<string, string>>;
}

export interface Server {
  readonly pid: number;
  log(): string;
  /** SIGKILL. */
  kill(): Promise<void>;
  /** SIGSTOP: sockets stay open, nobody answers. */
  pause(): void;
  resume(): void;
  /** Kills it if it runs, and starts it again on the same port. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface Deployment {
  /** Certificate of the CA that vouches for HAProxy and coturn; PEM. */
  readonly ca: string;
  readonly folder: string;
  readonly settings: Readonly<Record<string, string>>;
  /** `https://…` of the first HAProxy. */
  readonly origin: string;
  /** WebSocket URL of XMPP. */
  readonly service: string;
  /** Where relays are. */
  readonly hostIp: string;
  readonly xmppPorts: readonly number[];
  readonly janusPorts: readonly number[];
  readonly haproxy: readonly (Server & { readonly port: number })[];
  readonly xmpp: readonly Server[];
  readonly janus: readonly Server[];
  readonly coturn: Server | undefined;
  readonly portal: Server | undefined;
  close(): Promise<void>;
}

/** Starts the server side of `deploy/` as it is rendered: two XMPP nodes, two Janus, one of each other. */
export function startDeployment(options?: DeploymentOptions): Promise<Deployment>;
