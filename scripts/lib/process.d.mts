export interface WaitOptions {
  /** ms, default 10 000. */
  timeout?: number;
  /** ms between two probes, default 50. */
  every?: number;
  /** What is waited for, for the error message. */
  what?: string;
  signal?: AbortSignal;
}

/** Polls a real probe until it holds. Rejects after `timeout`, or with the reason of `signal`. */
export function waitFor(probe: () => boolean | Promise<boolean>, options?: WaitOptions): Promise<void>;

/** A new folder of the system's temporary one; it goes when this process ends, if not before. */
export function temporaryFolder(name: string): Promise<{ path: string; remove: () => Promise<void> }>;

export interface ProcessHandle {
  readonly pid: number;
  readonly running: boolean;
  /** Settles when the process has ended, however it did. */
  readonly exited: Promise<void>;
  /** The last lines of its output. */
  log(): string;
  signal(signal: NodeJS.Signals): void;
  /** SIGSTOP: sockets stay open, nobody answers. */
  pause(): void;
  resume(): void;
  kill(): Promise<void>;
  /** SIGTERM, and SIGKILL after `grace` ms (default 3000). */
  stop(grace?: number): Promise<void>;
}

export interface StartOptions {
  command: string;
  args?: string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** How to install the program, for the error message. */
  advice?: string;
  /** A real probe: true when it serves. */
  ready?: () => boolean | Promise<boolean>;
  /** ms to become ready, default 10 000. */
  timeout?: number;
}

/** Starts a program and waits until it is ready to serve. It never outlives this process. */
export function startProcess(options: StartOptions): Promise<ProcessHandle>;

/** A program that can be started again; what one asks of it goes to the one that runs. */
export interface ServerHandle extends Pick<ProcessHandle, 'pid' | 'log' | 'pause' | 'resume' | 'kill'> {
  stop(): Promise<void>;
  /** Kills it, and starts it anew. */
  restart(): Promise<void>;
}
export function startServer(options: StartOptions): Promise<ServerHandle>;
