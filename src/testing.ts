/** For tests and stories: people of one page who call each other without a server. */
export { MemoryHub, MemorySignaling, type Delivery } from './signaling/memory/memory-signaling.js';
