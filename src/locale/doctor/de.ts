import { plain } from '../ringing-en.js';
import type { DoctorTerms } from './terms.js';

export const de: DoctorTerms = {
  lang: 'de',
  title: 'Anrufe prüfen',
  intro:
    'Mikrofon und Kamera werden kurz geöffnet, und der Weg zum Server wird versucht. Nichts wird aufgezeichnet.',
  start: 'Prüfen',
  again: 'Noch einmal prüfen',
  stop: 'Anhalten',
  checking: (check) => `Wird geprüft: ${check}`,
  copy: 'Bericht kopieren',
  reportNote: 'Im Bericht stehen keine Namen, Adressen und Passwörter.',
  result: (failed, warned) =>
    failed > 0
      ? failed === 1
        ? '1 Sache funktioniert nicht'
        : `${failed} Sachen funktionieren nicht`
      : warned > 0
        ? warned === 1
          ? 'Anrufe funktionieren; 1 Sache könnte besser sein'
          : `Anrufe funktionieren; ${warned} Sachen könnten besser sein`
        : 'Alles funktioniert',
  status: {
    running: 'Wird geprüft …',
    ok: 'Funktioniert',
    warn: 'Könnte besser sein',
    fail: 'Funktioniert nicht',
    skipped: 'Nicht geprüft',
  },
  check: {
    page: 'Diese Seite',
    codecs: 'Codecs des Browsers',
    service: 'Verbindung zum Server',
    'sign-in': 'Anmeldung',
    stun: 'STUN: eigene Adresse',
    'turn-udp': 'Relais über UDP',
    'turn-tcp': 'Relais über TCP',
    'turn-tls': 'Relais über TLS',
    relay: 'Tempo des Relais',
  },
  tryAgain: (button, check) => `${button}: ${check}`,
  enough: {
    group: 'genug für eine Gruppe mit Video',
    video: 'genug für einen Videoanruf',
    audio: 'genug für Ton',
  },
  after: (check) => `Nicht geprüft, weil dies nicht funktioniert: ${check}`,
  cause: {
    'no-webrtc': plain(
      'Dieser Browser hat kein WebRTC, oder es ist abgeschaltet.',
      'Nehmen Sie einen aktuellen Chrome, Edge, Firefox oder Safari, und suchen Sie nach einer Erweiterung oder Richtlinie, die WebRTC sperrt.',
    ),
    'no-audio-codec': plain(
      'Dieser Browser kennt Opus nicht, den Codec für Ton.',
      'Aktualisieren Sie den Browser, oder nehmen Sie einen anderen.',
    ),
    'no-video-codec': plain(
      'Dieser Browser kennt weder VP8 noch H.264, die Codecs für Video.',
      'Aktualisieren Sie den Browser, oder nehmen Sie einen anderen.',
    ),
    'service-missing': plain(
      'Es ist kein Server eingerichtet.',
      'Geben Sie der Seite die WebSocket-Adresse des Servers und die Domain.',
    ),
    'service-invalid': plain(
      'Die Adresse des Servers ist keine WebSocket-Adresse.',
      'Berichtigen Sie sie: Sie beginnt mit wss:// und hat kein Fragment.',
    ),
    'service-insecure': plain(
      'Die Adresse des Servers beginnt mit ws://, was Browser auf sicheren Seiten sperren.',
      'Bieten Sie den WebSocket mit TLS an, und nehmen Sie wss://.',
    ),
    'blocked-by-csp': plain(
      'Die Content Security Policy dieser Seite verbietet die Verbindung.',
      'Nehmen Sie die Adresse des Servers in connect-src auf.',
    ),
    offline: plain('Dieses Gerät ist in keinem Netz.', 'Verbinden Sie es, und prüfen Sie dann noch einmal.'),
    'service-unreachable': plain(
      'Unter der Adresse des Servers antwortet niemand.',
      'Sehen Sie nach, ob der Server läuft, Name und Port stimmen, sein Zertifikat gilt und keine Firewall dazwischen ist.',
    ),
    'service-silent': plain(
      'Der Server nimmt die Verbindung an, antwortet aber nicht.',
      'Sehen Sie nach, ob er hängt oder überlastet ist; starten Sie ihn neu.',
    ),
    'wrong-path': plain(
      'Ein Webserver antwortet, aber unter diesem Pfad ist kein WebSocket.',
      'Berichtigen Sie den Pfad oder den Proxy davor: Prosody hat /xmpp-websocket.',
    ),
    'wrong-signaling': plain(
      'Der Server spricht ein anderes Protokoll als die Seite.',
      'Setzen Sie signaling auf das andere: xmpp oder janus.',
    ),
    'wrong-domain': plain(
      'Der Server kennt diese XMPP-Domain nicht.',
      'Berichtigen Sie die Domain, oder richten Sie sie auf dem Server ein.',
    ),
    'wrong-credentials': plain(
      'Der Server lehnt diese Zugangsdaten ab.',
      'Prüfen Sie user id, app id und Passwort oder Token; ein Token kann abgelaufen sein.',
    ),
    'no-guests': plain(
      'Der Server lässt niemanden ohne Zugangsdaten herein, und es sind keine gesetzt.',
      'Setzen Sie Zugangsdaten, oder lassen Sie auf dem Server Gäste zu.',
    ),
    'no-mechanism': plain(
      'Der Server bietet keine Anmeldung an, die Browser beherrschen.',
      'Schalten Sie auf dem Server PLAIN über TLS ein, oder ANONYMOUS für Gäste.',
    ),
    'user-missing': plain('Zugangsdaten sind gesetzt, aber keine user id.', 'Setzen Sie auch die user id.'),
    'credentials-failed': plain(
      'Die Seite konnte keine Zugangsdaten bekommen.',
      'Sehen Sie nach, warum ihre Funktion credentials scheitert: Der Dienst für Token kann ausgefallen sein.',
    ),
    'sign-in-failed': plain(
      'Die Anmeldung begann und brach ab.',
      'Sehen Sie in das Protokoll des Servers, und prüfen Sie dann noch einmal.',
    ),
    'plugin-missing': plain(
      'Janus hat kein Plugin für diese Anrufe.',
      'Schalten Sie VideoCall für Anrufe ein, oder VideoRoom für Konferenzen.',
    ),
    'clock-wrong': plain(
      'Die Uhren dieses Geräts und des Servers gehen mehr als eine Minute auseinander.',
      'Stellen Sie beide nach der Netzzeit: TURN-Zugangsdaten enden nach der Uhr.',
    ),
    'no-ice-servers': plain(
      'Weder ein STUN- noch ein TURN-Server ist bekannt.',
      'Setzen Sie iceServers, oder lassen Sie den XMPP-Server sie anbieten (XEP-0215).',
    ),
    'no-turn': plain(
      'Kein TURN-Server ist bekannt: In strengen Netzen scheitern Anrufe.',
      'Betreiben Sie einen, und lassen Sie ihn vom XMPP-Server oder von iceServers nennen.',
    ),
    'ice-servers-failed': plain(
      'Die Seite konnte ihre STUN- und TURN-Server nicht bekommen.',
      'Sehen Sie nach, warum ihre Funktion iceServers scheitert oder so lange braucht.',
    ),
    'ice-servers-invalid': plain(
      'Einige der iceServers sind unbrauchbar.',
      'Berichtigen Sie ihre Adressen, und geben Sie jedem TURN-Server username und credential.',
    ),
    'ice-host-unknown': plain(
      'Der Name des STUN- oder TURN-Servers führt nirgendwohin.',
      'Berichtigen Sie den Namen oder seinen DNS-Eintrag.',
    ),
    'stun-unreachable': plain(
      'Der STUN-Server antwortet nicht.',
      'Öffnen Sie seinen UDP-Port, in der Regel 3478, und sehen Sie nach, ob er läuft.',
    ),
    'turn-unreachable': plain(
      'Der TURN-Server antwortet auf diesem Weg nicht.',
      'Sehen Sie nach, ob er dort lauscht, der Port offen ist und bei TLS das Zertifikat gilt.',
    ),
    'udp-blocked': plain(
      'Der TURN-Server ist über TCP zu erreichen, aber nicht über UDP: Ton und Bild können stocken.',
      'Öffnen Sie seinen UDP-Port in jeder Firewall, in der Regel 3478.',
    ),
    'turn-refused': plain(
      'Der TURN-Server lehnt die Zugangsdaten ab.',
      'Verwenden Sie im TURN-Server und dort, wo die Zugangsdaten entstehen, dasselbe Geheimnis.',
    ),
    'turn-expired': plain(
      'Die TURN-Zugangsdaten sind abgelaufen.',
      'Machen Sie für jeden Anruf neue, und prüfen Sie die Uhren.',
    ),
    'turn-full': plain(
      'Der TURN-Server gibt keine Relais mehr her.',
      'Erhöhen Sie seine Kontingente, oder stellen Sie einen weiteren auf.',
    ),
    'turn-failed': plain(
      'Der TURN-Server gab kein Relais, und dieser Browser sagt nicht, warum.',
      'Prüfen Sie noch einmal in Chrome, der es sagt; prüfen Sie Geheimnis und Port.',
    ),
    'relay-blocked': plain(
      'Der TURN-Server gibt Relais her, leitet aber nichts weiter.',
      'Öffnen Sie seine Relais-Ports in der Firewall, und prüfen Sie external-ip und denied-peer-ip.',
    ),
    'relay-slow': plain(
      'Durch das Relais geht zu wenig, selbst für Ton.',
      'Versuchen Sie ein anderes Netz, oder ein Relais, das näher oder weniger belastet ist.',
    ),
    'relay-audio-only': plain(
      'Durch das Relais geht genug für Ton, aber nicht für Video.',
      'Versuchen Sie ein anderes Netz, oder erhöhen Sie die Grenze des TURN-Servers.',
    ),
    'relay-far': plain(
      'Der Weg zum Relais ist weit: Man fällt einander ins Wort.',
      'Nehmen Sie einen TURN-Server, der näher ist.',
    ),
    'not-offered': plain('Es ist keiner eingerichtet, also gibt es nichts zu prüfen.'),
    'no-server-needed': plain('Anrufe zwischen Fenstern eines Browsers brauchen keinen.'),
  },
};
