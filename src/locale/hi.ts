import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');
const DEVICES = { audioinput: 'माइक्रोफ़ोन', videoinput: 'कैमरा', audiooutput: 'स्पीकर' } as const;
/** As a subject, and before a postposition. */
const THINGS: Record<MediaThing, { readonly bare: string; readonly oblique: string }> = {
  microphone: { bare: 'माइक्रोफ़ोन', oblique: 'माइक्रोफ़ोन' },
  camera: { bare: 'कैमरा', oblique: 'कैमरे' },
  both: { bare: 'कैमरा और माइक्रोफ़ोन', oblique: 'कैमरे और माइक्रोफ़ोन' },
  screen: { bare: 'स्क्रीन', oblique: 'स्क्रीन' },
  speaker: { bare: 'स्पीकर', oblique: 'स्पीकर' },
};
/** A screen is feminine, all else masculine; camera and microphone are two. */
const forms = (thing: MediaThing, he: string, she: string, they: string) =>
  thing === 'both' ? they : thing === 'screen' ? she : he;
const your = (thing: MediaThing) => `${forms(thing, 'आपका', 'आपकी', 'आपके')} ${THINGS[thing].bare}`;
const ASK = 'इस पेज को चलाने वालों से पूछें।';
const SHARE = 'स्क्रीन शेयर करें';
const AGAIN = 'फिर से कोशिश करें';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? 'वीडियो कॉल' : 'ऑडियो कॉल');
const NO_WAY = plain(
  'कनेक्ट करने का कोई रास्ता नहीं मिला',
  'कोई नेटवर्क कॉल को रोक रहा है। दूसरा नेटवर्क आज़माएँ, फिर दोबारा कॉल करें।',
);
const LOST = plain('कनेक्शन टूट गया', 'हमने उसे वापस लाने की कोशिश की। अपना नेटवर्क जाँचें, फिर दोबारा कॉल करें।');
const UNSAFE = plain('कॉल अब सुरक्षित नहीं रहा', 'बीच में दूसरी ओर बदलाव हुआ। दोबारा कॉल करें।');
const NO_MEDIA = plain('आवाज़ और वीडियो शुरू नहीं हुए', 'पेज फिर से लोड करें, फिर दोबारा कॉल करें।');

