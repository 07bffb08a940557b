import { describe, expect, it } from 'vitest';
import { sdpLines } from '../../../src/rtc/sdp-lines.js';

const sdp = (...sections: string[]): string =>
  ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', ...sections].join('\r\n') + '\r\n';

describe('media sections of a description', () => {
  it('reads kind, mid and direction in order', () => {
    const lines = sdpLines(
      sdp(
        'm=audio 9 UDP/TLS/RTP/SAVPF 111',
        'a=mid:0',
        'a=sendrecv',
        'm=video 9 X 96',
        'a=mid:v',
        'a=inactive',
      ),
    );
    expect(lines).toEqual([
      { kind: 'audio', mid: '0', direction: 'sendrecv' },
      { kind: 'video', mid: 'v', direction: 'inactive' },
    ]);
  });

  it('takes port 0 for rejected, but not in a bundle', () => {
    const [rejected, bundled] = sdpLines(
      sdp('m=video 0 X 96', 'a=mid:0', 'm=video 0 X 96', 'a=bundle-only', 'a=mid:1', 'a=sendonly'),
    );
    expect(rejected?.direction).toBe('stopped');
    expect(bundled?.direction).toBe('sendonly');
  });

  it('inherits the direction of the session, and without any it is sendrecv', () => {
    expect(sdpLines(sdp('a=recvonly', 'm=audio 9 X 0'))[0]?.direction).toBe('recvonly');
    expect(sdpLines(sdp('m=audio 9 X 0'))[0]).toEqual({ kind: 'audio', mid: null, direction: 'sendrecv' });
  });

  it('takes LF alone, and nonsense, without a throw', () => {
    expect(sdpLines('v=0\nm=audio 9 X 0\na=mid:0\na=sendonly\n')[0]?.direction).toBe('sendonly');
    expect(sdpLines('')).toEqual([]);
    expect(sdpLines('v=0\nm=\nm=video')).toHaveLength(2);
  });
});
