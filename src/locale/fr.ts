import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

/** The narrow space that never breaks: French wants it before ? : ; and inside « ». */
const NARROW = '\u202f';
const quoted = (text: string) => `«${NARROW}${text}${NARROW}»`;

const name = (text: string) => inSentence(text, 'ltr');
/** "de Tom", but "d’Ana". */
const ofPerson = (text: string) => (/^[aeiouàâéèêëîïôùûœ]/i.test(text) ? 'd’' : 'de ') + name(text);
const DEVICES = { audioinput: 'Micro', videoinput: 'Caméra', audiooutput: 'Haut-parleur' } as const;
/** Bare, with "votre" and with the article. */
const THINGS: Record<MediaThing, { readonly bare: string; readonly your: string; readonly the: string }> = {
  microphone: { bare: 'Micro', your: 'Votre micro', the: 'le micro' },
  camera: { bare: 'Caméra', your: 'Votre caméra', the: 'la caméra' },
  both: { bare: 'Caméra et Micro', your: 'Votre caméra et votre micro', the: 'la caméra et le micro' },
  screen: { bare: 'Enregistrement de l’écran', your: 'Votre écran', the: 'l’écran' },
  speaker: { bare: 'Haut-parleur', your: 'Votre haut-parleur', the: 'le haut-parleur' },
};
const NONE: Record<MediaThing, string> = {
  microphone: 'Aucun micro trouvé',
  camera: 'Aucune caméra trouvée',
  both: 'Ni caméra ni micro trouvés',
  screen: 'Aucun écran trouvé',
  speaker: 'Aucun haut-parleur trouvé',
};
/** Masculine, feminine or plural, as the thing asks for. */
const forms = (thing: MediaThing, he: string, she: string, they: string) =>
  thing === 'both' ? they : thing === 'camera' ? she : he;
const some = (count: number, one: string, more: string) => `${count} ${count < 2 ? one : more}`;
const ASK = 'Contactez les responsables de cette page.';
const SHARE = 'Partager l’écran';
const AGAIN = 'Réessayer';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? 'Appel vidéo' : 'Appel audio');
const NO_WAY = plain(
  'Aucun chemin n’a été trouvé',
  'Un réseau bloque l’appel. Essayez-en un autre, puis rappelez.',
);
const LOST = plain(
  'La connexion a été perdue',
  'Nous avons essayé de la rétablir. Vérifiez votre réseau, puis rappelez.',
);
const UNSAFE = plain('L’appel n’était plus sûr', 'L’autre côté a changé en cours d’appel. Rappelez.');
const NO_MEDIA = plain('Le son et l’image n’ont pas démarré', 'Rechargez la page, puis rappelez.');

