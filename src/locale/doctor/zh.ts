import { plain } from '../ringing-en.js';
import type { DoctorTerms } from './terms.js';

export const zh: DoctorTerms = {
  lang: 'zh',
  title: '检查通话',
  intro: '会短暂打开麦克风和摄像头，并尝试连接服务器。不会录制任何内容。',
  start: '检查',
  again: '重新检查',
  stop: '停止',
  checking: (check) => `正在检查：${check}`,
  copy: '复制报告',
  reportNote: '报告中没有姓名、地址或密码。',
  result: (failed, warned) =>
    failed > 0
      ? failed === 1
        ? '1 项不可用'
        : `${failed} 项不可用`
      : warned > 0
        ? warned === 1
          ? '通话可用；1 项可以改进'
          : `通话可用；${warned} 项可以改进`
        : '一切正常',
  status: {
    running: '正在检查…',
    ok: '可用',
    warn: '可以改进',
    fail: '不可用',
    skipped: '未检查',
  },
  check: {
    page: '此页面',
    codecs: '浏览器的编解码器',
    service: '与服务器的连接',
    'sign-in': '登录',
    stun: 'STUN：本机地址',
    'turn-udp': 'UDP 中继',
    'turn-tcp': 'TCP 中继',
    'turn-tls': 'TLS 中继',
    relay: '中继速度',
  },
  tryAgain: (button, check) => `${button}：${check}`,
  enough: {
    group: '足够多人视频通话',
    video: '足够一路视频通话',
    audio: '足够语音',
  },
  after: (check) => `未检查，因为此项不可用：${check}`,
  cause: {
    'no-webrtc': plain(
      '此浏览器没有 WebRTC，或已被关闭。',
      '请使用新版 Chrome、Edge、Firefox 或 Safari，并查看是否有扩展或策略禁用了 WebRTC。',
    ),
    'no-audio-codec': plain('此浏览器不支持语音编解码器 Opus。', '请更新浏览器，或换用其他浏览器。'),
    'no-video-codec': plain(
      '此浏览器既不支持 VP8 也不支持 H.264 视频编解码器。',
      '请更新浏览器，或换用其他浏览器。',
    ),
    'service-missing': plain('没有设置服务器。', '请为页面设置服务器的 WebSocket 地址和域名。'),
    'service-invalid': plain('服务器地址不是 WebSocket 地址。', '请改正：地址以 wss:// 开头，不带片段。'),
    'service-insecure': plain(
      '服务器地址以 ws:// 开头，浏览器在安全页面上会阻止它。',
      '请用 TLS 提供 WebSocket，并使用 wss://。',
    ),
    'blocked-by-csp': plain('此页面的内容安全策略禁止该连接。', '请把服务器地址加入 connect-src。'),
    offline: plain('此设备没有联网。', '请先联网，再重新检查。'),
    'service-unreachable': plain(
      '服务器地址没有应答。',
      '请确认服务器正在运行、名称和端口正确、证书有效，并且没有防火墙阻挡。',
    ),
    'service-silent': plain('服务器接受了连接，但没有应答。', '请看它是否卡死或过载；重启它。'),
    'wrong-path': plain(
      '有网页服务器应答，但此路径没有 WebSocket。',
      '请改正路径或前面的代理：Prosody 使用 /xmpp-websocket。',
    ),
    'wrong-signaling': plain('服务器使用的协议与页面不同。', '请把 signaling 改为另一种：xmpp 或 janus。'),
    'wrong-domain': plain('服务器没有这个 XMPP 域名。', '请改正域名，或在服务器上添加它。'),
    'wrong-credentials': plain(
      '服务器拒绝了这些凭据。',
      '请检查 user id、app id 以及密码或令牌；令牌可能已过期。',
    ),
    'no-guests': plain('服务器不允许无凭据登录，而这里没有设置凭据。', '请设置凭据，或在服务器上允许访客。'),
    'no-mechanism': plain(
      '服务器没有提供浏览器可用的登录方式。',
      '请在服务器上启用 TLS 上的 PLAIN，或为访客启用 ANONYMOUS。',
    ),
    'user-missing': plain('设置了凭据，但没有 user id。', '请同时设置 user id。'),
    'credentials-failed': plain(
      '页面无法取得凭据。',
      '请查看 credentials 函数为何失败：令牌服务可能已停止。',
    ),
    'sign-in-failed': plain('登录开始后中断了。', '请查看服务器日志，再重新检查。'),
    'plugin-missing': plain('Janus 没有用于这些通话的插件。', '通话请启用 VideoCall，会议请启用 VideoRoom。'),
    'clock-wrong': plain(
      '此设备与服务器的时钟相差超过一分钟。',
      '请用网络时间校准两者：TURN 凭据按时钟失效。',
    ),
    'no-ice-servers': plain(
      '没有已知的 STUN 或 TURN 服务器。',
      '请设置 iceServers，或让 XMPP 服务器提供（XEP-0215）。',
    ),
    'no-turn': plain(
      '没有已知的 TURN 服务器：在限制严格的网络中通话会失败。',
      '请运行一台，并由 XMPP 服务器或 iceServers 给出。',
    ),
    'ice-servers-failed': plain(
      '页面无法取得 STUN 和 TURN 服务器。',
      '请查看 iceServers 函数为何失败或耗时过长。',
    ),
    'ice-servers-invalid': plain(
      '部分 iceServers 无法使用。',
      '请改正地址，并为每台 TURN 服务器设置 username 和 credential。',
    ),
    'ice-host-unknown': plain('STUN 或 TURN 服务器的名称无法解析。', '请改正名称或其 DNS 记录。'),
    'stun-unreachable': plain(
      'STUN 服务器没有应答。',
      '请开放其 UDP 端口（通常为 3478），并确认它正在运行。',
    ),
    'turn-unreachable': plain(
      'TURN 服务器没有通过这种方式应答。',
      '请确认它在此运行并监听、端口已开放，使用 TLS 时证书有效。',
    ),
    'udp-blocked': plain(
      'TURN 服务器可经 TCP 到达，但不能经 UDP：声音和画面可能卡顿。',
      '请在所有防火墙上开放其 UDP 端口（通常为 3478）。',
    ),
    'turn-refused': plain('TURN 服务器拒绝了凭据。', '请让 TURN 服务器与生成凭据的一方使用相同的密钥。'),
    'turn-expired': plain('TURN 凭据已过期。', '请为每次通话生成新的凭据，并检查时钟。'),
    'turn-full': plain('TURN 服务器不再提供中继。', '请提高其配额，或增加一台。'),
    'turn-failed': plain(
      'TURN 服务器没有提供中继，而此浏览器不说明原因。',
      '请在会说明原因的 Chrome 中重新检查；检查密钥和端口。',
    ),
    'relay-blocked': plain(
      'TURN 服务器提供了中继，但不转发任何数据。',
      '请在防火墙上开放其中继端口，并检查 external-ip 和 denied-peer-ip。',
    ),
    'relay-slow': plain('通过中继的数据太少，连语音都不够。', '请换一个网络，或使用更近或更空闲的中继。'),
    'relay-audio-only': plain(
      '通过中继的数据足够语音，但不够视频。',
      '请换一个网络，或提高 TURN 服务器的限制。',
    ),
    'relay-far': plain('到中继的路径太远：双方会互相打断。', '请使用更近的 TURN 服务器。'),
    'not-offered': plain('没有设置，因此无需检查。'),
    'no-server-needed': plain('同一浏览器的窗口之间通话不需要。'),
  },
};
