import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');
const DEVICES = { audioinput: 'Mikrofon', videoinput: 'Kamera', audiooutput: 'Lautsprecher' } as const;
/** Nominative and accusative with the article each thing takes, and its bare name. */
const THINGS: Record<MediaThing, { readonly bare: string; readonly your: string; readonly the: string }> = {
  microphone: { bare: 'Mikrofon', your: 'Ihr Mikrofon', the: 'das Mikrofon' },
  camera: { bare: 'Kamera', your: 'Ihre Kamera', the: 'die Kamera' },
  both: { bare: 'Kamera und Mikrofon', your: 'Kamera und Mikrofon', the: 'Kamera und Mikrofon' },
  screen: { bare: 'Bildschirmaufnahme', your: 'Ihr Bildschirm', the: 'den Bildschirm' },
  speaker: { bare: 'Lautsprecher', your: 'Ihr Lautsprecher', the: 'den Lautsprecher' },
};
const NONE: Record<MediaThing, string> = {
  microphone: 'Kein Mikrofon gefunden',
  camera: 'Keine Kamera gefunden',
  both: 'Weder Kamera noch Mikrofon gefunden',
  screen: 'Kein Bildschirm gefunden',
  speaker: 'Kein Lautsprecher gefunden',
};
const are = (thing: MediaThing) => (thing === 'both' ? 'sind' : 'ist');
const ASK = 'Fragen Sie, wer diese Seite betreibt.';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? 'Videoanruf' : 'Sprachanruf');

