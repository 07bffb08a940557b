// The headless store in plain Node: two people on one machine, no DOM, no server. `npm run build` first.
import { createCallStore } from '../dist/store.js';

const ana = createCallStore({ signaling: 'tabs', userId: 'ana', displayName: 'Ana' });
const ben = createCallStore({ signaling: 'tabs', userId: 'ben', displayName: 'Ben' });

ben.subscribe(({ connection, incoming }) => {
  console.log(`ben: ${connection.status}, ${incoming.length} ringing`);
});
ana.on('call-error', ({ error }) => console.log(`ana: ${error.reason}`));

await Promise.all([ana.connect(), ben.connect()]);
// Node has no WebRTC, so this ends with a typed reason; in a browser Ben's phone would ring.
await ana.call('ben', { video: false }).catch(({ reason }) => console.log(`the call was refused: ${reason}`));

await Promise.all([ana.disconnect(), ben.disconnect()]);
ana.dispose();
ben.dispose();
