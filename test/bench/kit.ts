/** The kit's headless store in the benchmark. */
import { meter, type Caller } from './meter.js';
import { createCallStore } from '../../src/store.js';

let store: ReturnType<typeof createCallStore> | null = null;

const kit: Caller = {
  async connect({ password, ...account }) {
    store = createCallStore({ signaling: 'xmpp', ...account, credentials: { password } });
    store.on('call-incoming', () => {
      meter.press();
      void store?.accept();
    });
    await store.connect();
  },
  async call(to) {
    meter.press();
    await store?.call(to);
  },
  hangUp: () => store?.hangUp(),
};
window.bench = { ...kit, meter };
