/** What the button can say. */
export const FACES = ['rest', 'connecting', 'busy', 'closed', 'call', 'offline', 'failed'] as const;
export type Face = (typeof FACES)[number];

/** The words of the button: it stands on a page before the languages of the kit are loaded, so it brings its own. */
export interface ButtonWords {
  /** What is, and what pressing does; `{}` is a time. */
  readonly rest: Pair;
  readonly connecting: Pair;
  readonly busy: Pair;
  readonly closed: Pair;
  readonly call: Pair;
  readonly offline: Pair;
  readonly failed: Pair;
  /** Names of the window with the call, and of its buttons. */
  readonly window: string;
  readonly move: string;
  readonly hide: string;
}
type Pair = readonly [title: string, note: string];

const all = {
  en: {
    rest: ['Talk to us', 'Live video, answered in seconds'],
    connecting: ['Connecting…', 'This takes a moment'],
    busy: ['Everyone is on a call', 'Ask us to call you back'],
    closed: ['Closed until {}', 'Leave a message'],
    call: ['In a call · {}', 'Show the call'],
    offline: ['You are offline', 'Calls need a network'],
    failed: ['The call did not load', 'Reach us another way'],
    window: 'Call',
    move: 'Move the call. Use the arrow keys.',
    hide: 'Hide the call',
  },
  de: {
    rest: ['Mit uns sprechen', 'Live per Video, in Sekunden'],
    connecting: ['Wird verbunden …', 'Einen Moment bitte'],
    busy: ['Alle sind im Gespräch', 'Bitten Sie um Rückruf'],
    closed: ['Geschlossen bis {}', 'Nachricht hinterlassen'],
    call: ['Im Gespräch · {}', 'Anruf anzeigen'],
    offline: ['Sie sind offline', 'Anrufe brauchen ein Netz'],
    failed: ['Der Anruf lud nicht', 'Erreichen Sie uns anders'],
    window: 'Anruf',
    move: 'Anruf verschieben. Mit den Pfeiltasten.',
    hide: 'Anruf ausblenden',
  },
  fr: {
    rest: ['Parlez-nous', 'En vidéo, réponse en secondes'],
    connecting: ['Connexion…', 'Un instant'],
    busy: ['Tous sont en appel', 'Demandez à être rappelé'],
    closed: ['Fermé jusqu’à {}', 'Laissez un message'],
    call: ['En appel · {}', 'Afficher l’appel'],
    offline: ['Vous êtes hors ligne', 'Un appel demande un réseau'],
    failed: ['L’appel n’a pas pu charger', 'Joignez-nous autrement'],
    window: 'Appel',
    move: 'Déplacer l’appel. Utilisez les flèches.',
    hide: 'Masquer l’appel',
  },
  es: {
    rest: ['Hable con nosotros', 'Vídeo en directo, en segundos'],
    connecting: ['Conectando…', 'Un momento'],
    busy: ['Todos están en llamada', 'Pida que le llamemos'],
    closed: ['Cerrado hasta {}', 'Deje un mensaje'],
    call: ['En llamada · {}', 'Mostrar la llamada'],
    offline: ['Está sin conexión', 'Las llamadas necesitan red'],
    failed: ['La llamada no se cargó', 'Contáctenos de otro modo'],
    window: 'Llamada',
    move: 'Mover la llamada. Use las flechas.',
    hide: 'Ocultar la llamada',
  },
  pt: {
    rest: ['Fale connosco', 'Vídeo ao vivo, em segundos'],
    connecting: ['A ligar…', 'Um momento'],
    busy: ['Todos estão em chamada', 'Peça que liguemos de volta'],
    closed: ['Fechado até {}', 'Deixe uma mensagem'],
    call: ['Em chamada · {}', 'Mostrar a chamada'],
    offline: ['Está sem ligação', 'As chamadas precisam de rede'],
    failed: ['A chamada não carregou', 'Contacte-nos de outra forma'],
    window: 'Chamada',
    move: 'Mover a chamada. Use as setas.',
    hide: 'Ocultar a chamada',
  },
  ar: {
    rest: ['تحدّث معنا', 'فيديو مباشر، نرد خلال ثوانٍ'],
    connecting: ['جارٍ الاتصال…', 'لحظة من فضلك'],
    busy: ['الجميع في مكالمة', 'اطلب أن نعاود الاتصال بك'],
    closed: ['مغلق حتى {}', 'اترك رسالة'],
    call: ['في مكالمة · {}', 'اعرض المكالمة'],
    offline: ['أنت غير متصل', 'تحتاج المكالمات إلى شبكة'],
    failed: ['لم تُحمَّل المكالمة', 'تواصل معنا بطريقة أخرى'],
    window: 'مكالمة',
    move: 'انقل المكالمة. استخدم مفاتيح الأسهم.',
    hide: 'أخفِ المكالمة',
  },
  he: {
    rest: ['דברו איתנו', 'וידאו חי, מענה תוך שניות'],
    connecting: ['מתחבר…', 'רק רגע'],
    busy: ['כולם בשיחה', 'בקשו שנחזור אליכם'],
    closed: ['סגור עד {}', 'השאירו הודעה'],
    call: ['בשיחה · {}', 'הצגת השיחה'],
    offline: ['אין חיבור לרשת', 'שיחות דורשות רשת'],
    failed: ['השיחה לא נטענה', 'פנו אלינו בדרך אחרת'],
    window: 'שיחה',
    move: 'הזזת השיחה. השתמשו במקשי החצים.',
    hide: 'הסתרת השיחה',
  },
  zh: {
    rest: ['与我们通话', '实时视频，几秒内接听'],
    connecting: ['正在连接…', '请稍候'],
    busy: ['所有人都在通话中', '请我们给您回电'],
    closed: ['{} 前休息', '给我们留言'],
    call: ['通话中 · {}', '显示通话'],
    offline: ['您已离线', '通话需要网络'],
    failed: ['通话未能加载', '用其他方式联系我们'],
    window: '通话',
    move: '移动通话窗口。请使用方向键。',
    hide: '隐藏通话',
  },
  ja: {
    rest: ['話してみる', 'ライブビデオですぐ応答'],
    connecting: ['接続中…', '少々お待ちください'],
    busy: ['全員が通話中です', '折り返しをご依頼ください'],
    closed: ['{} まで休業', 'メッセージを残す'],
    call: ['通話中 · {}', '通話を表示'],
    offline: ['オフラインです', '通話にはネットワークが必要です'],
    failed: ['通話を読み込めません', '別の方法でご連絡ください'],
    window: '通話',
    move: '通話を移動します。矢印キーを使います。',
    hide: '通話を隠す',
  },
  hi: {
    rest: ['हमसे बात करें', 'लाइव वीडियो, सेकंडों में जवाब'],
    connecting: ['कनेक्ट हो रहा है…', 'एक पल रुकें'],
    busy: ['सभी कॉल पर हैं', 'हमसे वापस कॉल माँगें'],
    closed: ['{} तक बंद', 'संदेश छोड़ें'],
    call: ['कॉल में · {}', 'कॉल दिखाएँ'],
    offline: ['आप ऑफ़लाइन हैं', 'कॉल के लिए नेटवर्क चाहिए'],
    failed: ['कॉल लोड नहीं हुई', 'किसी और तरह संपर्क करें'],
    window: 'कॉल',
    move: 'कॉल हटाएँ। तीर कुंजियाँ दबाएँ।',
    hide: 'कॉल छिपाएँ',
  },
} satisfies Record<string, ButtonWords>;

/** The words by a BCP 47 tag, English where the language is none of ours. */
export function buttonWords(lang: string): ButtonWords {
  return (all as Record<string, ButtonWords>)[lang.toLowerCase().split(/[-_]/)[0] ?? ''] ?? all.en;
}
