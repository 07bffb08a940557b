import { bad, good, poor, type Made } from './server-finding.js';
import { NodeWebSocket } from './web-socket.js';

/** Seconds below which Janus ends sessions that are only slow. */
const SESSION_LEAST = 20;

/** Says one thing over a WebSocket, and collects what comes until it is enough; null: it was not, in time. */
function exchange(
  service: string,
  protocol: string,
  first: string,
  enough: (text: string) => boolean,
  timeout: number,
): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = new NodeWebSocket(service, protocol);
    let text = '';
    const end = (whole: string | null): void => {
      clearTimeout(timer);
      socket.close();
      resolve(whole);
    };
    const timer = setTimeout(() => end(null), timeout);
    socket.onopen = () => socket.send(first);
    socket.onmessage = ({ data }) => {
      text += data;
      if (enough(text)) end(text);
    };
    socket.onclose = () => end(null);
  });
}

/** Opens an XMPP stream (RFC 7395), and reads which ways to sign in it offers. */
export async function checkStream(service: string, domain: string, timeout: number): Promise<Made> {
  const open = `<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="${escape(domain)}" version="1.0"/>`;
  const text = await exchange(
    service,
    'xmpp',
    open,
    (all) => /<\/(?:stream:)?features>|<(?:stream:)?error|<close/.test(all),
    timeout,
  );
  if (text === null) return bad('service-silent');
  if (/host-unknown/.test(text)) return bad('wrong-domain');
  const mechanisms = [...text.matchAll(/<mechanism[^>]*>([A-Z0-9-]{1,24})<\/mechanism>/g)].map(
    ([, name = '']) => name,
  );
  const facts = { mechanisms: [...new Set(mechanisms)].slice(0, 10) };
  // What @xmpp/client can do in a browser.
  return mechanisms.some((name) => name === 'PLAIN' || name === 'ANONYMOUS')
    ? good(facts)
    : bad('no-mechanism', facts);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

/** What Janus tells everybody about itself. */
export async function checkJanus(service: string, timeout: number): Promise<readonly Made[]> {
  const ask = JSON.stringify({ janus: 'info', transaction: 'doctor' });
  const text = await exchange(service, 'janus-protocol', ask, (all) => all.endsWith('}'), timeout);
  const info = text === null ? null : read(text);
  if (!info) return [bad('service-silent')];
  const plugins = Object.keys(info['plugins'] ?? {}).map((name) => name.split('.').pop() ?? '');
  const [session, reclaim] = [
    Number(info['session-timeout'] ?? 60),
    Number(info['reclaim-session-timeout'] ?? 0),
  ];
  const facts = {
    version: typeof info['version_string'] === 'string' ? info['version_string'].slice(0, 20) : '',
    plugins: plugins.filter((name) => /^[a-z0-9]{1,24}$/.test(name)).slice(0, 20),
    tokens: info['auth_token'] === true,
    trickle: info['full-trickle'] === true,
    session,
    reclaim,
  };
  const able = plugins.includes('videocall') || plugins.includes('videoroom');
  return [
    able ? good(facts) : bad('plugin-missing', facts),
    session > 0 && session < SESSION_LEAST
      ? poor('session-short', { session })
      : reclaim === 0
        ? poor('no-reclaim', { reclaim })
        : good({ session, reclaim }),
  ];
}

function read(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value = JSON.parse(text) as Record<string, unknown>;
    return value['janus'] === 'server_info' ? value : null;
  } catch {
    return null;
  }
}
