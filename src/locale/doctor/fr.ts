import { plain } from '../ringing-en.js';
import type { DoctorTerms } from './terms.js';

export const fr: DoctorTerms = {
  lang: 'fr',
  title: 'Vérifier les appels',
  intro:
    'Le micro et la caméra s’ouvrent un instant, et le chemin vers le serveur est essayé. Rien n’est enregistré.',
  start: 'Vérifier',
  again: 'Vérifier à nouveau',
  stop: 'Arrêter',
  checking: (check) => `Vérification : ${check}`,
  copy: 'Copier le rapport',
  reportNote: 'Le rapport ne contient ni noms, ni adresses, ni mots de passe.',
  result: (failed, warned) =>
    failed > 0
      ? failed === 1
        ? '1 chose ne fonctionne pas'
        : `${failed} choses ne fonctionnent pas`
      : warned > 0
        ? warned === 1
          ? 'Les appels fonctionnent ; 1 chose pourrait aller mieux'
          : `Les appels fonctionnent ; ${warned} choses pourraient aller mieux`
        : 'Tout fonctionne',
  status: {
    running: 'Vérification…',
    ok: 'Fonctionne',
    warn: 'Pourrait aller mieux',
    fail: 'Ne fonctionne pas',
    skipped: 'Non vérifié',
  },
  check: {
    page: 'Cette page',
    codecs: 'Codecs du navigateur',
    service: 'Connexion au serveur',
    'sign-in': 'Connexion au compte',
    stun: 'STUN : adresse propre',
    'turn-udp': 'Relais par UDP',
    'turn-tcp': 'Relais par TCP',
    'turn-tls': 'Relais par TLS',
    relay: 'Débit du relais',
  },
  tryAgain: (button, check) => `${button} : ${check}`,
  enough: {
    group: 'assez pour un groupe en vidéo',
    video: 'assez pour un appel vidéo',
    audio: 'assez pour le son',
  },
  after: (check) => `Non vérifié, parce que ceci ne fonctionne pas : ${check}`,
  cause: {
    'no-webrtc': plain(
      'Ce navigateur n’a pas WebRTC, ou quelque chose l’a désactivé.',
      'Utilisez un Chrome, Edge, Firefox ou Safari récent, et cherchez une extension ou une règle qui bloque WebRTC.',
    ),
    'no-audio-codec': plain(
      'Ce navigateur ne connaît pas Opus, le codec du son.',
      'Mettez le navigateur à jour, ou prenez-en un autre.',
    ),
    'no-video-codec': plain(
      'Ce navigateur ne connaît ni VP8 ni H.264, les codecs de la vidéo.',
      'Mettez le navigateur à jour, ou prenez-en un autre.',
    ),
    'service-missing': plain(
      'Aucun serveur n’est configuré.',
      'Donnez à la page l’adresse WebSocket de son serveur, et le domaine.',
    ),
    'service-invalid': plain(
      'L’adresse du serveur n’est pas une adresse WebSocket.',
      'Corrigez-la : elle commence par wss:// et n’a pas de fragment.',
    ),
    'service-insecure': plain(
      'L’adresse du serveur commence par ws://, que les navigateurs bloquent sur les pages sécurisées.',
      'Servez le WebSocket avec TLS, et utilisez wss://.',
    ),
    'blocked-by-csp': plain(
      'La politique de sécurité du contenu de cette page interdit la connexion.',
      'Ajoutez l’adresse du serveur à connect-src.',
    ),
    offline: plain('Cet appareil n’est sur aucun réseau.', 'Connectez-le, puis vérifiez à nouveau.'),
    'service-unreachable': plain(
      'Personne ne répond à l’adresse du serveur.',
      'Vérifiez que le serveur tourne, que le nom et le port sont justes, que son certificat est valable et qu’aucun pare-feu ne s’interpose.',
    ),
    'service-silent': plain(
      'Le serveur accepte la connexion, mais ne répond pas.',
      'Voyez s’il est bloqué ou surchargé ; redémarrez-le.',
    ),
    'wrong-path': plain(
      'Un serveur web répond, mais il n’y a pas de WebSocket à ce chemin.',
      'Corrigez le chemin, ou le proxy placé devant : Prosody utilise /xmpp-websocket.',
    ),
    'wrong-signaling': plain(
      'Le serveur parle un autre protocole que la page.',
      'Mettez signaling sur l’autre : xmpp ou janus.',
    ),
    'wrong-domain': plain(
      'Le serveur ne connaît pas ce domaine XMPP.',
      'Corrigez le domaine, ou ajoutez-le au serveur.',
    ),
    'wrong-credentials': plain(
      'Le serveur refuse ces identifiants.',
      'Vérifiez user id, app id et le mot de passe ou le jeton ; un jeton peut avoir expiré.',
    ),
    'no-guests': plain(
      'Le serveur ne laisse entrer personne sans identifiants, et il n’y en a pas.',
      'Donnez des identifiants, ou admettez des invités sur le serveur.',
    ),
    'no-mechanism': plain(
      'Le serveur ne propose aucune connexion que les navigateurs connaissent.',
      'Activez sur le serveur PLAIN sur TLS, ou ANONYMOUS pour les invités.',
    ),
    'user-missing': plain('Il y a des identifiants, mais pas de user id.', 'Donnez aussi user id.'),
    'credentials-failed': plain(
      'La page n’a pas pu obtenir d’identifiants.',
      'Voyez pourquoi sa fonction credentials échoue : le service de jetons est peut-être en panne.',
    ),
    'sign-in-failed': plain(
      'La connexion au compte a commencé, puis s’est interrompue.',
      'Consultez le journal du serveur, puis vérifiez à nouveau.',
    ),
    'plugin-missing': plain(
      'Janus n’a pas de module pour ces appels.',
      'Activez VideoCall pour les appels, ou VideoRoom pour les conférences.',
    ),
    'clock-wrong': plain(
      'Les horloges de cet appareil et du serveur diffèrent de plus d’une minute.',
      'Réglez les deux sur l’heure du réseau : les identifiants TURN expirent selon l’horloge.',
    ),
    'no-ice-servers': plain(
      'Aucun serveur STUN ni TURN n’est connu.',
      'Donnez iceServers, ou laissez le serveur XMPP les proposer (XEP-0215).',
    ),
    'no-turn': plain(
      'Aucun serveur TURN n’est connu : sur les réseaux stricts, les appels échouent.',
      'Installez-en un, que le serveur XMPP ou iceServers nomme.',
    ),
    'ice-servers-failed': plain(
      'La page n’a pas pu obtenir ses serveurs STUN et TURN.',
      'Voyez pourquoi sa fonction iceServers échoue ou tarde autant.',
    ),
    'ice-servers-invalid': plain(
      'Certains des iceServers sont inutilisables.',
      'Corrigez leurs adresses, et donnez à chaque serveur TURN username et credential.',
    ),
    'ice-host-unknown': plain(
      'Le nom du serveur STUN ou TURN ne mène nulle part.',
      'Corrigez le nom, ou son entrée DNS.',
    ),
    'stun-unreachable': plain(
      'Le serveur STUN ne répond pas.',
      'Ouvrez son port UDP, en général 3478, et vérifiez qu’il tourne.',
    ),
    'turn-unreachable': plain(
      'Le serveur TURN ne répond pas par ce chemin.',
      'Vérifiez qu’il tourne et écoute là, que le port est ouvert et, avec TLS, que le certificat est valable.',
    ),
    'udp-blocked': plain(
      'Le serveur TURN est joignable par TCP, mais pas par UDP : son et image peuvent saccader.',
      'Ouvrez son port UDP dans chaque pare-feu, en général 3478.',
    ),
    'turn-refused': plain(
      'Le serveur TURN refuse les identifiants.',
      'Utilisez le même secret dans le serveur TURN et là où naissent les identifiants.',
    ),
    'turn-expired': plain(
      'Les identifiants TURN ont expiré.',
      'Créez-en de nouveaux pour chaque appel, et vérifiez les horloges.',
    ),
    'turn-full': plain(
      'Le serveur TURN ne donne plus de relais.',
      'Augmentez ses quotas, ou ajoutez-en un autre.',
    ),
    'turn-failed': plain(
      'Le serveur TURN n’a donné aucun relais, et ce navigateur ne dit pas pourquoi.',
      'Vérifiez à nouveau dans Chrome, qui le dit ; vérifiez le secret et le port.',
    ),
    'relay-blocked': plain(
      'Le serveur TURN donne des relais, mais ne laisse rien passer.',
      'Ouvrez ses ports de relais dans le pare-feu, et vérifiez external-ip et denied-peer-ip.',
    ),
    'relay-slow': plain(
      'Trop peu passe par le relais, même pour le son.',
      'Essayez un autre réseau, ou un relais plus proche ou moins chargé.',
    ),
    'relay-audio-only': plain(
      'Assez passe par le relais pour le son, mais pas pour la vidéo.',
      'Essayez un autre réseau, ou augmentez la limite du serveur TURN.',
    ),
    'relay-far': plain(
      'Le chemin vers le relais est long : on se coupe la parole.',
      'Utilisez un serveur TURN plus proche.',
    ),
    'not-offered': plain('Aucun n’est configuré, il n’y a donc rien à vérifier.'),
    'no-server-needed': plain('Les appels entre fenêtres d’un navigateur n’en ont pas besoin.'),
  },
};
