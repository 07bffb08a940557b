import { plain } from '../ringing-en.js';
import type { DoctorTerms } from './terms.js';

export const pt: DoctorTerms = {
  lang: 'pt',
  title: 'Verificar as chamadas',
  intro: 'Abre o microfone e a câmera por um momento e tenta o caminho até o servidor. Nada é gravado.',
  start: 'Verificar',
  again: 'Verificar de novo',
  stop: 'Parar',
  checking: (check) => `Verificando: ${check}`,
  copy: 'Copiar relatório',
  reportNote: 'O relatório não contém nomes, endereços nem senhas.',
  result: (failed, warned) =>
    failed > 0
      ? failed === 1
        ? '1 coisa não funciona'
        : `${failed} coisas não funcionam`
      : warned > 0
        ? warned === 1
          ? 'As chamadas funcionam; 1 coisa pode melhorar'
          : `As chamadas funcionam; ${warned} coisas podem melhorar`
        : 'Tudo funciona',
  status: {
    running: 'Verificando…',
    ok: 'Funciona',
    warn: 'Pode melhorar',
    fail: 'Não funciona',
    skipped: 'Não verificado',
  },
  check: {
    page: 'Esta página',
    codecs: 'Codecs do navegador',
    service: 'Conexão com o servidor',
    'sign-in': 'Login',
    stun: 'STUN: endereço próprio',
    'turn-udp': 'Retransmissor por UDP',
    'turn-tcp': 'Retransmissor por TCP',
    'turn-tls': 'Retransmissor por TLS',
    relay: 'Velocidade do retransmissor',
  },
  tryAgain: (button, check) => `${button}: ${check}`,
  enough: {
    group: 'basta para um grupo com vídeo',
    video: 'basta para uma videochamada',
    audio: 'basta para o som',
  },
  after: (check) => `Não verificado, porque isto não funciona: ${check}`,
  cause: {
    'no-webrtc': plain(
      'Este navegador não tem WebRTC, ou algo o desativou.',
      'Use um Chrome, Edge, Firefox ou Safari atual e procure uma extensão ou política que bloqueie o WebRTC.',
    ),
    'no-audio-codec': plain(
      'Este navegador não conhece o Opus, o codec do som.',
      'Atualize o navegador ou use outro.',
    ),
    'no-video-codec': plain(
      'Este navegador não conhece nem VP8 nem H.264, os codecs do vídeo.',
      'Atualize o navegador ou use outro.',
    ),
    'service-missing': plain(
      'Nenhum servidor está configurado.',
      'Dê à página o endereço WebSocket do servidor e o domínio.',
    ),
    'service-invalid': plain(
      'O endereço do servidor não é um endereço WebSocket.',
      'Corrija-o: começa por wss:// e não tem fragmento.',
    ),
    'service-insecure': plain(
      'O endereço do servidor começa por ws://, que os navegadores bloqueiam em páginas seguras.',
      'Sirva o WebSocket com TLS e use wss://.',
    ),
    'blocked-by-csp': plain(
      'A política de segurança de conteúdo desta página proíbe a conexão.',
      'Acrescente o endereço do servidor a connect-src.',
    ),
    offline: plain('Este dispositivo não está em nenhuma rede.', 'Conecte-o e verifique de novo.'),
    'service-unreachable': plain(
      'Ninguém responde no endereço do servidor.',
      'Veja se o servidor está funcionando, se nome e porta estão certos, se o certificado é válido e se não há umo firewall pelo meio.',
    ),
    'service-silent': plain(
      'O servidor aceita a conexão, mas não responde.',
      'Veja se está bloqueado ou sobrecarregado; reinicie-o.',
    ),
    'wrong-path': plain(
      'Responde um servidor web, mas não há um WebSocket neste caminho.',
      'Corrija o caminho ou o proxy à frente: o Prosody usa /xmpp-websocket.',
    ),
    'wrong-signaling': plain(
      'O servidor fala outro protocolo que a página.',
      'Ponha signaling no outro: xmpp ou janus.',
    ),
    'wrong-domain': plain(
      'O servidor não conhece este domínio XMPP.',
      'Corrija o domínio ou acrescente-o ao servidor.',
    ),
    'wrong-credentials': plain(
      'O servidor recusa estas credenciais.',
      'Verifique user id, app id e senha ou token; um token pode ter expirado.',
    ),
    'no-guests': plain(
      'O servidor não deixa entrar ninguém sem credenciais, e não há nenhumas.',
      'Defina credenciais ou admita convidados no servidor.',
    ),
    'no-mechanism': plain(
      'O servidor não oferece nenhuma forma de fazer login que os navegadores tenham.',
      'Ative no servidor PLAIN sobre TLS, ou ANONYMOUS para convidados.',
    ),
    'user-missing': plain('Há credenciais, mas falta user id.', 'Defina também user id.'),
    'credentials-failed': plain(
      'A página não conseguiu obter credenciais.',
      'Veja por que falha a função credentials: o serviço de tokens pode estar fora do ar.',
    ),
    'sign-in-failed': plain(
      'O login começou e foi interrompido.',
      'Veja o registro do servidor e verifique de novo.',
    ),
    'plugin-missing': plain(
      'O Janus não tem um plugin para estas chamadas.',
      'Ative VideoCall para chamadas, ou VideoRoom para conferências.',
    ),
    'clock-wrong': plain(
      'Os relógios deste dispositivo e do servidor diferem mais de um minuto.',
      'Acerte ambos pela rede: as credenciais TURN terminam pelo relógio.',
    ),
    'no-ice-servers': plain(
      'Não se conhece nenhum servidor STUN nem TURN.',
      'Defina iceServers, ou deixe o servidor XMPP oferecê-los (XEP-0215).',
    ),
    'no-turn': plain(
      'Não se conhece nenhum servidor TURN: em redes restritas as chamadas falham.',
      'Instale um e faça com que o servidor XMPP ou iceServers o indique.',
    ),
    'ice-servers-failed': plain(
      'A página não conseguiu obter os servidores STUN e TURN.',
      'Veja por que a função iceServers falha ou demora tanto.',
    ),
    'ice-servers-invalid': plain(
      'Alguns dos iceServers não servem.',
      'Corrija os endereços e dê a cada servidor TURN username e credential.',
    ),
    'ice-host-unknown': plain(
      'O nome do servidor STUN ou TURN não leva a lado nenhum.',
      'Corrija o nome ou a sua entrada DNS.',
    ),
    'stun-unreachable': plain(
      'O servidor STUN não responde.',
      'Abra a porta UDP dele, em geral 3478, e veja se está funcionando.',
    ),
    'turn-unreachable': plain(
      'O servidor TURN não responde por este caminho.',
      'Veja se está funcionando e escutando ali, se a porta está aberta e, com TLS, se o certificado é válido.',
    ),
    'udp-blocked': plain(
      'Chega-se ao servidor TURN por TCP, mas não por UDP: som e imagem podem falhar.',
      'Abra a porta UDP dele em todos os firewalls, em geral 3478.',
    ),
    'turn-refused': plain(
      'O servidor TURN recusa as credenciais.',
      'Use o mesmo segredo no servidor TURN e onde as credenciais são feitas.',
    ),
    'turn-expired': plain(
      'As credenciais TURN expiraram.',
      'Faça novas para cada chamada e verifique os relógios.',
    ),
    'turn-full': plain(
      'O servidor TURN não dá mais retransmissores.',
      'Aumente as cotas ou acrescente outro.',
    ),
    'turn-failed': plain(
      'O servidor TURN não deu nenhum retransmissor, e este navegador não diz por quê.',
      'Verifique de novo no Chrome, que o diz; verifique o segredo e a porta.',
    ),
    'relay-blocked': plain(
      'O servidor TURN dá retransmissores, mas não deixa passar nada.',
      'Abra as portas de retransmissão no firewall e verifique external-ip e denied-peer-ip.',
    ),
    'relay-slow': plain(
      'Passa muito pouco pelo retransmissor, mesmo para o som.',
      'Tente outra rede, ou um retransmissor mais próximo ou menos ocupado.',
    ),
    'relay-audio-only': plain(
      'Pelo retransmissor passa o bastante para o som, mas não para o vídeo.',
      'Tente outra rede ou aumente o limite do servidor TURN.',
    ),
    'relay-far': plain(
      'O caminho até o retransmissor é longo: as pessoas atropelam-se a falar.',
      'Use um servidor TURN mais próximo.',
    ),
    'not-offered': plain('Nenhum está configurado, por isso não há nada a verificar.'),
    'no-server-needed': plain('As chamadas entre janelas de um navegador não precisam de nenhum.'),
  },
};
