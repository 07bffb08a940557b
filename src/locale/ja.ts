import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');
/** A person, politely; devices go without. */
const san = (text: string) => `${name(text)}さん`;
const DEVICES = { audioinput: 'マイク', videoinput: 'カメラ', audiooutput: 'スピーカー' } as const;
const THINGS: Record<MediaThing, string> = {
  microphone: 'マイク',
  camera: 'カメラ',
  both: 'カメラとマイク',
  screen: '画面',
  speaker: 'スピーカー',
};
const ASK = 'このページの管理者にお問い合わせください。';
const SHARE = '画面を共有';
const AGAIN = '再試行';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? 'ビデオ通話' : '音声通話');
const list = (items: readonly string[]) => listOf('ja', items);
/** Japanese sets no space between hours and minutes. */
const span = (seconds: number) => spanOf('ja', seconds).replaceAll(' ', '');
const NO_WAY = plain(
  '接続できる経路が見つかりません',
  'ネットワークが通話をブロックしています。別のネットワークで、もう一度発信してください。',
);
const LOST = plain(
  '接続が切れました',
  '復旧を試みました。ネットワークを確認して、もう一度発信してください。',
);
const UNSAFE = plain(
  '通話の安全性を確認できなくなりました',
  '通話中に相手側が変わりました。もう一度発信してください。',
);
const NO_MEDIA = plain(
  '音声と映像を開始できませんでした',
  'ページを再読み込みして、もう一度発信してください。',
);