/** Français. L’import suffit : le module s’inscrit lui-même. */
export const fr: Terms = {
  lang: 'fr',
  dir: 'ltr',

  you: 'Vous',
  screenOf: (person) => `Écran ${ofPerson(person)}`,
  muted: 'Micro coupé',
  speaking: 'Parle',
  noVideo: 'Pas de vidéo',
  reconnecting: 'Reconnexion…',
  networkWeak: 'Le réseau de l’autre côté est faible.',
  connectionWeak: 'Connexion faible',
  onHold: 'En attente',
  pinned: 'Épinglé',
  handRaised: (place) => (place ? `Main levée, numéro ${place}` : 'Main levée'),
  tileMenu: (person) => `Plus d’options pour ${name(person)}`,
  pin: 'Épingler',
  unpin: 'Désépingler',
  tileFull: 'Plein écran',
  tileFullExit: 'Quitter le plein écran',
  tilePip: 'Image dans l’image',
  tileVolume: 'Volume',
  percent: (value) => `${value}${NARROW}%`,
  movePicture: 'Déplacer votre image',
  movePictureHint: 'Les flèches choisissent le coin',
  pictureMoved: (top, left) => `Votre image est en ${top ? 'haut' : 'bas'} à ${left ? 'gauche' : 'droite'}`,
  waitingForOthers: 'En attente des autres personnes',
  firstHere: 'Personne d’autre n’est encore là',
  invitedWillCome: (people, count) =>
    count === 1
      ? `Invitation envoyée à ${people}, qui s’affichera ici en rejoignant l’appel.`
      : `Invitation envoyée à ${people}. Ces personnes s’afficheront ici en rejoignant l’appel.`,
  moreOthers: (count) => `+${some(count, 'personne', 'personnes')}`,
  participantsLabel: (count) => `${some(count, 'personne', 'personnes')} dans l’appel`,
  pageOf: (page, pages) => `${page} sur ${pages}`,
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  sharingYourScreen: 'Vous partagez votre écran',
  everyoneSees: (surface) =>
    ({
      monitor: 'Tout le monde voit votre écran entier.',
      window: 'Tout le monde voit une fenêtre.',
      browser: 'Tout le monde voit un onglet de votre navigateur.',
      '': 'Tout le monde voit ce que vous avez choisi.',
    })[surface],
  shareOther: 'Partager autre chose',
  stopSharing: 'Arrêter le partage',
  soundPaused: 'Le son est en pause',
  tapToHear: 'Touchez pour écouter',
  recording: 'Enregistrement',
  recordsCall: (person) => (person ? `${name(person)} enregistre cet appel` : 'Vous enregistrez cet appel'),
  recordingStopped: 'L’enregistrement est arrêté',

  callControls: 'Commandes de l’appel',
  microphone: 'Micro',
  camera: 'Caméra',
  shareScreen: SHARE,
  leave: 'Quitter',
  callTime: 'Durée de l’appel',
  more: 'Plus',
  backFrom: (menu) => `Retour, ${menu}`,
  raiseHand: 'Lever la main',
  handPlace: (place) => `numéro ${place}`,
  flipCamera: 'Changer de caméra',
  fullScreen: 'Plein écran',
  recordAtServer: 'Enregistrer sur le serveur',
  dataUse: 'Utilisation des données',
  dataUseAuto: 'Automatique',
  pictureInPicture: 'Image dans l’image',
  layout: 'Disposition',
  layoutName: {
    auto: 'Automatique',
    grid: 'Grille',
    spotlight: 'En vedette',
    strip: 'Bandeau',
    presenter: 'Présentation',
  },
  panel: {
    chat: 'Discussion',
    people: 'Participants',
    devices: 'Appareils',
    stats: 'Statistiques de l’appel',
    safety: 'Code de sécurité',
  },
  newMessages: (count) => some(count, 'nouveau', 'nouveaux'),
  talkingMuted: 'Votre micro est coupé. Personne ne vous entend.',
  unmute: 'Activer le micro',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'Comme le système',
  followSystemNow: (device) => `Comme le système — en ce moment${NARROW}: ${name(device)}`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) =>
    kind === 'videoinput'
      ? 'Aucune caméra trouvée. Branchez-en une, ou continuez sans.'
      : `Aucun ${DEVICES[kind].toLowerCase()} trouvé. Branchez-en un, ou continuez sans.`,
  deviceConnected: (device) => `Appareil connecté${NARROW}: ${name(device)}.`,
  deviceRemoved: (device, now) =>
    `Appareil retiré${NARROW}: ${name(device)}. ` +
    (now ? `Utilisé maintenant${NARROW}: ${name(now)}.` : 'Le choix du système s’applique.'),
  deviceRequired: (kind) =>
    kind === 'videoinput' ? 'Il faut une caméra.' : `Il faut un ${DEVICES[kind].toLowerCase()}.`,
  outputBySystem: 'Ce navigateur joue le son là où le système le veut.',
  microphoneLevel: 'Niveau du micro',
  saySomething: `Dites quelque chose${NARROW}: la barre devrait bouger.`,
  devices: 'Appareils',
  deviceBlocked: 'Bloqué',
  useDevice: 'Utiliser',
  test: 'Tester',
  testSpeaker: 'Tester le haut-parleur',

  lobbyTitle: `Tout est prêt${NARROW}?`,
  lobbyCalls: (people) => `Vous allez appeler ${people}`,
  lobbyInCall: (people, count) => `${people} ${count === 1 ? 'est' : 'sont'} dans l’appel`,
  lobbyInitials: 'Les autres verront vos initiales',
  lobbyUnseen: 'Personne ne vous voit ni ne vous entend encore',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'Activer la caméra et le micro' : 'Activer le micro'),
  lobbyJoin: (without, answering) =>
    (answering ? 'Répondre' : 'Rejoindre') +
    { nothing: '', camera: ' sans caméra', microphone: ' sans micro', both: ' sans caméra ni micro' }[
      without
    ],
  tryAgain: AGAIN,
  openInTab: 'Ouvrir dans un onglet',

  callKind: kindOf,
  callFrom: (kind, person) => `${kindOf(kind)} ${ofPerson(person)}`,
  isCalling: (person) => `${name(person)} vous appelle`,
  alsoRinging: (kind) => `${kindOf(kind)}, sonne aussi`,
  people: (names, more) =>
    listOf('fr', [...names.map(name), ...(more ? [some(more, 'autre personne', 'autres personnes')] : [])]),
  andOthers: (names) => `+ ${names.map(name).join(', ')}`,
  answer: 'Répondre',
  audioOnly: 'Audio seul',
  decline: 'Refuser',
  answerPerson: (person) => `Répondre à ${name(person)}`,
  declinePerson: (person) => `Refuser l’appel ${ofPerson(person)}`,
  moreCalls: (count) => `+${some(count, 'autre appel', 'autres appels')}`,
  stopsIn: (seconds) => `s’arrête dans ${seconds} s`,
  stopsInSpoken: (seconds) => `La sonnerie s’arrête dans ${some(seconds, 'seconde', 'secondes')}`,
  startsWhenAnswered: (kind) =>
    kind === 'video'
      ? 'Votre caméra s’active quand vous répondez'
      : 'Votre micro s’active quand vous répondez',
  message: 'Message',
  declineTitle: 'Refuser avec un message',
  declineTexts: ['Je vous rappelle bientôt', 'Je suis en réunion', `Pouvez-vous m’écrire${NARROW}?`],
  declineOwn: 'Écrire le vôtre',
  declineField: 'Votre message',
  declineSend: 'Envoyer',
  back: 'Retour',
  holdAndAnswer: 'Suspendre et répondre',
  endAndAnswer: 'Raccrocher et répondre',

  calling: 'Appel en cours…',
  ringing: 'Ça sonne…',
  connecting: 'Connexion…',
  connected: 'Connexion établie',
  callAgain: 'Rappeler',
  rejoinOffer: (people) => `Vous étiez en appel avec ${people}`,
  rejoin: 'Y retourner',
  notNow: 'Pas maintenant',
  done: 'Terminé',
  cancelCall: 'Annuler',
  putOnHold: (person) => `Appel mis en attente par ${name(person)}`,
  resume: 'Reprendre',
  resumeWith: (people) => `Reprendre l’appel avec ${people}`,
  endWith: (people) => `Terminer l’appel avec ${people}`,
  messageFrom: (person, text) => `${name(person)}${NARROW}: ${name(text)}`,
  rateTitle: `Comment était l’appel${NARROW}?`,
  starCount: (stars) => some(stars, 'étoile', 'étoiles'),
  starWords: ['Mauvais', 'Médiocre', 'Correct', 'Bon', 'Très bon'],
  rateWhy: `Qu’est-ce qui n’allait pas${NARROW}?`,
  rateReason: {
    'sound-broke': 'Son haché',
    'picture-froze': 'Image figée',
    echo: 'Écho',
    'not-heard': 'Son inaudible',
  },
  spentWith: (seconds, people) =>
    people ? `${spanOf('fr', seconds)} avec ${people}` : spanOf('fr', seconds),

  closePanel: 'Fermer',
  chat: 'Discussion',
  chatClose: 'Fermer la discussion',
  chatEmpty: plain(
    'Aucun message pour l’instant',
    'Tout le monde dans cet appel voit ce que vous écrivez ici.',
  ),
  chatField: 'Écrire un message',
  chatSend: 'Envoyer le message',
  chatSending: 'Envoi…',
  chatNotSent: (names) =>
    names.length ? `Message non envoyé à ${listOf('fr', names.map(name))}.` : 'Message non envoyé.',
  chatTryAgain: AGAIN,
  chatNew: (count) => some(count, 'nouveau message', 'nouveaux messages'),
  chatFrom: (person, text) => `${name(person)}${NARROW}: ${text}`,
  chatLeft: (characters) => some(characters, 'caractère restant', 'caractères restants'),
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('Les messages n’arrivent pas là-bas', 'L’application de l’autre côté n’a pas de discussion.')
      : plain('La discussion est fermée', 'Vous pouvez écrire ici pendant un appel.'),

  reactions: 'Réactions',
  reaction: {
    like: 'Pouce levé',
    love: 'Cœur',
    laugh: 'Rire',
    wow: 'Surprise',
    clap: 'Applaudissements',
    party: 'Fête',
  },
  reactionFrom: (person, reaction) => `${name(person)}${NARROW}: ${reaction}`,

  stats: 'Statistiques de l’appel',
  statsClose: 'Fermer les statistiques',
  statsCopy: 'Copier',
  statsCopied: 'Copié',
  statsNotCopied: 'Non copié',
  statsNone: 'Les chiffres s’affichent ici dès qu’un appel est établi.',
  statsPerson: 'Connexion avec',
  statsAgo: 'il y a 2 min',
  statsNow: 'maintenant',
  statsNames: {
    received: 'Reçu',
    sent: 'Envoyé',
    connection: 'Connexion',
    picture: 'Image',
    screen: 'Écran',
    sound: 'Son',
    lost: 'Perte',
    jitter: 'Gigue',
    quality: 'Qualité',
    roundTrip: 'Aller-retour',
    path: 'Chemin',
    available: 'Débit possible',
    limited: 'Limité par',
    cap: 'Limite fixée',
    server: 'Serveur',
  },
  statsGrade: { 0: 'Coupée', 1: 'Mauvaise', 2: 'Faible', 3: 'Moyenne', 4: 'Bonne', 5: 'Excellente' },
  statsPath: { direct: 'Direct', relay: 'Par un relais' },
  statsFrames: (count) => `${count} images/s`,
  statsLimit: (by) =>
    by === 'cpu' ? 'Cet appareil' : by === 'bandwidth' ? 'Le réseau' : by === 'other' ? 'Autre chose' : null,

  safetyCode: 'Code de sécurité',
  safetyCodeWith: (person) => `Code de sécurité avec ${name(person)}`,
  safetyCodeWhom: 'Avec qui',
  safetyCodeNobody: 'Choisir une personne',
  safetyCodeChoose: 'Chaque paire dans un appel a son propre code. Choisissez avec qui vous comparez.',
  safetyCodeNone: 'Il n’y a pas encore de code. Il sera là dès que la connexion sera établie.',
  moveToConference: 'Continuer en conférence',
  movedToConference: 'Cet appel passe maintenant par un serveur de conférence.',
  safetyCodePassphrase:
    'Tous dans cette salle connaissent la phrase secrète, et seuls ceux qui la connaissent y sont. Il n’y a pas de code à comparer.',
  encryption: {
    'end-to-end': 'Chiffré de bout en bout, de personne à personne.',
    server: 'Chiffré jusqu’au serveur, qui pourrait voir et entendre.',
  },
  safetyCodeExplains: `Lisez-vous les images et les chiffres${NARROW}: si vous voyez tous deux la même chose, personne ne se trouve entre vos deux navigateurs, pas même le serveur${NARROW}; cela ne dit rien de qui d’autre est dans la pièce ou sur l’appareil.`,
  safetyDigits: (digits) => `Chiffres${NARROW}: ${digits}`,
  safetyPicture: {
    elephant: 'Éléphant',
    giraffe: 'Girafe',
    snake: 'Serpent',
    turtle: 'Tortue',
    crab: 'Crabe',
    snail: 'Escargot',
    bee: 'Abeille',
    owl: 'Hibou',
    penguin: 'Manchot',
    dolphin: 'Dauphin',
    butterfly: 'Papillon',
    camel: 'Chameau',
    frog: 'Grenouille',
    rabbit: 'Lapin',
    sheep: 'Mouton',
    octopus: 'Pieuvre',
    cactus: 'Cactus',
    sunflower: 'Tournesol',
    mushroom: 'Champignon',
    palm: 'Palmier',
    banana: 'Banane',
    grapes: 'Raisin',
    melon: 'Melon',
    carrot: 'Carotte',
    corn: 'Maïs',
    bread: 'Pain',
    cheese: 'Fromage',
    egg: 'Œuf',
    iceCream: 'Glace',
    cake: 'Gâteau',
    coffee: 'Café',
    house: 'Maison',
    tent: 'Tente',
    bridge: 'Pont',
    sailboat: 'Voilier',
    train: 'Train',
    bicycle: 'Vélo',
    helicopter: 'Hélicoptère',
    rocket: 'Fusée',
    car: 'Voiture',
    balloon: 'Ballon de baudruche',
    guitar: 'Guitare',
    trumpet: 'Trompette',
    drum: 'Tambour',
    piano: 'Piano',
    bell: 'Cloche',
    key: 'Clé',
    hammer: 'Marteau',
    paperclip: 'Trombone',
    book: 'Livre',
    alarmClock: 'Réveil',
    lightBulb: 'Ampoule',
    umbrella: 'Parapluie',
    glasses: 'Lunettes',
    boot: 'Botte',
    crown: 'Couronne',
    hat: 'Chapeau',
    anchor: 'Ancre',
    star: 'Étoile',
    moon: 'Lune',
    lightning: 'Éclair',
    fire: 'Feu',
    trophy: 'Trophée',
    ball: 'Balle',
  },

  ended: {
    'hung-up': () => plain('Appel terminé'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? 'Appel terminé' : `${name(end.name)} a raccroché`),
    cancelled: (end) => plain(end.outgoing ? 'Appel annulé' : `${name(end.name)} a raccroché`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? 'Appel refusé'
          : end.count > 1
            ? 'Personne n’a pris l’appel'
            : `${name(end.name)} a refusé l’appel`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(
            end.count > 1 ? 'Tout le monde est déjà en appel' : `${name(end.name)} est dans un autre appel`,
          )
        : plain('Appel refusé'),
    'no-answer': (end) => plain(end.outgoing ? 'Pas de réponse' : `Appel manqué ${ofPerson(end.name)}`),
    'not-online': (end) => plain(`${name(end.name)} n’est pas en ligne`),
    'answered-elsewhere': () => plain('Réponse sur un autre appareil'),
    'not-supported': (end) =>
      plain(
        `${name(end.name)} ne peut pas recevoir d’appels`,
        'Son application ou son navigateur ne prend pas les appels en charge.',
      ),
    'ice-failed': () => NO_WAY,
    'connection-lost': () => LOST,
    'security-error': () => UNSAFE,
    removed: () => plain('Vous ne faites plus partie de l’appel'),
    'room-closed': () => plain('La salle a été fermée'),
    'media-error': () => NO_MEDIA,
    disconnected: () => plain('Appel terminé'),
  },

  trouble: {
    'service-missing': plain('Les appels ne sont pas configurés ici', ASK),
    'service-invalid': plain('Les appels ne sont pas configurés ici', ASK),
    'service-insecure': plain('Les appels demandent une connexion sécurisée', ASK),
    'service-unreachable': plain(
      'Le service d’appel ne répond pas',
      'Nous continuons d’essayer. Vérifiez votre réseau en attendant.',
    ),
    'auth-failed': plain(
      'La connexion au compte a échoué',
      'Rechargez la page, ou contactez ses responsables.',
    ),
    conflict: plain('Votre compte est ouvert ailleurs', 'Pour appeler d’ici, rechargez cette page.'),
    'service-cannot': plain('Ce service ne le permet pas', 'Rien n’a été changé.'),
    'service-failed': plain(
      'Le service a échoué',
      'Il n’a pas pu faire ce qui était demandé. Réessayez dans un instant.',
    ),
    'no-such-user': plain('Cette personne n’est pas en ligne', 'Réessayez plus tard.'),
    'signaling-offline': plain('Vous êtes hors ligne', 'La connexion reprend dès que le réseau revient.'),
    'signal-invalid': plain(
      'L’appel n’a pas pu être envoyé',
      `Réessayez. Si le problème persiste${NARROW}: ${ASK}`,
    ),
    aborted: plain('L’appel a été arrêté', 'Rappelez quand vous voulez.'),
    'invalid-value': plain('Cet appel n’est pas possible', ASK),
    'no-callees': plain('Il n’y a encore personne à appeler', 'Choisissez d’abord quelqu’un.'),
    'self-call': plain('C’est votre propre numéro', 'Choisissez quelqu’un d’autre.'),
    'mesh-full': plain('Trop de personnes pour un appel', 'Appelez moins de personnes à la fois.'),
    'room-full': plain(
      'La salle est pleine',
      'Vous voyez et entendez les autres ; ils vous verront dès que quelqu’un partira.',
    ),
    'no-such-room': plain('Cette salle n’existe pas', 'Vérifiez son numéro, puis rejoignez-la de nouveau.'),
    'room-denied': plain(
      'Cette salle ne vous est pas ouverte',
      'Vérifiez son code, puis rejoignez-la de nouveau.',
    ),
    'already-in-call': plain('Vous êtes déjà en appel', 'Quittez-le, puis rappelez.'),
    'no-such-call': plain('Cet appel est terminé', 'Rappelez si vous voulez encore parler.'),
    'wrong-phase': plain('Ce n’est pas possible maintenant', 'Attendez un instant, puis réessayez.'),
    'ice-failed': NO_WAY,
    'connection-lost': LOST,
    'media-error': NO_MEDIA,
    'security-error': UNSAFE,
    'no-relay': plain(
      'Aucun relais n’est joignable',
      'Vérifiez le réseau, ou contactez les responsables du service.',
    ),
    'ice-servers-failed': plain(
      'Des serveurs de connexion manquent',
      'L’appel pourrait ne pas aboutir depuis ce réseau.',
    ),
    'peer-cannot': plain('Pas possible avec cette personne', 'Son application ne le permet pas.'),
    'not-allowed': plain('Réservé à la personne qui a lancé l’appel', 'Demandez-lui de le faire.'),
    'recording-failed': plain(
      'L’enregistrement s’est arrêté',
      'Il n’a pas pu être sauvegardé. Vérifiez l’espace libre.',
    ),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') {
        return plain(
          'Votre écran n’est pas partagé',
          `Choisissez à nouveau ${quoted(SHARE)} et donnez l’autorisation.`,
        );
      }
      const title = `${THINGS[thing].your} ${forms(thing, 'est bloqué', 'est bloquée', 'sont bloqués')}`;
      const again = `Choisissez ensuite ${quoted(AGAIN)}.`;
      if (browser === 'firefox') {
        return inSteps(
          title,
          ['Sélectionnez l’icône barrée à gauche de l’adresse.', 'Retirez-y le blocage.'],
          again,
        );
      }
      return browser === 'safari'
        ? inSteps(
            title,
            ['Ouvrez le menu Safari, puis les réglages de ce site.', `Autorisez-y ${THINGS[thing].the}.`],
            again,
          )
        : inSteps(
            title,
            [
              'Sélectionnez l’icône à gauche de l’adresse.',
              `Autorisez ${THINGS[thing].the} pour cette page.`,
            ],
            'La suite se fait toute seule.',
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `Votre ordinateur bloque ${THINGS[thing].the}`,
        `Ouvrez les réglages système, Confidentialité, ${THINGS[thing].bare}, et autorisez ce navigateur.`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'Cette page ne peut pas partager l’écran ici'
          : `Cette page ne peut pas utiliser ${THINGS[thing].the} ici`,
        'Ouvrez l’appel dans son propre onglet.',
      ),
    'no-device': (thing) => plain(NONE[thing], 'Branchez un appareil, ou continuez sans.'),
    'device-in-use': (thing) =>
      plain(
        `Une autre application utilise ${THINGS[thing].the}`,
        `Fermez-la${NARROW}; nous réessayons automatiquement.`,
      ),
    'device-unavailable': (thing) =>
      plain(
        `${THINGS[thing].your} ${thing === 'both' ? 'ne sont plus là' : 'n’est plus là'}`,
        thing === 'screen' ? 'Partagez-le à nouveau.' : 'Branchez l’appareil, ou choisissez-en un autre.',
      ),
    'insecure-origin': () => plain('Les appels demandent une page sécurisée', 'Ouvrez cette page en https.'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('Ce navigateur ne peut pas partager l’écran', 'Utilisez un navigateur sur un ordinateur.')
        : thing === 'speaker'
          ? plain(
              'Ce navigateur ne permet pas de choisir un haut-parleur',
              'Choisissez-le dans les réglages du système.',
            )
          : plain(
              `Ce navigateur ne peut pas utiliser ${THINGS[thing].the}`,
              'Ouvrez la page dans un autre navigateur.',
            ),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain(
            'Votre écran n’est pas partagé',
            `Vous avez fermé le choix. Choisissez ${quoted(SHARE)} pour réessayer.`,
          )
        : plain(
            `${THINGS[thing].your} ${forms(thing, 'est désactivé', 'est désactivée', 'sont désactivés')}`,
            'Vous avez fermé la question. Réactivez pour réessayer.',
          ),
    'black-picture': () => plain('Votre caméra envoie une image noire', `Son cache est-il fermé${NARROW}?`),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(
        device ? `Aucun son ne vient ${ofPerson(device)}` : 'Aucun son ne vient de votre micro',
        `Est-il éteint${NARROW}? Essayez-en un autre.`,
      ),
    'capture-failed': (thing) =>
      plain(
        `${THINGS[thing].your} ${thing === 'both' ? 'n’ont pas' : 'n’a pas'} démarré`,
        'Réessayez, ou choisissez un autre appareil.',
      ),
  },
};

registerTerms('fr', fr);
