import { describe, expect, it } from 'vitest';
import { checkSdp, normalizeSdp } from '../../../src/signaling/v1/index.js';
import type { SdpFault } from '../../../src/signaling/v1/index.js';
import { FINGERPRINT, SDP } from './samples.js';

const HEAD = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n';
const AUDIO = `m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n${FINGERPRINT}\r\n`;
const withMedia = (line: string) => `${HEAD}${line}\r\n${FINGERPRINT}\r\n`;
const withAttribute = (line: string) => `${HEAD}${AUDIO}${line}\r\n`;
const hash = (name: string, bytes: number) => `a=fingerprint:${name} ${Array(bytes).fill('AB').join(':')}`;

describe('normalizeSdp', () => {
  it.each([
    ['LFs', SDP.replaceAll('\r\n', '\n')],
    ['CRs', SDP.replaceAll('\r\n', '\r')],
    ['CRLFs', SDP],
    ['mixed line ends', SDP.replace('\r\n', '\n')],
    ['no line end at the end', SDP.trimEnd()],
    ['empty lines', SDP.replaceAll('\r\n', '\r\n\r\n')],
    ['white space around', `\n  \uFEFF${SDP}  \n`],
  ])('gives %s the line ends of the RFC', (_, text) => {
    expect(normalizeSdp(text)).toBe(SDP);
  });

  it('is idempotent, and empty for nothing', () => {
    expect(normalizeSdp(normalizeSdp('v=0\na=x: y \n'))).toBe('v=0\r\na=x: y \r\n');
    expect(normalizeSdp(' \r\n ')).toBe('');
  });
});

describe('checkSdp', () => {
  it.each([
    ['audio and data', SDP],
    ['LFs', SDP.replaceAll('\r\n', '\n')],
    ['a fingerprint of the whole session', `${HEAD}${FINGERPRINT}\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n`],
    ['a fingerprint in small letters', withAttribute(FINGERPRINT.toLowerCase())],
    ['sha-384', `${HEAD}${hash('sha-384', 48)}\r\n`],
    ['SHA-512', `${HEAD}${hash('SHA-512', 64)}\r\n`],
    ['TCP', withMedia('m=audio 9 TCP/TLS/RTP/SAVPF 0')],
    ['TCP, by its other name', withMedia('m=video 9 TCP/DTLS/RTP/SAVPF 0')],
    ['data as it once was', withMedia('m=application 9 DTLS/SCTP 5000')],
    ['data over TCP', withMedia('m=application 9 TCP/DTLS/SCTP webrtc-datachannel')],
    ['eight m-lines, one refused', HEAD + AUDIO.repeat(7) + 'm=audio 0 UDP/TLS/RTP/SAVPF 0\r\n'],
  ])('takes %s', (_, sdp) => {
    expect(checkSdp(sdp)).toBeNull();
  });

  it.each<[string, string, SdpFault]>([
    ['nothing', '', 'no-version'],
    ['another version', SDP.replace('v=0', 'v=1'), 'no-version'],
    ['a line before the version', `s=-\r\n${SDP}`, 'no-version'],
    ['a line that is none', withAttribute('hello'), 'bad-line'],
    ['a line in capitals', withAttribute('A=x'), 'bad-line'],
    ['an empty line', withAttribute(''), 'bad-line'],
    ['nine m-lines', HEAD + AUDIO.repeat(9), 'too-many-media'],
    ['text media', withMedia('m=text 9 UDP/TLS/RTP/SAVPF 98'), 'bad-media'],
    ['an m-line cut short', withMedia('m=audio 9'), 'bad-media'],
    ['an m-line without port', withMedia('m=audio x UDP/TLS/RTP/SAVPF 111'), 'bad-media'],
    ['plain RTP', withMedia('m=audio 9 RTP/AVP 0'), 'bad-protocol'],
    ['SRTP without DTLS', withMedia('m=audio 9 RTP/SAVPF 0'), 'bad-protocol'],
    ['audio over SCTP', withMedia('m=audio 9 UDP/DTLS/SCTP 0'), 'bad-protocol'],
    ['data over RTP', withMedia('m=application 9 UDP/TLS/RTP/SAVPF 0'), 'bad-protocol'],
    ['SDES', withAttribute('a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc'), 'sdes'],
    ['SDES in capitals', withAttribute('a=CRYPTO:1 AES_CM_128_HMAC_SHA1_80 inline:abc'), 'sdes'],
    ['SDES behind a lone CR', `${HEAD}a=x:y\ra=crypto:1 x inline:abc\r\n${AUDIO}`, 'sdes'],
    ['a key line', withAttribute('k=clear:abc'), 'sdes'],
    ['no fingerprint', `${HEAD}m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n`, 'no-fingerprint'],
    ['sha-1', withAttribute(hash('sha-1', 20)), 'weak-fingerprint'],
    ['md5', withAttribute(hash('md5', 16)), 'weak-fingerprint'],
    ['sha-256 of 31 bytes', withAttribute(hash('sha-256', 31)), 'weak-fingerprint'],
    ['sha-256 of no bytes', withAttribute('a=fingerprint:sha-256'), 'weak-fingerprint'],
    ['a fingerprint with a tail', withAttribute(`${FINGERPRINT} x`), 'weak-fingerprint'],
    ['a line of 4097 characters', withAttribute(`a=${'x'.repeat(4095)}`), 'too-large'],
    ['64 kB', SDP + 'a=x:é\r\n'.repeat(8192), 'too-large'],
  ])('refuses %s', (_, sdp, fault) => {
    expect(checkSdp(sdp)).toBe(fault);
  });
});
