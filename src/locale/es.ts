import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');
const DEVICES = { audioinput: 'Micrófono', videoinput: 'Cámara', audiooutput: 'Altavoz' } as const;
/** Bare, with "tu" and with the article. */
const THINGS: Record<MediaThing, { readonly bare: string; readonly your: string; readonly the: string }> = {
  microphone: { bare: 'Micrófono', your: 'Tu micrófono', the: 'el micrófono' },
  camera: { bare: 'Cámara', your: 'Tu cámara', the: 'la cámara' },
  both: { bare: 'Cámara y Micrófono', your: 'Tu cámara y tu micrófono', the: 'la cámara y el micrófono' },
  screen: { bare: 'Grabación de pantalla', your: 'Tu pantalla', the: 'la pantalla' },
  speaker: { bare: 'Altavoz', your: 'Tu altavoz', the: 'el altavoz' },
};
const NONE: Record<MediaThing, string> = {
  microphone: 'No se encontró ningún micrófono',
  camera: 'No se encontró ninguna cámara',
  both: 'No se encontró cámara ni micrófono',
  screen: 'No se encontró ninguna pantalla',
  speaker: 'No se encontró ningún altavoz',
};
/** Masculine, feminine or plural, as the thing asks for. */
const forms = (thing: MediaThing, he: string, she: string, they: string) =>
  thing === 'both' ? they : thing === 'camera' || thing === 'screen' ? she : he;
const some = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
const ASK = 'Consulta a quien administra esta página.';
const SHARE = 'Compartir pantalla';
const AGAIN = 'Reintentar';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? 'Videollamada' : 'Llamada de voz');
const NO_WAY = plain(
  'No se encontró ningún camino',
  'Una red bloquea la llamada. Prueba con otra y vuelve a llamar.',
);
const LOST = plain('Se perdió la conexión', 'Intentamos recuperarla. Comprueba tu red y vuelve a llamar.');
const UNSAFE = plain(
  'La llamada dejó de ser segura',
  'El otro lado cambió en mitad de ella. Vuelve a llamar.',
);
const NO_MEDIA = plain('El sonido y la imagen no se iniciaron', 'Recarga la página y vuelve a llamar.');

