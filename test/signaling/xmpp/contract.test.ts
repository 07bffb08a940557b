import { startProsody } from '../../../scripts/lib/prosody.mjs';
import { signalingContract } from '../../harness/signaling-contract.js';
import { userOf, USERS } from '../../harness/signaling-xmpp.js';

signalingContract('XmppSignaling', async () => {
  const prosody = await startProsody({ users: USERS, onlyPlain: true });
  return { make: (userId) => userOf(prosody, userId), close: () => prosody.close() };
});

signalingContract('XmppSignaling with an application id', async () => {
  const prosody = await startProsody({ users: USERS, appId: '999', onlyPlain: true });
  return { make: (userId) => userOf(prosody, userId, { appId: '999' }), close: () => prosody.close() };
});
