import { afterEach, describe, expect, it, vi } from 'vitest';
import { janusToken, readJwt, signJwt, turnServers } from '../../../deploy/portal/tokens.mjs';
import { signToken } from '../../../scripts/lib/janus.mjs';

const SECRET = 'a secret of sixteen';

describe('tokens of the portal', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('a JWT is good for whom, where and as long as it was made, and not when touched', () => {
    vi.useFakeTimers();
    const token = signJwt(SECRET, { sub: '101', aud: 'call.test' }, 60);
    expect(readJwt(SECRET, token, 'call.test')).toBe('101');
    expect(readJwt(SECRET, token, 'portal')).toBeNull();
    expect(readJwt('another', token, 'call.test')).toBeNull();
    const [head, , signature] = token.split('.');
    const other = Buffer.from('{"sub":"102","aud":"call.test","exp":9999999999}').toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const wrong of [undefined, '', 'a.b.c', `${head}.${other}.${signature}`, `${none}.${other}.`, '..'])
      expect(readJwt(SECRET, wrong, 'call.test')).toBeNull();
    vi.advanceTimersByTime(61_000);
    expect(readJwt(SECRET, token, 'call.test')).toBeNull();
  });

  it('no two are the same', () => {
    const make = (): string => signJwt(SECRET, { sub: '101', aud: 'call.test' }, 60);
    expect(make()).not.toBe(make());
  });

  it('TURN: every host by UDP, TCP and TLS, and who it is for is not to be read in it', () => {
    const relays = { hosts: ['a.test', 'b.test'], port: '3478', tlsPort: '443', life: 3_600 };
    const servers = turnServers(SECRET, '101', relays);
    expect(servers.flatMap(({ urls }) => urls)).toEqual(
      ['a.test', 'b.test'].flatMap((host) => [
        `stun:${host}:3478`,
        `turn:${host}:3478?transport=udp`,
        `turn:${host}:3478?transport=tcp`,
        `turns:${host}:443?transport=tcp`,
      ]),
    );
    const person = servers[1]?.username?.split(':')[1];
    expect(person).toMatch(/^[0-9a-f]{16}$/);
    expect(turnServers(SECRET, '102', relays)[1]?.username?.split(':')[1]).not.toBe(person);
  });

  it('Janus: as its own signed tokens are', () => {
    vi.useFakeTimers();
    expect(janusToken(SECRET, 60)).toBe(
      signToken(SECRET, { seconds: 60, plugins: ['videocall', 'videoroom'] }),
    );
  });
});
