import { SignalingError } from '../signaling-error.js';
import { formatUserJid } from '../v1/index.js';
import { xml, type Authenticate } from './xmpp-client.js';
import type { Credentials, XmppSignalingOptions } from './xmpp-options.js';

/** Best first; browsers have no SCRAM in @xmpp/client. There is no second try with a weaker one. */
const MECHANISMS = ['SCRAM-SHA-1', 'PLAIN'];

/**
 * Signs in with the credentials of the options, or as a guest without. The secret lives only as long as the call.
 * Rejects with `auth-failed` where no common way exists, and with `service-unreachable` when the page's
 * function failed: its token service may just be down.
 */
export function signIn(
  { credentials, userId, appId, domain }: XmppSignalingOptions,
  userAgentId: string,
): Authenticate {
  return async (authenticate, offered) => {
    const userAgent = xml('user-agent', { id: userAgentId });
    if (!credentials) {
      if (!offered.includes('ANONYMOUS'))
        throw new SignalingError('auth-failed', 'The server takes no guests.');
      await authenticate({}, 'ANONYMOUS', userAgent);
      return;
    }
    const mechanism = MECHANISMS.find((name) => offered.includes(name));
    if (!mechanism) throw new SignalingError('auth-failed', 'No way to sign in that both sides know.');
    const jid = formatUserJid({ userId: userId ?? '', domain, ...(appId && { appId }) });
    const username = jid.slice(0, jid.lastIndexOf('@'));
    await authenticate({ username, password: await readSecret(credentials) }, mechanism, userAgent);
  };
}

async function readSecret(credentials: Credentials): Promise<string> {
  let secret = credentials;
  if (typeof secret === 'function') {
    try {
      secret = await secret();
    } catch (cause) {
      if (cause instanceof SignalingError) throw cause;
      throw new SignalingError('service-unreachable', 'The credentials function failed.', { cause });
    }
  }
  const text: unknown = 'password' in secret ? secret.password : secret.token;
  if (typeof text !== 'string') throw new SignalingError('auth-failed', 'The credentials hold no text.');
  return text;
}
