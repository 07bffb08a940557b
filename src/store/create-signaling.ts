import { CallError } from '../session/call-error.js';
import { hostOf } from '../signaling/service-url.js';
import type { Signaling } from '../signaling/signaling.js';
import type { Load } from './load.js';
import type { CallStoreOptions } from './store-options.js';

/** The transport that the options name. Code of a transport is loaded only when it is used. */
export async function createSignaling(options: CallStoreOptions, load: Load): Promise<Signaling> {
  const { signaling = 'tabs', transport, userId, channel, service, domain, appId, credentials } = options;
  if (transport) return transport;
  switch (signaling) {
    case 'tabs': {
      if (!userId) throw new CallError('invalid-value', 'a user id is needed');
      const { TabsSignaling } = await load.tabs();
      return new TabsSignaling({ userId, ...(channel ? { channel } : {}) });
    }
    case 'xmpp': {
      const { XmppSignaling } = await load.xmpp();
      return new XmppSignaling({
        service: service ?? '',
        domain: domain || hostOf(service ?? ''),
        ...(appId ? { appId } : {}),
        ...(userId ? { userId } : {}),
        ...(credentials ? { credentials } : {}),
      });
    }
    default:
      throw new CallError('invalid-value', `unknown signaling "${String(signaling)}"`);
  }
}
