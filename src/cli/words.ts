import type { Cause } from '../doctor/finding.js';
import { en } from '../locale/doctor/en.js';
import { plain } from '../locale/ringing-en.js';
import type { Words } from '../locale/terms.js';

export const SERVER_CHECKS = {
  address: 'Address',
  dns: 'DNS',
  tcp: 'TCP',
  tls: 'TLS certificate',
  websocket: 'WebSocket',
  stream: 'XMPP stream',
  janus: 'Janus',
  'sign-in': 'Sign-in',
  session: 'Session',
  stun: 'STUN',
  'turn-udp': 'TURN over UDP',
  'turn-tcp': 'TURN over TCP',
  'turn-tls': 'TURN over TLS',
  'open-relay': 'Relay is closed to strangers',
} as const;
export type ServerCheck = keyof typeof SERVER_CHECKS;

/** What only the server's side can tell. All others are the causes that the browser has, too. */
export const SERVER_WORDS = {
  'not-secure': plain(
    'The address begins with ws://: what is said can be read on the way, and browsers block it.',
    'Serve the WebSocket with TLS, and use wss://.',
  ),
  'dns-unknown': plain(
    'The name of the server leads nowhere.',
    'Correct the name, or add an A or AAAA record.',
  ),
  'tcp-refused': plain(
    'The machine is there, and nobody listens at this port.',
    'Start the server, or correct the port.',
  ),
  'tcp-silent': plain(
    'The machine does not answer at this port.',
    'Open the port in the firewall, and see that the machine runs.',
  ),
  'tls-failed': plain(
    'There is no TLS at this port.',
    'Configure the certificate at the server or its proxy.',
  ),
  'tls-expired': plain('The certificate is over, or not valid yet.', 'Renew it, and reload the server.'),
  'tls-soon': plain(
    'The certificate ends within three weeks.',
    'Renew it, and see why that is not done by itself.',
  ),
  'tls-wrong-name': plain(
    'The certificate is for another name.',
    'Get one for this name, or use the name it is for.',
  ),
  'tls-untrusted': plain(
    'The certificate is from nobody that browsers trust.',
    'Use one of a public authority, and send the whole chain.',
  ),
  'http-refused': plain(
    'The server refuses the WebSocket (status 401 or 403).',
    'Allow the upgrade, and the origin of the page, at the server and its proxy.',
  ),
  'no-upgrade': plain(
    'A web server answers, but does not turn to WebSocket.',
    'Let the proxy pass on the headers Upgrade and Connection.',
  ),
  'unknown-protocol': plain(
    'The WebSocket speaks neither XMPP nor Janus.',
    'Use the address of the XMPP WebSocket or of Janus.',
  ),
  'no-stream-management': plain(
    'Sessions cannot be resumed: a short loss of the network costs a new sign-in.',
    'Enable stream management (XEP-0198; Prosody: mod_smacks).',
  ),
  'no-reclaim': plain(
    'Janus gives up a session as soon as its socket is lost.',
    'Set reclaim_session_timeout to 10 or more.',
  ),
  'session-short': plain(
    'Janus ends sessions after less than 20 seconds without a sign of life.',
    'Set session_timeout to 60.',
  ),
  'turn-open': plain(
    'TURN relays for everybody, without credentials.',
    'Set use-auth-secret, or lt-cred-mech with accounts.',
  ),
  'open-relay': plain(
    'TURN relays into the machine it runs on (127.0.0.1).',
    'Deny private addresses with denied-peer-ip, and take allow-loopback-peers out.',
  ),
  'no-turn-tls': plain(
    'TURN is not offered over TLS: networks that let only https out block calls.',
    'Add a turns: address, best at port 443.',
  ),
} as const satisfies Readonly<Record<string, Words>>;
export type ServerCause = keyof typeof SERVER_WORDS | Cause;

export function serverWords(cause: ServerCause): Words {
  const all: Readonly<Partial<Record<ServerCause, Words>>> = { ...en.cause, ...SERVER_WORDS };
  return all[cause] ?? plain(cause);
}
