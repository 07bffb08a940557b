import { plain } from '../ringing-en.js';
import { enIntro } from './intro-en.js';
import type { DoctorTerms } from './terms.js';

export const en: DoctorTerms = {
  ...enIntro,
  again: 'Check again',
  stop: 'Stop',
  checking: (check) => `Checking: ${check}`,
  copy: 'Copy report',
  reportNote: 'The report holds no names, addresses or passwords.',
  result: (failed, warned) =>
    failed > 0
      ? failed === 1
        ? '1 thing does not work'
        : `${failed} things do not work`
      : warned > 0
        ? warned === 1
          ? 'Calls work; 1 thing could be better'
          : `Calls work; ${warned} things could be better`
        : 'Everything works',
  status: {
    running: 'Checking…',
    ok: 'Works',
    warn: 'Could be better',
    fail: 'Does not work',
    skipped: 'Not checked',
  },
  check: {
    page: 'This page',
    codecs: 'Codecs of the browser',
    service: 'Connection to the server',
    'sign-in': 'Sign-in',
    stun: 'STUN: own address',
    'turn-udp': 'Relay by UDP',
    'turn-tcp': 'Relay by TCP',
    'turn-tls': 'Relay by TLS',
    relay: 'Speed of the relay',
  },
  tryAgain: (button, check) => `${button}: ${check}`,
  enough: {
    group: 'enough for a group with video',
    video: 'enough for one video call',
    audio: 'enough for sound',
  },
  after: (check) => `Not checked, because this does not work: ${check}`,
  cause: {
    ...enIntro.cause,
    'no-webrtc': plain(
      'This browser has no WebRTC, or something has switched it off.',
      'Use a current Chrome, Edge, Firefox or Safari, and look for an extension or a policy that blocks WebRTC.',
    ),
    'no-audio-codec': plain(
      'This browser does not know Opus, the codec for sound.',
      'Update the browser, or use another.',
    ),
    'no-video-codec': plain(
      'This browser knows neither VP8 nor H.264, the codecs for video.',
      'Update the browser, or use another.',
    ),
    'service-missing': plain(
      'No server is set up.',
      'Give the page the WebSocket address of its server, and the domain.',
    ),
    'service-invalid': plain(
      'The address of the server is no WebSocket address.',
      'Correct it: it begins with wss:// and has no fragment.',
    ),
    'service-insecure': plain(
      'The address of the server begins with ws://, which browsers block on secure pages.',
      'Serve the WebSocket with TLS, and use wss://.',
    ),
    'blocked-by-csp': plain(
      'The content security policy of this page forbids the connection.',
      'Add the address of the server to connect-src.',
    ),
    'service-unreachable': plain(
      'Nobody answers at the address of the server.',
      'See that the server runs, that name and port are right, that its certificate is valid and that no firewall is in between.',
    ),
    'service-silent': plain(
      'The server takes the connection, but does not answer.',
      'See whether it hangs or is overloaded; restart it.',
    ),
    'wrong-path': plain(
      'A web server answers, but there is no WebSocket at this path.',
      'Correct the path, or the proxy in front: Prosody has /xmpp-websocket.',
    ),
    'wrong-signaling': plain(
      'The server speaks another protocol than the page.',
      'Set signaling to the other one: xmpp or janus.',
    ),
    'wrong-domain': plain(
      'The server does not know this XMPP domain.',
      'Correct the domain, or add it to the server.',
    ),
    'wrong-credentials': plain(
      'The server refuses these credentials.',
      'Check user id, app id, and password or token; a token may be over.',
    ),
    'no-guests': plain(
      'The server lets nobody in without credentials, and none are set.',
      'Set credentials, or let guests in at the server.',
    ),
    'no-mechanism': plain(
      'The server offers no way to sign in that browsers have.',
      'Enable PLAIN over TLS at the server, or ANONYMOUS for guests.',
    ),
    'user-missing': plain('Credentials are set, but no user id.', 'Set the user id too.'),
    'credentials-failed': plain(
      'The page could not get credentials.',
      'See why its credentials function fails: the token service may be down.',
    ),
    'sign-in-failed': plain(
      'The sign-in began and broke off.',
      'Look into the log of the server, then check again.',
    ),
    'plugin-missing': plain(
      'Janus has no plugin for these calls.',
      'Enable VideoCall for calls, or VideoRoom for conferences.',
    ),
    'clock-wrong': plain(
      'The clocks of this device and of the server are more than a minute apart.',
      'Set both by network time: TURN credentials end by the clock.',
    ),
    'no-ice-servers': plain(
      'Neither a STUN nor a TURN server is known.',
      'Set iceServers, or let the XMPP server offer them (XEP-0215).',
    ),
    'no-turn': plain(
      'No TURN server is known: calls fail on strict networks.',
      'Run one, and let the XMPP server or iceServers name it.',
    ),
    'ice-servers-failed': plain(
      'The page could not get its STUN and TURN servers.',
      'See why its iceServers function fails or takes so long.',
    ),
    'ice-servers-invalid': plain(
      'Some of the iceServers cannot be used.',
      'Correct their addresses, and give each TURN server user name and credential.',
    ),
    'ice-host-unknown': plain(
      'The name of the STUN or TURN server leads nowhere.',
      'Correct the name, or its DNS entry.',
    ),
    'stun-unreachable': plain(
      'The STUN server does not answer.',
      'Open its UDP port, 3478 as a rule, and see that it runs.',
    ),
    'turn-unreachable': plain(
      'The TURN server does not answer by this way.',
      'See that it runs and listens there, that the port is open and, with TLS, that the certificate is valid.',
    ),
    'udp-blocked': plain(
      'The TURN server is reached by TCP, but not by UDP: sound and picture may stutter.',
      'Open its UDP port in every firewall, 3478 as a rule.',
    ),
    'turn-refused': plain(
      'The TURN server refuses the credentials.',
      'Use the same secret in the TURN server and in what makes the credentials.',
    ),
    'turn-expired': plain(
      'The TURN credentials are over.',
      'Make new ones for each call, and check the clocks.',
    ),
    'turn-full': plain('The TURN server gives no more relays.', 'Raise its quotas, or add another.'),
    'turn-failed': plain(
      'The TURN server gave no relay, and this browser does not say why.',
      'Check again in Chrome, which does; check the secret and the port.',
    ),
    'relay-blocked': plain(
      'The TURN server gives relays, but passes nothing on.',
      'Open its relay ports in the firewall, and check external-ip and denied-peer-ip.',
    ),
    'relay-slow': plain(
      'Too little passes through the relay, even for sound.',
      'Try another network, or a relay that is nearer or less busy.',
    ),
    'relay-audio-only': plain(
      'Enough for sound passes through the relay, but not for video.',
      'Try another network, or raise the limit of the TURN server.',
    ),
    'relay-far': plain(
      'The way to the relay is long: people talk over each other.',
      'Use a TURN server that is nearer.',
    ),
    'not-offered': plain('None is set up, so there is nothing to check.'),
    'no-server-needed': plain('Calls between windows of one browser need none.'),
  },
};
