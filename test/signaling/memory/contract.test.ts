import { MemoryHub, MemorySignaling } from '../../../src/signaling/memory/index.js';
import { signalingContract } from '../../harness/signaling-contract.js';

signalingContract('MemorySignaling', async () => {
  const hub = new MemoryHub();
  return { make: (userId) => new MemorySignaling(hub, { userId }), close: async () => {} };
});
