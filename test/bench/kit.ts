/** The kit's headless store in the benchmark. */
import { meter, type Caller } from './meter.js';
import { createCallStore } from '../../src/store.js';

let store: ReturnType<typeof createCallStore> | null = null;
/** Connects while it rings; the person answers after that. */
const warm = location.pathname === '/warm';

async function connected(): Promise<void> {
  while (meter.read().connected === null) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function answer(): Promise<void> {
  if (warm) await connected();
  meter.press();
  await store?.accept();
}

const kit: Caller = {
  async connect({ password, ...account }) {
    store = createCallStore({ signaling: 'xmpp', ...account, credentials: { password }, prewarm: warm });
    store.on('call-incoming', () => void answer());
    await store.connect();
  },
  async call(to) {
    meter.press();
    await store?.call(to);
  },
  hangUp: () => store?.hangUp(),
};
window.bench = { ...kit, meter };
