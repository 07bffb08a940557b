import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

/** Names stand in an isolate: most are written the other way. */
const name = (text: string) => inSentence(text, 'rtl');
const DEVICES = { audioinput: 'الميكروفون', videoinput: 'الكاميرا', audiooutput: 'مكبّر الصوت' } as const;
const ONE_DEVICE = { audioinput: 'ميكروفون', videoinput: 'كاميرا', audiooutput: 'مكبّر صوت' } as const;
const THINGS: Record<MediaThing, string> = {
  microphone: 'الميكروفون',
  camera: 'الكاميرا',
  both: 'الكاميرا والميكروفون',
  screen: 'الشاشة',
  speaker: 'مكبّر الصوت',
};
const A_THING: Record<MediaThing, string> = {
  microphone: 'ميكروفون',
  camera: 'كاميرا',
  both: 'كاميرا ولا ميكروفون',
  screen: 'شاشة',
  speaker: 'مكبّر صوت',
};
/** Camera and screen are feminine, microphone and speaker masculine. */
const feminine = (thing: MediaThing) => thing === 'camera' || thing === 'screen';
const forms = (thing: MediaThing, he: string, she: string, two: string) =>
  thing === 'both' ? two : feminine(thing) ? she : he;
const ASK = 'اسأل القائمين على هذه الصفحة.';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? 'مكالمة فيديو' : 'مكالمة صوتية');
/** Digits as in the running clock. */
const span = (seconds: number) => spanOf('ar-u-nu-latn', seconds);

type Forms = Readonly<Record<'zero' | 'one' | 'two' | 'few' | 'many' | 'other', string>>;
/** Arabic has six plural forms; `#` stands for the number (CLDR plural rules). */
function plural(count: number, forms: Forms): string {
  return forms[new Intl.PluralRules('ar').select(count)].replace('#', String(count));
}

