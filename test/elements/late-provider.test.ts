import { expect } from '@open-wc/testing';
import '../../src/elements/call-status/define.js';
import { CallProvider } from '../../src/elements/call-provider/call-provider.js';
import { until } from '../harness/until.js';

describe('an element that is there before its provider', () => {
  it('finds it when the provider is defined later', async () => {
    const late = document.createElement('late-provider');
    const status = document.createElement('call-status');
    late.append(status);
    document.body.append(late);
    await status.updateComplete;
    customElements.define('late-provider', class extends CallProvider {});
    const { store } = late as unknown as CallProvider;
    // No user id: the state turns to failed, and the words must follow.
    await store.connect().catch(() => undefined);
    await until(
      () => status.shadowRoot?.textContent ?? '',
      (words) => words.includes('This call cannot be made'),
      { label: 'words about the failure' },
    );
    late.remove();
    expect(status.isConnected).to.equal(false);
  });
});
