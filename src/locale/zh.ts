import { inSentence, inSteps, listOf, spanOf } from './format.js';
import { registerTerms } from './locale-base.js';
import type { MediaThing, Terms } from './terms.js';

const name = (text: string) => inSentence(text, 'ltr');
const DEVICES = { audioinput: '麦克风', videoinput: '摄像头', audiooutput: '扬声器' } as const;
const THINGS: Record<MediaThing, string> = {
  microphone: '麦克风',
  camera: '摄像头',
  both: '摄像头和麦克风',
  screen: '屏幕',
  speaker: '扬声器',
};
const ASK = '请联系此页面的管理者。';
const SHARE = '共享屏幕';
const AGAIN = '重试';
const plain = (title: string, action = '') => ({ title, action });
const kindOf = (kind: 'video' | 'audio') => (kind === 'video' ? '视频通话' : '语音通话');
const list = (items: readonly string[]) => listOf('zh-Hans', items);
/** Chinese sets no space between hours and minutes. */
const span = (seconds: number) => spanOf('zh-Hans', seconds).replaceAll(' ', '');
const NO_WAY = plain('无法建立连接', '当前网络阻止了通话。请换一个网络，然后重新呼叫。');
const LOST = plain('连接已断开', '我们尝试过恢复连接。请检查网络，然后重新呼叫。');
const UNSAFE = plain('通话已不再安全', '通话期间对方发生了变化。请重新呼叫。');
const NO_MEDIA = plain('声音和画面未能启动', '请重新加载页面，然后重新呼叫。');

