import { TabsSignaling } from '../../../src/signaling/tabs/index.js';
import { signalingContract } from '../../harness/signaling-contract.js';

signalingContract('TabsSignaling', async () => ({
  make: (userId) => new TabsSignaling({ userId, channel: 'contract' }),
  close: async () => {},
}));