/** Deutsch. Importieren genügt: das Modul meldet sich selbst an. */
export const de: Terms = {
  lang: 'de',
  dir: 'ltr',

  you: 'Sie',
  screenOf: (person) => `Bildschirm von ${name(person)}`,
  muted: 'Stumm',
  speaking: 'Spricht',
  noVideo: 'Kein Bild',
  reconnecting: 'Verbindung wird wiederhergestellt…',
  networkWeak: 'Das Netz dort ist schwach.',
  connectionWeak: 'Schwache Verbindung',
  onHold: 'Gehalten',
  pinned: 'Angeheftet',
  handRaised: (place) => (place ? `Meldet sich, Platz ${place}` : 'Meldet sich'),
  tileMenu: (person) => `Mehr zu ${name(person)}`,
  pin: 'Anheften',
  unpin: 'Lösen',
  tileFull: 'Vollbild',
  tileFullExit: 'Vollbild beenden',
  tilePip: 'Bild im Bild',
  tileVolume: 'Lautstärke',
  percent: (value) => `${value} %`,
  movePicture: 'Ihr Bild verschieben',
  movePictureHint: 'Die Pfeiltasten wählen die Ecke',
  pictureMoved: (top, left) => `Ihr Bild ist ${top ? 'oben' : 'unten'} ${left ? 'links' : 'rechts'}`,
  waitingForOthers: 'Warten auf die anderen',
  firstHere: 'Sie sind als Erstes hier',
  invitedWillCome: (people, count) =>
    count === 1
      ? `${people} ist eingeladen und erscheint hier nach dem Beitritt.`
      : `${people} sind eingeladen. Wer beitritt, erscheint hier.`,
  moreOthers: (count) => (count === 1 ? '+1 Person' : `+${count} Personen`),
  participantsLabel: (count) => (count === 1 ? '1 Person im Anruf' : `${count} Personen im Anruf`),
  pageOf: (page, pages) => `${page} von ${pages}`,
  previousPage: 'Vorige Seite',
  nextPage: 'Nächste Seite',
  sharingYourScreen: 'Sie zeigen Ihren Bildschirm',
  everyoneSees: (surface) =>
    ({
      monitor: 'Alle sehen Ihren ganzen Bildschirm.',
      window: 'Alle sehen ein Fenster.',
      browser: 'Alle sehen einen Tab Ihres Browsers.',
      '': 'Alle sehen, was Sie gewählt haben.',
    })[surface],
  shareOther: 'Etwas anderes zeigen',
  stopSharing: 'Nicht mehr zeigen',
  soundPaused: 'Der Ton ist angehalten',
  tapToHear: 'Tippen, um zu hören',
  recording: 'Aufnahme',
  recordsCall: (person) =>
    person ? `${name(person)} nimmt diesen Anruf auf` : 'Sie nehmen diesen Anruf auf',
  recordingStopped: 'Die Aufnahme ist beendet',

  callControls: 'Anrufsteuerung',
  microphone: 'Mikrofon',
  camera: 'Kamera',
  shareScreen: 'Bildschirm zeigen',
  leave: 'Auflegen',
  callTime: 'Dauer des Anrufs',
  more: 'Mehr',
  backFrom: (menu) => `Zurück von ${menu}`,
  raiseHand: 'Hand heben',
  handPlace: (place) => `Platz ${place}`,
  flipCamera: 'Kamera wechseln',
  fullScreen: 'Vollbild',
  recordAtServer: 'Auf dem Server aufnehmen',
  dataUse: 'Datenverbrauch',
  dataUseAuto: 'Automatisch',
  pictureInPicture: 'Bild im Bild',
  layout: 'Anordnung',
  layoutName: {
    auto: 'Automatisch',
    grid: 'Raster',
    spotlight: 'Groß im Bild',
    strip: 'Streifen',
    presenter: 'Präsentation',
  },
  panel: {
    chat: 'Chat',
    people: 'Personen',
    devices: 'Geräte',
    stats: 'Anrufstatistik',
    safety: 'Sicherheitscode',
  },
  newMessages: (count) => `${count} neu`,
  talkingMuted: 'Sie sind stummgeschaltet. Niemand hört Sie.',
  unmute: 'Ton an',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'Wie im System eingestellt',
  followSystemNow: (device) => `Wie im System eingestellt — jetzt: ${name(device)}`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) =>
    kind === 'videoinput'
      ? 'Keine Kamera gefunden. Schließen Sie eine an, oder machen Sie ohne weiter.'
      : kind === 'audioinput'
        ? 'Kein Mikrofon gefunden. Schließen Sie eines an, oder machen Sie ohne weiter.'
        : 'Kein Lautsprecher gefunden. Schließen Sie einen an, oder machen Sie ohne weiter.',
  deviceConnected: (device) => `${name(device)} angeschlossen.`,
  deviceRemoved: (device, now) =>
    now
      ? `${name(device)} entfernt. Es geht weiter mit ${name(now)}.`
      : `${name(device)} entfernt. Es gilt wieder die Einstellung des Systems.`,
  deviceRequired: (kind) =>
    kind === 'videoinput' ? 'Eine Kamera wird gebraucht.' : `Ein ${DEVICES[kind]} wird gebraucht.`,
  outputBySystem: 'Dieser Browser spielt den Ton dort, wo das System es will.',
  microphoneLevel: 'Mikrofonpegel',
  saySomething: 'Sagen Sie etwas: Der Balken sollte sich bewegen.',
  devices: 'Geräte',
  deviceBlocked: 'Gesperrt',
  useDevice: 'Benutzen',
  test: 'Testen',
  testSpeaker: 'Lautsprecher testen',

  lobbyTitle: 'Bereit?',
  lobbyCalls: (people) => `Gleich rufen Sie ${people} an`,
  lobbyInCall: (people, count) => `${people} ${count === 1 ? 'ist' : 'sind'} im Anruf`,
  lobbyInitials: 'Die anderen sehen Ihre Initialen',
  lobbyUnseen: 'Noch sieht und hört Sie niemand',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'Kamera und Mikrofon einschalten' : 'Mikrofon einschalten'),
  lobbyJoin: (without, answering) =>
    ({
      nothing: '',
      camera: 'Ohne Kamera ',
      microphone: 'Ohne Mikrofon ',
      both: 'Ohne Kamera und Mikrofon ',
    })[without] +
    (without === 'nothing' ? (answering ? 'Annehmen' : 'Teilnehmen') : answering ? 'annehmen' : 'teilnehmen'),
  tryAgain: 'Noch einmal versuchen',
  openInTab: 'In einem Tab öffnen',

  callKind: kindOf,
  callFrom: (kind, person) => `${kindOf(kind)} von ${name(person)}`,
  isCalling: (person) => `${name(person)} ruft an`,
  alsoRinging: (kind) => `${kindOf(kind)}, klingelt auch`,
  people: (names, more) =>
    listOf('de', [
      ...names.map(name),
      ...(more ? [more === 1 ? 'noch 1 Person' : `noch ${more} Personen`] : []),
    ]),
  andOthers: (names) => `+ ${names.map(name).join(', ')}`,
  answer: 'Annehmen',
  audioOnly: 'Nur Ton',
  decline: 'Ablehnen',
  answerPerson: (person) => `Anruf von ${name(person)} annehmen`,
  declinePerson: (person) => `Anruf von ${name(person)} ablehnen`,
  moreCalls: (count) => (count === 1 ? '+1 weiterer Anruf' : `+${count} weitere Anrufe`),
  stopsIn: (seconds) => `endet in ${seconds} s`,
  stopsInSpoken: (seconds) => `Klingelt noch ${seconds} ${seconds === 1 ? 'Sekunde' : 'Sekunden'}`,
  startsWhenAnswered: (kind) =>
    kind === 'video' ? 'Ihre Kamera startet, wenn Sie annehmen' : 'Ihr Mikrofon startet, wenn Sie annehmen',
  message: 'Nachricht',
  declineTitle: 'Ablehnen und schreiben',
  declineTexts: ['Ich rufe gleich zurück', 'Ich bin in einer Besprechung', 'Können Sie mir schreiben?'],
  declineOwn: 'Selbst schreiben',
  declineField: 'Ihre Nachricht',
  declineSend: 'Senden',
  back: 'Zurück',
  holdAndAnswer: 'Halten und annehmen',
  endAndAnswer: 'Beenden und annehmen',

  calling: 'Wird angerufen…',
  ringing: 'Es klingelt…',
  connecting: 'Wird verbunden…',
  connected: 'Verbunden',
  callAgain: 'Noch einmal anrufen',
  rejoinOffer: (people) => `Sie waren in einem Anruf mit ${people}`,
  rejoin: 'Zurück zum Anruf',
  notNow: 'Nicht jetzt',
  done: 'Fertig',
  cancelCall: 'Abbrechen',
  putOnHold: (person) => `${name(person)} hält den Anruf`,
  resume: 'Fortsetzen',
  resumeWith: (people) => `Anruf mit ${people} fortsetzen`,
  endWith: (people) => `Anruf mit ${people} beenden`,
  messageFrom: (person, text) => `${name(person)}: ${name(text)}`,
  rateTitle: 'Wie war der Anruf?',
  starCount: (stars) => (stars === 1 ? '1 Stern' : `${stars} Sterne`),
  starWords: ['Schlecht', 'Mäßig', 'Ganz gut', 'Gut', 'Sehr gut'],
  rateWhy: 'Was hat gestört?',
  rateReason: {
    'sound-broke': 'Der Ton setzte aus',
    'picture-froze': 'Das Bild blieb stehen',
    echo: 'Echo',
    'not-heard': 'War nicht zu hören',
  },
  spentWith: (seconds, people) => (people ? `${spanOf('de', seconds)} mit ${people}` : spanOf('de', seconds)),

  closePanel: 'Schließen',
  chat: 'Chat',
  chatClose: 'Chat schließen',
  chatEmpty: plain('Noch keine Nachrichten', 'Was Sie hier schreiben, sehen alle in diesem Anruf.'),
  chatField: 'Nachricht schreiben',
  chatSend: 'Nachricht senden',
  chatSending: 'Wird gesendet…',
  chatNotSent: (names) =>
    names.length ? `Nicht an ${listOf('de', names.map(name))} gesendet.` : 'Nicht gesendet.',
  chatTryAgain: 'Erneut versuchen',
  chatNew: (count) => (count === 1 ? '1 neue Nachricht' : `${count} neue Nachrichten`),
  chatFrom: (person, text) => `${name(person)}: ${text}`,
  chatLeft: (characters) => `Noch ${characters} Zeichen`,
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('Nachrichten kommen dort nicht an', 'Die App der anderen Seite hat keinen Chat in Anrufen.')
      : plain('Der Chat ist geschlossen', 'Hier können Sie während eines Anrufs schreiben.'),

  reactions: 'Reaktionen',
  reaction: {
    like: 'Daumen hoch',
    love: 'Herz',
    laugh: 'Lachen',
    wow: 'Staunen',
    clap: 'Applaus',
    party: 'Feiern',
  },
  reactionFrom: (person, reaction) => `${name(person)}: ${reaction}`,

  stats: 'Anrufstatistik',
  statsClose: 'Statistik schließen',
  statsCopy: 'Kopieren',
  statsCopied: 'Kopiert',
  statsNotCopied: 'Nicht kopiert',
  statsNone: 'Hier erscheinen Werte, sobald ein Anruf verbunden ist.',
  statsPerson: 'Verbindung mit',
  statsAgo: 'vor 2 min',
  statsNow: 'jetzt',
  statsNames: {
    received: 'Empfangen',
    sent: 'Gesendet',
    connection: 'Verbindung',
    picture: 'Bild',
    screen: 'Bildschirm',
    sound: 'Ton',
    lost: 'Verloren',
    jitter: 'Jitter',
    quality: 'Qualität',
    roundTrip: 'Hin und zurück',
    path: 'Weg',
    available: 'Möglich wären',
    limited: 'Gebremst durch',
    cap: 'Eingestellte Grenze',
    server: 'Server',
  },
  statsGrade: { 0: 'Weg', 1: 'Schlecht', 2: 'Schwach', 3: 'Mäßig', 4: 'Gut', 5: 'Sehr gut' },
  statsPath: { direct: 'Direkt', relay: 'Über ein Relais' },
  statsFrames: (count) => `${count} Bilder/s`,
  statsLimit: (by) =>
    by === 'cpu' ? 'Dieses Gerät' : by === 'bandwidth' ? 'Das Netz' : by === 'other' ? 'Anderes' : null,

  safetyCode: 'Sicherheitscode',
  safetyCodeWith: (person) => `Sicherheitscode mit ${name(person)}`,
  safetyCodeWhom: 'Mit wem',
  safetyCodeNobody: 'Person wählen',
  safetyCodeChoose: 'Jedes Paar in einem Anruf hat seinen eigenen Code. Wählen Sie, mit wem Sie vergleichen.',
  safetyCodeNone: 'Noch gibt es keinen Code. Er ist da, sobald Sie verbunden sind.',
  moveToConference: 'In einer Konferenz fortsetzen',
  movedToConference: 'Dieser Anruf läuft jetzt über einen Konferenzserver.',
  safetyCodePassphrase:
    'Alle in diesem Raum kennen die Passphrase, und nur wer sie kennt, ist dabei. Es gibt keinen Code zu vergleichen.',
  encryption: {
    'end-to-end': 'Verschlüsselt von Mensch zu Mensch.',
    server: 'Verschlüsselt bis zum Server, der zusehen und zuhören könnte.',
  },
  safetyCodeExplains:
    'Lesen Sie einander Bilder und Ziffern vor: Sehen beide dasselbe, sitzt niemand zwischen Ihren beiden Browsern, auch der Server nicht; wer sonst noch im Raum oder auf dem Gerät ist, sagt es nicht.',
  safetyDigits: (digits) => `Ziffern: ${digits}`,
  safetyPicture: {
    elephant: 'Elefant',
    giraffe: 'Giraffe',
    snake: 'Schlange',
    turtle: 'Schildkröte',
    crab: 'Krebs',
    snail: 'Schnecke',
    bee: 'Biene',
    owl: 'Eule',
    penguin: 'Pinguin',
    dolphin: 'Delfin',
    butterfly: 'Schmetterling',
    camel: 'Kamel',
    frog: 'Frosch',
    rabbit: 'Hase',
    sheep: 'Schaf',
    octopus: 'Krake',
    cactus: 'Kaktus',
    sunflower: 'Sonnenblume',
    mushroom: 'Pilz',
    palm: 'Palme',
    banana: 'Banane',
    grapes: 'Trauben',
    melon: 'Melone',
    carrot: 'Karotte',
    corn: 'Mais',
    bread: 'Brot',
    cheese: 'Käse',
    egg: 'Ei',
    iceCream: 'Eis',
    cake: 'Torte',
    coffee: 'Kaffee',
    house: 'Haus',
    tent: 'Zelt',
    bridge: 'Brücke',
    sailboat: 'Segelboot',
    train: 'Zug',
    bicycle: 'Fahrrad',
    helicopter: 'Hubschrauber',
    rocket: 'Rakete',
    car: 'Auto',
    balloon: 'Ballon',
    guitar: 'Gitarre',
    trumpet: 'Trompete',
    drum: 'Trommel',
    piano: 'Klavier',
    bell: 'Glocke',
    key: 'Schlüssel',
    hammer: 'Hammer',
    paperclip: 'Büroklammer',
    book: 'Buch',
    alarmClock: 'Wecker',
    lightBulb: 'Glühbirne',
    umbrella: 'Regenschirm',
    glasses: 'Brille',
    boot: 'Stiefel',
    crown: 'Krone',
    hat: 'Hut',
    anchor: 'Anker',
    star: 'Stern',
    moon: 'Mond',
    lightning: 'Blitz',
    fire: 'Feuer',
    trophy: 'Pokal',
    ball: 'Ball',
  },

  ended: {
    'hung-up': () => plain('Anruf beendet'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? 'Anruf beendet' : `${name(end.name)} hat aufgelegt`),
    cancelled: (end) => plain(end.outgoing ? 'Anruf abgebrochen' : `${name(end.name)} hat aufgelegt`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? 'Anruf abgelehnt'
          : end.count > 1
            ? 'Niemand hat angenommen'
            : `${name(end.name)} hat abgelehnt`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(end.count > 1 ? 'Alle sprechen gerade' : `${name(end.name)} spricht gerade`)
        : plain('Anruf abgelehnt'),
    'no-answer': (end) => plain(end.outgoing ? 'Keine Antwort' : `Verpasster Anruf von ${name(end.name)}`),
    'not-online': (end) => plain(`${name(end.name)} ist nicht online`),
    'answered-elsewhere': () => plain('Auf einem anderen Gerät angenommen'),
    'not-supported': (end) =>
      plain(
        `${name(end.name)} kann dort keine Anrufe annehmen`,
        'Die App oder der Browser dort kann nicht telefonieren.',
      ),
    'ice-failed': () =>
      plain(
        'Es wurde kein Weg gefunden',
        'Ein Netz sperrt den Anruf. Nehmen Sie ein anderes und rufen Sie wieder an.',
      ),
    'connection-lost': () =>
      plain(
        'Die Verbindung ging verloren',
        'Wir haben versucht, sie wiederherzustellen. Prüfen Sie Ihr Netz und rufen Sie wieder an.',
      ),
    'security-error': () =>
      plain(
        'Der Anruf war nicht mehr sicher',
        'Die Gegenseite hat mittendrin gewechselt. Rufen Sie wieder an.',
      ),
    removed: () => plain('Sie wurden aus dem Anruf genommen'),
    'room-closed': () => plain('Der Raum wurde geschlossen'),
    'media-error': () =>
      plain('Bild und Ton starteten nicht', 'Laden Sie die Seite neu und rufen Sie wieder an.'),
    disconnected: () => plain('Anruf beendet'),
  },

  trouble: {
    'service-missing': plain('Anrufe sind hier nicht eingerichtet', ASK),
    'service-invalid': plain('Anrufe sind hier nicht eingerichtet', ASK),
    'service-insecure': plain('Anrufe brauchen eine sichere Verbindung', ASK),
    'service-unreachable': plain(
      'Der Anrufdienst antwortet nicht',
      'Wir versuchen es weiter. Prüfen Sie inzwischen Ihr Netz.',
    ),
    'auth-failed': plain(
      'Die Anmeldung ist nicht gelungen',
      'Laden Sie die Seite neu, oder fragen Sie, wer sie betreibt.',
    ),
    conflict: plain('Sie sind anderswo angemeldet', 'Um von hier anzurufen, laden Sie diese Seite neu.'),
    'service-cannot': plain('Dieser Dienst kann das nicht', 'Es wurde nichts geändert.'),
    'service-failed': plain(
      'Der Dienst hat versagt',
      'Er konnte die Bitte nicht erfüllen. Versuchen Sie es gleich noch einmal.',
    ),
    'no-such-user': plain('Die Person ist nicht online', 'Versuchen Sie es später noch einmal.'),
    'signaling-offline': plain('Sie sind offline', 'Wir verbinden wieder, sobald das Netz zurück ist.'),
    'signal-invalid': plain(
      'Der Anruf konnte nicht gesendet werden',
      `Versuchen Sie es noch einmal. Hilft das nicht: ${ASK}`,
    ),
    aborted: plain('Der Anruf wurde angehalten', 'Rufen Sie wieder an, wenn Sie so weit sind.'),
    'invalid-value': plain('Dieser Anruf ist nicht möglich', ASK),
    'no-callees': plain('Es ist noch niemand gewählt', 'Wählen Sie zuerst jemanden aus.'),
    'self-call': plain('Das ist Ihr eigener Anschluss', 'Wählen Sie jemand anderen.'),
    'mesh-full': plain('Zu viele Personen für einen Anruf', 'Rufen Sie weniger auf einmal an.'),
    'room-full': plain(
      'Der Raum ist voll',
      'Sie sehen und hören die anderen; Sie selbst sind dabei, sobald jemand geht.',
    ),
    'no-such-room': plain(
      'Diesen Raum gibt es nicht',
      'Prüfen Sie seine Nummer und treten Sie noch einmal bei.',
    ),
    'room-denied': plain(
      'Dieser Raum ist nicht offen für Sie',
      'Prüfen Sie die PIN und treten Sie noch einmal bei.',
    ),
    'already-in-call': plain('Sie sind schon in einem Anruf', 'Legen Sie auf und rufen Sie dann an.'),
    'no-such-call': plain('Dieser Anruf ist vorbei', 'Rufen Sie wieder an, wenn Sie noch sprechen möchten.'),
    'wrong-phase': plain('Das geht gerade nicht', 'Warten Sie einen Moment und versuchen Sie es wieder.'),
    'ice-failed': plain(
      'Es wurde kein Weg gefunden',
      'Ein Netz sperrt den Anruf. Nehmen Sie ein anderes und rufen Sie wieder an.',
    ),
    'connection-lost': plain(
      'Die Verbindung ging verloren',
      'Wir haben versucht, sie wiederherzustellen. Prüfen Sie Ihr Netz und rufen Sie wieder an.',
    ),
    'media-error': plain('Bild und Ton starteten nicht', 'Laden Sie die Seite neu und rufen Sie wieder an.'),
    'security-error': plain(
      'Der Anruf war nicht mehr sicher',
      'Die Gegenseite hat mittendrin gewechselt. Rufen Sie wieder an.',
    ),
    'no-relay': plain('Kein Relais erreichbar', 'Prüfen Sie das Netz, oder fragen Sie den Betreiber.'),
    'ice-servers-failed': plain(
      'Einige Verbindungsserver fehlen',
      'Aus diesem Netz kommt der Anruf vielleicht nicht zustande.',
    ),
    'peer-cannot': plain('Mit dieser Person nicht möglich', 'Ihre App kann das nicht.'),
    'not-allowed': plain('Das kann nur, wer den Anruf begonnen hat', 'Bitten Sie diese Person darum.'),
    'recording-failed': plain(
      'Die Aufnahme brach ab',
      'Sie ließ sich nicht speichern. Prüfen Sie den freien Platz.',
    ),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') {
        return plain(
          'Ihr Bildschirm wird nicht gezeigt',
          'Wählen Sie noch einmal „Bildschirm zeigen“ und erlauben Sie es.',
        );
      }
      const title = `${THINGS[thing].your} ${are(thing)} gesperrt`;
      const again = 'Wählen Sie dann „Noch einmal versuchen“.';
      if (browser === 'firefox') {
        return inSteps(
          title,
          [
            'Wählen Sie das durchgestrichene Zeichen links neben der Adresse.',
            'Heben Sie dort die Sperre auf.',
          ],
          again,
        );
      }
      return browser === 'safari'
        ? inSteps(
            title,
            [
              'Öffnen Sie im Menü Safari die Einstellungen für diese Website.',
              `Erlauben Sie dort ${THINGS[thing].the}.`,
            ],
            again,
          )
        : inSteps(
            title,
            [
              'Wählen Sie das Zeichen links neben der Adresse.',
              `Erlauben Sie dort ${THINGS[thing].the} für diese Seite.`,
            ],
            'Dann geht es von selbst weiter.',
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `Ihr Computer sperrt ${THINGS[thing].the}`,
        `Öffnen Sie Systemeinstellungen, Datenschutz, ${THINGS[thing].bare}, und erlauben Sie diesen Browser.`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'Diese Seite darf hier den Bildschirm nicht zeigen'
          : `Diese Seite darf hier ${THINGS[thing].the} nicht benutzen`,
        'Öffnen Sie den Anruf in einem eigenen Tab.',
      ),
    'no-device': (thing) => plain(NONE[thing], 'Schließen Sie ein Gerät an, oder machen Sie ohne weiter.'),
    'device-in-use': (thing) =>
      plain(
        `Ein anderes Programm benutzt ${THINGS[thing].the}`,
        'Schließen Sie es; wir versuchen es von selbst wieder.',
      ),
    'device-unavailable': (thing) =>
      plain(
        `${THINGS[thing].your} ${are(thing)} weg`,
        thing === 'screen'
          ? 'Zeigen Sie ihn noch einmal.'
          : 'Schließen Sie das Gerät an, oder wählen Sie ein anderes.',
      ),
    'insecure-origin': () => plain('Anrufe brauchen eine sichere Seite', 'Öffnen Sie diese Seite mit https.'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain(
            'Dieser Browser kann den Bildschirm nicht zeigen',
            'Nehmen Sie einen Browser auf einem Computer.',
          )
        : thing === 'speaker'
          ? plain(
              'Dieser Browser kann keinen Lautsprecher wählen',
              'Wählen Sie ihn in den Systemeinstellungen.',
            )
          : plain(
              `Dieser Browser kann ${THINGS[thing].the} nicht benutzen`,
              'Öffnen Sie die Seite in einem anderen Browser.',
            ),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain(
            'Ihr Bildschirm wird nicht gezeigt',
            'Sie haben die Auswahl geschlossen. Wählen Sie noch einmal „Bildschirm zeigen“.',
          )
        : plain(
            `${THINGS[thing].your} ${are(thing)} aus`,
            'Sie haben die Frage geschlossen. Schalten Sie noch einmal ein.',
          ),
    'black-picture': () => plain('Ihre Kamera sendet ein schwarzes Bild', 'Ist ihre Abdeckung zu?'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(
        device ? `Von ${name(device)} ist nichts zu hören` : 'Von Ihrem Mikrofon ist nichts zu hören',
        'Ist es ausgeschaltet? Nehmen Sie ein anderes.',
      ),
    'capture-failed': (thing) =>
      plain(
        `${THINGS[thing].your} startete nicht`,
        'Versuchen Sie es noch einmal, oder wählen Sie ein anderes Gerät.',
      ),
  },
};

registerTerms('de', de);
