import { describe, expect, it } from 'vitest';
import { isUseful, shortCandidate } from '../../../src/rtc/candidate-text.js';
import { wireSdp } from '../../../src/mesh/wire-sdp.js';

const SHARED = ['a=ice-ufrag:Du6V', 'a=ice-pwd:DEX1GJ', 'a=fingerprint:sha-256 AB:CD', 'a=setup:actpass'];
const OFFER = [
  ...['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1', 'a=extmap-allow-mixed'],
  'a=msid-semantic: WMS x',
  ...['m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 110', 'c=IN IP4 0.0.0.0', 'a=rtcp:9 IN IP4 0.0.0.0'],
  'a=candidate:1 1 udp 2113937151 10.0.0.1 53300 typ host generation 0 network-id 1 network-cost 999',
  'a=candidate:1 2 udp 2113937150 10.0.0.1 53301 typ host',
  'a=candidate:2 1 tcp 1518280447 10.0.0.1 9 typ host tcptype active generation 0',
  ...SHARED,
  ...['a=mid:0', 'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level'],
  'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  ...['a=sendrecv', 'a=msid:s t', 'a=rtcp-mux', 'a=rtpmap:111 opus/48000/2', 'a=rtcp-fb:111 transport-cc'],
  ...['a=fmtp:111 minptime=10', 'a=rtpmap:63 red/48000/2', 'a=fmtp:63 111/111', 'a=rtpmap:9 G722/8000'],
  ...['a=rtpmap:110 telephone-event/48000', 'a=ssrc:5 cname:c', 'a=ssrc:5 msid:s t'],
  ...['m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 108 98 100', 'c=IN IP4 0.0.0.0', ...SHARED, 'a=mid:1'],
  ...['a=sendrecv', 'a=rtpmap:96 VP8/90000', 'a=rtcp-fb:96 goog-remb', 'a=rtcp-fb:96 transport-cc'],
  ...['a=rtcp-fb:96 ccm fir', 'a=rtcp-fb:96 nack', 'a=rtcp-fb:96 nack pli', 'a=rtpmap:97 rtx/90000'],
  ...['a=fmtp:97 apt=96', 'a=rtpmap:102 H264/90000'],
  'a=fmtp:102 level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f',
  ...['a=rtpmap:103 rtx/90000', 'a=fmtp:103 apt=102', 'a=rtpmap:108 H264/90000'],
  'a=fmtp:108 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  ...['a=rtpmap:98 VP9/90000', 'a=fmtp:98 profile-id=0', 'a=rtpmap:100 VP9/90000', 'a=fmtp:100 profile-id=2'],
  // Firefox leaves feedback behind for codecs that are gone; Chromium refuses that.
  'a=rtcp-fb:123 nack',
].map((line) => `${line}\r\n`);

const lines = (sdp: string): string[] => sdp.split('\r\n').filter(Boolean);

describe('what of a description goes over the wire', () => {
  it('an offer names Opus, VP8 with retransmission, VP9 and one H.264, and nothing of the others', () => {
    const sdp = wireSdp(OFFER.join(''), { type: 'offer' });
    expect(sdp.match(/^m=.*$/gm)).toEqual([
      'm=audio 9 UDP/TLS/RTP/SAVPF 111',
      'm=video 9 UDP/TLS/RTP/SAVPF 96 98 108 97',
    ]);
    const named = lines(sdp).flatMap((line) => /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+)/.exec(line)?.[1] ?? []);
    expect(new Set(named)).toEqual(new Set(['111', '96', '97', '98', '108']));
    expect(sdp).not.toMatch(
      /goog-remb|ccm fir|abs-send-time|extmap-allow-mixed|msid-semantic|a=rtcp:|5 msid/,
    );
    expect(sdp).toMatch(/ssrc-audio-level[^]*transport-cc[^]*nack pli/);
  });

  it('says once for all what is the same in all sections', () => {
    const sdp = wireSdp(OFFER.join(''), { type: 'offer' });
    for (const line of SHARED) {
      expect(lines(sdp).filter((one) => one === line)).toHaveLength(1);
      expect(sdp.indexOf(line)).toBeLessThan(sdp.indexOf('m=audio'));
    }
    const other = OFFER.join('').replace(/(m=video[^]*)ice-pwd:DEX1GJ/, '$1ice-pwd:other');
    expect(wireSdp(other, { type: 'offer' }).match(/a=ice-pwd:.*/g)).toEqual([
      'a=ice-pwd:DEX1GJ',
      'a=ice-pwd:other',
    ]);
  });

  it('keeps the candidates that can be of use, in short', () => {
    const sdp = wireSdp(OFFER.join(''), { type: 'offer' });
    expect(sdp.match(/^a=candidate.*$/gm)).toEqual([
      'a=candidate:1 1 udp 2113937151 10.0.0.1 53300 typ host',
    ]);
    expect(isUseful('candidate:1 1 tcp 15 10.0.0.1 9000 typ host tcptype passive')).toBe(true);
    expect(shortCandidate('candidate:1 1 udp 1 h 1 typ host generation 1 ufrag a network-cost 900')).toBe(
      'candidate:1 1 udp 1 h 1 typ host generation 1 ufrag a network-cost 900',
    );
  });

  it('an answer keeps its codecs; a second pass changes nothing', () => {
    const answer = wireSdp(OFFER.join(''), { type: 'answer' });
    expect(answer).toContain('m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 108 98 100');
    for (const type of ['offer', 'answer'] as const) {
      const once = wireSdp(OFFER.join(''), { type, capKbps: 200 });
      expect(wireSdp(once, { type, capKbps: 200 })).toBe(once);
    }
  });

  it('asks for a cap in the pictures’ section alone, before all attributes', () => {
    const all = lines(wireSdp(OFFER.join(''), { type: 'offer', capKbps: 256 }));
    const at = all.indexOf('b=AS:256');
    expect(all.slice(at - 2, at + 1)).toEqual([
      all.find((one) => one.startsWith('m=video')),
      'c=IN IP4 0.0.0.0',
      'b=AS:256',
    ]);
    expect(all.filter((one) => one.startsWith('b='))).toHaveLength(1);
    expect(wireSdp(OFFER.join(''), { type: 'offer', capKbps: 0 })).not.toContain('b=AS');
  });

  it('leaves what it does not know as it is', () => {
    const data =
      'v=0\r\no=- 1 2 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:0\r\n';
    expect(wireSdp(data, { type: 'offer' })).toBe(data);
    const strange = data.replace(
      'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      'm=audio 9 UDP/TLS/RTP/SAVPF 0',
    );
    expect(wireSdp(strange, { type: 'offer' })).toBe(strange);
  });
});
