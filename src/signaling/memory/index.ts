export { MemoryHub, MemorySignaling } from './memory-signaling.js';
export type { Delivery } from './memory-signaling.js';
