import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');
const DEVICES = { audioinput: 'Microfone', videoinput: 'Câmera', audiooutput: 'Alto-falante' } as const;
/** Bare, with "seu" and with the article. */
const THINGS: Record<MediaThing, { readonly bare: string; readonly your: string; readonly the: string }> = {
  microphone: { bare: 'Microfone', your: 'Seu microfone', the: 'o microfone' },
  camera: { bare: 'Câmera', your: 'Sua câmera', the: 'a câmera' },
  both: { bare: 'Câmera e Microfone', your: 'Sua câmera e seu microfone', the: 'a câmera e o microfone' },
  screen: { bare: 'Gravação de tela', your: 'Sua tela', the: 'a tela' },
  speaker: { bare: 'Alto-falante', your: 'Seu alto-falante', the: 'o alto-falante' },
};
const NONE: Record<MediaThing, string> = {
  microphone: 'Nenhum microfone encontrado',
  camera: 'Nenhuma câmera encontrada',
  both: 'Nenhuma câmera nem microfone encontrados',
  screen: 'Nenhuma tela encontrada',
  speaker: 'Nenhum alto-falante encontrado',
};
/** Masculine, feminine or plural, as the thing asks for. */
const forms = (thing: MediaThing, he: string, she: string, they: string) =>
  thing === 'both' ? they : thing === 'camera' || thing === 'screen' ? she : he;
const some = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
const ASK = 'Fale com quem administra esta página.';
const SHARE = 'Compartilhar tela';
const AGAIN = 'Tentar de novo';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? 'Chamada de vídeo' : 'Chamada de voz');
const NO_WAY = plain(
  'Nenhum caminho foi encontrado',
  'Uma rede bloqueia a chamada. Tente outra e ligue novamente.',
);
const LOST = plain('A conexão foi perdida', 'Tentamos recuperá-la. Verifique sua rede e ligue novamente.');
const UNSAFE = plain('A chamada deixou de ser segura', 'O outro lado mudou no meio dela. Ligue novamente.');
const NO_MEDIA = plain('O som e a imagem não iniciaram', 'Recarregue a página e ligue novamente.');

