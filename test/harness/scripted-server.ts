import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** A WebSocket server that answers by a script: for what no real server can be made to say. */
export interface ScriptedServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Speaks one protocol; `answer` gets each text with the number of those before it. */
export async function startScriptedServer(
  protocol: string,
  answer: (text: string, index: number, socket: WebSocket) => string | null,
): Promise<ScriptedServer> {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (offered) => offered.has(protocol) && protocol,
  });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (socket) => {
    let count = 0;
    socket.on('message', (data: Buffer) => {
      const reply = answer(data.toString(), count++, socket);
      if (reply !== null) for (const part of reply.split('\n')) socket.send(part);
    });
  });
  return {
    url: `ws://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close(() => resolve());
      }),
  };
}

/** An XMPP server that opens the stream, offers these mechanisms, and then hangs up. */
export const xmppOffering = (...mechanisms: string[]): Promise<ScriptedServer> =>
  startScriptedServer('xmpp', (text, index, socket) => {
    if (index > 0 || !text.startsWith('<open')) {
      socket.close();
      return null;
    }
    const names = mechanisms.map((name) => `<mechanism>${name}</mechanism>`).join('');
    return [
      `<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" from="call.test" id="1" version="1.0"/>`,
      `<stream:features xmlns:stream="http://etherx.jabber.org/streams"><mechanisms xmlns="urn:ietf:params:xml:ns:xmpp-sasl">${names}</mechanisms></stream:features>`,
    ].join('\n');
  });

/** A Janus that makes sessions, has no plugin, and gives up a session with its socket. */
export const janusWithoutPlugins = (): Promise<ScriptedServer> =>
  startScriptedServer('janus-protocol', (text) => {
    const { janus, transaction } = JSON.parse(text) as { janus: string; transaction: string };
    if (janus === 'info') {
      const plugins = {};
      return JSON.stringify({ janus: 'server_info', transaction, plugins, 'session-timeout': 60 });
    }
    return JSON.stringify(
      janus === 'attach'
        ? { janus: 'error', transaction, error: { code: 460, reason: 'No such plugin' } }
        : { janus: 'success', transaction, data: { id: 1 } },
    );
  });
