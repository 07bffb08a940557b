export { TabsSignaling } from './tabs-signaling.js';
export type { TabsOptions } from './tabs-signaling.js';
