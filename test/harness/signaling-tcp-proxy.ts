import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A wire between client and server that a test can cut, clog or leave unanswered. */
export class TcpProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [client: Socket, server: Socket]>();
  /** New connections are refused. */
  refuse = false;
  /** What one side sends is thrown away, as if the wire were dead in that direction. */
  loseUp = false;
  loseDown = false;
  /** Connections made so far. */
  dials = 0;
  /** Bytes that came up from clients and were thrown away. */
  lostUp = 0;

  private constructor(target: number) {
    this.#server = createServer((client) => {
      this.dials += 1;
      client.on('error', () => {});
      if (this.refuse) return void client.destroy();
      const server = connect(target, '127.0.0.1');
      const pair = [client, server] as const;
      this.#pairs.add(pair);
      server.on('error', () => {});
      client.on('data', (data) => {
        if (this.loseUp) this.lostUp += data.length;
        else server.write(data);
      });
      server.on('data', (data) => void (this.loseDown || client.write(data)));
      for (const [one, other] of [pair, [server, client] as const]) {
        one.on('close', () => {
          other.destroy();
          this.#pairs.delete(pair);
        });
      }
    });
  }

  static async to(target: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get service(): string {
    return `ws://localhost:${this.port}/xmpp-websocket`;
  }

  /** Cuts every connection that stands. */
  cut(): void {
    for (const [client, server] of this.#pairs) {
      client.destroy();
      server.destroy();
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
