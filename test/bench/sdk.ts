/** A published SDK in the benchmark, driven by the same application as in the tests of `test/interop`. */
import { meter, type Caller } from './meter.js';
import { installSdkDriver, type SdkEvent } from '../interop/sdk-driver.js';

const sdk = location.pathname.slice(1) === 'quickblox' ? 'quickblox' : 'connectycube';

const caller: Caller = {
  async connect({ service, domain, appId, userId, password }) {
    installSdkDriver({
      sdk,
      appId: Number(appId),
      userId: Number(userId),
      password,
      domain,
      service,
      timers: {},
      rejectWhenBusy: false,
    });
    const { events } = window.sdk;
    events.push = (...told: SdkEvent[]) => {
      if (told.some(({ name }) => name === 'call')) {
        // What is sent inside this listener is lost: the SDKs make their connections after it.
        queueMicrotask(() => {
          meter.press();
          void window.sdk.accept();
        });
      }
      return Array.prototype.push.apply(events, told);
    };
    await window.sdk.signIn();
  },
  async call(to) {
    meter.press();
    await window.sdk.call([Number(to)]);
  },
  hangUp: () => window.sdk.reset(),
};
window.bench = { ...caller, meter };
