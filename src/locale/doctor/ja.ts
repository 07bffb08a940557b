import { plain } from '../ringing-en.js';
import type { DoctorTerms } from './terms.js';

export const ja: DoctorTerms = {
  lang: 'ja',
  title: '通話の確認',
  intro: 'マイクとカメラを少しの間開き、サーバーへの経路を試します。何も録音・録画されません。',
  start: '確認する',
  again: 'もう一度確認する',
  stop: '停止',
  checking: (check) => `確認中：${check}`,
  copy: 'レポートをコピー',
  reportNote: 'レポートに名前、アドレス、パスワードは含まれません。',
  result: (failed, warned) =>
    failed > 0
      ? failed === 1
        ? '1件が動作していません'
        : `${failed}件が動作していません`
      : warned > 0
        ? warned === 1
          ? '通話はできます。1件は改善できます'
          : `通話はできます。${warned}件は改善できます`
        : 'すべて正常です',
  status: {
    running: '確認中…',
    ok: '正常',
    warn: '改善できます',
    fail: '動作していません',
    skipped: '未確認',
  },
  check: {
    page: 'このページ',
    codecs: 'ブラウザーのコーデック',
    service: 'サーバーへの接続',
    'sign-in': 'サインイン',
    stun: 'STUN：自分のアドレス',
    'turn-udp': 'UDPのリレー',
    'turn-tcp': 'TCPのリレー',
    'turn-tls': 'TLSのリレー',
    relay: 'リレーの速度',
  },
  tryAgain: (button, check) => `${button}：${check}`,
  enough: {
    group: 'ビデオのグループ通話に十分',
    video: 'ビデオ通話1件に十分',
    audio: '音声に十分',
  },
  after: (check) => `次が動作していないため未確認：${check}`,
  cause: {
    'no-webrtc': plain(
      'このブラウザーにWebRTCがないか、無効にされています。',
      '最新のChrome、Edge、Firefox、Safariを使い、WebRTCを止めている拡張機能やポリシーを探してください。',
    ),
    'no-audio-codec': plain(
      'このブラウザーは音声コーデックOpusに対応していません。',
      'ブラウザーを更新するか、別のものを使ってください。',
    ),
    'no-video-codec': plain(
      'このブラウザーは映像コーデックVP8とH.264のどちらにも対応していません。',
      'ブラウザーを更新するか、別のものを使ってください。',
    ),
    'service-missing': plain(
      'サーバーが設定されていません。',
      'サーバーのWebSocketアドレスとドメインをページに設定してください。',
    ),
    'service-invalid': plain(
      'サーバーのアドレスがWebSocketのアドレスではありません。',
      'wss:// で始まり、フラグメントのないアドレスに直してください。',
    ),
    'service-insecure': plain(
      'サーバーのアドレスが ws:// で始まり、安全なページではブラウザーに止められます。',
      'WebSocketをTLSで提供し、wss:// を使ってください。',
    ),
    'blocked-by-csp': plain(
      'このページのコンテンツセキュリティポリシーが接続を禁じています。',
      'サーバーのアドレスを connect-src に加えてください。',
    ),
    offline: plain(
      'このデバイスはネットワークにつながっていません。',
      '接続してから、もう一度確認してください。',
    ),
    'service-unreachable': plain(
      'サーバーのアドレスで応答がありません。',
      'サーバーが動いていること、名前とポートが正しいこと、証明書が有効なこと、ファイアウォールが遮っていないことを確かめてください。',
    ),
    'service-silent': plain(
      'サーバーは接続を受け付けますが、応答しません。',
      '止まっているか過負荷でないか調べ、再起動してください。',
    ),
    'wrong-path': plain(
      'ウェブサーバーは応答しますが、このパスにWebSocketがありません。',
      'パスか手前のプロキシを直してください。Prosodyでは /xmpp-websocket です。',
    ),
    'wrong-signaling': plain(
      'サーバーのプロトコルがページと違います。',
      'signaling をもう一方（xmpp または janus）にしてください。',
    ),
    'wrong-domain': plain(
      'サーバーはこのXMPPドメインを知りません。',
      'ドメインを直すか、サーバーに追加してください。',
    ),
    'wrong-credentials': plain(
      'サーバーがこの認証情報を拒否しました。',
      'user id、app id、パスワードまたはトークンを確かめてください。トークンは期限切れかもしれません。',
    ),
    'no-guests': plain(
      'サーバーは認証情報なしの利用を認めず、何も設定されていません。',
      '認証情報を設定するか、サーバーでゲストを認めてください。',
    ),
    'no-mechanism': plain(
      'サーバーにブラウザーで使えるサインイン方法がありません。',
      'サーバーでTLS上のPLAIN、またはゲスト用のANONYMOUSを有効にしてください。',
    ),
    'user-missing': plain('認証情報はありますが、user id がありません。', 'user id も設定してください。'),
    'credentials-failed': plain(
      'ページが認証情報を取得できませんでした。',
      'credentials 関数が失敗する理由を調べてください。トークンのサービスが止まっているかもしれません。',
    ),
    'sign-in-failed': plain(
      'サインインが途中で切れました。',
      'サーバーのログを見てから、もう一度確認してください。',
    ),
    'plugin-missing': plain(
      'Janusにこの通話用のプラグインがありません。',
      '通話にはVideoCall、会議にはVideoRoomを有効にしてください。',
    ),
    'clock-wrong': plain(
      'このデバイスとサーバーの時計が1分以上ずれています。',
      '両方をネットワークの時刻に合わせてください。TURNの認証情報は時計に従って切れます。',
    ),
    'no-ice-servers': plain(
      'STUNサーバーもTURNサーバーもありません。',
      'iceServers を設定するか、XMPPサーバーに提供させてください（XEP-0215）。',
    ),
    'no-turn': plain(
      'TURNサーバーがなく、厳しいネットワークでは通話できません。',
      'TURNサーバーを用意し、XMPPサーバーか iceServers で示してください。',
    ),
    'ice-servers-failed': plain(
      'ページがSTUNとTURNのサーバーを取得できませんでした。',
      'iceServers 関数が失敗する、または遅い理由を調べてください。',
    ),
    'ice-servers-invalid': plain(
      '一部の iceServers は使えません。',
      'アドレスを直し、各TURNサーバーに username と credential を付けてください。',
    ),
    'ice-host-unknown': plain(
      'STUNまたはTURNサーバーの名前が見つかりません。',
      '名前かDNSの登録を直してください。',
    ),
    'stun-unreachable': plain(
      'STUNサーバーが応答しません。',
      'UDPポート（通常3478）を開き、動いていることを確かめてください。',
    ),
    'turn-unreachable': plain(
      'TURNサーバーがこの経路では応答しません。',
      'そこで動作して待ち受けていること、ポートが開いていること、TLSなら証明書が有効なことを確かめてください。',
    ),
    'udp-blocked': plain(
      'TURNサーバーにはTCPで届きますがUDPでは届かず、音や映像が途切れることがあります。',
      'すべてのファイアウォールでUDPポート（通常3478）を開いてください。',
    ),
    'turn-refused': plain(
      'TURNサーバーが認証情報を拒否しました。',
      'TURNサーバーと認証情報を作る側で同じ秘密を使ってください。',
    ),
    'turn-expired': plain('TURNの認証情報が期限切れです。', '通話ごとに新しく作り、時計を確かめてください。'),
    'turn-full': plain(
      'TURNサーバーがこれ以上リレーを出しません。',
      '割り当てを増やすか、もう1台追加してください。',
    ),
    'turn-failed': plain(
      'TURNサーバーがリレーを出さず、このブラウザーは理由を示しません。',
      '理由を示すChromeでもう一度確認し、秘密とポートを確かめてください。',
    ),
    'relay-blocked': plain(
      'TURNサーバーはリレーを出しますが、何も通しません。',
      'ファイアウォールでリレーポートを開き、external-ip と denied-peer-ip を確かめてください。',
    ),
    'relay-slow': plain(
      'リレーを通る量が少なく、音声にも足りません。',
      '別のネットワークか、より近い、または空いているリレーを試してください。',
    ),
    'relay-audio-only': plain(
      'リレーを通る量は音声には十分ですが、映像には足りません。',
      '別のネットワークを試すか、TURNサーバーの制限を上げてください。',
    ),
    'relay-far': plain(
      'リレーまでが遠く、話が重なってしまいます。',
      'より近いTURNサーバーを使ってください。',
    ),
    'not-offered': plain('設定されていないため、確認するものがありません。'),
    'no-server-needed': plain('同じブラウザーのウィンドウ間の通話では不要です。'),
  },
};