/** Português. Basta importar: o módulo se registra sozinho. */
export const pt: Terms = {
  lang: 'pt',
  dir: 'ltr',

  you: 'Você',
  screenOf: (person) => `Tela de ${name(person)}`,
  muted: 'Microfone desativado',
  speaking: 'Falando',
  noVideo: 'Sem vídeo',
  reconnecting: 'Reconectando…',
  networkWeak: 'A rede do outro lado está fraca.',
  connectionWeak: 'Conexão fraca',
  onHold: 'Em espera',
  pinned: 'Fixado',
  handRaised: (place) => (place ? `Mão levantada, número ${place}` : 'Mão levantada'),
  tileMenu: (person) => `Mais opções para ${name(person)}`,
  pin: 'Fixar',
  unpin: 'Desafixar',
  tileFull: 'Tela cheia',
  tileFullExit: 'Sair da tela cheia',
  tilePip: 'Imagem na imagem',
  tileVolume: 'Volume do som',
  percent: (value) => `${value}%`,
  movePicture: 'Mover sua imagem',
  movePictureHint: 'As setas escolhem o canto',
  pictureMoved: (top, left) =>
    `Sua imagem está ${top ? 'em cima' : 'embaixo'} à ${left ? 'esquerda' : 'direita'}`,
  waitingForOthers: 'Aguardando as outras pessoas',
  firstHere: 'Ainda não há mais ninguém aqui',
  invitedWillCome: (people, count) =>
    count === 1
      ? `Convite enviado para ${people}, que aparecerá aqui ao entrar.`
      : `Convite enviado para ${people}. As pessoas aparecerão aqui ao entrar.`,
  moreOthers: (count) => `+${some(count, 'pessoa', 'pessoas')}`,
  participantsLabel: (count) => `${some(count, 'pessoa', 'pessoas')} na chamada`,
  pageOf: (page, pages) => `${page} de ${pages}`,
  previousPage: 'Página anterior',
  nextPage: 'Próxima página',
  sharingYourScreen: 'Você está compartilhando sua tela',
  everyoneSees: (surface) =>
    ({
      monitor: 'Todos veem sua tela inteira.',
      window: 'Todos veem uma janela.',
      browser: 'Todos veem uma guia do seu navegador.',
      '': 'Todos veem o que você escolheu.',
    })[surface],
  shareOther: 'Compartilhar outra coisa',
  stopSharing: 'Parar de compartilhar',
  soundPaused: 'O som está em pausa',
  tapToHear: 'Toque para ouvir',
  recording: 'Gravando',
  recordsCall: (person) =>
    person ? `${name(person)} está gravando esta chamada` : 'Você está gravando esta chamada',
  recordingStopped: 'A gravação parou',

  callControls: 'Controles da chamada',
  microphone: 'Microfone',
  camera: 'Câmera',
  shareScreen: SHARE,
  leave: 'Sair',
  callTime: 'Tempo de chamada',
  more: 'Mais',
  backFrom: (menu) => `Voltar de ${menu}`,
  raiseHand: 'Levantar a mão',
  handPlace: (place) => `número ${place}`,
  flipCamera: 'Trocar de câmera',
  fullScreen: 'Tela cheia',
  recordAtServer: 'Gravar no servidor',
  dataUse: 'Uso de dados',
  dataUseAuto: 'Automático',
  pictureInPicture: 'Imagem na imagem',
  layout: 'Visualização',
  layoutName: {
    auto: 'Automático',
    grid: 'Grade',
    spotlight: 'Destaque',
    strip: 'Faixa',
    presenter: 'Apresentação',
  },
  panel: {
    chat: 'Chat',
    people: 'Pessoas',
    devices: 'Dispositivos',
    stats: 'Estatísticas da chamada',
    safety: 'Código de segurança',
  },
  newMessages: (count) => some(count, 'nova', 'novas'),
  talkingMuted: 'Seu microfone está desativado. Ninguém ouve você.',
  unmute: 'Ativar microfone',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'Conforme o sistema',
  followSystemNow: (device) => `Conforme o sistema — agora: ${name(device)}`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) =>
    kind === 'videoinput'
      ? 'Nenhuma câmera encontrada. Conecte uma ou continue sem ela.'
      : `Nenhum ${DEVICES[kind].toLowerCase()} encontrado. Conecte um ou continue sem ele.`,
  deviceConnected: (device) => `Dispositivo conectado: ${name(device)}.`,
  deviceRemoved: (device, now) =>
    `Dispositivo removido: ${name(device)}. ` +
    (now ? `Em uso agora: ${name(now)}.` : 'Agora vale o sistema.'),
  deviceRequired: (kind) =>
    kind === 'videoinput' ? 'É preciso uma câmera.' : `É preciso um ${DEVICES[kind].toLowerCase()}.`,
  outputBySystem: 'Este navegador reproduz o som onde o sistema indicar.',
  microphoneLevel: 'Nível do microfone',
  saySomething: 'Diga algo: a barra deve se mover.',
  devices: 'Dispositivos',
  deviceBlocked: 'Bloqueado',
  useDevice: 'Usar',
  test: 'Testar',
  testSpeaker: 'Testar alto-falante',

  lobbyTitle: 'Tudo certo para entrar?',
  lobbyCalls: (people) => `Você vai ligar para ${people}`,
  lobbyInCall: (people, count) => `${people} ${count === 1 ? 'está' : 'estão'} na chamada`,
  lobbyInitials: 'As outras pessoas verão suas iniciais',
  lobbyUnseen: 'Ninguém vê nem ouve você ainda',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'Ativar câmera e microfone' : 'Ativar microfone'),
  lobbyJoin: (without, answering) =>
    (answering ? 'Atender' : 'Entrar') +
    { nothing: '', camera: ' sem câmera', microphone: ' sem microfone', both: ' sem câmera e microfone' }[
      without
    ],
  tryAgain: AGAIN,
  openInTab: 'Abrir em uma guia',

  callKind: kindOf,
  callFrom: (kind, person) => `${kindOf(kind)} de ${name(person)}`,
  isCalling: (person) => `${name(person)} está ligando`,
  alsoRinging: (kind) => `${kindOf(kind)}, também tocando`,
  people: (names, more) => listOf('pt', [...names.map(name), ...(more ? [`mais ${more}`] : [])]),
  andOthers: (names) => `+ ${names.map(name).join(', ')}`,
  answer: 'Atender',
  audioOnly: 'Só áudio',
  decline: 'Recusar',
  answerPerson: (person) => `Atender ${name(person)}`,
  declinePerson: (person) => `Recusar a chamada de ${name(person)}`,
  moreCalls: (count) => `+${some(count, 'outra chamada', 'outras chamadas')}`,
  stopsIn: (seconds) => `para em ${seconds} s`,
  stopsInSpoken: (seconds) => `Para de tocar em ${some(seconds, 'segundo', 'segundos')}`,
  startsWhenAnswered: (kind) =>
    kind === 'video' ? 'Sua câmera liga quando você atende' : 'Seu microfone liga quando você atende',
  message: 'Mensagem',
  declineTitle: 'Recusar com uma mensagem',
  declineTexts: ['Ligo para você em breve', 'Estou em uma reunião', 'Pode me escrever?'],
  declineOwn: 'Escrever outra',
  declineField: 'Sua mensagem',
  declineSend: 'Enviar',
  back: 'Voltar',
  holdAndAnswer: 'Reter e atender',
  endAndAnswer: 'Encerrar e atender',

  calling: 'Ligando…',
  ringing: 'Chamando…',
  connecting: 'Conectando…',
  connected: 'Conexão estabelecida',
  callAgain: 'Ligar novamente',
  rejoinOffer: (people) => `Você estava em uma chamada com ${people}`,
  rejoin: 'Voltar',
  notNow: 'Agora não',
  done: 'Pronto',
  cancelCall: 'Cancelar',
  putOnHold: (person) => `${name(person)} colocou você em espera`,
  resume: 'Retomar',
  resumeWith: (people) => `Retomar a chamada com ${people}`,
  endWith: (people) => `Encerrar a chamada com ${people}`,
  messageFrom: (person, text) => `${name(person)}: ${name(text)}`,
  rateTitle: 'Como foi a chamada?',
  starCount: (stars) => some(stars, 'estrela', 'estrelas'),
  starWords: ['Ruim', 'Fraca', 'Regular', 'Boa', 'Muito boa'],
  rateWhy: 'O que não funcionou?',
  rateReason: {
    'sound-broke': 'O som falhava',
    'picture-froze': 'A imagem travou',
    echo: 'Eco',
    'not-heard': 'Não dava para ouvir',
  },
  spentWith: (seconds, people) => (people ? `${spanOf('pt', seconds)} com ${people}` : spanOf('pt', seconds)),

  closePanel: 'Fechar',
  chat: 'Chat',
  chatClose: 'Fechar chat',
  chatEmpty: plain(
    'Nenhuma mensagem ainda',
    'O que você escreve aqui é visto por todas as pessoas da chamada.',
  ),
  chatField: 'Escreva uma mensagem',
  chatSend: 'Enviar mensagem',
  chatSending: 'Enviando…',
  chatNotSent: (names) =>
    names.length ? `Não enviada para ${listOf('pt', names.map(name))}.` : 'Não enviada.',
  chatTryAgain: AGAIN,
  chatNew: (count) => some(count, 'nova mensagem', 'novas mensagens'),
  chatFrom: (person, text) => `${name(person)}: ${text}`,
  chatLeft: (characters) => (characters === 1 ? 'Resta 1 caractere' : `Restam ${characters} caracteres`),
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('O outro lado não recebe mensagens', 'O aplicativo de lá não tem chat nas chamadas.')
      : plain('O chat está fechado', 'Você pode escrever aqui durante uma chamada.'),

  reactions: 'Reações',
  reaction: {
    like: 'Polegar para cima',
    love: 'Coração',
    laugh: 'Risada',
    wow: 'Surpresa',
    clap: 'Aplausos',
    party: 'Comemoração',
  },
  reactionFrom: (person, reaction) => `${name(person)}: ${reaction}`,

  stats: 'Estatísticas da chamada',
  statsClose: 'Fechar estatísticas',
  statsCopy: 'Copiar',
  statsCopied: 'Copiado',
  statsNotCopied: 'Não copiado',
  statsNone: 'Os números aparecem aqui quando uma chamada está conectada.',
  statsPerson: 'Conexão com',
  statsAgo: 'há 2 min',
  statsNow: 'agora',
  statsNames: {
    received: 'Recebido',
    sent: 'Enviado',
    connection: 'Conexão',
    picture: 'Imagem',
    screen: 'Tela',
    sound: 'Som',
    lost: 'Perda',
    jitter: 'Variação',
    quality: 'Qualidade',
    roundTrip: 'Ida e volta',
    path: 'Caminho',
    available: 'Envio possível',
    limited: 'Limitado por',
    cap: 'Limite definido',
    server: 'Servidor',
  },
  statsGrade: { 0: 'Perdida', 1: 'Ruim', 2: 'Fraca', 3: 'Regular', 4: 'Boa', 5: 'Excelente' },
  statsPath: { direct: 'Direto', relay: 'Por um servidor' },
  statsFrames: (count) => `${count} quadros/s`,
  statsLimit: (by) =>
    by === 'cpu'
      ? 'Este dispositivo'
      : by === 'bandwidth'
        ? 'A rede'
        : by === 'other'
          ? 'Outro motivo'
          : null,

  safetyCode: 'Código de segurança',
  safetyCodeWith: (person) => `Código de segurança com ${name(person)}`,
  safetyCodeWhom: 'Com quem',
  safetyCodeNobody: 'Escolha uma pessoa',
  safetyCodeChoose: 'Cada par em uma chamada tem seu próprio código. Escolha com quem você compara.',
  safetyCodeNone: 'Ainda não há código. Ele aparece assim que houver conexão.',
  moveToConference: 'Continuar em uma conferência',
  movedToConference: 'Esta chamada agora passa por um servidor de conferência.',
  safetyCodePassphrase:
    'Todos nesta sala conhecem a frase secreta, e só quem a conhece está nela. Não há código para comparar.',
  encryption: {
    'end-to-end': 'Criptografado de ponta a ponta, de pessoa a pessoa.',
    server: 'Criptografado até o servidor, que poderia ver e ouvir.',
  },
  safetyCodeExplains:
    'Leiam as imagens e os números em voz alta: se as duas pessoas veem o mesmo, não há ninguém entre os dois navegadores, nem mesmo o servidor; isso não diz nada sobre quem mais está na sala ou no dispositivo.',
  safetyDigits: (digits) => `Números: ${digits}`,
  safetyPicture: {
    elephant: 'Elefante',
    giraffe: 'Girafa',
    snake: 'Cobra',
    turtle: 'Tartaruga',
    crab: 'Caranguejo',
    snail: 'Caracol',
    bee: 'Abelha',
    owl: 'Coruja',
    penguin: 'Pinguim',
    dolphin: 'Golfinho',
    butterfly: 'Borboleta',
    camel: 'Camelo',
    frog: 'Sapo',
    rabbit: 'Coelho',
    sheep: 'Ovelha',
    octopus: 'Polvo',
    cactus: 'Cacto',
    sunflower: 'Girassol',
    mushroom: 'Cogumelo',
    palm: 'Palmeira',
    banana: 'Banana',
    grapes: 'Uvas',
    melon: 'Melão',
    carrot: 'Cenoura',
    corn: 'Milho',
    bread: 'Pão',
    cheese: 'Queijo',
    egg: 'Ovo',
    iceCream: 'Sorvete',
    cake: 'Bolo',
    coffee: 'Café',
    house: 'Casa',
    tent: 'Tenda',
    bridge: 'Ponte',
    sailboat: 'Veleiro',
    train: 'Trem',
    bicycle: 'Bicicleta',
    helicopter: 'Helicóptero',
    rocket: 'Foguete',
    car: 'Carro',
    balloon: 'Balão',
    guitar: 'Guitarra',
    trumpet: 'Trompete',
    drum: 'Tambor',
    piano: 'Piano',
    bell: 'Sino',
    key: 'Chave',
    hammer: 'Martelo',
    paperclip: 'Clipe',
    book: 'Livro',
    alarmClock: 'Despertador',
    lightBulb: 'Lâmpada',
    umbrella: 'Guarda-chuva',
    glasses: 'Óculos',
    boot: 'Bota',
    crown: 'Coroa',
    hat: 'Chapéu',
    anchor: 'Âncora',
    star: 'Estrela',
    moon: 'Lua',
    lightning: 'Raio',
    fire: 'Fogo',
    trophy: 'Troféu',
    ball: 'Bola',
  },

  ended: {
    'hung-up': () => plain('Chamada encerrada'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? 'Chamada encerrada' : `${name(end.name)} desligou`),
    cancelled: (end) => plain(end.outgoing ? 'Chamada cancelada' : `${name(end.name)} desligou`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? 'Chamada recusada'
          : end.count > 1
            ? 'Ninguém atendeu a chamada'
            : `${name(end.name)} recusou a chamada`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(
            end.count > 1 ? 'As pessoas estão em outra chamada' : `${name(end.name)} está em outra chamada`,
          )
        : plain('Chamada recusada'),
    'no-answer': (end) => plain(end.outgoing ? 'Sem resposta' : `Chamada perdida de ${name(end.name)}`),
    'not-online': (end) => plain(`${name(end.name)} não está on-line`),
    'answered-elsewhere': () => plain('Atendida em outro dispositivo'),
    'not-supported': (end) =>
      plain(
        `${name(end.name)} não pode receber chamadas lá`,
        'O aplicativo ou o navegador de lá não aceita chamadas.',
      ),
    'ice-failed': () => NO_WAY,
    'connection-lost': () => LOST,
    'security-error': () => UNSAFE,
    removed: () => plain('Você não faz mais parte da chamada'),
    'room-closed': () => plain('A sala foi fechada'),
    'media-error': () => NO_MEDIA,
    disconnected: () => plain('Chamada encerrada'),
  },

  trouble: {
    'service-missing': plain('As chamadas não estão configuradas aqui', ASK),
    'service-invalid': plain('As chamadas não estão configuradas aqui', ASK),
    'service-insecure': plain('As chamadas precisam de uma conexão segura', ASK),
    'service-unreachable': plain(
      'O serviço de chamadas não responde',
      'Continuamos tentando. Enquanto isso, verifique sua rede.',
    ),
    'auth-failed': plain(
      'Não foi possível iniciar a sessão',
      'Recarregue a página ou fale com quem a administra.',
    ),
    conflict: plain('Sua sessão está aberta em outro lugar', 'Para ligar daqui, recarregue esta página.'),
    'service-cannot': plain('Este serviço não pode fazer isso', 'Nada foi alterado.'),
    'service-failed': plain(
      'O serviço falhou',
      'Não foi possível fazer o que foi pedido. Tente novamente em instantes.',
    ),
    'no-such-user': plain('Essa pessoa não está on-line', 'Tente mais tarde.'),
    'signaling-offline': plain('Você está sem internet', 'Reconectamos assim que a rede voltar.'),
    'signal-invalid': plain('Não foi possível enviar a chamada', `Tente novamente. Se não funcionar: ${ASK}`),
    aborted: plain('A chamada foi interrompida', 'Ligue novamente quando quiser.'),
    'invalid-value': plain('Não é possível fazer esta chamada', ASK),
    'no-callees': plain('Ainda não há ninguém para chamar', 'Escolha alguém primeiro.'),
    'self-call': plain('Este é o seu próprio número', 'Escolha outra pessoa.'),
    'mesh-full': plain('Pessoas demais para uma chamada', 'Ligue para menos pessoas de cada vez.'),
    'room-full': plain(
      'A sala está cheia',
      'Você vê e ouve os outros; eles verão você assim que alguém sair.',
    ),
    'no-such-room': plain('Essa sala não existe', 'Confira o número e entre de novo.'),
    'room-denied': plain('Esta sala não está aberta para você', 'Confira o PIN e entre de novo.'),
    'already-in-call': plain('Você já está em uma chamada', 'Saia dela e ligue novamente.'),
    'no-such-call': plain('Esta chamada terminou', 'Ligue novamente se ainda quiser conversar.'),
    'wrong-phase': plain('Isso não é possível agora', 'Aguarde um momento e tente novamente.'),
    'ice-failed': NO_WAY,
    'connection-lost': LOST,
    'media-error': NO_MEDIA,
    'security-error': UNSAFE,
    'no-relay': plain(
      'Nenhum servidor de retransmissão responde',
      'Verifique a rede ou fale com quem administra o serviço.',
    ),
    'ice-servers-failed': plain(
      'Faltam alguns servidores de conexão',
      'Talvez a chamada não se complete a partir desta rede.',
    ),
    'peer-cannot': plain('Não é possível com esta pessoa', 'O aplicativo dela não permite.'),
    'not-allowed': plain('Só quem iniciou a chamada pode fazer isso', 'Peça a essa pessoa.'),
    'recording-failed': plain('A gravação parou', 'Não foi possível salvá-la. Verifique o espaço livre.'),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') {
        return plain('Sua tela não está sendo compartilhada', `Escolha “${SHARE}” novamente e permita.`);
      }
      const title = `${THINGS[thing].your} ${forms(thing, 'está bloqueado', 'está bloqueada', 'estão bloqueados')}`;
      const again = `Depois escolha “${AGAIN}”.`;
      if (browser === 'firefox') {
        return inSteps(
          title,
          ['Selecione o ícone riscado à esquerda do endereço.', 'Remova o bloqueio ali.'],
          again,
        );
      }
      return browser === 'safari'
        ? inSteps(
            title,
            ['Abra o menu Safari e os ajustes deste site.', `Permita ali ${THINGS[thing].the}.`],
            again,
          )
        : inSteps(
            title,
            ['Selecione o ícone à esquerda do endereço.', `Permita ${THINGS[thing].the} nesta página.`],
            'O resto acontece sozinho.',
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `Seu computador bloqueia ${THINGS[thing].the}`,
        `Abra os ajustes do sistema, Privacidade, ${THINGS[thing].bare}, e permita este navegador.`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'Esta página não pode compartilhar a tela aqui'
          : `Esta página não pode usar ${THINGS[thing].the} aqui`,
        'Abra a chamada em uma guia própria.',
      ),
    'no-device': (thing) => plain(NONE[thing], 'Conecte um dispositivo ou continue sem ele.'),
    'device-in-use': (thing) =>
      plain(
        `Outro aplicativo está usando ${THINGS[thing].the}`,
        'Feche-o; tentamos novamente de forma automática.',
      ),
    'device-unavailable': (thing) =>
      plain(
        `${THINGS[thing].your} não ${thing === 'both' ? 'estão mais disponíveis' : 'está mais disponível'}`,
        thing === 'screen' ? 'Compartilhe de novo.' : 'Conecte o dispositivo ou escolha outro.',
      ),
    'insecure-origin': () =>
      plain('As chamadas precisam de uma página segura', 'Abra esta página com https.'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('Este navegador não pode compartilhar a tela', 'Use um navegador em um computador.')
        : thing === 'speaker'
          ? plain('Este navegador não permite escolher o alto-falante', 'Escolha nos ajustes do sistema.')
          : plain(`Este navegador não pode usar ${THINGS[thing].the}`, 'Abra a página em outro navegador.'),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain(
            'Sua tela não está sendo compartilhada',
            `A escolha foi fechada. Escolha “${SHARE}” para tentar novamente.`,
          )
        : plain(
            `${THINGS[thing].your} ${forms(thing, 'está desativado', 'está desativada', 'estão desativados')}`,
            'A pergunta foi fechada. Ative para tentar novamente.',
          ),
    'black-picture': () => plain('Sua câmera envia uma imagem preta', 'A tampa está fechada?'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(
        device ? `Não se ouve nada de ${name(device)}` : 'Não se ouve nada do seu microfone',
        'Está desligado? Tente outro.',
      ),
    'capture-failed': (thing) =>
      plain(
        `${THINGS[thing].your} não ${thing === 'both' ? 'iniciaram' : 'iniciou'}`,
        'Tente novamente ou escolha outro dispositivo.',
      ),
  },
};

registerTerms('pt', pt);
