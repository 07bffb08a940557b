export interface WireOptions {
  /** WebSocket URL. */
  service: string;
  domain: string;
  /** Local part of the JID. */
  username: string;
  /** Or a token in its place. */
  password: string;
  /** Who vouches for the server; PEM. */
  ca?: string;
  /** What is no answer to `ask`. */
  onStanza?: (text: string) => void;
}

export interface Wire {
  /** Full. */
  readonly jid: string;
  send(text: string): void;
  /** Sends, and settles with the first frame that matches. One at a time. */
  ask(text: string, answer: RegExp): Promise<string>;
  /** Settles when the socket is closed. */
  readonly ended: Promise<unknown>;
  close(): void;
}

/** Rejects with the SASL condition, or with what happened to the socket. */
export function signInByWire(options: WireOptions): Promise<Wire>;
