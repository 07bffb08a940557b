import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

/** Names stand in an isolate: many are written the other way. */
const name = (text: string) => inSentence(text, 'rtl');
const DEVICES = { audioinput: 'מיקרופון', videoinput: 'מצלמה', audiooutput: 'רמקול' } as const;
/** Bare, with the article, and as an object. */
const THINGS: Record<MediaThing, { readonly bare: string; readonly the: string }> = {
  microphone: { bare: 'מיקרופון', the: 'המיקרופון' },
  camera: { bare: 'מצלמה', the: 'המצלמה' },
  both: { bare: 'מצלמה ומיקרופון', the: 'המצלמה והמיקרופון' },
  screen: { bare: 'הקלטת מסך', the: 'המסך' },
  speaker: { bare: 'רמקול', the: 'הרמקול' },
};
const NONE: Record<MediaThing, string> = {
  microphone: 'לא נמצא מיקרופון',
  camera: 'לא נמצאה מצלמה',
  both: 'לא נמצאו מצלמה או מיקרופון',
  screen: 'לא נמצא מסך',
  speaker: 'לא נמצא רמקול',
};
/** A camera is feminine, all else masculine; camera and microphone are two. */
const forms = (thing: MediaThing, he: string, she: string, they: string) =>
  thing === 'both' ? they : thing === 'camera' ? she : he;
const ASK = 'אפשר לפנות למי שמפעיל את הדף הזה.';
const SHARE = 'שיתוף מסך';
const AGAIN = 'ניסיון נוסף';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? 'שיחת וידאו' : 'שיחה קולית');
const NO_WAY = plain('לא נמצאה דרך להתחבר', 'רשת כלשהי חוסמת את השיחה. אפשר לעבור לרשת אחרת ולהתקשר שוב.');
const LOST = plain('החיבור אבד', 'ניסינו להחזיר אותו. כדאי לבדוק את הרשת ולהתקשר שוב.');
const UNSAFE = plain('השיחה כבר לא הייתה מאובטחת', 'הצד השני השתנה באמצע. אפשר להתקשר שוב.');
const NO_MEDIA = plain('הקול והתמונה לא התחילו', 'יש לטעון את הדף מחדש ולהתקשר שוב.');

/** Hebrew has forms for one, two and many; `#` stands for the number (CLDR plural rules). */
function plural(count: number, one: string, two: string, other: string): string {
  const form = new Intl.PluralRules('he').select(count);
  return (form === 'one' ? one : form === 'two' ? two : other).replace('#', String(count));
}