/** 日本語。インポートするだけで登録されます。 */
export const ja: Terms = {
  lang: 'ja',
  dir: 'ltr',

  you: '自分',
  screenOf: (person) => `${san(person)}の画面`,
  muted: 'ミュート中',
  speaking: '発言中',
  noVideo: '映像なし',
  reconnecting: '再接続中…',
  networkWeak: '相手のネットワークが不安定です。',
  connectionWeak: '接続が不安定です',
  onHold: '保留中',
  pinned: '固定中',
  handRaised: (place) => (place ? `挙手中、${place}番目` : '挙手中'),
  tileMenu: (person) => `${san(person)}のその他の操作`,
  pin: '固定',
  unpin: '固定を解除',
  tileFull: '全画面表示',
  tileFullExit: '全画面表示を終了',
  tilePip: 'ピクチャー イン ピクチャー',
  tileVolume: '音量',
  percent: (value) => `${value}%`,
  movePicture: '自分の映像を移動',
  movePictureHint: '矢印キーで隅を選びます',
  pictureMoved: (top, left) => `自分の映像は${left ? '左' : '右'}${top ? '上' : '下'}にあります`,
  waitingForOthers: 'ほかの人の参加を待っています',
  firstHere: 'まだほかの人はいません',
  invitedWillCome: (people) => `${people}を招待しました。参加するとここに表示されます。`,
  moreOthers: (count) => `ほか${count}人`,
  participantsLabel: (count) => `${count}人が通話中`,
  pageOf: (page, pages) => `${page}/${pages}ページ`,
  previousPage: '前のページ',
  nextPage: '次のページ',
  sharingYourScreen: '画面を共有しています',
  everyoneSees: (surface) =>
    ({
      monitor: '画面全体が全員に表示されています。',
      window: 'ウィンドウ1つが全員に表示されています。',
      browser: 'ブラウザのタブ1つが全員に表示されています。',
      '': '選んだものが全員に表示されています。',
    })[surface],
  shareOther: '別のものを共有',
  stopSharing: '共有を停止',
  soundPaused: '音声が一時停止しています',
  tapToHear: 'タップして聞く',
  recording: '録画中',
  recordsCall: (person) => (person ? `${san(person)}がこの通話を録画しています` : 'この通話を録画しています'),
  recordingStopped: '録画が停止しました',

  callControls: '通話の操作',
  microphone: 'マイク',
  camera: 'カメラ',
  shareScreen: SHARE,
  leave: '退出',
  callTime: '通話時間',
  more: 'その他',
  backFrom: (menu) => `「${menu}」から戻る`,
  raiseHand: '手を挙げる',
  handPlace: (place) => `${place}番目`,
  flipCamera: 'カメラを切り替え',
  fullScreen: '全画面表示',
  recordAtServer: 'サーバーで録画',
  dataUse: 'データ使用量',
  dataUseAuto: '自動',
  pictureInPicture: 'ピクチャー イン ピクチャー',
  layout: 'レイアウト',
  layoutName: {
    auto: '自動',
    grid: 'グリッド',
    spotlight: 'スポットライト',
    strip: 'サムネイル',
    presenter: '発表者',
  },
  panel: {
    chat: 'チャット',
    people: '参加者',
    devices: 'デバイス',
    stats: '通話の統計',
    safety: '安全コード',
  },
  newMessages: (count) => `新着${count}件`,
  talkingMuted: 'ミュート中です。声は誰にも聞こえていません。',
  unmute: 'ミュートを解除',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: 'システムの設定に従う',
  followSystemNow: (device) => `システムの設定に従う（現在：${name(device)}）`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) => `${DEVICES[kind]}が見つかりません。接続するか、なしで続けてください。`,
  deviceConnected: (device) => `${name(device)}が接続されました。`,
  deviceRemoved: (device, now) =>
    now
      ? `${name(device)}が取り外されました。${name(now)}を使用しています。`
      : `${name(device)}が取り外されました。システムの設定に従います。`,
  deviceRequired: (kind) => `${DEVICES[kind]}が必要です。`,
  outputBySystem: 'このブラウザでは、システムで選ばれた出力先で音声を再生します。',
  microphoneLevel: 'マイクの音量',
  saySomething: '何か話してみてください。バーが動きます。',
  devices: 'デバイス',
  deviceBlocked: 'ブロック中',
  useDevice: '使用する',
  test: 'テスト',
  testSpeaker: 'スピーカーをテスト',

  lobbyTitle: '参加の準備はできましたか？',
  lobbyCalls: (people) => `${people}に発信します`,
  lobbyInCall: (people) => `${people}が通話中です`,
  lobbyInitials: 'ほかの人にはイニシャルが表示されます',
  lobbyUnseen: 'まだ誰にも見えず、聞こえていません',
  lobbyTurnOn: (kind) => (kind === 'video' ? 'カメラとマイクをオンにする' : 'マイクをオンにする'),
  lobbyJoin: (without, answering) =>
    ({ nothing: '', camera: 'カメラなしで', microphone: 'マイクなしで', both: 'カメラとマイクなしで' })[
      without
    ] + (answering ? '応答' : '参加'),
  tryAgain: AGAIN,
  openInTab: 'タブで開く',

  callKind: kindOf,
  callFrom: (kind, person) => `${san(person)}からの${kindOf(kind)}`,
  isCalling: (person) => `${san(person)}から着信中`,
  alsoRinging: (kind) => `${kindOf(kind)}、こちらも着信中`,
  people: (names, more) => list([...names.map(san), ...(more ? [`ほか${more}人`] : [])]),
  andOthers: (names) => `+ ${names.map(san).join('、')}`,
  answer: '応答',
  audioOnly: '音声のみ',
  decline: '拒否',
  answerPerson: (person) => `${san(person)}の着信に応答`,
  declinePerson: (person) => `${san(person)}の着信を拒否`,
  moreCalls: (count) => `ほか${count}件の着信`,
  stopsIn: (seconds) => `あと${seconds}秒`,
  stopsInSpoken: (seconds) => `着信音はあと${seconds}秒で止まります`,
  startsWhenAnswered: (kind) =>
    kind === 'video' ? '応答するとカメラがオンになります' : '応答するとマイクがオンになります',
  message: 'メッセージ',
  declineTitle: 'メッセージを送って拒否',
  declineTexts: ['後でかけ直します', '会議中です', 'メッセージをいただけますか？'],
  declineOwn: '自分で入力',
  declineField: 'メッセージの内容',
  declineSend: '送信',
  back: '戻る',
  holdAndAnswer: '保留して応答',
  endAndAnswer: '終了して応答',

  calling: '発信中…',
  ringing: '呼び出し中…',
  connecting: '接続中…',
  connected: '接続しました',
  callAgain: 'もう一度発信',
  rejoinOffer: (people) => `${people}と通話中でした`,
  rejoin: '通話に戻る',
  notNow: '後で',
  done: '完了',
  cancelCall: 'キャンセル',
  putOnHold: (person) => `${san(person)}が通話を保留にしました`,
  resume: '再開',
  resumeWith: (people) => `${people}との通話を再開`,
  endWith: (people) => `${people}との通話を終了`,
  messageFrom: (person, text) => `${san(person)}：${name(text)}`,
  rateTitle: '通話はいかがでしたか？',
  starCount: (stars) => `星${stars}つ`,
  starWords: ['悪い', 'やや悪い', '普通', '良い', 'とても良い'],
  rateWhy: '何が問題でしたか？',
  rateReason: {
    'sound-broke': '音声が途切れた',
    'picture-froze': '映像が止まった',
    echo: 'エコーがあった',
    'not-heard': '声が聞こえなかった',
  },
  spentWith: (seconds, people) => (people ? `${people}と${span(seconds)}` : span(seconds)),

  closePanel: '閉じる',
  chat: 'チャット',
  chatClose: 'チャットを閉じる',
  chatEmpty: plain('まだメッセージはありません', 'ここに書いた内容は、この通話の全員に表示されます。'),
  chatField: 'メッセージを入力',
  chatSend: 'メッセージを送信',
  chatSending: '送信中…',
  chatNotSent: (names) =>
    names.length ? `${list(names.map(san))}に送信できませんでした。` : '送信できませんでした。',
  chatTryAgain: AGAIN,
  chatNew: (count) => `新着メッセージ${count}件`,
  chatFrom: (person, text) => `${san(person)}：${text}`,
  chatLeft: (characters) => `あと${characters}文字`,
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('相手はメッセージを読めません', '相手のアプリは通話中のチャットに対応していません。')
      : plain('チャットは閉じています', '通話中はここに書き込めます。'),

  reactions: 'リアクション',
  reaction: {
    like: 'いいね',
    love: 'ハート',
    laugh: '笑い',
    wow: '驚き',
    clap: '拍手',
    party: 'お祝い',
  },
  reactionFrom: (person, reaction) => `${san(person)}：${reaction}`,

  stats: '通話の統計',
  statsClose: '統計を閉じる',
  statsCopy: 'コピー',
  statsCopied: 'コピーしました',
  statsNotCopied: 'コピーできませんでした',
  statsNone: '通話が接続されると、ここに数値が表示されます。',
  statsPerson: '接続相手',
  statsAgo: '2分前',
  statsNow: '現在',
  statsNames: {
    received: '受信',
    sent: '送信',
    connection: '接続',
    picture: '映像',
    screen: '画面',
    sound: '音声',
    lost: '損失',
    jitter: 'ジッター',
    quality: '品質',
    roundTrip: '往復時間',
    path: '経路',
    available: '送信可能',
    limited: '制限の原因',
    cap: '設定された上限',
    server: 'サーバー',
  },
  statsGrade: { 0: '切断', 1: '悪い', 2: '弱い', 3: '普通', 4: '良い', 5: 'とても良い' },
  statsPath: { direct: '直接', relay: 'リレー経由' },
  statsFrames: (count) => `${count}フレーム/秒`,
  statsLimit: (by) =>
    by === 'cpu'
      ? 'このデバイス'
      : by === 'bandwidth'
        ? 'ネットワーク'
        : by === 'other'
          ? 'その他の原因'
          : null,

  safetyCode: '安全コード',
  safetyCodeWith: (person) => `${san(person)}との安全コード`,
  safetyCodeWhom: '照合する相手',
  safetyCodeNobody: '相手を選択',
  safetyCodeChoose: '安全コードは通話中の2人ごとに異なります。照合する相手を選んでください。',
  safetyCodeNone: 'コードはまだありません。接続されると表示されます。',
  moveToConference: '会議に切り替えて続ける',
  movedToConference: 'この通話は現在、会議サーバーを経由しています。',
  safetyCodePassphrase:
    'このルームの全員がパスフレーズを知っており、知っている人だけが参加しています。照合するコードはありません。',
  encryption: {
    'end-to-end': '参加者どうしの間で暗号化されています。',
    server: 'サーバーまで暗号化されています。サーバーは見聞きできます。',
  },
  safetyCodeExplains:
    '絵と数字を互いに読み上げてください。2人に同じものが表示されていれば、2つのブラウザの間には、サーバーも含めて誰もいません。部屋やデバイスにほかの人がいるかどうかまでは分かりません。',
  safetyDigits: (digits) => `数字：${digits}`,
  safetyPicture: {
    elephant: 'ゾウ',
    giraffe: 'キリン',
    snake: 'ヘビ',
    turtle: 'カメ',
    crab: 'カニ',
    snail: 'カタツムリ',
    bee: 'ミツバチ',
    owl: 'フクロウ',
    penguin: 'ペンギン',
    dolphin: 'イルカ',
    butterfly: 'チョウ',
    camel: 'ラクダ',
    frog: 'カエル',
    rabbit: 'ウサギ',
    sheep: 'ヒツジ',
    octopus: 'タコ',
    cactus: 'サボテン',
    sunflower: 'ヒマワリ',
    mushroom: 'キノコ',
    palm: 'ヤシの木',
    banana: 'バナナ',
    grapes: 'ブドウ',
    melon: 'メロン',
    carrot: 'ニンジン',
    corn: 'トウモロコシ',
    bread: 'パン',
    cheese: 'チーズ',
    egg: '卵',
    iceCream: 'アイスクリーム',
    cake: 'ケーキ',
    coffee: 'コーヒー',
    house: '家',
    tent: 'テント',
    bridge: '橋',
    sailboat: 'ヨット',
    train: '電車',
    bicycle: '自転車',
    helicopter: 'ヘリコプター',
    rocket: 'ロケット',
    car: '車',
    balloon: '風船',
    guitar: 'ギター',
    trumpet: 'トランペット',
    drum: '太鼓',
    piano: 'ピアノ',
    bell: '鐘',
    key: '鍵',
    hammer: 'ハンマー',
    paperclip: 'クリップ',
    book: '本',
    alarmClock: '目覚まし時計',
    lightBulb: '電球',
    umbrella: '傘',
    glasses: '眼鏡',
    boot: 'ブーツ',
    crown: '王冠',
    hat: '帽子',
    anchor: 'いかり',
    star: '星',
    moon: '月',
    lightning: '稲妻',
    fire: '火',
    trophy: 'トロフィー',
    ball: 'ボール',
  },

  ended: {
    'hung-up': () => plain('通話が終了しました'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? '通話が終了しました' : `${san(end.name)}が通話を終了しました`),
    cancelled: (end) =>
      plain(end.outgoing ? '発信を取り消しました' : `${san(end.name)}が発信を取り消しました`),
    declined: (end) =>
      plain(
        !end.outgoing
          ? '着信を拒否しました'
          : end.count > 1
            ? '誰も応答しませんでした'
            : `${san(end.name)}は応答できません`,
      ),
    busy: (end) =>
      end.outgoing
        ? plain(end.count > 1 ? '全員がほかの通話中です' : `${san(end.name)}はほかの通話中です`)
        : plain('着信を拒否しました'),
    'no-answer': (end) => plain(end.outgoing ? '応答がありません' : `${san(end.name)}からの不在着信`),
    'not-online': (end) => plain(`${san(end.name)}はオンラインではありません`),
    'answered-elsewhere': () => plain('別のデバイスで応答しました'),
    'not-supported': (end) =>
      plain(`${san(end.name)}は通話を受けられません`, '相手のアプリまたはブラウザが通話に対応していません。'),
    'ice-failed': () => NO_WAY,
    'connection-lost': () => LOST,
    'security-error': () => UNSAFE,
    removed: () => plain('通話から外されました'),
    'room-closed': () => plain('ルームは閉じられました'),
    'media-error': () => NO_MEDIA,
    disconnected: () => plain('通話が終了しました'),
  },

  trouble: {
    'service-missing': plain('ここでは通話が設定されていません', ASK),
    'service-invalid': plain('ここでは通話が設定されていません', ASK),
    'service-insecure': plain('通話には安全な接続が必要です', ASK),
    'service-unreachable': plain(
      '通話サービスが応答しません',
      '接続を試み続けています。その間にネットワークを確認してください。',
    ),
    'auth-failed': plain(
      'ログインできませんでした',
      'ページを再読み込みするか、管理者にお問い合わせください。',
    ),
    conflict: plain(
      '別の場所でログインしています',
      'ここから発信するには、このページを再読み込みしてください。',
    ),
    'service-cannot': plain('このサービスでは利用できません', '何も変更されていません。'),
    'service-failed': plain(
      'サービスでエラーが発生しました',
      'リクエストを処理できませんでした。しばらくしてからもう一度お試しください。',
    ),
    'no-such-user': plain('相手はオンラインではありません', '後でもう一度お試しください。'),
    'signaling-offline': plain('オフラインです', 'ネットワークが戻り次第、再接続します。'),
    'signal-invalid': plain('発信できませんでした', `もう一度お試しください。解決しない場合は、${ASK}`),
    aborted: plain('発信が中止されました', '準備ができたら、もう一度発信してください。'),
    'invalid-value': plain('この通話は発信できません', ASK),
    'no-callees': plain('発信する相手がまだいません', '先に相手を選んでください。'),
    'self-call': plain('これは自分の番号です', 'ほかの人を選んでください。'),
    'mesh-full': plain('1つの通話には人数が多すぎます', '一度に発信する人数を減らしてください。'),
    'room-full': plain('ルームは満員です', 'ほかの人を見聞きできます。誰かが退出すると、あなたも映ります。'),
    'no-such-room': plain('そのルームはありません', '番号を確認して、もう一度参加してください。'),
    'room-denied': plain('このルームには入れません', '暗証番号を確認して、もう一度参加してください。'),
    'already-in-call': plain('すでに通話中です', '退出してから、もう一度発信してください。'),
    'no-such-call': plain('この通話は終了しています', '続けて話す場合は、もう一度発信してください。'),
    'wrong-phase': plain('今は操作できません', '少し待ってから、もう一度お試しください。'),
    'ice-failed': NO_WAY,
    'connection-lost': LOST,
    'media-error': NO_MEDIA,
    'security-error': UNSAFE,
    'no-relay': plain(
      'リレーサーバーに接続できません',
      'ネットワークを確認するか、サービスの管理者にお問い合わせください。',
    ),
    'ice-servers-failed': plain(
      '一部の接続サーバーを利用できません',
      'このネットワークからは通話がつながらない場合があります。',
    ),
    'peer-cannot': plain('この相手とは利用できません', '相手のアプリが対応していません。'),
    'not-allowed': plain('通話を始めた人だけが操作できます', 'その人に依頼してください。'),
    'recording-failed': plain('録画が停止しました', '保存できませんでした。空き容量を確認してください。'),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') {
        return plain('画面は共有されていません', `もう一度「${SHARE}」を選び、許可してください。`);
      }
      const title = `${THINGS[thing]}がブロックされています`;
      const again = `その後、「${AGAIN}」を選んでください。`;
      if (browser === 'firefox') {
        return inSteps(
          title,
          ['アドレスの左にある斜線付きのアイコンを選びます。', 'そこでブロックを解除します。'],
          again,
        );
      }
      return browser === 'safari'
        ? inSteps(
            title,
            ['Safariメニューで、このWebサイトの設定を開きます。', `そこで${THINGS[thing]}を許可します。`],
            again,
          )
        : inSteps(
            title,
            ['アドレスの左にあるアイコンを選びます。', `このページの${THINGS[thing]}をオンにします。`],
            'その後、自動的に開始します。',
          );
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `コンピューターが${THINGS[thing]}をブロックしています`,
        `システム設定の「プライバシー」で「${thing === 'screen' ? '画面収録' : THINGS[thing]}」を開き、このブラウザを許可してください。`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen'
          ? 'このページでは画面を共有できません'
          : `このページでは${THINGS[thing]}を使用できません`,
        '通話を別のタブで開いてください。',
      ),
    'no-device': (thing) =>
      plain(
        `${thing === 'both' ? 'カメラまたはマイク' : THINGS[thing]}が見つかりません`,
        '接続するか、なしで続けてください。',
      ),
    'device-in-use': (thing) =>
      plain(
        `ほかのアプリが${THINGS[thing]}を使用しています`,
        'そのアプリを閉じてください。自動的に再試行します。',
      ),
    'device-unavailable': (thing) =>
      thing === 'screen'
        ? plain('画面の共有が終了しました', 'もう一度共有してください。')
        : plain(`${THINGS[thing]}が利用できなくなりました`, '接続し直すか、別のデバイスを選んでください。'),
    'insecure-origin': () => plain('通話には安全なページが必要です', 'このページをhttpsで開いてください。'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('このブラウザでは画面を共有できません', 'パソコンのブラウザを使用してください。')
        : thing === 'speaker'
          ? plain('このブラウザではスピーカーを選べません', 'システムの設定で選んでください。')
          : plain(
              `このブラウザでは${THINGS[thing]}を使用できません`,
              '別のブラウザでページを開いてください。',
            ),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain(
            '画面は共有されていません',
            `選択画面が閉じられました。もう一度「${SHARE}」を選んでください。`,
          )
        : plain(
            `${THINGS[thing]}はオフです`,
            '確認画面が閉じられました。オンにして、もう一度お試しください。',
          ),
    'black-picture': () => plain('カメラの映像が真っ黒です', 'カバーが閉じていませんか？'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(
        `${device ? name(device) : 'マイク'}から音が聞こえません`,
        'オフになっていませんか？別のマイクもお試しください。',
      ),
    'capture-failed': (thing) =>
      plain(`${THINGS[thing]}を開始できませんでした`, 'もう一度試すか、別のデバイスを選んでください。'),
  },
};

registerTerms('ja', ja);