/** हिन्दी। इम्पोर्ट करना काफ़ी है: मॉड्यूल ख़ुद रजिस्टर हो जाता है। */
export const hi: Terms = {
  lang: 'hi',
  dir: 'ltr',

  you: 'आप',
  screenOf: (person) => `${name(person)} की स्क्रीन`,
  muted: 'म्यूट',
  speaking: 'बोलना जारी',
  noVideo: 'वीडियो नहीं',
  reconnecting: 'फिर से कनेक्ट हो रहा है…',
  networkWeak: 'दूसरी ओर का नेटवर्क कमज़ोर है।',
  connectionWeak: 'कमज़ोर कनेक्शन',
  onHold: 'होल्ड पर',
  pinned: 'पिन किया हुआ',
  handRaised: (place) => (place ? `हाथ उठा है, क्रम ${place}` : 'हाथ उठा है'),
  tileMenu: (person) => `${name(person)} के लिए और विकल्प`,
  pin: 'पिन करें',
  unpin: 'अनपिन करें',
  tileFull: 'फ़ुल स्क्रीन',
  tileFullExit: 'फ़ुल स्क्रीन से बाहर निकलें',
  tilePip: 'पिक्चर में पिक्चर',
  tileVolume: 'वॉल्यूम',
  percent: (value) => `${value}%`,
  movePicture: 'अपनी तस्वीर खिसकाएँ',
  movePictureHint: 'तीर कुंजियाँ कोना चुनती हैं',
  pictureMoved: (top, left) => `आपकी तस्वीर ${top ? 'ऊपर' : 'नीचे'} ${left ? 'बाईं' : 'दाईं'} ओर है`,
  waitingForOthers: 'दूसरों के शामिल होने का इंतज़ार है',
  firstHere: 'अभी यहाँ और कोई नहीं है',
  invitedWillCome: (people) => `${people} को न्योता भेजा गया। शामिल होने पर यहाँ दिखेंगे।`,
  moreOthers: (count) => `+${count} अन्य`,
  participantsLabel: (count) => `कॉल में ${count} ${count === 1 ? 'व्यक्ति' : 'लोग'}`,
  pageOf: (page, pages) => `${pages} में से ${page}`,
  previousPage: 'पिछला पेज',
  nextPage: 'अगला पेज',
  sharingYourScreen: 'आपकी स्क्रीन शेयर हो रही है',
  everyoneSees: (surface) =>
    ({
      monitor: 'सबको आपकी पूरी स्क्रीन दिख रही है।',
      window: 'सबको एक विंडो दिख रही है।',
      browser: 'सबको आपके ब्राउज़र का एक टैब दिख रहा है।',
      '': 'सबको वही दिख रहा है जो आपने चुना।',
    })[surface],
  shareOther: 'कुछ और शेयर करें',
  stopSharing: 'शेयर करना बंद करें',
  soundPaused: 'आवाज़ रुकी हुई है',
  tapToHear: 'सुनने के लिए टैप करें',
  recording: 'रिकॉर्डिंग',
  recordsCall: (person) =>
    person ? `${name(person)} की ओर से इस कॉल की रिकॉर्डिंग जारी है` : 'आपकी ओर से इस कॉल की रिकॉर्डिंग जारी है',
  recordingStopped: 'रिकॉर्डिंग रुक गई है',

  callControls: 'कॉल कंट्रोल',
  microphone: 'माइक्रोफ़ोन',
  camera: 'कैमरा',
  shareScreen: SHARE,
  leave: 'कॉल छोड़ें',
  callTime: 'कॉल का समय',
  more: 'ज़्यादा',
  backFrom: (menu) => `${menu} से वापस`,
  raiseHand: 'हाथ उठाएँ',
  handPlace: (place) => `क्रम ${place}`,
  flipCamera: 'कैमरा बदलें',
  fullScreen: 'फ़ुल स्क्रीन',
  recordAtServer: 'सर्वर पर रिकॉर्ड करें',
  dataUse: 'डेटा उपयोग',
  dataUseAuto: 'अपने-आप',
  pictureInPicture: 'पिक्चर में पिक्चर',
  layout: 'लेआउट',
  layoutName: {
    auto: 'अपने-आप',
    grid: 'ग्रिड',
    spotlight: 'स्पॉटलाइट',
    strip: 'पट्टी',
    presenter: 'प्रेज़ेंटर',
  },
  panel: {
    chat: 'चैट',
    people: 'लोग',
    devices: 'डिवाइस',
    stats: 'कॉल के आँकड़े',
    safety: 'सुरक्षा कोड',
  },
  newMessages: (count) => `${count} नए`,
  talkingMuted: 'आप म्यूट हैं। आपकी आवाज़ किसी तक नहीं पहुँच रही।',
  unmute: 'अनम्यूट करें',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'सिस्टम के अनुसार',
  followSystemNow: (device) => `सिस्टम के अनुसार — अभी: ${name(device)}`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) => `कोई ${DEVICES[kind]} नहीं मिला। इसे जोड़ें, या इसके बिना आगे बढ़ें।`,
  deviceConnected: (device) => `${name(device)} कनेक्ट हुआ।`,
  deviceRemoved: (device, now) =>
    now ? `${name(device)} हट गया। अब ${name(now)} इस्तेमाल में है।` : `${name(device)} हट गया। अब सिस्टम के अनुसार।`,
  deviceRequired: (kind) => `${DEVICES[kind]} ज़रूरी है।`,
  outputBySystem: 'यह ब्राउज़र आवाज़ वहीं चलाता है जहाँ सिस्टम कहता है।',
  microphoneLevel: 'माइक्रोफ़ोन का स्तर',
  saySomething: 'कुछ बोलें: पट्टी हिलनी चाहिए।',
  devices: 'डिवाइस',
  deviceBlocked: 'ब्लॉक है',
  useDevice: 'इस्तेमाल करें',
  test: 'जाँचें',
  testSpeaker: 'स्पीकर जाँचें',

  lobbyTitle: 'शामिल होने के लिए तैयार हैं?',
  lobbyCalls: (people) => `${people} को कॉल किया जाएगा`,
  lobbyInCall: (people, count) => `${people} कॉल में ${count === 1 ? 'है' : 'हैं'}`,
  lobbyInitials: 'दूसरों को आपके नाम के पहले अक्षर दिखेंगे',
  lobbyUnseen: 'अभी आपको कोई देख या सुन नहीं सकता',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'कैमरा और माइक्रोफ़ोन चालू करें' : 'माइक्रोफ़ोन चालू करें'),
  lobbyJoin: (without, answering) =>
    ({
      nothing: '',
      camera: 'कैमरे के बिना ',
      microphone: 'माइक्रोफ़ोन के बिना ',
      both: 'कैमरे और माइक्रोफ़ोन के बिना ',
    })[without] + (answering ? 'जवाब दें' : 'शामिल हों'),
  tryAgain: AGAIN,
  openInTab: 'टैब में खोलें',

  callKind: kindOf,
  callFrom: (kind, person) => `${name(person)} की ओर से ${kindOf(kind)}`,
  isCalling: (person) => `${name(person)} का कॉल आ रहा है`,
  alsoRinging: (kind) => `${kindOf(kind)}, यह भी बज रहा है`,
  people: (names, more) => listOf('hi', [...names.map(name), ...(more ? [`${more} अन्य`] : [])]),
  andOthers: (names) => `+ ${names.map(name).join(', ')}`,
  answer: 'जवाब दें',
  audioOnly: 'सिर्फ़ ऑडियो',
  decline: 'अस्वीकार करें',
  answerPerson: (person) => `${name(person)} के कॉल का जवाब दें`,
  declinePerson: (person) => `${name(person)} का कॉल अस्वीकार करें`,
  moreCalls: (count) => `+${count} और कॉल`,
  stopsIn: (seconds) => `${seconds} से॰ में बंद`,
  stopsInSpoken: (seconds) => `${seconds} सेकंड में बजना बंद होगा`,
  startsWhenAnswered: (kind) =>
    kind === 'video' ? 'जवाब देने पर आपका कैमरा चालू होगा' : 'जवाब देने पर आपका माइक्रोफ़ोन चालू होगा',
  message: 'मैसेज',
  declineTitle: 'मैसेज के साथ अस्वीकार करें',
  declineTexts: ['थोड़ी देर में कॉल होगी', 'अभी मीटिंग में व्यस्त', 'क्या आप मुझे लिख सकते हैं?'],
  declineOwn: 'अपना मैसेज लिखें',
  declineField: 'आपका मैसेज',
  declineSend: 'भेजें',
  back: 'वापस',
  holdAndAnswer: 'होल्ड करके जवाब दें',
  endAndAnswer: 'समाप्त करके जवाब दें',

  calling: 'कॉल किया जा रहा है…',
  ringing: 'घंटी बज रही है…',
  connecting: 'कनेक्ट हो रहा है…',
  connected: 'कनेक्ट हो गया',
  callAgain: 'दोबारा कॉल करें',
  rejoinOffer: (people) => `${people} के साथ आपका कॉल जारी था`,
  rejoin: 'वापस जाएँ',
  notNow: 'अभी नहीं',
  done: 'हो गया',
  cancelCall: 'रद्द करें',
  putOnHold: (person) => `${name(person)} ने आपको होल्ड पर रखा है`,
  resume: 'फिर शुरू करें',
  resumeWith: (people) => `${people} के साथ कॉल फिर शुरू करें`,
  endWith: (people) => `${people} के साथ कॉल समाप्त करें`,
  messageFrom: (person, text) => `${name(person)}: ${name(text)}`,
  rateTitle: 'कॉल कैसा रहा?',
  starCount: (stars) => `${stars} ${stars === 1 ? 'तारा' : 'तारे'}`,
  starWords: ['ख़राब', 'कमज़ोर', 'ठीक-ठाक', 'अच्छा', 'बहुत अच्छा'],
  rateWhy: 'क्या दिक़्क़त थी?',
  rateReason: {
    'sound-broke': 'आवाज़ टूट रही थी',
    'picture-froze': 'वीडियो अटक गया',
    echo: 'गूँज',
    'not-heard': 'आवाज़ सुनाई नहीं दी',
  },
  spentWith: (seconds, people) =>
    people ? `${people} के साथ ${spanOf('hi', seconds)}` : spanOf('hi', seconds),

  closePanel: 'बंद करें',
  chat: 'चैट',
  chatClose: 'चैट बंद करें',
  chatEmpty: plain('अभी कोई मैसेज नहीं', 'आप यहाँ जो लिखेंगे, वह इस कॉल में सबको दिखेगा।'),
  chatField: 'मैसेज लिखें',
  chatSend: 'मैसेज भेजें',
  chatSending: 'भेजा जा रहा है…',
  chatNotSent: (names) =>
    names.length ? `${listOf('hi', names.map(name))} को नहीं भेजा गया।` : 'नहीं भेजा गया।',
  chatTryAgain: AGAIN,
  chatNew: (count) => (count === 1 ? '1 नया मैसेज' : `${count} नए मैसेज`),
  chatFrom: (person, text) => `${name(person)}: ${text}`,
  chatLeft: (characters) => `${characters} अक्षर बाकी`,
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('दूसरी ओर मैसेज नहीं पढ़े जा सकते', 'वहाँ के ऐप में कॉल के दौरान चैट नहीं है।')
      : plain('चैट बंद है', 'कॉल के दौरान आप यहाँ लिख सकते हैं।'),

  reactions: 'प्रतिक्रियाएँ',
  reaction: {
    like: 'थम्स अप',
    love: 'दिल',
    laugh: 'हँसी',
    wow: 'हैरानी',
    clap: 'तालियाँ',
    party: 'जश्न',
  },
  reactionFrom: (person, reaction) => `${name(person)}: ${reaction}`,

  stats: 'कॉल के आँकड़े',
  statsClose: 'आँकड़े बंद करें',
  statsCopy: 'कॉपी करें',
  statsCopied: 'कॉपी हो गया',
  statsNotCopied: 'कॉपी नहीं हुआ',
  statsNone: 'कॉल कनेक्ट होने पर आँकड़े यहाँ दिखेंगे।',
  statsPerson: 'किसके साथ कनेक्शन',
  statsAgo: '2 मिनट पहले',
  statsNow: 'अभी',
  statsNames: {
    received: 'मिला',
    sent: 'भेजा गया',
    connection: 'कनेक्शन',
    picture: 'वीडियो',
    screen: 'स्क्रीन',
    sound: 'आवाज़',
    lost: 'खोया',
    jitter: 'जिटर',
    quality: 'क्वालिटी',
    roundTrip: 'आने-जाने का समय',
    path: 'रास्ता',
    available: 'भेजने की क्षमता',
    limited: 'सीमा की वजह',
    cap: 'तय की गई सीमा',
    server: 'सर्वर',
  },
  statsGrade: { 0: 'टूटा हुआ', 1: 'ख़राब', 2: 'कमज़ोर', 3: 'ठीक-ठाक', 4: 'अच्छा', 5: 'बेहतरीन' },
  statsPath: { direct: 'सीधा', relay: 'रिले के ज़रिए' },
  statsFrames: (count) => `${count} फ़्रेम/से॰`,
  statsLimit: (by) =>
    by === 'cpu' ? 'यह डिवाइस' : by === 'bandwidth' ? 'नेटवर्क' : by === 'other' ? 'कोई और वजह' : null,

  safetyCode: 'सुरक्षा कोड',
  safetyCodeWith: (person) => `${name(person)} के साथ सुरक्षा कोड`,
  safetyCodeWhom: 'किसके साथ',
  safetyCodeNobody: 'कोई व्यक्ति चुनें',
  safetyCodeChoose: 'कॉल में हर जोड़ी का अपना कोड होता है। चुनें कि आप किसके साथ मिलान करेंगे।',
  safetyCodeNone: 'अभी कोई कोड नहीं है। कनेक्ट होते ही कोड दिखेगा।',
  moveToConference: 'कॉन्फ़्रेंस में जारी रखें',
  movedToConference: 'यह कॉल अब कॉन्फ़्रेंस सर्वर से होकर जाती है।',
  safetyCodePassphrase:
    'इस रूम में सभी पासफ़्रेज़ जानते हैं, और सिर्फ़ वही इसमें हैं जो उसे जानते हैं। मिलान के लिए कोई कोड नहीं है।',
  encryption: {
    'end-to-end': 'एक व्यक्ति से दूसरे व्यक्ति तक एन्क्रिप्टेड।',
    server: 'सर्वर तक एन्क्रिप्टेड; सर्वर देख और सुन सकता है।',
  },
  safetyCodeExplains:
    'तस्वीरें और अंक एक-दूसरे को पढ़कर सुनाएँ: अगर दोनों को एक जैसा दिखता है, तो आपके दोनों ब्राउज़र के बीच कोई नहीं है, सर्वर भी नहीं; इससे यह पता नहीं चलता कि कमरे में या डिवाइस पर और कौन है।',
  safetyDigits: (digits) => `अंक: ${digits}`,
  safetyPicture: {
    elephant: 'हाथी',
    giraffe: 'जिराफ़',
    snake: 'साँप',
    turtle: 'कछुआ',
    crab: 'केकड़ा',
    snail: 'घोंघा',
    bee: 'मधुमक्खी',
    owl: 'उल्लू',
    penguin: 'पेंगुइन',
    dolphin: 'डॉल्फ़िन',
    butterfly: 'तितली',
    camel: 'ऊँट',
    frog: 'मेंढक',
    rabbit: 'ख़रगोश',
    sheep: 'भेड़',
    octopus: 'ऑक्टोपस',
    cactus: 'कैक्टस',
    sunflower: 'सूरजमुखी',
    mushroom: 'मशरूम',
    palm: 'ताड़ का पेड़',
    banana: 'केला',
    grapes: 'अंगूर',
    melon: 'ख़रबूज़ा',
    carrot: 'गाजर',
    corn: 'मक्का',
    bread: 'ब्रेड',
    cheese: 'चीज़',
    egg: 'अंडा',
    iceCream: 'आइसक्रीम',
    cake: 'केक',
    coffee: 'कॉफ़ी',
    house: 'घर',
    tent: 'तंबू',
    bridge: 'पुल',
    sailboat: 'पाल वाली नाव',
    train: 'ट्रेन',
    bicycle: 'साइकिल',
    helicopter: 'हेलीकॉप्टर',
    rocket: 'रॉकेट',
    car: 'कार',
    balloon: 'ग़ुब्बारा',
    guitar: 'गिटार',
    trumpet: 'तुरही',
    drum: 'ढोल',
    piano: 'पियानो',
    bell: 'घंटी',
    key: 'चाबी',
    hammer: 'हथौड़ा',
    paperclip: 'पेपर क्लिप',
    book: 'किताब',
    alarmClock: 'अलार्म घड़ी',
    lightBulb: 'बल्ब',
    umbrella: 'छाता',
    glasses: 'चश्मा',
    boot: 'बूट',
    crown: 'ताज',
    hat: 'टोपी',
    anchor: 'लंगर',
    star: 'तारा',
    moon: 'चाँद',
    lightning: 'बिजली',
    fire: 'आग',
    trophy: 'ट्रॉफ़ी',
    ball: 'गेंद',
  },

  ended: {
    'hung-up': () => plain('कॉल समाप्त हुआ'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? 'कॉल समाप्त हुआ' : `${name(end.name)} ने कॉल काट दिया`),
    cancelled: (end) => plain(end.outgoing ? 'कॉल रद्द किया गया' : `${name(end.name)} ने कॉल काट दिया`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? 'कॉल अस्वीकार किया गया'
          : end.count > 1
            ? 'किसी ने जवाब नहीं दिया'
            : `${name(end.name)} ने कॉल अस्वीकार किया`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(end.count > 1 ? 'सभी दूसरे कॉल पर हैं' : `${name(end.name)} दूसरे कॉल पर हैं`)
        : plain('कॉल अस्वीकार किया गया'),
    'no-answer': (end) => plain(end.outgoing ? 'कोई जवाब नहीं' : `${name(end.name)} का मिस्ड कॉल`),
    'not-online': (end) => plain(`${name(end.name)} ऑनलाइन नहीं हैं`),
    'answered-elsewhere': () => plain('दूसरे डिवाइस पर जवाब दिया गया'),
    'not-supported': (end) =>
      plain(`${name(end.name)} के डिवाइस पर कॉल नहीं आ सकते`, 'वहाँ का ऐप या ब्राउज़र कॉल की सुविधा नहीं देता।'),
    'ice-failed': () => NO_WAY,
    'connection-lost': () => LOST,
    'security-error': () => UNSAFE,
    removed: () => plain('आपको कॉल से हटाया गया'),
    'room-closed': () => plain('कमरा बंद कर दिया गया'),
    'media-error': () => NO_MEDIA,
    disconnected: () => plain('कॉल समाप्त हुआ'),
  },

  trouble: {
    'service-missing': plain('यहाँ कॉल सेट अप नहीं हैं', ASK),
    'service-invalid': plain('यहाँ कॉल सेट अप नहीं हैं', ASK),
    'service-insecure': plain('कॉल के लिए सुरक्षित कनेक्शन चाहिए', ASK),
    'service-unreachable': plain('कॉल सेवा जवाब नहीं दे रही', 'हम कोशिश जारी रखेंगे। तब तक अपना नेटवर्क जाँचें।'),
    'auth-failed': plain('साइन इन नहीं हो सका', 'पेज फिर से लोड करें, या इसे चलाने वालों से पूछें।'),
    conflict: plain('आप कहीं और साइन इन हैं', 'यहाँ से कॉल करने के लिए यह पेज फिर से लोड करें।'),
    'service-cannot': plain('यह सेवा ऐसा नहीं कर सकती', 'कुछ भी बदला नहीं गया।'),
    'service-failed': plain('सेवा विफल रही', 'वह अनुरोध पूरा नहीं कर सकी। थोड़ी देर में फिर कोशिश करें।'),
    'no-such-user': plain('वे ऑनलाइन नहीं हैं', 'बाद में फिर कोशिश करें।'),
    'signaling-offline': plain('आप ऑफ़लाइन हैं', 'नेटवर्क वापस आते ही हम फिर से कनेक्ट करेंगे।'),
    'signal-invalid': plain('कॉल नहीं भेजा जा सका', `फिर से कोशिश करें। उससे काम न बने तो: ${ASK}`),
    aborted: plain('कॉल रोक दिया गया', 'तैयार होने पर दोबारा कॉल करें।'),
    'invalid-value': plain('यह कॉल नहीं किया जा सकता', ASK),
    'no-callees': plain('अभी कॉल करने के लिए कोई नहीं है', 'पहले किसी को चुनें।'),
    'self-call': plain('यह आपका अपना नंबर है', 'किसी और को चुनें।'),
    'mesh-full': plain('एक कॉल के लिए लोग बहुत ज़्यादा हैं', 'एक बार में कम लोगों को कॉल करें।'),
    'room-full': plain('कमरा भरा हुआ है', 'आप दूसरों को देख और सुन सकते हैं; किसी के जाते ही वे आपको देखेंगे।'),
    'no-such-room': plain('ऐसा कोई कमरा नहीं है', 'उसका नंबर जाँचें, फिर दोबारा जुड़ें।'),
    'room-denied': plain('यह कमरा आपके लिए खुला नहीं है', 'पिन जाँचें, फिर दोबारा जुड़ें।'),
    'already-in-call': plain('आप पहले से कॉल में हैं', 'उसे छोड़ें, फिर दोबारा कॉल करें।'),
    'no-such-call': plain('यह कॉल समाप्त हो चुका है', 'अब भी बात करनी हो तो दोबारा कॉल करें।'),
    'wrong-phase': plain('यह अभी संभव नहीं है', 'थोड़ा रुकें, फिर से कोशिश करें।'),
    'ice-failed': NO_WAY,
    'connection-lost': LOST,
    'media-error': NO_MEDIA,
    'security-error': UNSAFE,
    'no-relay': plain('रिले सर्वर तक नहीं पहुँचा जा सका', 'नेटवर्क जाँचें, या यह सेवा चलाने वालों से पूछें।'),
    'ice-servers-failed': plain('कुछ कनेक्शन सर्वर उपलब्ध नहीं हैं', 'हो सकता है कि इस नेटवर्क से कॉल न जुड़े।'),
    'peer-cannot': plain('इस व्यक्ति के साथ संभव नहीं', 'उनका ऐप ऐसा नहीं कर सकता।'),
    'not-allowed': plain('यह सिर्फ़ कॉल शुरू करने वाला व्यक्ति कर सकता है', 'उनसे करने को कहें।'),
    'recording-failed': plain('रिकॉर्डिंग रुक गई', 'उसे सेव नहीं किया जा सका। ख़ाली जगह जाँचें।'),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') {
        return plain('आपकी स्क्रीन शेयर नहीं हुई है', `“${SHARE}” फिर से चुनें और अनुमति दें।`);
      }
      const title = `${your(thing)} ब्लॉक ${thing === 'both' ? 'हैं' : 'है'}`;
      const again = `फिर “${AGAIN}” चुनें।`;
      if (browser === 'firefox') {
        return inSteps(title, ['पते के बाईं ओर कटा हुआ आइकॉन चुनें।', 'वहाँ से ब्लॉक हटाएँ।'], again);
      }
      return browser === 'safari'
        ? inSteps(
            title,
            ['Safari मेन्यू में इस वेबसाइट की सेटिंग खोलें।', `वहाँ ${THINGS[thing].oblique} को अनुमति दें।`],
            again,
          )
        : inSteps(
            title,
            ['पते के बाईं ओर वाला आइकॉन चुनें।', `इस पेज के लिए ${THINGS[thing].bare} चालू करें।`],
            'इसके बाद अपने-आप शुरू होगा।',
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `आपका कंप्यूटर ${THINGS[thing].oblique} को ब्लॉक कर रहा है`,
        `सिस्टम सेटिंग, निजता, ${thing === 'screen' ? 'स्क्रीन रिकॉर्डिंग' : THINGS[thing].bare} खोलें और इस ब्राउज़र को अनुमति दें।`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'यह पेज यहाँ स्क्रीन शेयर नहीं कर सकता'
          : `यह पेज यहाँ ${THINGS[thing].oblique} का इस्तेमाल नहीं कर सकता`,
        'कॉल को अलग टैब में खोलें।',
      ),
    'no-device': (thing) =>
      plain(
        `कोई ${thing === 'both' ? 'कैमरा या माइक्रोफ़ोन' : THINGS[thing].bare} नहीं ${thing === 'screen' ? 'मिली' : 'मिला'}`,
        'डिवाइस जोड़ें, या इसके बिना आगे बढ़ें।',
      ),
    'device-in-use': (thing) =>
      plain(
        `कोई दूसरा ऐप ${THINGS[thing].oblique} का इस्तेमाल कर रहा है`,
        'उसे बंद करें; हम अपने-आप फिर से कोशिश करेंगे।',
      ),
    'device-unavailable': (thing) =>
      plain(
        `${your(thing)} अब उपलब्ध नहीं ${thing === 'both' ? 'हैं' : 'है'}`,
        thing === 'screen' ? 'फिर से शेयर करें।' : 'डिवाइस जोड़ें, या कोई दूसरा चुनें।',
      ),
    'insecure-origin': () => plain('कॉल के लिए सुरक्षित पेज चाहिए', 'यह पेज https से खोलें।'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('यह ब्राउज़र स्क्रीन शेयर नहीं कर सकता', 'कंप्यूटर पर किसी ब्राउज़र का इस्तेमाल करें।')
        : thing === 'speaker'
          ? plain('इस ब्राउज़र में स्पीकर नहीं चुना जा सकता', 'उसे सिस्टम की सेटिंग में चुनें।')
          : plain(`यह ब्राउज़र ${THINGS[thing].oblique} का इस्तेमाल नहीं कर सकता`, 'पेज को किसी दूसरे ब्राउज़र में खोलें।'),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain('आपकी स्क्रीन शेयर नहीं हुई है', `चुनने की विंडो बंद हो गई। फिर से कोशिश के लिए “${SHARE}” चुनें।`)
        : plain(
            `${your(thing)} बंद ${thing === 'both' ? 'हैं' : 'है'}`,
            'अनुमति का सवाल बंद हो गया। फिर से कोशिश के लिए चालू करें।',
          ),
    'black-picture': () => plain('आपका कैमरा काली तस्वीर भेज रहा है', 'क्या उसका ढक्कन बंद है?'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(
        device ? `${name(device)} से कोई आवाज़ नहीं आ रही` : 'आपके माइक्रोफ़ोन से कोई आवाज़ नहीं आ रही',
        'क्या वह बंद है? कोई दूसरा आज़माएँ।',
      ),
    'capture-failed': (thing) =>
      plain(`${your(thing)} शुरू नहीं ${forms(thing, 'हुआ', 'हुई', 'हुए')}`, 'फिर से कोशिश करें, या कोई दूसरा चुनें।'),
  },
};

registerTerms('hi', hi);
