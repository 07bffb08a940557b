import { WebSocket } from 'ws';

const FRAMING = 'urn:ietf:params:xml:ns:xmpp-framing';

/**
 * Just enough XMPP over WebSocket (RFC 7395) to sign in and send stanzas as text: for tests of servers and for
 * thousands of connections at a time.
 * @param {import('./xmpp-wire.d.mts').WireOptions} options
 * @returns {Promise<import('./xmpp-wire.d.mts').Wire>}
 */
export async function signInByWire({ service, domain, username, password, ca, onStanza }) {
  const socket = new WebSocket(service, ['xmpp'], { ca, headers: { host: domain } });
  /** @type {{ test: RegExp, resolve: (text: string) => void, reject: (error: Error) => void } | null} */
  let waiting = null;
  const ended = new Promise((resolve) => socket.once('close', resolve));
  let trouble = new Error('the socket closed');
  socket.on('error', (error) => (trouble = error));
  socket.on('close', () => waiting?.reject(trouble));
  socket.on('message', (data) => {
    const text = String(data);
    if (waiting?.test.test(text)) {
      waiting.resolve(text);
      waiting = null;
    } else onStanza?.(text);
  });
  const next = (/** @type {RegExp} */ test) =>
    /** @type {Promise<string>} */ (
      new Promise((resolve, reject) => {
        if (socket.readyState > WebSocket.OPEN) reject(trouble);
        waiting = { test, resolve, reject };
      })
    );
  const ask = (/** @type {string} */ text, /** @type {RegExp} */ test) => {
    const answer = next(test);
    socket.send(text);
    return answer;
  };
  const open = `<open xmlns="${FRAMING}" to="${domain}" version="1.0"/>`;
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('close', () => reject(trouble));
  });
  try {
    await ask(open, /features/);
    const plain = Buffer.from(`\0${username}\0${password}`).toString('base64');
    const told = await ask(
      `<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${plain}</auth>`,
      /<success|<failure/,
    );
    if (told.includes('<failure')) throw new Error(/<([a-z-]+)\/?>/.exec(told.slice(8))?.[1] ?? told);
    await ask(open, /features/);
    const bound = await ask(
      '<iq xmlns="jabber:client" type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>',
      /id=["']bind["']/,
    );
    return {
      jid: /<jid>([^<]+)</.exec(bound)?.[1] ?? '',
      send: (text) => socket.send(text),
      ask,
      ended,
      close: () => socket.terminate(),
    };
  } catch (error) {
    socket.terminate();
    throw error;
  }
}