/** Español. Basta con importarlo: el módulo se registra solo. */
export const es: Terms = {
  lang: 'es',
  dir: 'ltr',

  you: 'Tú',
  screenOf: (person) => `Pantalla de ${name(person)}`,
  muted: 'En silencio',
  speaking: 'Hablando',
  noVideo: 'Sin vídeo',
  reconnecting: 'Reconectando…',
  networkWeak: 'La red del otro lado es débil.',
  connectionWeak: 'Conexión débil',
  onHold: 'En espera',
  pinned: 'Fijado',
  handRaised: (place) => (place ? `Mano levantada, número ${place}` : 'Mano levantada'),
  tileMenu: (person) => `Más opciones para ${name(person)}`,
  pin: 'Fijar',
  unpin: 'Dejar de fijar',
  tileFull: 'Pantalla completa',
  tileFullExit: 'Salir de pantalla completa',
  tilePip: 'Imagen en imagen',
  tileVolume: 'Volumen',
  percent: (value) => `${value} %`,
  movePicture: 'Mover tu imagen',
  movePictureHint: 'Las flechas eligen la esquina',
  pictureMoved: (top, left) =>
    `Tu imagen está ${top ? 'arriba' : 'abajo'} a la ${left ? 'izquierda' : 'derecha'}`,
  waitingForOthers: 'Esperando a los demás',
  firstHere: 'Todavía no hay nadie más',
  invitedWillCome: (people, count) =>
    count === 1
      ? `Se invitó a ${people}; aparecerá aquí cuando se una.`
      : `Se invitó a ${people}. Aparecerán aquí cuando se unan.`,
  moreOthers: (count) => `+${count} más`,
  participantsLabel: (count) => `${some(count, 'persona', 'personas')} en la llamada`,
  pageOf: (page, pages) => `${page} de ${pages}`,
  previousPage: 'Página anterior',
  nextPage: 'Página siguiente',
  sharingYourScreen: 'Estás compartiendo tu pantalla',
  everyoneSees: (surface) =>
    ({
      monitor: 'Todos ven tu pantalla completa.',
      window: 'Todos ven una ventana.',
      browser: 'Todos ven una pestaña de tu navegador.',
      '': 'Todos ven lo que elegiste.',
    })[surface],
  shareOther: 'Compartir otra cosa',
  stopSharing: 'Dejar de compartir',
  soundPaused: 'El sonido está en pausa',
  tapToHear: 'Toca para oír',
  recording: 'Grabando',
  recordsCall: (person) =>
    person ? `${name(person)} está grabando esta llamada` : 'Estás grabando esta llamada',
  recordingStopped: 'La grabación se ha detenido',

  callControls: 'Controles de la llamada',
  microphone: 'Micrófono',
  camera: 'Cámara',
  shareScreen: SHARE,
  leave: 'Salir',
  callTime: 'Tiempo en la llamada',
  more: 'Más',
  backFrom: (menu) => `Volver de ${menu}`,
  raiseHand: 'Levantar la mano',
  handPlace: (place) => `número ${place}`,
  flipCamera: 'Cambiar de cámara',
  fullScreen: 'Pantalla completa',
  recordAtServer: 'Grabar en el servidor',
  dataUse: 'Uso de datos',
  dataUseAuto: 'Automático',
  pictureInPicture: 'Imagen en imagen',
  layout: 'Diseño',
  layoutName: {
    auto: 'Automático',
    grid: 'Cuadrícula',
    spotlight: 'Destacado',
    strip: 'Tira',
    presenter: 'Presentación',
  },
  panel: {
    chat: 'Chat',
    people: 'Personas',
    devices: 'Dispositivos',
    stats: 'Estadísticas de la llamada',
    safety: 'Código de seguridad',
  },
  newMessages: (count) => some(count, 'nuevo', 'nuevos'),
  talkingMuted: 'Tu micrófono está silenciado. Nadie te oye.',
  unmute: 'Activar micrófono',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'Según el sistema',
  followSystemNow: (device) => `Según el sistema — ahora: ${name(device)}`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) =>
    kind === 'videoinput'
      ? 'No se encontró ninguna cámara. Conecta una o sigue sin ella.'
      : `No se encontró ningún ${DEVICES[kind].toLowerCase()}. Conecta uno o sigue sin él.`,
  deviceConnected: (device) => `Se conectó ${name(device)}.`,
  deviceRemoved: (device, now) =>
    `Se desconectó ${name(device)}. ` + (now ? `Ahora se usa ${name(now)}.` : 'Ahora decide el sistema.'),
  deviceRequired: (kind) =>
    kind === 'videoinput' ? 'Se necesita una cámara.' : `Se necesita un ${DEVICES[kind].toLowerCase()}.`,
  outputBySystem: 'Este navegador reproduce el sonido donde indica el sistema.',
  microphoneLevel: 'Nivel del micrófono',
  saySomething: 'Di algo: la barra debería moverse.',
  devices: 'Dispositivos',
  deviceBlocked: 'Bloqueado',
  useDevice: 'Usar',
  test: 'Probar',
  testSpeaker: 'Probar altavoz',

  lobbyTitle: '¿Todo listo para unirte?',
  lobbyCalls: (people) => `Vas a llamar a ${people}`,
  lobbyInCall: (people, count) => `${people} ${count === 1 ? 'está' : 'están'} en la llamada`,
  lobbyInitials: 'Los demás verán tus iniciales',
  lobbyUnseen: 'Todavía nadie te ve ni te oye',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'Activar cámara y micrófono' : 'Activar micrófono'),
  lobbyJoin: (without, answering) =>
    (answering ? 'Contestar' : 'Unirse') +
    { nothing: '', camera: ' sin cámara', microphone: ' sin micrófono', both: ' sin cámara ni micrófono' }[
      without
    ],
  tryAgain: AGAIN,
  openInTab: 'Abrir en una pestaña',

  callKind: kindOf,
  callFrom: (kind, person) => `${kindOf(kind)} de ${name(person)}`,
  isCalling: (person) => `Llama ${name(person)}`,
  alsoRinging: (kind) => `${kindOf(kind)}, también suena`,
  people: (names, more) => listOf('es', [...names.map(name), ...(more ? [`${more} más`] : [])]),
  andOthers: (names) => `+ ${names.map(name).join(', ')}`,
  answer: 'Contestar',
  audioOnly: 'Solo audio',
  decline: 'Rechazar',
  answerPerson: (person) => `Contestar a ${name(person)}`,
  declinePerson: (person) => `Rechazar la llamada de ${name(person)}`,
  moreCalls: (count) => `+${some(count, 'llamada más', 'llamadas más')}`,
  stopsIn: (seconds) => `termina en ${seconds} s`,
  stopsInSpoken: (seconds) => `Deja de sonar en ${some(seconds, 'segundo', 'segundos')}`,
  startsWhenAnswered: (kind) =>
    kind === 'video' ? 'Tu cámara se activa cuando contestas' : 'Tu micrófono se activa cuando contestas',
  message: 'Mensaje',
  declineTitle: 'Rechazar con un mensaje',
  declineTexts: ['Te llamo en un momento', 'Estoy en una reunión', '¿Puedes escribirme?'],
  declineOwn: 'Escribir otro',
  declineField: 'Tu mensaje',
  declineSend: 'Enviar',
  back: 'Atrás',
  holdAndAnswer: 'Retener y contestar',
  endAndAnswer: 'Colgar y contestar',

  calling: 'Llamando…',
  ringing: 'Sonando…',
  connecting: 'Conectando…',
  connected: 'Conexión establecida',
  callAgain: 'Volver a llamar',
  rejoinOffer: (people) => `Estabas en una llamada con ${people}`,
  rejoin: 'Volver',
  notNow: 'Ahora no',
  done: 'Listo',
  cancelCall: 'Cancelar',
  putOnHold: (person) => `${name(person)} te puso en espera`,
  resume: 'Reanudar',
  resumeWith: (people) => `Reanudar la llamada con ${people}`,
  endWith: (people) => `Finalizar la llamada con ${people}`,
  messageFrom: (person, text) => `${name(person)}: ${name(text)}`,
  rateTitle: '¿Cómo fue la llamada?',
  starCount: (stars) => some(stars, 'estrella', 'estrellas'),
  starWords: ['Mala', 'Floja', 'Regular', 'Buena', 'Muy buena'],
  rateWhy: '¿Qué falló?',
  rateReason: {
    'sound-broke': 'El sonido se cortaba',
    'picture-froze': 'La imagen se congeló',
    echo: 'Eco',
    'not-heard': 'No se oía la voz',
  },
  spentWith: (seconds, people) => (people ? `${spanOf('es', seconds)} con ${people}` : spanOf('es', seconds)),

  closePanel: 'Cerrar',
  chat: 'Chat',
  chatClose: 'Cerrar chat',
  chatEmpty: plain('Aún no hay mensajes', 'Lo que escribas aquí lo ven todas las personas de esta llamada.'),
  chatField: 'Escribe un mensaje',
  chatSend: 'Enviar mensaje',
  chatSending: 'Enviando…',
  chatNotSent: (names) => (names.length ? `No se envió a ${listOf('es', names.map(name))}.` : 'No se envió.'),
  chatTryAgain: AGAIN,
  chatNew: (count) => some(count, 'mensaje nuevo', 'mensajes nuevos'),
  chatFrom: (person, text) => `${name(person)}: ${text}`,
  chatLeft: (characters) => (characters === 1 ? 'Queda 1 carácter' : `Quedan ${characters} caracteres`),
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('No pueden leer mensajes', 'Su aplicación no tiene chat en las llamadas.')
      : plain('El chat está cerrado', 'Puedes escribir aquí durante una llamada.'),

  reactions: 'Reacciones',
  reaction: {
    like: 'Pulgar arriba',
    love: 'Corazón',
    laugh: 'Risa',
    wow: 'Sorpresa',
    clap: 'Aplauso',
    party: 'Celebración',
  },
  reactionFrom: (person, reaction) => `${name(person)}: ${reaction}`,

  stats: 'Estadísticas de la llamada',
  statsClose: 'Cerrar estadísticas',
  statsCopy: 'Copiar',
  statsCopied: 'Copiado',
  statsNotCopied: 'No se copió',
  statsNone: 'Las cifras aparecen aquí cuando una llamada está conectada.',
  statsPerson: 'Conexión con',
  statsAgo: 'hace 2 min',
  statsNow: 'ahora',
  statsNames: {
    received: 'Recibido',
    sent: 'Enviado',
    connection: 'Conexión',
    picture: 'Imagen',
    screen: 'Pantalla',
    sound: 'Sonido',
    lost: 'Perdido',
    jitter: 'Fluctuación',
    quality: 'Calidad',
    roundTrip: 'Ida y vuelta',
    path: 'Camino',
    available: 'Se podría enviar',
    limited: 'Limitado por',
    cap: 'Límite fijado',
    server: 'Servidor',
  },
  statsGrade: { 0: 'Perdida', 1: 'Mala', 2: 'Débil', 3: 'Regular', 4: 'Buena', 5: 'Excelente' },
  statsPath: { direct: 'Directo', relay: 'Por un relé' },
  statsFrames: (count) => `${count} fotogramas/s`,
  statsLimit: (by) =>
    by === 'cpu' ? 'Este dispositivo' : by === 'bandwidth' ? 'La red' : by === 'other' ? 'Otra cosa' : null,

  safetyCode: 'Código de seguridad',
  safetyCodeWith: (person) => `Código de seguridad con ${name(person)}`,
  safetyCodeWhom: 'Con quién',
  safetyCodeNobody: 'Elige una persona',
  safetyCodeChoose: 'Cada par en una llamada tiene su propio código. Elige con quién lo comparas.',
  safetyCodeNone: 'Todavía no hay código. Aparece en cuanto se establezca la conexión.',
  moveToConference: 'Continuar en una conferencia',
  movedToConference: 'Esta llamada pasa ahora por un servidor de conferencias.',
  safetyCodePassphrase:
    'Todos en esta sala conocen la frase de contraseña, y solo está quien la conoce. No hay ningún código que comparar.',
  encryption: {
    'end-to-end': 'Cifrado de extremo a extremo, de persona a persona.',
    server: 'Cifrado hasta el servidor, que podría ver y escuchar.',
  },
  safetyCodeExplains:
    'Lean en voz alta las imágenes y las cifras: si las dos personas ven lo mismo, no hay nadie entre sus dos navegadores, ni siquiera el servidor; no dice nada de quién más está en la sala o en el dispositivo.',
  safetyDigits: (digits) => `Cifras: ${digits}`,
  safetyPicture: {
    elephant: 'Elefante',
    giraffe: 'Jirafa',
    snake: 'Serpiente',
    turtle: 'Tortuga',
    crab: 'Cangrejo',
    snail: 'Caracol',
    bee: 'Abeja',
    owl: 'Búho',
    penguin: 'Pingüino',
    dolphin: 'Delfín',
    butterfly: 'Mariposa',
    camel: 'Camello',
    frog: 'Rana',
    rabbit: 'Conejo',
    sheep: 'Oveja',
    octopus: 'Pulpo',
    cactus: 'Cactus',
    sunflower: 'Girasol',
    mushroom: 'Seta',
    palm: 'Palmera',
    banana: 'Plátano',
    grapes: 'Uvas',
    melon: 'Melón',
    carrot: 'Zanahoria',
    corn: 'Maíz',
    bread: 'Pan',
    cheese: 'Queso',
    egg: 'Huevo',
    iceCream: 'Helado',
    cake: 'Pastel',
    coffee: 'Café',
    house: 'Casa',
    tent: 'Tienda de campaña',
    bridge: 'Puente',
    sailboat: 'Velero',
    train: 'Tren',
    bicycle: 'Bicicleta',
    helicopter: 'Helicóptero',
    rocket: 'Cohete',
    car: 'Coche',
    balloon: 'Globo',
    guitar: 'Guitarra',
    trumpet: 'Trompeta',
    drum: 'Tambor',
    piano: 'Piano',
    bell: 'Campana',
    key: 'Llave',
    hammer: 'Martillo',
    paperclip: 'Clip',
    book: 'Libro',
    alarmClock: 'Despertador',
    lightBulb: 'Bombilla',
    umbrella: 'Paraguas',
    glasses: 'Gafas',
    boot: 'Bota',
    crown: 'Corona',
    hat: 'Sombrero',
    anchor: 'Ancla',
    star: 'Estrella',
    moon: 'Luna',
    lightning: 'Rayo',
    fire: 'Fuego',
    trophy: 'Trofeo',
    ball: 'Pelota',
  },

  ended: {
    'hung-up': () => plain('Llamada finalizada'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? 'Llamada finalizada' : `${name(end.name)} colgó`),
    cancelled: (end) => plain(end.outgoing ? 'Llamada cancelada' : `${name(end.name)} colgó`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? 'Llamada rechazada'
          : end.count > 1
            ? 'Nadie contestó la llamada'
            : `${name(end.name)} rechazó la llamada`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(end.count > 1 ? 'Están en otra llamada' : `${name(end.name)} está en otra llamada`)
        : plain('Llamada rechazada'),
    'no-answer': (end) => plain(end.outgoing ? 'Sin respuesta' : `Llamada perdida de ${name(end.name)}`),
    'not-online': (end) => plain(`${name(end.name)} no está en línea`),
    'answered-elsewhere': () => plain('Contestada en otro dispositivo'),
    'not-supported': (end) =>
      plain(
        `${name(end.name)} no puede recibir llamadas ahí`,
        'Su aplicación o su navegador no admite llamadas.',
      ),
    'ice-failed': () => NO_WAY,
    'connection-lost': () => LOST,
    'security-error': () => UNSAFE,
    removed: () => plain('Ya no formas parte de la llamada'),
    'room-closed': () => plain('La sala se ha cerrado'),
    'media-error': () => NO_MEDIA,
    disconnected: () => plain('Llamada finalizada'),
  },

  trouble: {
    'service-missing': plain('Las llamadas no están configuradas aquí', ASK),
    'service-invalid': plain('Las llamadas no están configuradas aquí', ASK),
    'service-insecure': plain('Las llamadas necesitan una conexión segura', ASK),
    'service-unreachable': plain(
      'El servicio de llamadas no responde',
      'Seguimos intentándolo. Mientras tanto, comprueba tu red.',
    ),
    'auth-failed': plain('No se pudo iniciar sesión', 'Recarga la página o consulta a quien la administra.'),
    conflict: plain('Tu sesión está abierta en otro lugar', 'Para llamar desde aquí, recarga esta página.'),
    'service-cannot': plain('Este servicio no puede hacer eso', 'No se cambió nada.'),
    'service-failed': plain(
      'El servicio falló',
      'No pudo hacer lo que se pidió. Inténtalo de nuevo en un momento.',
    ),
    'no-such-user': plain('Esa persona no está conectada', 'Inténtalo más tarde.'),
    'signaling-offline': plain('No tienes conexión', 'Volvemos a conectar en cuanto vuelva la red.'),
    'signal-invalid': plain('No se pudo enviar la llamada', `Inténtalo de nuevo. Si no funciona: ${ASK}`),
    aborted: plain('La llamada se detuvo', 'Vuelve a llamar cuando quieras.'),
    'invalid-value': plain('No se puede hacer esta llamada', ASK),
    'no-callees': plain('Todavía no hay a quién llamar', 'Elige primero a alguien.'),
    'self-call': plain('Este es tu propio número', 'Elige a otra persona.'),
    'mesh-full': plain('Demasiadas personas para una llamada', 'Llama a menos personas a la vez.'),
    'room-full': plain(
      'La sala está llena',
      'Puedes ver y oír a los demás; te verán en cuanto alguien salga.',
    ),
    'no-such-room': plain('No existe esa sala', 'Revisa su número y vuelve a entrar.'),
    'room-denied': plain('Esta sala no está abierta para ti', 'Revisa el PIN y vuelve a entrar.'),
    'already-in-call': plain('Ya estás en una llamada', 'Sal de ella y vuelve a llamar.'),
    'no-such-call': plain('Esta llamada ha terminado', 'Vuelve a llamar si aún quieres hablar.'),
    'wrong-phase': plain('Ahora no es posible', 'Espera un momento e inténtalo de nuevo.'),
    'ice-failed': NO_WAY,
    'connection-lost': LOST,
    'media-error': NO_MEDIA,
    'security-error': UNSAFE,
    'no-relay': plain(
      'No se pudo llegar a ningún relé',
      'Comprueba la red o consulta a quien administra el servicio.',
    ),
    'ice-servers-failed': plain(
      'Faltan algunos servidores de conexión',
      'Es posible que la llamada no se establezca desde esta red.',
    ),
    'peer-cannot': plain('No es posible con esta persona', 'Su aplicación no puede hacerlo.'),
    'not-allowed': plain('Solo puede hacerlo quien inició la llamada', 'Pídele que lo haga.'),
    'recording-failed': plain('La grabación se detuvo', 'No se pudo guardar. Comprueba el espacio libre.'),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') {
        return plain('Tu pantalla no se comparte', `Elige otra vez «${SHARE}» y permítelo.`);
      }
      const title = `${THINGS[thing].your} ${forms(thing, 'está bloqueado', 'está bloqueada', 'están bloqueados')}`;
      const again = `Después elige «${AGAIN}».`;
      if (browser === 'firefox') {
        return inSteps(
          title,
          ['Selecciona el icono tachado a la izquierda de la dirección.', 'Quita allí el bloqueo.'],
          again,
        );
      }
      return browser === 'safari'
        ? inSteps(
            title,
            ['Abre el menú Safari y los ajustes de este sitio web.', `Permite allí ${THINGS[thing].the}.`],
            again,
          )
        : inSteps(
            title,
            [
              'Selecciona el icono a la izquierda de la dirección.',
              `Permite ${THINGS[thing].the} en esta página.`,
            ],
            'El resto ocurre solo.',
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `Tu equipo bloquea ${THINGS[thing].the}`,
        `Abre los ajustes del sistema, Privacidad, ${THINGS[thing].bare}, y permite este navegador.`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'Esta página no puede compartir la pantalla aquí'
          : `Esta página no puede usar ${THINGS[thing].the} aquí`,
        'Abre la llamada en su propia pestaña.',
      ),
    'no-device': (thing) => plain(NONE[thing], 'Conecta un dispositivo o sigue sin él.'),
    'device-in-use': (thing) =>
      plain(
        `Otra aplicación está usando ${THINGS[thing].the}`,
        'Ciérrala; lo volvemos a intentar automáticamente.',
      ),
    'device-unavailable': (thing) =>
      plain(
        `${THINGS[thing].your} ya no ${thing === 'both' ? 'están' : 'está'}`,
        thing === 'screen' ? 'Compártela de nuevo.' : 'Conecta el dispositivo o elige otro.',
      ),
    'insecure-origin': () => plain('Las llamadas necesitan una página segura', 'Abre esta página con https.'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('Este navegador no puede compartir la pantalla', 'Usa un navegador de escritorio.')
        : thing === 'speaker'
          ? plain('Este navegador no permite elegir un altavoz', 'Elígelo en los ajustes del sistema.')
          : plain(`Este navegador no puede usar ${THINGS[thing].the}`, 'Abre la página en otro navegador.'),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain(
            'Tu pantalla no se comparte',
            `La selección se cerró. Elige «${SHARE}» para intentarlo de nuevo.`,
          )
        : plain(
            `${THINGS[thing].your} ${forms(thing, 'está desactivado', 'está desactivada', 'están desactivados')}`,
            'La pregunta se cerró. Actívalo para intentarlo de nuevo.',
          ),
    'black-picture': () => plain('Tu cámara envía una imagen negra', '¿Está cerrada la tapa?'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(
        device ? `No se oye nada de ${name(device)}` : 'No se oye nada de tu micrófono',
        '¿Está apagado? Prueba con otro.',
      ),
    'capture-failed': (thing) =>
      plain(
        `${THINGS[thing].your} no ${thing === 'both' ? 'se iniciaron' : 'se inició'}`,
        'Inténtalo de nuevo o elige otro dispositivo.',
      ),
  },
};

registerTerms('es', es);
