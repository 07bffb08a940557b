import { plain } from '../ringing-en.js';
import type { DoctorTerms } from './terms.js';

export const es: DoctorTerms = {
  lang: 'es',
  title: 'Comprobar las llamadas',
  intro: 'Abre un momento el micrófono y la cámara y prueba el camino hasta el servidor. No se graba nada.',
  start: 'Comprobar',
  again: 'Comprobar otra vez',
  stop: 'Detener',
  checking: (check) => `Comprobando: ${check}`,
  copy: 'Copiar informe',
  reportNote: 'El informe no contiene nombres, direcciones ni contraseñas.',
  result: (failed, warned) =>
    failed > 0
      ? failed === 1
        ? '1 cosa no funciona'
        : `${failed} cosas no funcionan`
      : warned > 0
        ? warned === 1
          ? 'Las llamadas funcionan; 1 cosa puede mejorar'
          : `Las llamadas funcionan; ${warned} cosas pueden mejorar`
        : 'Todo funciona',
  status: {
    running: 'Comprobando…',
    ok: 'Funciona',
    warn: 'Puede mejorar',
    fail: 'No funciona',
    skipped: 'Sin comprobar',
  },
  check: {
    page: 'Esta página',
    codecs: 'Códecs del navegador',
    service: 'Conexión con el servidor',
    'sign-in': 'Inicio de sesión',
    stun: 'STUN: dirección propia',
    'turn-udp': 'Relé por UDP',
    'turn-tcp': 'Relé por TCP',
    'turn-tls': 'Relé por TLS',
    relay: 'Velocidad del relé',
  },
  tryAgain: (button, check) => `${button}: ${check}`,
  enough: {
    group: 'basta para un grupo con vídeo',
    video: 'basta para una videollamada',
    audio: 'basta para el sonido',
  },
  after: (check) => `Sin comprobar, porque esto no funciona: ${check}`,
  cause: {
    'no-webrtc': plain(
      'Este navegador no tiene WebRTC, o algo lo ha desactivado.',
      'Usa un Chrome, Edge, Firefox o Safari actual y busca una extensión o directiva que bloquee WebRTC.',
    ),
    'no-audio-codec': plain(
      'Este navegador no conoce Opus, el códec del sonido.',
      'Actualiza el navegador o usa otro.',
    ),
    'no-video-codec': plain(
      'Este navegador no conoce ni VP8 ni H.264, los códecs del vídeo.',
      'Actualiza el navegador o usa otro.',
    ),
    'service-missing': plain(
      'No hay ningún servidor configurado.',
      'Indica a la página la dirección WebSocket de su servidor y el dominio.',
    ),
    'service-invalid': plain(
      'La dirección del servidor no es una dirección WebSocket.',
      'Corrígela: empieza por wss:// y no lleva fragmento.',
    ),
    'service-insecure': plain(
      'La dirección del servidor empieza por ws://, que los navegadores bloquean en páginas seguras.',
      'Sirve el WebSocket con TLS y usa wss://.',
    ),
    'blocked-by-csp': plain(
      'La política de seguridad de contenido de esta página prohíbe la conexión.',
      'Añade la dirección del servidor a connect-src.',
    ),
    offline: plain('Este dispositivo no está en ninguna red.', 'Conéctalo y comprueba otra vez.'),
    'service-unreachable': plain(
      'Nadie responde en la dirección del servidor.',
      'Comprueba que el servidor funciona, que nombre y puerto son correctos, que su certificado es válido y que ningún cortafuegos lo impide.',
    ),
    'service-silent': plain(
      'El servidor acepta la conexión, pero no responde.',
      'Mira si está bloqueado o sobrecargado; reinícialo.',
    ),
    'wrong-path': plain(
      'Responde un servidor web, pero no hay ningún WebSocket en esta ruta.',
      'Corrige la ruta o el proxy que tiene delante: Prosody usa /xmpp-websocket.',
    ),
    'wrong-signaling': plain(
      'El servidor habla otro protocolo que la página.',
      'Pon signaling en el otro: xmpp o janus.',
    ),
    'wrong-domain': plain(
      'El servidor no conoce este dominio XMPP.',
      'Corrige el dominio o añádelo al servidor.',
    ),
    'wrong-credentials': plain(
      'El servidor rechaza estas credenciales.',
      'Revisa user id, app id y la contraseña o el token; un token puede haber caducado.',
    ),
    'no-guests': plain(
      'El servidor no deja entrar a nadie sin credenciales, y no hay ninguna.',
      'Pon credenciales o admite invitados en el servidor.',
    ),
    'no-mechanism': plain(
      'El servidor no ofrece ninguna forma de iniciar sesión que tengan los navegadores.',
      'Activa en el servidor PLAIN sobre TLS, o ANONYMOUS para invitados.',
    ),
    'user-missing': plain('Hay credenciales, pero falta user id.', 'Pon también user id.'),
    'credentials-failed': plain(
      'La página no pudo obtener credenciales.',
      'Mira por qué falla su función credentials: el servicio de tokens puede estar caído.',
    ),
    'sign-in-failed': plain(
      'El inicio de sesión empezó y se interrumpió.',
      'Mira el registro del servidor y comprueba otra vez.',
    ),
    'plugin-missing': plain(
      'Janus no tiene un complemento para estas llamadas.',
      'Activa VideoCall para llamadas, o VideoRoom para conferencias.',
    ),
    'clock-wrong': plain(
      'Los relojes de este dispositivo y del servidor difieren en más de un minuto.',
      'Ponlos en hora por la red: las credenciales de TURN caducan según el reloj.',
    ),
    'no-ice-servers': plain(
      'No se conoce ningún servidor STUN ni TURN.',
      'Pon iceServers, o haz que el servidor XMPP los ofrezca (XEP-0215).',
    ),
    'no-turn': plain(
      'No se conoce ningún servidor TURN: en redes estrictas las llamadas fallan.',
      'Instala uno y haz que lo nombren el servidor XMPP o iceServers.',
    ),
    'ice-servers-failed': plain(
      'La página no pudo obtener sus servidores STUN y TURN.',
      'Mira por qué su función iceServers falla o tarda tanto.',
    ),
    'ice-servers-invalid': plain(
      'Algunos de los iceServers no sirven.',
      'Corrige sus direcciones y da a cada servidor TURN username y credential.',
    ),
    'ice-host-unknown': plain(
      'El nombre del servidor STUN o TURN no lleva a ninguna parte.',
      'Corrige el nombre o su entrada DNS.',
    ),
    'stun-unreachable': plain(
      'El servidor STUN no responde.',
      'Abre su puerto UDP, por lo general 3478, y comprueba que funciona.',
    ),
    'turn-unreachable': plain(
      'El servidor TURN no responde por este camino.',
      'Comprueba que funciona y escucha ahí, que el puerto está abierto y que, con TLS, el certificado es válido.',
    ),
    'udp-blocked': plain(
      'Al servidor TURN se llega por TCP, pero no por UDP: sonido e imagen pueden entrecortarse.',
      'Abre su puerto UDP en todos los cortafuegos, por lo general 3478.',
    ),
    'turn-refused': plain(
      'El servidor TURN rechaza las credenciales.',
      'Usa el mismo secreto en el servidor TURN y donde se crean las credenciales.',
    ),
    'turn-expired': plain(
      'Las credenciales de TURN han caducado.',
      'Crea otras para cada llamada y revisa los relojes.',
    ),
    'turn-full': plain('El servidor TURN no da más relés.', 'Aumenta sus cuotas o añade otro.'),
    'turn-failed': plain(
      'El servidor TURN no dio ningún relé, y este navegador no dice por qué.',
      'Comprueba otra vez en Chrome, que sí lo dice; revisa el secreto y el puerto.',
    ),
    'relay-blocked': plain(
      'El servidor TURN da relés, pero no deja pasar nada.',
      'Abre sus puertos de relé en el cortafuegos y revisa external-ip y denied-peer-ip.',
    ),
    'relay-slow': plain(
      'Por el relé pasa demasiado poco, incluso para el sonido.',
      'Prueba otra red, o un relé más cercano o menos ocupado.',
    ),
    'relay-audio-only': plain(
      'Por el relé pasa bastante para el sonido, pero no para el vídeo.',
      'Prueba otra red o aumenta el límite del servidor TURN.',
    ),
    'relay-far': plain(
      'El camino hasta el relé es largo: las personas se pisan al hablar.',
      'Usa un servidor TURN más cercano.',
    ),
    'not-offered': plain('No hay ninguno configurado, así que no hay nada que comprobar.'),
    'no-server-needed': plain('Las llamadas entre ventanas de un navegador no lo necesitan.'),
  },
};
