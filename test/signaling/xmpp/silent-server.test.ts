import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { XmppSignaling } from '../../../src/signaling/xmpp/index.js';
import '../../harness/signaling-xmpp.js';
import { reasonOf, until } from '../../harness/signaling-wait.js';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

describe('a server that says nothing', () => {
  const timing = { attempt: 400, gap: 50, backoffFirst: 20 };
  /** Each attempt must end by its deadline and take its socket with it. */
  async function endures(service: string, openSockets: () => number, dials: () => number): Promise<void> {
    const ana = new XmppSignaling({
      service,
      timing,
      domain: 'call.test',
      userId: 'ana',
      credentials: { password: 'x' },
    });
    closing.unshift(() => ana.disconnect());
    const since = performance.now();
    expect(await reasonOf(ana.connect())).toBe('service-unreachable');
    expect(performance.now() - since).toBeGreaterThan(350);
    await until(() => dials() >= 3, 'a third attempt', 5000);
    expect(performance.now() - since).toBeLessThan(4000);
    await ana.disconnect();
    await until(() => openSockets() === 0, 'all sockets closed', 1000);
  }

  it('not even to the TCP connection', async () => {
    let dials = 0;
    const sockets = new Set<unknown>();
    const server = createServer((socket) => {
      dials += 1;
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => sockets.delete(socket));
      socket.resume();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    const { port } = server.address() as AddressInfo;
    await endures(
      `ws://127.0.0.1:${port}/`,
      () => sockets.size,
      () => dials,
    );
  });

  it.each([
    ['to the opening of the stream', () => {}],
    [
      'after the opening of the stream',
      (socket: WebSocket) => {
        socket.once('message', () => {
          socket.send(
            '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" from="call.test" id="1" version="1.0"/>',
          );
        });
      },
    ],
    [
      'after the offer of PLAIN',
      (socket: WebSocket) => {
        socket.once('message', () => {
          socket.send(
            '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" from="call.test" id="1" version="1.0"/>',
          );
          socket.send(
            '<stream:features xmlns:stream="http://etherx.jabber.org/streams"><mechanisms xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><mechanism>PLAIN</mechanism></mechanisms></stream:features>',
          );
        });
      },
    ],
  ])('%s', async (_when, behave) => {
    let dials = 0;
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'xmpp' });
    await new Promise((resolve) => server.once('listening', resolve));
    closing.push(() => new Promise((resolve) => server.close(resolve)));
    server.on('connection', (socket) => {
      dials += 1;
      behave(socket);
    });
    const { port } = server.address() as AddressInfo;
    await endures(
      `ws://127.0.0.1:${port}/`,
      () => server.clients.size,
      () => dials,
    );
  });
});
