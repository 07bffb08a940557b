import { describe, expect, it } from 'vitest';
import { checkOptions } from '../../../src/signaling/xmpp/xmpp-options.js';
import { signIn } from '../../../src/signaling/xmpp/xmpp-sign-in.js';

const options = (service: string, more = {}) => ({
  service,
  domain: 'chat.example',
  userId: '101',
  credentials: { password: 'secret' },
  ...more,
});

describe('S14: secrets on the wire', () => {
  it.each([
    'ws://chat.example/x',
    'ws://192.0.2.1/x',
    'ws://localhost.chat.example/x',
    'ws://127.0.0.1.nip.io/x',
  ])('refuses %s, unless the page allows it', (service) => {
    expect(checkOptions(options(service))?.reason).toBe('service-insecure');
    expect(checkOptions(options(service, { allowInsecure: true }))).toBeNull();
  });

  it.each(['wss://chat.example/x', 'ws://localhost:5280/x', 'ws://127.0.0.1/x', 'ws://[::1]/x'])(
    'takes %s',
    (service) => expect(checkOptions(options(service))).toBeNull(),
  );

  it.each([
    [['PLAIN', 'SCRAM-SHA-1'], 'SCRAM-SHA-1'],
    [['PLAIN', 'ANONYMOUS'], 'PLAIN'],
  ])('of %j it takes %s', async (offered, expected) => {
    const tried: string[] = [];
    const refuse = async (_: unknown, mechanism: string): Promise<void> => {
      tried.push(mechanism);
      throw new Error('not-authorized');
    };
    const attempt = signIn(options('wss://chat.example/x'), 'agent')(refuse, offered);
    await expect(attempt).rejects.toThrow('not-authorized');
    // Refused once, the secret is not sent again in a weaker way, nor is a guest made of the person.
    expect(tried).toEqual([expected]);
  });

  it('signs nobody in as a guest who has credentials', async () => {
    const never = () => Promise.reject(new Error('asked'));
    const attempt = signIn(options('wss://chat.example/x'), 'agent')(never, ['ANONYMOUS']);
    await expect(attempt).rejects.toMatchObject({ reason: 'auth-failed' });
  });
});