/** 简体中文。导入即可：本模块会自行注册。 */
export const zh: Terms = {
  lang: 'zh-Hans',
  dir: 'ltr',

  you: '你',
  screenOf: (person) => `${name(person)}的屏幕`,
  muted: '已静音',
  speaking: '正在讲话',
  noVideo: '无视频',
  reconnecting: '正在重新连接…',
  networkWeak: '对方的网络较弱。',
  connectionWeak: '网络连接较弱',
  onHold: '通话保持中',
  pinned: '已固定',
  handRaised: (place) => (place ? `已举手，第 ${place} 位` : '已举手'),
  tileMenu: (person) => `${name(person)}的更多选项`,
  pin: '固定',
  unpin: '取消固定',
  tileFull: '全屏',
  tileFullExit: '退出全屏',
  tilePip: '画中画',
  tileVolume: '音量',
  percent: (value) => `${value}%`,
  movePicture: '移动你的画面',
  movePictureHint: '用方向键选择角落',
  pictureMoved: (top, left) => `你的画面在${left ? '左' : '右'}${top ? '上' : '下'}角`,
  waitingForOthers: '正在等待其他人加入',
  firstHere: '你是第一个到的',
  invitedWillCome: (people) => `已邀请${people}，加入后会显示在这里。`,
  moreOthers: (count) => `另外 ${count} 人`,
  participantsLabel: (count) => `${count} 人正在通话中`,
  pageOf: (page, pages) => `第 ${page} 页，共 ${pages} 页`,
  previousPage: '上一页',
  nextPage: '下一页',
  sharingYourScreen: '你正在共享屏幕',
  everyoneSees: (surface) =>
    ({
      monitor: '所有人都能看到你的整个屏幕。',
      window: '所有人都能看到一个窗口。',
      browser: '所有人都能看到你浏览器中的一个标签页。',
      '': '所有人都能看到你选择的内容。',
    })[surface],
  shareOther: '共享其他内容',
  stopSharing: '停止共享',
  soundPaused: '声音已暂停',
  tapToHear: '点按收听',
  recording: '正在录制',
  recordsCall: (person) => (person ? `${name(person)}正在录制此通话` : '你正在录制此通话'),
  recordingStopped: '录制已停止',

  callControls: '通话控制',
  microphone: '麦克风',
  camera: '摄像头',
  shareScreen: SHARE,
  leave: '离开',
  callTime: '通话时长',
  more: '更多',
  backFrom: (menu) => `从“${menu}”返回`,
  raiseHand: '举手',
  handPlace: (place) => `第 ${place} 位`,
  flipCamera: '切换摄像头',
  fullScreen: '全屏',
  recordAtServer: '在服务器上录制',
  dataUse: '流量使用',
  dataUseAuto: '自动',
  pictureInPicture: '画中画',
  layout: '布局',
  layoutName: {
    auto: '自动',
    grid: '网格',
    spotlight: '聚焦',
    strip: '缩略图栏',
    presenter: '演示者',
  },
  panel: {
    chat: '聊天',
    people: '成员',
    devices: '设备',
    stats: '通话统计',
    safety: '安全码',
  },
  newMessages: (count) => `${count} 条新消息`,
  talkingMuted: '你已静音，没有人能听到你。',
  unmute: '取消静音',

  deviceLabel: (kind) => DEVICES[kind],
  followSystem: '跟随系统',
  followSystemNow: (device) => `跟随系统（当前：${name(device)}）`,
  deviceNumber: (kind, number) => `${DEVICES[kind]} ${number}`,
  noDevices: (kind) => `未找到${DEVICES[kind]}。请接入一个，或直接继续。`,
  deviceConnected: (device) => `${name(device)}已连接。`,
  deviceRemoved: (device, now) =>
    now ? `${name(device)}已移除。正在使用${name(now)}。` : `${name(device)}已移除。现在跟随系统。`,
  deviceRequired: (kind) => `需要${DEVICES[kind]}。`,
  outputBySystem: '此浏览器按系统设置播放声音。',
  microphoneLevel: '麦克风音量',
  saySomething: '请说几句话，音量条应会移动。',
  devices: '设备',
  deviceBlocked: '已阻止',
  useDevice: '使用',
  test: '测试',
  testSpeaker: '测试扬声器',

  lobbyTitle: '准备好加入了吗？',
  lobbyCalls: (people) => `即将呼叫${people}`,
  lobbyInCall: (people) => `${people}正在通话中`,
  lobbyInitials: '其他人将看到你的姓名首字母',
  lobbyUnseen: '现在还没有人能看到或听到你',
  lobbyTurnOn: (kind) => (kind === 'video' ? '打开摄像头和麦克风' : '打开麦克风'),
  lobbyJoin: (without, answering) =>
    ({ nothing: '', camera: '不开摄像头', microphone: '不开麦克风', both: '不开摄像头和麦克风' })[without] +
    (answering ? '接听' : '加入'),
  tryAgain: AGAIN,
  openInTab: '在标签页中打开',

  callKind: kindOf,
  callFrom: (kind, person) => `${name(person)}的${kindOf(kind)}`,
  isCalling: (person) => `${name(person)}来电`,
  alsoRinging: (kind) => `${kindOf(kind)}，也在响铃`,
  people: (names, more) => list([...names.map(name), ...(more ? [`另外 ${more} 人`] : [])]),
  andOthers: (names) => `+ ${names.map(name).join('、')}`,
  answer: '接听',
  audioOnly: '仅语音',
  decline: '拒绝',
  answerPerson: (person) => `接听${name(person)}的来电`,
  declinePerson: (person) => `拒绝${name(person)}的来电`,
  moreCalls: (count) => `另有 ${count} 个来电`,
  stopsIn: (seconds) => `${seconds} 秒后停止`,
  stopsInSpoken: (seconds) => `响铃将在 ${seconds} 秒后停止`,
  startsWhenAnswered: (kind) => (kind === 'video' ? '接听后将打开你的摄像头' : '接听后将打开你的麦克风'),
  message: '留言',
  declineTitle: '拒绝并留言',
  declineTexts: ['我稍后给你回电', '我正在开会', '可以发消息给我吗？'],
  declineOwn: '自己写',
  declineField: '你的留言',
  declineSend: '发送',
  back: '返回',
  holdAndAnswer: '保持并接听',
  endAndAnswer: '结束并接听',

  calling: '正在呼叫…',
  ringing: '正在响铃…',
  connecting: '正在连接…',
  connected: '已接通',
  callAgain: '重新呼叫',
  rejoinOffer: (people) => `你刚才正在与${people}通话`,
  rejoin: '返回通话',
  notNow: '以后再说',
  done: '完成',
  cancelCall: '取消',
  putOnHold: (person) => `${name(person)}保持了通话`,
  resume: '恢复',
  resumeWith: (people) => `恢复与${people}的通话`,
  endWith: (people) => `结束与${people}的通话`,
  messageFrom: (person, text) => `${name(person)}：${name(text)}`,
  rateTitle: '通话质量如何？',
  starCount: (stars) => `${stars} 星`,
  starWords: ['很差', '较差', '一般', '好', '很好'],
  rateWhy: '出了什么问题？',
  rateReason: {
    'sound-broke': '声音断断续续',
    'picture-froze': '画面卡住',
    echo: '有回声',
    'not-heard': '听不到声音',
  },
  spentWith: (seconds, people) => (people ? `与${people}通话${span(seconds)}` : span(seconds)),

  closePanel: '关闭',
  chat: '聊天',
  chatClose: '关闭聊天',
  chatEmpty: plain('还没有消息', '你在这里写的内容，通话中的所有人都能看到。'),
  chatField: '输入消息',
  chatSend: '发送消息',
  chatSending: '正在发送…',
  chatNotSent: (names) => (names.length ? `未发送给${list(names.map(name))}。` : '未发送。'),
  chatTryAgain: AGAIN,
  chatNew: (count) => `${count} 条新消息`,
  chatFrom: (person, text) => `${name(person)}：${text}`,
  chatLeft: (characters) => `还可输入 ${characters} 个字符`,
  chatUnavailable: (peerCannot) =>
    peerCannot
      ? plain('对方无法读取消息', '对方的应用没有通话聊天功能。')
      : plain('聊天已关闭', '通话期间可以在这里写消息。'),

  reactions: '表情回应',
  reaction: {
    like: '点赞',
    love: '爱心',
    laugh: '大笑',
    wow: '惊讶',
    clap: '鼓掌',
    party: '庆祝',
  },
  reactionFrom: (person, reaction) => `${name(person)}：${reaction}`,

  stats: '通话统计',
  statsClose: '关闭统计',
  statsCopy: '复制',
  statsCopied: '已复制',
  statsNotCopied: '未能复制',
  statsNone: '通话接通后，数据会显示在这里。',
  statsPerson: '连接对象',
  statsAgo: '2 分钟前',
  statsNow: '现在',
  statsNames: {
    received: '接收',
    sent: '发送',
    connection: '连接',
    picture: '画面',
    screen: '屏幕',
    sound: '声音',
    lost: '丢失',
    jitter: '抖动',
    quality: '质量',
    roundTrip: '往返时间',
    path: '路径',
    available: '可用带宽',
    limited: '受限于',
    cap: '设定的上限',
    server: '服务器',
  },
  statsGrade: { 0: '中断', 1: '差', 2: '较弱', 3: '一般', 4: '良好', 5: '极佳' },
  statsPath: { direct: '直连', relay: '经由中继' },
  statsFrames: (count) => `${count} 帧/秒`,
  statsLimit: (by) =>
    by === 'cpu' ? '此设备' : by === 'bandwidth' ? '网络' : by === 'other' ? '其他原因' : null,

  safetyCode: '安全码',
  safetyCodeWith: (person) => `与${name(person)}的安全码`,
  safetyCodeWhom: '与谁核对',
  safetyCodeNobody: '选择一个人',
  safetyCodeChoose: '通话中的每两个人都有各自的安全码。请选择要核对的人。',
  safetyCodeNone: '还没有安全码。接通后就会显示。',
  moveToConference: '转到会议中继续',
  movedToConference: '此通话现在经过会议服务器。',
  safetyCodePassphrase: '此房间里的每个人都知道口令，只有知道口令的人才能加入。没有需要比对的安全码。',
  encryption: {
    'end-to-end': '端到端加密，只有通话的人能看到和听到。',
    server: '加密到服务器为止，服务器能看到和听到。',
  },
  safetyCodeExplains:
    '请互相念出图片和数字：如果双方看到的相同，你们的两个浏览器之间就没有其他人，服务器也不例外；但这并不说明房间里或设备上还有谁。',
  safetyDigits: (digits) => `数字：${digits}`,
  safetyPicture: {
    elephant: '大象',
    giraffe: '长颈鹿',
    snake: '蛇',
    turtle: '乌龟',
    crab: '螃蟹',
    snail: '蜗牛',
    bee: '蜜蜂',
    owl: '猫头鹰',
    penguin: '企鹅',
    dolphin: '海豚',
    butterfly: '蝴蝶',
    camel: '骆驼',
    frog: '青蛙',
    rabbit: '兔子',
    sheep: '绵羊',
    octopus: '章鱼',
    cactus: '仙人掌',
    sunflower: '向日葵',
    mushroom: '蘑菇',
    palm: '棕榈树',
    banana: '香蕉',
    grapes: '葡萄',
    melon: '甜瓜',
    carrot: '胡萝卜',
    corn: '玉米',
    bread: '面包',
    cheese: '奶酪',
    egg: '鸡蛋',
    iceCream: '冰淇淋',
    cake: '蛋糕',
    coffee: '咖啡',
    house: '房子',
    tent: '帐篷',
    bridge: '桥',
    sailboat: '帆船',
    train: '火车',
    bicycle: '自行车',
    helicopter: '直升机',
    rocket: '火箭',
    car: '汽车',
    balloon: '气球',
    guitar: '吉他',
    trumpet: '小号',
    drum: '鼓',
    piano: '钢琴',
    bell: '铃铛',
    key: '钥匙',
    hammer: '锤子',
    paperclip: '回形针',
    book: '书',
    alarmClock: '闹钟',
    lightBulb: '灯泡',
    umbrella: '雨伞',
    glasses: '眼镜',
    boot: '靴子',
    crown: '皇冠',
    hat: '帽子',
    anchor: '船锚',
    star: '星星',
    moon: '月亮',
    lightning: '闪电',
    fire: '火焰',
    trophy: '奖杯',
    ball: '皮球',
  },

  ended: {
    'hung-up': () => plain('通话已结束'),
    'remote-hung-up': (end) =>
      plain(end.answered || end.count > 1 ? '通话已结束' : `${name(end.name)}已挂断`),
    cancelled: (end) => plain(end.outgoing ? '通话已取消' : `${name(end.name)}已挂断`),
    declined: (end) =>
      plain(!end.outgoing ? '已拒绝来电' : end.count > 1 ? '无人接听' : `${name(end.name)}已拒绝`),
    busy: (end) =>
      end.outgoing
        ? plain(end.count > 1 ? '所有人都在其他通话中' : `${name(end.name)}正在其他通话中`)
        : plain('已拒绝来电'),
    'no-answer': (end) => plain(end.outgoing ? '无人接听' : `${name(end.name)}的未接来电`),
    'not-online': (end) => plain(`${name(end.name)}不在线`),
    'answered-elsewhere': () => plain('已在其他设备上接听'),
    'not-supported': (end) => plain(`${name(end.name)}无法接听来电`, '对方的应用或浏览器不支持通话。'),
    'ice-failed': () => NO_WAY,
    'connection-lost': () => LOST,
    'security-error': () => UNSAFE,
    removed: () => plain('你已被移出通话'),
    'room-closed': () => plain('房间已关闭'),
    'media-error': () => NO_MEDIA,
    disconnected: () => plain('通话已结束'),
  },

  trouble: {
    'service-missing': plain('此处尚未设置通话', ASK),
    'service-invalid': plain('此处尚未设置通话', ASK),
    'service-insecure': plain('通话需要安全连接', ASK),
    'service-unreachable': plain('通话服务没有响应', '我们会继续尝试。请同时检查网络。'),
    'auth-failed': plain('无法登录', '请重新加载页面，或联系页面的管理者。'),
    conflict: plain('你已在其他地方登录', '要从此处呼叫，请重新加载此页面。'),
    'service-cannot': plain('此服务不支持该操作', '未作任何更改。'),
    'service-failed': plain('服务出错', '未能完成请求。请稍后重试。'),
    'no-such-user': plain('对方不在线', '请稍后再试。'),
    'signaling-offline': plain('你已离线', '网络恢复后，我们会立即重新连接。'),
    'signal-invalid': plain('无法发出呼叫', `请重试。如果仍然不行，${ASK}`),
    aborted: plain('呼叫已停止', '准备好后可以重新呼叫。'),
    'invalid-value': plain('无法进行此通话', ASK),
    'no-callees': plain('还没有呼叫对象', '请先选择一个人。'),
    'self-call': plain('这是你自己的号码', '请选择其他人。'),
    'mesh-full': plain('一个通话中的人数过多', '请减少同时呼叫的人数。'),
    'room-full': plain('房间已满', '你可以看到和听到其他人；有人离开后，他们也会看到你。'),
    'no-such-room': plain('没有这个房间', '请检查房间号，然后重新加入。'),
    'room-denied': plain('你无法进入此房间', '请检查密码，然后重新加入。'),
    'already-in-call': plain('你已在通话中', '请先离开，然后重新呼叫。'),
    'no-such-call': plain('此通话已结束', '如果还想继续交谈，请重新呼叫。'),
    'wrong-phase': plain('现在无法进行该操作', '请稍等片刻，然后重试。'),
    'ice-failed': NO_WAY,
    'connection-lost': LOST,
    'media-error': NO_MEDIA,
    'security-error': UNSAFE,
    'no-relay': plain('无法连接中继服务器', '请检查网络，或联系此服务的管理者。'),
    'ice-servers-failed': plain('部分连接服务器不可用', '在当前网络下，通话可能无法接通。'),
    'peer-cannot': plain('与此人无法进行该操作', '对方的应用不支持。'),
    'not-allowed': plain('只有通话发起者可以这样做', '请让对方来操作。'),
    'recording-failed': plain('录制已停止', '无法保存录制内容。请检查可用空间。'),
  },

  mediaTrouble: {
    'permission-denied': (thing, { browser } = {}) => {
      if (thing === 'screen') return plain('你的屏幕未共享', `请再次选择“${SHARE}”并允许。`);
      const title = `你的${THINGS[thing]}已被阻止`;
      const again = `然后选择“${AGAIN}”。`;
      if (browser === 'firefox') {
        return inSteps(title, ['选择地址左侧带斜线的图标。', '清除其中的阻止设置。'], again);
      }
      return browser === 'safari'
        ? inSteps(title, ['打开 Safari 菜单中此网站的设置。', `在其中允许${THINGS[thing]}。`], again)
        : inSteps(title, ['选择地址左侧的图标。', `为此页面打开${THINGS[thing]}。`], '之后会自动启动。');
    },
    'permission-denied-by-system': (thing) =>
      plain(
        `你的电脑阻止了${THINGS[thing]}`,
        `请打开系统设置、隐私、${thing === 'screen' ? '屏幕录制' : THINGS[thing]}，然后允许此浏览器。`,
      ),
    'permission-denied-by-frame': (thing) =>
      plain(
        thing === 'screen' ? '此页面无法在这里共享屏幕' : `此页面无法在这里使用${THINGS[thing]}`,
        '请在单独的标签页中打开通话。',
      ),
    'no-device': (thing) =>
      plain(`未找到${thing === 'both' ? '摄像头或麦克风' : THINGS[thing]}`, '请接入设备，或直接继续。'),
    'device-in-use': (thing) => plain(`其他应用正在使用${THINGS[thing]}`, '请关闭该应用，我们会自动重试。'),
    'device-unavailable': (thing) =>
      plain(
        thing === 'screen' ? '你的屏幕已停止共享' : `你的${THINGS[thing]}已断开`,
        thing === 'screen' ? '请重新共享。' : '请重新接入，或选择其他设备。',
      ),
    'insecure-origin': () => plain('通话需要安全页面', '请通过 https 打开此页面。'),
    'not-supported': (thing) =>
      thing === 'screen'
        ? plain('此浏览器无法共享屏幕', '请使用电脑上的浏览器。')
        : thing === 'speaker'
          ? plain('此浏览器无法选择扬声器', '请在系统设置中选择。')
          : plain(`此浏览器无法使用${THINGS[thing]}`, '请在其他浏览器中打开此页面。'),
    cancelled: (thing) =>
      thing === 'screen'
        ? plain('你的屏幕未共享', `选择窗口已关闭。要重试，请选择“${SHARE}”。`)
        : plain(`你的${THINGS[thing]}已关闭`, '询问窗口已关闭。要重试，请重新打开。'),
    'black-picture': () => plain('你的摄像头画面是黑的', '镜头盖是否关着？'),
    'silent-microphone': (_thing, { device } = {}) =>
      plain(`${device ? name(device) : '你的麦克风'}没有声音`, '它是否已关闭？请试试其他麦克风。'),
    'capture-failed': (thing) => plain(`你的${THINGS[thing]}未能启动`, '请重试，或选择其他设备。'),
  },
};

registerTerms('zh', zh);