/** العربية. يكفي استيراد هذه الوحدة، فهي تسجّل نفسها. */
export const ar: Terms = {
  lang: 'ar',
  dir: 'rtl',

  you: 'أنت',
  screenOf: (person) => `شاشة ${name(person)}`,
  muted: 'الصوت مكتوم',
  speaking: 'يتحدث الآن',
  noVideo: 'بلا فيديو',
  reconnecting: 'جارٍ إعادة الاتصال…',
  networkWeak: 'الشبكة لدى الطرف الآخر ضعيفة.',
  connectionWeak: 'اتصال ضعيف',
  onHold: 'في الانتظار',
  pinned: 'مثبّت',
  handRaised: (place) => (place ? `رفع اليد، الترتيب ${place}` : 'رفع اليد'),
  tileMenu: (person) => `المزيد عن ${name(person)}`,
  pin: 'تثبيت',
  unpin: 'إلغاء التثبيت',
  tileFull: 'ملء الشاشة',
  tileFullExit: 'إنهاء ملء الشاشة',
  tilePip: 'صورة داخل صورة',
  tileVolume: 'مستوى الصوت',
  percent: (value) => `${value}٪`,
  movePicture: 'تحريك صورتك',
  movePictureHint: 'مفاتيح الأسهم تختار الزاوية',
  pictureMoved: (top, left) => `صورتك في ${top ? 'أعلى' : 'أسفل'} ${left ? 'اليسار' : 'اليمين'}`,
  waitingForOthers: 'في انتظار انضمام الآخرين',
  firstHere: 'أنت أول الحاضرين',
  invitedWillCome: (people, count) =>
    count === 1
      ? `تمت دعوة ${people}، والظهور هنا عند الانضمام.`
      : `تمت دعوة ${people}. يظهرون هنا عند انضمامهم.`,
  moreOthers: (count) =>
    plural(count, {
      zero: '+0',
      one: '+ شخص آخر',
      two: '+ شخصان آخران',
      few: '+# آخرون',
      many: '+# آخرون',
      other: '+# آخرون',
    }),
  participantsLabel: (count) =>
    plural(count, {
      zero: 'لا أحد في المكالمة',
      one: 'شخص واحد في المكالمة',
      two: 'شخصان في المكالمة',
      few: '# أشخاص في المكالمة',
      many: '# شخصًا في المكالمة',
      other: '# شخص في المكالمة',
    }),
  pageOf: (page, pages) => `${page} من ${pages}`,
  previousPage: 'الصفحة السابقة',
  nextPage: 'الصفحة التالية',
  sharingYourScreen: 'أنت تشارك شاشتك',
  everyoneSees: (surface) =>
    ({
      monitor: 'يرى الجميع شاشتك كلها.',
      window: 'يرى الجميع نافذة واحدة.',
      browser: 'يرى الجميع علامة تبويب واحدة من متصفحك.',
      '': 'يرى الجميع ما اخترته.',
    })[surface],
  shareOther: 'مشاركة شيء آخر',
  stopSharing: 'إيقاف المشاركة',
  soundPaused: 'الصوت متوقف',
  tapToHear: 'اضغط لتسمع',
  recording: 'تسجيل',
  recordsCall: (person) => (person ? `${name(person)} يسجّل هذه المكالمة` : 'أنت تسجّل هذه المكالمة'),
  recordingStopped: 'توقف التسجيل',

  callControls: 'أدوات المكالمة',
  microphone: 'الميكروفون',
  camera: 'الكاميرا',
  shareScreen: 'مشاركة الشاشة',
  leave: 'مغادرة',
  callTime: 'مدة المكالمة',
  more: 'المزيد',
  backFrom: (menu) => `رجوع من ${menu}`,
  raiseHand: 'رفع اليد',
  handPlace: (place) => `رقم ${place}`,
  flipCamera: 'تبديل الكاميرا',
  fullScreen: 'ملء الشاشة',
  recordAtServer: 'التسجيل على الخادم',
  dataUse: 'استهلاك البيانات',
  dataUseAuto: 'تلقائي',
  pictureInPicture: 'صورة داخل صورة',
  layout: 'التخطيط',
  layoutName: {
    auto: 'تلقائي',
    grid: 'شبكة',
    spotlight: 'تسليط الضوء',
    strip: 'شريط',
    presenter: 'عرض تقديمي',
  },
  panel: {
    chat: 'الدردشة',
    people: 'الأشخاص',
    devices: 'الأجهزة',
    stats: 'إحصاءات المكالمة',
    safety: 'رمز الأمان',
  },
  newMessages: (count) => `${count} جديدة`,
  talkingMuted: 'الميكروفون مكتوم. لا أحد يسمعك.',
  unmute: 'إلغاء الكتم',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'حسب النظام',
  followSystemNow: (device) => `حسب النظام — الآن: ${name(device)}`,
  deviceNumber: (kind, number) => `${ONE_DEVICE[kind]} ${number}`,
  noDevices: (kind) => `لا يوجد ${ONE_DEVICE[kind]}. صِل جهازًا، أو تابع من دونه.`,
  deviceConnected: (device) => `تم توصيل ${name(device)}.`,
  deviceRemoved: (device, now) =>
    now
      ? `تم فصل ${name(device)}. المستخدَم الآن: ${name(now)}.`
      : `تم فصل ${name(device)}. المستخدَم الآن ما يحدده النظام.`,
  deviceRequired: (kind) => `يلزم وجود ${ONE_DEVICE[kind]}.`,
  outputBySystem: 'يشغّل هذا المتصفح الصوت حيث يحدد النظام.',
  microphoneLevel: 'مستوى الميكروفون',
  saySomething: 'قل شيئًا: يجب أن يتحرّك الشريط.',
  devices: 'الأجهزة',
  deviceBlocked: 'محظور',
  useDevice: 'استخدمه',
  test: 'اختبار',
  testSpeaker: 'اختبار مكبّر الصوت',

  lobbyTitle: 'هل أنت مستعد للانضمام؟',
  lobbyCalls: (people) => `أنت على وشك الاتصال بـ ${people}`,
  lobbyInCall: (people) => `في المكالمة الآن: ${people}`,
  lobbyInitials: 'سيرى الآخرون الأحرف الأولى من اسمك',
  lobbyUnseen: 'لا أحد يراك أو يسمعك بعد',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'تشغيل الكاميرا والميكروفون' : 'تشغيل الميكروفون'),
  lobbyJoin: (without, answering) =>
    (answering ? 'رد' : 'انضمام') +
    {
      nothing: '',
      camera: ' من دون كاميرا',
      microphone: ' من دون ميكروفون',
      both: ' من دون كاميرا وميكروفون',
    }[without],
  tryAgain: 'حاول مجددًا',
  openInTab: 'فتح في تبويب',

  callKind: kindOf,
  callFrom: (kind, person) => `${kindOf(kind)} من ${name(person)}`,
  isCalling: (person) => `اتصال من ${name(person)}`,
  alsoRinging: (kind) => `${kindOf(kind)}، ترنّ أيضًا`,
  people: (names, more) =>
    listOf('ar', [
      ...names.map(name),
      ...(more
        ? [
            plural(more, {
              zero: '',
              one: 'شخص آخر',
              two: 'شخصان آخران',
              few: '# آخرون',
              many: '# آخرون',
              other: '# آخرون',
            }),
          ]
        : []),
    ]),
  andOthers: (names) => `+ ${names.map(name).join('، ')}`,
  answer: 'رد',
  audioOnly: 'صوت فقط',
  decline: 'رفض',
  answerPerson: (person) => `الرد على ${name(person)}`,
  declinePerson: (person) => `رفض مكالمة ${name(person)}`,
  moreCalls: (count) =>
    plural(count, {
      zero: 'لا مكالمات أخرى',
      one: 'ومكالمة أخرى',
      two: 'ومكالمتان أخريان',
      few: 'و# مكالمات أخرى',
      many: 'و# مكالمة أخرى',
      other: 'و# مكالمة أخرى',
    }),
  stopsIn: (seconds) => `تتوقف خلال ${seconds} ث`,
  stopsInSpoken: (seconds) => `يتوقف الرنين خلال ${span(seconds)}`,
  startsWhenAnswered: (kind) => (kind === 'video' ? 'تعمل الكاميرا عندما ترد' : 'يعمل الميكروفون عندما ترد'),
  message: 'رسالة',
  declineTitle: 'الرفض مع رسالة',
  declineTexts: ['سأتصل بك قريبًا', 'أنا في اجتماع', 'هل يمكنك مراسلتي؟'],
  declineOwn: 'اكتب رسالتك',
  declineField: 'رسالتك',
  declineSend: 'إرسال',
  back: 'رجوع',
  holdAndAnswer: 'تعليق ورد',
  endAndAnswer: 'إنهاء ورد',

  calling: 'جارٍ الاتصال…',
  ringing: 'يرنّ…',
  connecting: 'جارٍ الربط…',
  connected: 'متصل',
  callAgain: 'اتصل مجددًا',
  rejoinOffer: (people) => `كنت في مكالمة مع ${people}`,
  rejoin: 'العودة إلى المكالمة',
  notNow: 'ليس الآن',
  done: 'تم',
  cancelCall: 'إلغاء',
  putOnHold: (person) => `وضعك ${name(person)} قيد الانتظار`,
  resume: 'استئناف',
  resumeWith: (people) => `استئناف المكالمة مع ${people}`,
  endWith: (people) => `إنهاء المكالمة مع ${people}`,
  messageFrom: (person, text) => `${name(person)}: ${name(text)}`,
  rateTitle: 'كيف كانت المكالمة؟',
  starCount: (stars) => (stars === 1 ? 'نجمة واحدة' : stars === 2 ? 'نجمتان' : `${stars} نجوم`),
  starWords: ['سيئة', 'ضعيفة', 'مقبولة', 'جيدة', 'جيدة جدًا'],
  rateWhy: 'ما المشكلة؟',
  rateReason: {
    'sound-broke': 'تقطّع الصوت',
    'picture-froze': 'توقّفت الصورة',
    echo: 'صدى',
    'not-heard': 'لم يُسمع الصوت',
  },
  spentWith: (seconds, people) => (people ? `${span(seconds)} مع ${people}` : span(seconds)),

  closePanel: 'إغلاق',
  chat: 'الدردشة',
  chatClose: 'إغلاق الدردشة',
  chatEmpty: plain('لا رسائل بعد', 'ما تكتبه هنا يراه كل من في هذه المكالمة.'),
  chatField: 'اكتب رسالة',
  chatSend: 'إرسال الرسالة',
  chatSending: 'جارٍ الإرسال…',
  chatNotSent: (names) => (names.length ? `لم تُرسل إلى ${listOf('ar', names.map(name))}.` : 'لم تُرسل.'),
  chatTryAgain: 'أعد المحاولة',
  chatNew: (count) =>
    plural(count, {
      zero: 'لا رسائل جديدة',
      one: 'رسالة جديدة واحدة',
      two: 'رسالتان جديدتان',
      few: '# رسائل جديدة',
      many: '# رسالة جديدة',
      other: '# رسالة جديدة',
    }),
  chatFrom: (person, text) => `${name(person)}: ${text}`,
  chatLeft: (characters) =>
    plural(characters, {
      zero: 'لم يبقَ أي حرف',
      one: 'بقي حرف واحد',
      two: 'بقي حرفان',
      few: 'بقيت # أحرف',
      many: 'بقي # حرفًا',
      other: 'بقي # حرف',
    }),
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('لا يمكنهم قراءة الرسائل', 'تطبيقهم لا يدعم الدردشة في المكالمات.')
      : plain('الدردشة مغلقة', 'يمكنك الكتابة هنا أثناء المكالمة.'),

  reactions: 'التفاعلات',
  reaction: {
    like: 'إعجاب',
    love: 'قلب',
    laugh: 'ضحك',
    wow: 'دهشة',
    clap: 'تصفيق',
    party: 'احتفال',
  },
  reactionFrom: (person, reaction) => `${name(person)}: ${reaction}`,

  stats: 'إحصاءات المكالمة',
  statsClose: 'إغلاق الإحصاءات',
  statsCopy: 'نسخ',
  statsCopied: 'تم النسخ',
  statsNotCopied: 'لم يتم النسخ',
  statsNone: 'تظهر الأرقام هنا عند اتصال مكالمة.',
  statsPerson: 'الاتصال مع',
  statsAgo: 'قبل دقيقتين',
  statsNow: 'الآن',
  statsNames: {
    received: 'المستقبَل',
    sent: 'المرسَل',
    connection: 'الاتصال',
    picture: 'الصورة',
    screen: 'الشاشة',
    sound: 'الصوت',
    lost: 'المفقود',
    jitter: 'التذبذب',
    quality: 'الجودة',
    roundTrip: 'ذهابًا وإيابًا',
    path: 'المسار',
    available: 'المتاح للإرسال',
    limited: 'يحدّ منه',
    cap: 'الحد المضبوط',
    server: 'الخادم',
  },
  statsGrade: { 0: 'منقطع', 1: 'سيئ', 2: 'ضعيف', 3: 'مقبول', 4: 'جيد', 5: 'ممتاز' },
  statsPath: { direct: 'مباشر', relay: 'عبر مرحِّل' },
  statsFrames: (count) => `${count} إطارًا/ث`,
  statsLimit: (by) =>
    by === 'cpu' ? 'هذا الجهاز' : by === 'bandwidth' ? 'الشبكة' : by === 'other' ? 'سبب آخر' : null,

  safetyCode: 'رمز الأمان',
  safetyCodeWith: (person) => `رمز الأمان مع ${name(person)}`,
  safetyCodeWhom: 'مع من',
  safetyCodeNobody: 'اختر شخصًا',
  safetyCodeChoose: 'لكل شخصين في المكالمة رمز خاص بهما. اختر من تقارن معه.',
  safetyCodeNone: 'لا يوجد رمز بعد. يظهر حين يتم الاتصال.',
  moveToConference: 'المتابعة في مؤتمر',
  movedToConference: 'تمر هذه المكالمة الآن عبر خادم مؤتمرات.',
  safetyCodePassphrase:
    'كل من في هذه الغرفة يعرف عبارة المرور، ولا يوجد فيها إلا من يعرفها. لا يوجد رمز للمقارنة.',
  encryption: {
    'end-to-end': 'مشفّر من شخص إلى شخص.',
    server: 'مشفّر حتى الخادم، وبإمكان الخادم أن يرى ويسمع.',
  },
  safetyCodeExplains:
    'ليقرأ كل منكما للآخر الصور والأرقام: إن رأيتما الشيء نفسه فلا أحد بين متصفحيكما، ولا حتى الخادم؛ ولا يقول ذلك شيئًا عمّن في الغرفة أو على الجهاز.',
  safetyDigits: (digits) => `الأرقام: ${digits}`,
  safetyPicture: {
    elephant: 'فيل',
    giraffe: 'زرافة',
    snake: 'أفعى',
    turtle: 'سلحفاة',
    crab: 'سرطان',
    snail: 'حلزون',
    bee: 'نحلة',
    owl: 'بومة',
    penguin: 'بطريق',
    dolphin: 'دلفين',
    butterfly: 'فراشة',
    camel: 'جمل',
    frog: 'ضفدع',
    rabbit: 'أرنب',
    sheep: 'خروف',
    octopus: 'أخطبوط',
    cactus: 'صبار',
    sunflower: 'دوار الشمس',
    mushroom: 'فطر',
    palm: 'نخلة',
    banana: 'موزة',
    grapes: 'عنب',
    melon: 'بطيخ',
    carrot: 'جزرة',
    corn: 'ذرة',
    bread: 'خبز',
    cheese: 'جبن',
    egg: 'بيضة',
    iceCream: 'مثلجات',
    cake: 'كعكة',
    coffee: 'قهوة',
    house: 'بيت',
    tent: 'خيمة',
    bridge: 'جسر',
    sailboat: 'قارب شراعي',
    train: 'قطار',
    bicycle: 'دراجة',
    helicopter: 'مروحية',
    rocket: 'صاروخ',
    car: 'سيارة',
    balloon: 'بالون',
    guitar: 'غيتار',
    trumpet: 'بوق',
    drum: 'طبل',
    piano: 'بيانو',
    bell: 'جرس',
    key: 'مفتاح',
    hammer: 'مطرقة',
    paperclip: 'مشبك ورق',
    book: 'كتاب',
    alarmClock: 'منبه',
    lightBulb: 'مصباح',
    umbrella: 'مظلة',
    glasses: 'نظارة',
    boot: 'حذاء طويل',
    crown: 'تاج',
    hat: 'قبعة',
    anchor: 'مرساة',
    star: 'نجمة',
    moon: 'قمر',
    lightning: 'برق',
    fire: 'نار',
    trophy: 'كأس',
    ball: 'كرة',
  },

  ended: {
    'hung-up': () => plain('انتهت المكالمة'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? 'انتهت المكالمة' : `أُنهيت المكالمة من جهة ${name(end.name)}`),
    cancelled: (end) => plain(end.outgoing ? 'أُلغيت المكالمة' : `أُنهيت المكالمة من جهة ${name(end.name)}`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? 'رُفضت المكالمة'
          : end.count > 1
            ? 'لم يرد أحد على المكالمة'
            : `رُفضت المكالمة من جهة ${name(end.name)}`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(end.count > 1 ? 'الجميع في مكالمة أخرى' : `${name(end.name)} في مكالمة أخرى`)
        : plain('رُفضت المكالمة'),
    'no-answer': (end) => plain(end.outgoing ? 'لا رد' : `مكالمة فائتة من ${name(end.name)}`),
    'not-online': (end) => plain(`${name(end.name)} غير متصل الآن`),
    'answered-elsewhere': () => plain('تم الرد من جهاز آخر'),
    'not-supported': (end) =>
      plain(`لا يمكن استقبال المكالمات لدى ${name(end.name)}`, 'التطبيق أو المتصفح هناك لا يدعم المكالمات.'),
    'ice-failed': () =>
      plain('لم نجد طريقًا للاتصال', 'إحدى الشبكات تمنع المكالمة. جرّب شبكة أخرى ثم اتصل مجددًا.'),
    'connection-lost': () => plain('انقطع الاتصال', 'حاولنا إعادته. تحقق من شبكتك ثم اتصل مجددًا.'),
    'security-error': () => plain('لم تعد المكالمة آمنة', 'تغيّر الطرف الآخر أثناءها. اتصل مجددًا.'),
    removed: () => plain('أُخرجت من المكالمة'),
    'room-closed': () => plain('أُغلقت الغرفة'),
    'media-error': () => plain('لم يبدأ الصوت والصورة', 'أعد تحميل الصفحة ثم اتصل مجددًا.'),
    disconnected: () => plain('انتهت المكالمة'),
  },

  trouble: {
    'service-missing': plain('المكالمات غير مهيأة هنا', ASK),
    'service-invalid': plain('المكالمات غير مهيأة هنا', ASK),
    'service-insecure': plain('تحتاج المكالمات إلى اتصال آمن', ASK),
    'service-unreachable': plain('خدمة المكالمات لا تستجيب', 'نواصل المحاولة. تحقق من شبكتك في هذه الأثناء.'),
    'auth-failed': plain('تعذّر تسجيل دخولك', 'أعد تحميل الصفحة، أو اسأل القائمين عليها.'),
    conflict: plain('حسابك مفتوح في مكان آخر', 'للاتصال من هنا أعد تحميل هذه الصفحة.'),
    'service-cannot': plain('لا تدعم هذه الخدمة ذلك', 'لم يتغيّر شيء.'),
    'service-failed': plain('تعطلت الخدمة', 'لم تستطع تنفيذ الطلب. حاول مجددًا بعد قليل.'),
    'no-such-user': plain('هذا الشخص غير متصل', 'حاول لاحقًا.'),
    'signaling-offline': plain('أنت غير متصل بالشبكة', 'نعيد الاتصال حالما تعود الشبكة.'),
    'signal-invalid': plain('تعذّر إرسال المكالمة', `حاول مجددًا، فإن لم ينجح ذلك: ${ASK}`),
    aborted: plain('أُوقفت المكالمة', 'اتصل مجددًا متى شئت.'),
    'invalid-value': plain('لا يمكن إجراء هذه المكالمة', ASK),
    'no-callees': plain('لم تختر أحدًا بعد', 'اختر شخصًا أولًا.'),
    'self-call': plain('هذا رقمك أنت', 'اختر شخصًا آخر.'),
    'mesh-full': plain('العدد كبير على مكالمة واحدة', 'اتصل بعدد أقل في المرة الواحدة.'),
    'room-full': plain('الغرفة ممتلئة', 'يمكنك رؤية الآخرين وسماعهم، وستظهر لهم حين يغادر أحدهم.'),
    'no-such-room': plain('لا توجد غرفة كهذه', 'تحقق من رقمها ثم انضم مجددًا.'),
    'room-denied': plain('هذه الغرفة غير متاحة لك', 'تحقق من رمزها ثم انضم مجددًا.'),
    'already-in-call': plain('أنت في مكالمة الآن', 'غادرها ثم اتصل مجددًا.'),
    'no-such-call': plain('انتهت هذه المكالمة', 'اتصل مجددًا إن أردت متابعة الحديث.'),
    'wrong-phase': plain('هذا غير ممكن الآن', 'انتظر لحظة ثم حاول مجددًا.'),
    'ice-failed': plain('لم نجد طريقًا للاتصال', 'إحدى الشبكات تمنع المكالمة. جرّب شبكة أخرى ثم اتصل مجددًا.'),
    'connection-lost': plain('انقطع الاتصال', 'حاولنا إعادته. تحقق من شبكتك ثم اتصل مجددًا.'),
    'media-error': plain('لم يبدأ الصوت والصورة', 'أعد تحميل الصفحة ثم اتصل مجددًا.'),
    'security-error': plain('لم تعد المكالمة آمنة', 'تغيّر الطرف الآخر أثناءها. اتصل مجددًا.'),
    'no-relay': plain('تعذّر الوصول إلى خادم الترحيل', 'تحقق من الشبكة أو اسأل من يدير الخدمة.'),
    'ice-servers-failed': plain('بعض خوادم الاتصال غير متاحة', 'قد لا تنجح المكالمة من هذه الشبكة.'),
    'peer-cannot': plain('غير ممكن مع هذا الشخص', 'تطبيقه لا يستطيع ذلك.'),
    'not-allowed': plain('هذا لمن بدأ المكالمة فقط', 'اطلب منه ذلك.'),
    'recording-failed': plain('توقف التسجيل', 'تعذّر حفظه. تحقق من المساحة الحرة.'),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') return plain('شاشتك غير مشارَكة', 'اختر مشاركة الشاشة مجددًا واسمح بها.');
      const title = `${THINGS[thing]} ${forms(thing, 'محظور', 'محظورة', 'محظوران')}`;
      const again = 'ثم اختر «حاول مجددًا».';
      if (browser === 'firefox') {
        return inSteps(title, ['اضغط الرمز المشطوب المجاور للعنوان.', 'أزِل الحظر المذكور هناك.'], again);
      }
      return browser === 'safari'
        ? inSteps(
            title,
            ['افتح قائمة Safari، ثم إعدادات هذا الموقع.', `اسمح باستخدام ${THINGS[thing]} هناك.`],
            again,
          )
        : inSteps(
            title,
            ['اضغط الرمز المجاور للعنوان.', `اسمح باستخدام ${THINGS[thing]} في هذه الصفحة.`],
            `ثم ${forms(thing, 'يعمل وحده', 'تعمل وحدها', 'يعملان وحدهما')}.`,
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `جهازك يحظر ${THINGS[thing]}`,
        `افتح إعدادات النظام، ثم الخصوصية، ثم ${thing === 'screen' ? 'تسجيل الشاشة' : THINGS[thing]}، واسمح لهذا المتصفح.`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'لا يمكن لهذه الصفحة مشاركة الشاشة هنا'
          : `لا يمكن لهذه الصفحة استخدام ${THINGS[thing]} هنا`,
        'افتح المكالمة في تبويب مستقل.',
      ),
    'no-device': (thing) =>
      plain(
        `لا ${feminine(thing) || thing === 'both' ? 'توجد' : 'يوجد'} ${A_THING[thing]}`,
        'صِل جهازًا، أو تابع من دونه.',
      ),
    'device-in-use': (thing) =>
      plain(`تطبيق آخر يستخدم ${THINGS[thing]}`, 'أغلقه، ونحن نعيد المحاولة تلقائيًا.'),
    'device-unavailable': (thing) =>
      plain(
        `${THINGS[thing]} ${forms(thing, 'لم يعد متاحًا', 'لم تعد متاحة', 'لم يعودا متاحين')}`,
        thing === 'screen' ? 'شاركها مجددًا.' : 'صِل الجهاز، أو اختر جهازًا آخر.',
      ),
    'insecure-origin': () => plain('تحتاج المكالمات إلى صفحة آمنة', 'افتح هذه الصفحة عبر https.'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('لا يستطيع هذا المتصفح مشاركة الشاشة', 'استخدم متصفحًا على حاسوب.')
        : thing === 'speaker'
          ? plain('لا يتيح هذا المتصفح اختيار مكبّر الصوت', 'اختره من إعدادات النظام.')
          : plain(`لا يستطيع هذا المتصفح استخدام ${THINGS[thing]}`, 'افتح الصفحة في متصفح آخر.'),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain('شاشتك غير مشارَكة', 'أغلقت نافذة الاختيار. اختر مشاركة الشاشة للمحاولة مجددًا.')
        : plain(
            `${THINGS[thing]} ${forms(thing, 'متوقف', 'متوقفة', 'متوقفان')}`,
            'أغلقت السؤال دون إجابة. حاول التشغيل مجددًا.',
          ),
    'black-picture': () => plain('ترسل الكاميرا صورة سوداء', 'هل غطاؤها مغلق؟'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(`لا نسمع شيئًا من ${device ? name(device) : 'الميكروفون'}`, 'هل هو مغلق؟ جرّب ميكروفونًا آخر.'),
    'capture-failed': (thing) =>
      plain(
        `لم ${feminine(thing) || thing === 'both' ? 'تبدأ' : 'يبدأ'} ${THINGS[thing]} بالعمل`,
        'حاول مجددًا، أو اختر جهازًا آخر.',
      ),
  },
};

registerTerms('ar', ar);
