import { createSocket, type Socket } from 'node:dgram';

/** What befalls the packets of both directions; may be changed at any time. */
export interface Impairment {
  /** Share of packets that are lost, 0 to 1. */
  readonly loss: number;
  /** ms that each packet takes, and up to so many more by chance. */
  readonly delay: number;
  readonly jitter: number;
  /** kbit/s for each client and direction; 0: no limit. */
  readonly rate: number;
  /** Nothing comes through. */
  readonly dead: boolean;
}

const CLEAN: Impairment = { loss: 0, delay: 0, jitter: 0, rate: 0, dead: false };
/** A queue longer than this overflows, in ms. */
const QUEUE = 300;

interface Client {
  readonly upstream: Socket;
  /** When each direction is free again, as of `performance.now()`. */
  readonly freeAt: { up: number; down: number };
}

/**
 * A bad network in front of a UDP server of this machine. For media it stands before a TURN server, and the call is
 * relay-only: DevTools' network emulation does not touch WebRTC, and not every kernel has netem.
 */
export class UdpImpairer {
  readonly #target: number;
  readonly #socket = createSocket('udp4');
  readonly #clients = new Map<string, Client>();
  #now = CLEAN;
  passed = 0;
  lost = 0;

  private constructor(target: number) {
    this.#target = target;
    this.#socket.on('message', (data, { port, address }) => {
      const client = this.#client(port, address);
      this.#pass(client, 'up', data.length, () => client.upstream.send(data, this.#target, '127.0.0.1'));
    });
    this.#socket.on('error', () => undefined);
  }

  static async to(target: number): Promise<UdpImpairer> {
    const impairer = new UdpImpairer(target);
    await new Promise<void>((resolve) => impairer.#socket.bind(0, '127.0.0.1', resolve));
    return impairer;
  }

  get port(): number {
    return this.#socket.address().port;
  }

  /** What is not named is as on a good network. */
  set(impairment: Partial<Impairment>): void {
    this.#now = { ...CLEAN, ...impairment };
  }

  async close(): Promise<void> {
    for (const { upstream } of this.#clients.values()) upstream.close();
    this.#clients.clear();
    await new Promise<void>((resolve) => this.#socket.close(() => resolve()));
  }

  #client(port: number, address: string): Client {
    const key = `${address} ${port}`;
    const known = this.#clients.get(key);
    if (known) return known;
    const client: Client = { upstream: createSocket('udp4'), freeAt: { up: 0, down: 0 } };
    this.#clients.set(key, client);
    client.upstream.on('message', (data) =>
      this.#pass(client, 'down', data.length, () => this.#socket.send(data, port, address)),
    );
    // The server is killed at times: its machine answers "port unreachable".
    client.upstream.on('error', () => undefined);
    return client;
  }

  #pass(client: Client, way: 'up' | 'down', bytes: number, send: () => void): void {
    const { dead, loss, delay, jitter, rate } = this.#now;
    const now = performance.now();
    const start = Math.max(now, client.freeAt[way]);
    const takes = rate > 0 ? (bytes * 8) / rate : 0;
    if (dead || Math.random() < loss || (rate > 0 && start - now > QUEUE)) return void this.lost++;
    this.passed++;
    if (rate > 0) client.freeAt[way] = start + takes;
    const wait = (rate > 0 ? start + takes - now : 0) + delay + Math.random() * jitter;
    const arrive = (): void => {
      // Closed while it was on its way.
      if (this.#clients.size > 0) send();
    };
    if (wait > 0) setTimeout(arrive, wait);
    else arrive();
  }
}