/** עברית. די לייבא: המודול נרשם בעצמו. */
export const he: Terms = {
  lang: 'he',
  dir: 'rtl',

  you: 'אני',
  screenOf: (person) => `המסך של ${name(person)}`,
  muted: 'מושתק',
  speaking: 'בדיבור',
  noVideo: 'אין וידאו',
  reconnecting: 'מתחברים מחדש…',
  networkWeak: 'הרשת בצד השני חלשה.',
  connectionWeak: 'חיבור חלש',
  onHold: 'בהמתנה',
  pinned: 'בהצמדה',
  handRaised: (place) => (place ? `יד מורמת, מספר ${place}` : 'יד מורמת'),
  tileMenu: (person) => `עוד אפשרויות עבור ${name(person)}`,
  pin: 'הצמדה',
  unpin: 'ביטול ההצמדה',
  tileFull: 'מסך מלא',
  tileFullExit: 'יציאה ממסך מלא',
  tilePip: 'תמונה בתוך תמונה',
  tileVolume: 'עוצמת קול',
  percent: (value) => `${value}%`,
  movePicture: 'הזזת התמונה שלך',
  movePictureHint: 'מקשי החיצים בוחרים את הפינה',
  pictureMoved: (top, left) => `התמונה שלך נמצאת ${top ? 'למעלה' : 'למטה'} ${left ? 'משמאל' : 'מימין'}`,
  waitingForOthers: 'ממתינים להצטרפות האחרים',
  firstHere: 'עדיין אין כאן אף אחד אחר',
  invitedWillCome: (people, count) =>
    count === 1
      ? `הזמנה נשלחה אל ${people}. התמונה תופיע כאן עם ההצטרפות.`
      : `הזמנה נשלחה אל ${people}. הם יופיעו כאן כשיצטרפו.`,
  moreOthers: (count) => `+${count} נוספים`,
  participantsLabel: (count) => plural(count, 'אדם אחד בשיחה', 'שני אנשים בשיחה', '# אנשים בשיחה'),
  pageOf: (page, pages) => `${page} מתוך ${pages}`,
  previousPage: 'הדף הקודם',
  nextPage: 'הדף הבא',
  sharingYourScreen: 'המסך שלך משותף',
  everyoneSees: (surface) =>
    ({
      monitor: 'כולם רואים את כל המסך שלך.',
      window: 'כולם רואים חלון אחד.',
      browser: 'כולם רואים כרטיסייה אחת בדפדפן שלך.',
      '': 'כולם רואים את מה שבחרת.',
    })[surface],
  shareOther: 'שיתוף של משהו אחר',
  stopSharing: 'הפסקת השיתוף',
  soundPaused: 'הקול מושהה',
  tapToHear: 'הקשה להשמעה',
  recording: 'הקלטה',
  recordsCall: (person) => `השיחה מוקלטת על ${person ? `ידי ${name(person)}` : 'ידך'}`,
  recordingStopped: 'ההקלטה הופסקה',

  callControls: 'פקדי השיחה',
  microphone: 'מיקרופון',
  camera: 'מצלמה',
  shareScreen: SHARE,
  leave: 'יציאה',
  callTime: 'משך השיחה',
  more: 'עוד',
  backFrom: (menu) => `חזרה מתוך ${menu}`,
  raiseHand: 'הרמת יד',
  handPlace: (place) => `מספר ${place}`,
  flipCamera: 'החלפת מצלמה',
  fullScreen: 'מסך מלא',
  recordAtServer: 'הקלטה בשרת',
  dataUse: 'שימוש בנתונים',
  dataUseAuto: 'אוטומטי',
  pictureInPicture: 'תמונה בתוך תמונה',
  layout: 'פריסה',
  layoutName: {
    auto: 'אוטומטית',
    grid: 'רשת',
    spotlight: 'זרקור',
    strip: 'רצועה',
    presenter: 'מצגת',
  },
  panel: {
    chat: 'צ׳אט',
    people: 'אנשים',
    devices: 'מכשירים',
    stats: 'נתוני השיחה',
    safety: 'קוד אבטחה',
  },
  newMessages: (count) => plural(count, 'הודעה חדשה', 'שתי הודעות חדשות', '# הודעות חדשות'),
  talkingMuted: 'המיקרופון מושתק. לא שומעים אותך.',
  unmute: 'ביטול ההשתקה',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'לפי המערכת',
  followSystemNow: (device) => `לפי המערכת — עכשיו: ${name(device)}`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) =>
    kind === 'videoinput'
      ? 'לא נמצאה מצלמה. אפשר לחבר אחת, או להמשיך בלעדיה.'
      : `לא נמצא ${DEVICES[kind]}. אפשר לחבר אחד, או להמשיך בלעדיו.`,
  deviceConnected: (device) => `חובר: ${name(device)}.`,
  deviceRemoved: (device, now) =>
    `נותק: ${name(device)}. ` + (now ? `בשימוש עכשיו: ${name(now)}.` : 'עכשיו לפי המערכת.'),
  deviceRequired: (kind) => (kind === 'videoinput' ? 'דרושה מצלמה.' : `דרוש ${DEVICES[kind]}.`),
  outputBySystem: 'הדפדפן הזה משמיע קול במקום שהמערכת קובעת.',
  microphoneLevel: 'עוצמת המיקרופון',
  saySomething: 'כדאי לומר משהו: הפס אמור לזוז.',
  devices: 'מכשירים',
  deviceBlocked: 'חסום',
  useDevice: 'שימוש',
  test: 'בדיקה',
  testSpeaker: 'בדיקת הרמקול',

  lobbyTitle: 'הכול מוכן להצטרפות?',
  lobbyCalls: (people) => `עוד רגע מתקשרים אל ${people}`,
  lobbyInCall: (people) => `בשיחה עכשיו: ${people}`,
  lobbyInitials: 'האחרים יראו את ראשי התיבות שלך',
  lobbyUnseen: 'עדיין לא רואים ולא שומעים אותך',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'הפעלת המצלמה והמיקרופון' : 'הפעלת המיקרופון'),
  lobbyJoin: (without, answering) =>
    (answering ? 'מענה' : 'הצטרפות') +
    { nothing: '', camera: ' בלי מצלמה', microphone: ' בלי מיקרופון', both: ' בלי מצלמה ומיקרופון' }[without],
  tryAgain: AGAIN,
  openInTab: 'פתיחה בכרטיסייה',

  callKind: kindOf,
  callFrom: (kind, person) => `${kindOf(kind)} מאת ${name(person)}`,
  isCalling: (person) => `שיחה נכנסת מאת ${name(person)}`,
  alsoRinging: (kind) => `${kindOf(kind)}, מצלצלת גם היא`,
  people: (names, more) => listOf('he', [...names.map(name), ...(more ? [`עוד ${more}`] : [])]),
  andOthers: (names) => `+ ${names.map(name).join(', ')}`,
  answer: 'מענה',
  audioOnly: 'קול בלבד',
  decline: 'דחייה',
  answerPerson: (person) => `מענה לשיחה מאת ${name(person)}`,
  declinePerson: (person) => `דחיית השיחה מאת ${name(person)}`,
  moreCalls: (count) => plural(count, 'ועוד שיחה אחת', 'ועוד שתי שיחות', 'ועוד # שיחות'),
  stopsIn: (seconds) => `תיפסק בעוד ${seconds} ש׳`,
  stopsInSpoken: (seconds) => `הצלצול ייפסק בעוד ${spanOf('he', seconds)}`,
  startsWhenAnswered: (kind) =>
    kind === 'video' ? 'המצלמה שלך תופעל עם המענה' : 'המיקרופון שלך יופעל עם המענה',
  message: 'הודעה',
  declineTitle: 'דחייה עם הודעה',
  declineTexts: ['אחזור אליך בקרוב', 'אני בפגישה', 'אפשר לכתוב לי?'],
  declineOwn: 'כתיבת הודעה אחרת',
  declineField: 'ההודעה שלך',
  declineSend: 'שליחה',
  back: 'חזרה',
  holdAndAnswer: 'המתנה ומענה',
  endAndAnswer: 'סיום ומענה',

  calling: 'מתקשרים…',
  ringing: 'מצלצל…',
  connecting: 'מתחברים…',
  connected: 'מחובר',
  callAgain: 'חיוג חוזר',
  rejoinOffer: (people) => `השיחה שלך עם ${people} נקטעה`,
  rejoin: 'חזרה לשיחה',
  notNow: 'לא עכשיו',
  done: 'סיום',
  cancelCall: 'ביטול',
  putOnHold: (person) => `השיחה הועברה להמתנה על ידי ${name(person)}`,
  resume: 'המשך',
  resumeWith: (people) => `המשך השיחה עם ${people}`,
  endWith: (people) => `סיום השיחה עם ${people}`,
  messageFrom: (person, text) => `${name(person)}: ${name(text)}`,
  rateTitle: 'איך הייתה השיחה?',
  starCount: (stars) => plural(stars, 'כוכב אחד', 'שני כוכבים', '# כוכבים'),
  starWords: ['גרועה', 'חלשה', 'סבירה', 'טובה', 'טובה מאוד'],
  rateWhy: 'מה לא עבד?',
  rateReason: {
    'sound-broke': 'הקול נקטע',
    'picture-froze': 'התמונה קפאה',
    echo: 'הד',
    'not-heard': 'לא היה אפשר לשמוע',
  },
  spentWith: (seconds, people) => (people ? `${spanOf('he', seconds)} עם ${people}` : spanOf('he', seconds)),

  closePanel: 'סגירה',
  chat: 'צ׳אט',
  chatClose: 'סגירת הצ׳אט',
  chatEmpty: plain('אין עדיין הודעות', 'מה שנכתב כאן גלוי לכל מי שבשיחה.'),
  chatField: 'כתיבת הודעה',
  chatSend: 'שליחת ההודעה',
  chatSending: 'בשליחה…',
  chatNotSent: (names) => (names.length ? `לא נשלחה אל ${listOf('he', names.map(name))}.` : 'לא נשלחה.'),
  chatTryAgain: AGAIN,
  chatNew: (count) => plural(count, 'הודעה חדשה אחת', 'שתי הודעות חדשות', '# הודעות חדשות'),
  chatFrom: (person, text) => `${name(person)}: ${text}`,
  chatLeft: (characters) => plural(characters, 'נשאר תו אחד', 'נשארו שני תווים', 'נשארו # תווים'),
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('אין אפשרות לקרוא הודעות בצד השני', 'ליישום שם אין צ׳אט בשיחות.')
      : plain('הצ׳אט סגור', 'אפשר לכתוב כאן במהלך שיחה.'),

  reactions: 'תגובות',
  reaction: {
    like: 'אגודל למעלה',
    love: 'לב',
    laugh: 'צחוק',
    wow: 'הפתעה',
    clap: 'מחיאות כפיים',
    party: 'חגיגה',
  },
  reactionFrom: (person, reaction) => `${name(person)}: ${reaction}`,

  stats: 'נתוני השיחה',
  statsClose: 'סגירת הנתונים',
  statsCopy: 'העתקה',
  statsCopied: 'הועתק',
  statsNotCopied: 'לא הועתק',
  statsNone: 'הנתונים מופיעים כאן כשיש שיחה מחוברת.',
  statsPerson: 'חיבור עם',
  statsAgo: 'לפני 2 דק׳',
  statsNow: 'עכשיו',
  statsNames: {
    received: 'התקבל',
    sent: 'נשלח',
    connection: 'חיבור',
    picture: 'תמונה',
    screen: 'מסך',
    sound: 'קול',
    lost: 'אבד',
    jitter: 'ריצוד',
    quality: 'איכות',
    roundTrip: 'הלוך ושוב',
    path: 'נתיב',
    available: 'אפשר לשלוח',
    limited: 'מוגבל על ידי',
    cap: 'המגבלה שהוגדרה',
    server: 'שרת',
  },
  statsGrade: { 0: 'אבד', 1: 'רעה', 2: 'חלשה', 3: 'בינונית', 4: 'טובה', 5: 'מצוינת' },
  statsPath: { direct: 'ישיר', relay: 'דרך ממסר' },
  statsFrames: (count) => `${count} תמונות/ש׳`,
  statsLimit: (by) =>
    by === 'cpu' ? 'המכשיר הזה' : by === 'bandwidth' ? 'הרשת' : by === 'other' ? 'סיבה אחרת' : null,

  safetyCode: 'קוד אבטחה',
  safetyCodeWith: (person) => `קוד אבטחה עם ${name(person)}`,
  safetyCodeWhom: 'עם מי',
  safetyCodeNobody: 'בחירת אדם',
  safetyCodeChoose: 'לכל זוג בשיחה יש קוד משלו. יש לבחור עם מי משווים.',
  safetyCodeNone: 'אין עדיין קוד. הוא יופיע כשיהיה חיבור.',
  moveToConference: 'להמשיך בשיחת ועידה',
  movedToConference: 'השיחה עוברת עכשיו דרך שרת ועידה.',
  safetyCodePassphrase: 'כל מי שבחדר הזה יודע את ביטוי הסיסמה, ורק מי שיודע אותו נמצא בו. אין קוד להשוואה.',
  encryption: { 'end-to-end': 'מוצפן מאדם לאדם.', server: 'מוצפן עד השרת, שיכול לראות ולשמוע.' },
  safetyCodeExplains:
    'קראו זה לזה את התמונות ואת הספרות: אם שניכם רואים אותו דבר, אין איש בין שני הדפדפנים, גם לא השרת; זה לא אומר דבר על מי שעוד נמצא בחדר או על המכשיר.',
  safetyDigits: (digits) => `ספרות: ${digits}`,
  safetyPicture: {
    elephant: 'פיל',
    giraffe: 'ג׳ירפה',
    snake: 'נחש',
    turtle: 'צב',
    crab: 'סרטן',
    snail: 'חילזון',
    bee: 'דבורה',
    owl: 'ינשוף',
    penguin: 'פינגווין',
    dolphin: 'דולפין',
    butterfly: 'פרפר',
    camel: 'גמל',
    frog: 'צפרדע',
    rabbit: 'ארנב',
    sheep: 'כבשה',
    octopus: 'תמנון',
    cactus: 'קקטוס',
    sunflower: 'חמנייה',
    mushroom: 'פטרייה',
    palm: 'דקל',
    banana: 'בננה',
    grapes: 'ענבים',
    melon: 'מלון',
    carrot: 'גזר',
    corn: 'תירס',
    bread: 'לחם',
    cheese: 'גבינה',
    egg: 'ביצה',
    iceCream: 'גלידה',
    cake: 'עוגה',
    coffee: 'קפה',
    house: 'בית',
    tent: 'אוהל',
    bridge: 'גשר',
    sailboat: 'מפרשית',
    train: 'רכבת',
    bicycle: 'אופניים',
    helicopter: 'מסוק',
    rocket: 'רקטה',
    car: 'מכונית',
    balloon: 'בלון',
    guitar: 'גיטרה',
    trumpet: 'חצוצרה',
    drum: 'תוף',
    piano: 'פסנתר',
    bell: 'פעמון',
    key: 'מפתח',
    hammer: 'פטיש',
    paperclip: 'אטב נייר',
    book: 'ספר',
    alarmClock: 'שעון מעורר',
    lightBulb: 'נורה',
    umbrella: 'מטרייה',
    glasses: 'משקפיים',
    boot: 'מגף',
    crown: 'כתר',
    hat: 'כובע',
    anchor: 'עוגן',
    star: 'כוכב',
    moon: 'ירח',
    lightning: 'ברק',
    fire: 'אש',
    trophy: 'גביע',
    ball: 'כדור',
  },

  ended: {
    'hung-up': () => plain('השיחה הסתיימה'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? 'השיחה הסתיימה' : `השיחה נותקה על ידי ${name(end.name)}`),
    cancelled: (end) => plain(end.outgoing ? 'השיחה בוטלה' : `השיחה נותקה על ידי ${name(end.name)}`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? 'השיחה נדחתה'
          : end.count > 1
            ? 'לא היה מענה לשיחה'
            : `השיחה נדחתה על ידי ${name(end.name)}`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(end.count > 1 ? 'כולם בשיחה אחרת' : `${name(end.name)} בשיחה אחרת`)
        : plain('השיחה נדחתה'),
    'no-answer': (end) => plain(end.outgoing ? 'אין מענה' : `שיחה שלא נענתה מאת ${name(end.name)}`),
    'not-online': (end) => plain(`${name(end.name)} לא בחיבור כרגע`),
    'answered-elsewhere': () => plain('נענתה במכשיר אחר'),
    'not-supported': (end) =>
      plain(`אי אפשר לקבל שיחות אצל ${name(end.name)}`, 'היישום או הדפדפן שם אינו תומך בשיחות.'),
    'ice-failed': () => NO_WAY,
    'connection-lost': () => LOST,
    'security-error': () => UNSAFE,
    removed: () => plain('הוצאת מהשיחה'),
    'room-closed': () => plain('החדר נסגר'),
    'media-error': () => NO_MEDIA,
    disconnected: () => plain('השיחה הסתיימה'),
  },

  trouble: {
    'service-missing': plain('השיחות אינן מוגדרות כאן', ASK),
    'service-invalid': plain('השיחות אינן מוגדרות כאן', ASK),
    'service-insecure': plain('שיחות דורשות חיבור מאובטח', ASK),
    'service-unreachable': plain(
      'שירות השיחות אינו עונה',
      'אנחנו ממשיכים לנסות. בינתיים כדאי לבדוק את הרשת.',
    ),
    'auth-failed': plain('הכניסה לחשבון לא הצליחה', 'יש לטעון את הדף מחדש, או לפנות למי שמפעיל אותו.'),
    conflict: plain('החשבון שלך פתוח במקום אחר', 'כדי להתקשר מכאן יש לטעון את הדף מחדש.'),
    'service-cannot': plain('השירות הזה אינו תומך בכך', 'דבר לא השתנה.'),
    'service-failed': plain('השירות נכשל', 'לא ניתן היה לבצע את הבקשה. כדאי לנסות שוב בעוד רגע.'),
    'no-such-user': plain('האדם הזה אינו מחובר', 'כדאי לנסות מאוחר יותר.'),
    'signaling-offline': plain('אין חיבור לרשת', 'נתחבר מחדש ברגע שהרשת תחזור.'),
    'signal-invalid': plain('לא ניתן היה לשלוח את השיחה', `אפשר לנסות שוב. אם זה לא עוזר: ${ASK}`),
    aborted: plain('השיחה נעצרה', 'אפשר להתקשר שוב בכל עת.'),
    'invalid-value': plain('אי אפשר לבצע את השיחה הזאת', ASK),
    'no-callees': plain('אין עדיין למי להתקשר', 'קודם יש לבחור מישהו.'),
    'self-call': plain('זה המספר שלך', 'יש לבחור מישהו אחר.'),
    'mesh-full': plain('יותר מדי אנשים לשיחה אחת', 'אפשר להתקשר לפחות אנשים בבת אחת.'),
    'room-full': plain('החדר מלא', 'אפשר לראות ולשמוע את האחרים; יראו אותך ברגע שמישהו יעזוב.'),
    'no-such-room': plain('אין חדר כזה', 'כדאי לבדוק את המספר ולהצטרף שוב.'),
    'room-denied': plain('החדר הזה אינו פתוח לך', 'כדאי לבדוק את הקוד ולהצטרף שוב.'),
    'already-in-call': plain('כבר יש לך שיחה פעילה', 'אפשר לצאת ממנה ואז להתקשר שוב.'),
    'no-such-call': plain('השיחה הזאת הסתיימה', 'אפשר להתקשר שוב כדי להמשיך לדבר.'),
    'wrong-phase': plain('זה לא אפשרי כרגע', 'אפשר לחכות רגע ולנסות שוב.'),
    'ice-failed': NO_WAY,
    'connection-lost': LOST,
    'media-error': NO_MEDIA,
    'security-error': UNSAFE,
    'no-relay': plain('אין גישה לשרת ממסר', 'כדאי לבדוק את הרשת, או לפנות למי שמפעיל את השירות.'),
    'ice-servers-failed': plain('חסרים כמה משרתי החיבור', 'ייתכן שהשיחה לא תצליח מהרשת הזאת.'),
    'peer-cannot': plain('לא אפשרי עם האדם הזה', 'היישום בצד השני אינו תומך בכך.'),
    'not-allowed': plain('זה שמור למי שפתח בשיחה', 'אפשר לבקש שיעשו זאת.'),
    'recording-failed': plain('ההקלטה נעצרה', 'לא ניתן היה לשמור אותה. כדאי לבדוק את המקום הפנוי.'),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') {
        return plain('המסך שלך אינו משותף', `יש לבחור שוב ”${SHARE}” ולאשר.`);
      }
      const title = `${THINGS[thing].the} ${forms(thing, 'חסום', 'חסומה', 'חסומים')}`;
      const again = `אחר כך יש לבחור ”${AGAIN}”.`;
      if (browser === 'firefox') {
        return inSteps(title, ['יש לבחור את הסמל המחוק שליד הכתובת.', 'יש לבטל שם את החסימה.'], again);
      }
      return browser === 'safari'
        ? inSteps(
            title,
            ['יש לפתוח את תפריט Safari ואת ההגדרות של האתר הזה.', `יש לאשר שם את ${THINGS[thing].the}.`],
            again,
          )
        : inSteps(
            title,
            ['יש לבחור את הסמל שליד הכתובת.', `יש לאשר את ${THINGS[thing].the} לדף הזה.`],
            'ההמשך יקרה מעצמו.',
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `המחשב שלך חוסם את ${THINGS[thing].the}`,
        `יש לפתוח את הגדרות המערכת, פרטיות, ${THINGS[thing].bare}, ולאשר את הדפדפן הזה.`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'הדף הזה אינו יכול לשתף את המסך כאן'
          : `הדף הזה אינו יכול להשתמש כאן ב${THINGS[thing].bare}`,
        'אפשר לפתוח את השיחה בכרטיסייה משלה.',
      ),
    'no-device': (thing) => plain(NONE[thing], 'אפשר לחבר מכשיר, או להמשיך בלעדיו.'),
    'device-in-use': (thing) =>
      plain(`יישום אחר משתמש ב${THINGS[thing].bare}`, 'יש לסגור אותו; אנחנו ננסה שוב מעצמנו.'),
    'device-unavailable': (thing) =>
      plain(
        `${THINGS[thing].the} ${forms(thing, 'אינו זמין', 'אינה זמינה', 'אינם זמינים')}`,
        thing === 'screen' ? 'אפשר לשתף שוב.' : 'אפשר לחבר את המכשיר, או לבחור אחר.',
      ),
    'insecure-origin': () => plain('שיחות דורשות דף מאובטח', 'יש לפתוח את הדף הזה עם https.'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('הדפדפן הזה אינו יכול לשתף מסך', 'אפשר להשתמש בדפדפן במחשב.')
        : thing === 'speaker'
          ? plain('הדפדפן הזה אינו יכול לבחור רמקול', 'אפשר לבחור אותו בהגדרות המערכת.')
          : plain(`הדפדפן הזה אינו יכול להשתמש ב${THINGS[thing].bare}`, 'אפשר לפתוח את הדף בדפדפן אחר.'),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain('המסך שלך אינו משותף', `הבחירה נסגרה. כדי לנסות שוב יש לבחור ”${SHARE}”.`)
        : plain(
            `${THINGS[thing].the} ${forms(thing, 'כבוי', 'כבויה', 'כבויים')}`,
            'השאלה נסגרה. אפשר להפעיל ולנסות שוב.',
          ),
    'black-picture': () => plain('המצלמה שלך שולחת תמונה שחורה', 'אולי הכיסוי שלה סגור?'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(
        device ? `לא שומעים דבר מתוך ${name(device)}` : 'לא שומעים דבר מהמיקרופון שלך',
        'אולי הוא כבוי? אפשר לנסות אחר.',
      ),
    'capture-failed': (thing) =>
      plain(
        `${THINGS[thing].the} לא ${forms(thing, 'התחיל', 'התחילה', 'התחילו')} לפעול`,
        'אפשר לנסות שוב, או לבחור מכשיר אחר.',
      ),
  },
};

registerTerms('he', he);
