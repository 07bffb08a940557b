import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/call-stats/define.js';
import type { PeerStats } from '../src/session/peer-stats.js';
import type { CallInfo } from '../src/store/call-state.js';
import { fakeStats } from '../test/harness/fake-stats.js';
import { createFakeStore, fakeCall, provide } from '../test/harness/fake-store.js';
import { live } from './support/live.js';
import { me, unseen } from './support/participants.js';
import { LANGS, dirOf } from './support/languages.js';

interface Args {
  peers: readonly PeerStats[];
  width: number;
  lang: string;
  panel: boolean;
  call: Partial<CallInfo>;
}

const tom = fakeStats({ userId: unseen('tom').id });
const ana = fakeStats({
  userId: unseen('ana').id,
  quality: 1,
  roundTrip: 640,
  path: 'relay',
  protocol: 'tcp',
  camera: { ...tom.camera, bitrateIn: 120, lossIn: 14, frameRateIn: 6, limitation: 'bandwidth' },
});

/** Two minutes of measurements, as if one had watched: a quiet curve with one bad moment. */
function feed(emit: (peers: readonly PeerStats[]) => void, peers: readonly PeerStats[]): void {
  for (let n = 0; n < 60; n++) {
    const wave = n > 38 && n < 44 ? 0.15 : 0.85 + 0.15 * Math.sin(n / 4);
    emit(
      peers.map((peer) => {
        const { camera } = peer;
        const scale = (rate: number | null): number | null =>
          rate === null ? null : Math.round(rate * wave);
        return {
          ...peer,
          at: n * 2_000,
          camera: { ...camera, bitrateIn: scale(camera.bitrateIn), bitrateOut: scale(camera.bitrateOut) },
        };
      }),
    );
  }
}

const meta: Meta<Args> = {
  title: 'Elements/call-stats',
  component: 'call-stats',
  args: { peers: [tom], width: 400, lang: 'en', panel: true, call: {} },
  argTypes: { lang: { control: 'inline-radio', options: LANGS } },
  parameters: { layout: 'padded' },
  render: ({ peers, width, lang, panel, call }) => {
    const store = createFakeStore({
      call: peers.length > 0 ? fakeCall(call) : null,
      participants: [me(), unseen('tom'), unseen('ana')],
    });
    store.set({ view: { ...store.getState().view, panel: panel ? 'stats' : null } });
    const watchStats = store.watchStats.bind(store);
    store.watchStats = (listener) => {
      const stop = watchStats(listener);
      queueMicrotask(() => feed((all) => store.emit('call-stats-report', { peers: all }), peers));
      return stop;
    };
    return html`<div lang=${lang} dir=${dirOf(lang)} style="inline-size: ${width}px; max-inline-size: 100%">
      ${provide(store, html`<call-stats></call-stats>`)}
    </div>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live(
  'connected',
  () => html`<call-stats></call-stats>`,
  async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('call-stats')!.shadowRoot!;
    await waitFor(() => expect(shadow.querySelectorAll('td').length).toBeGreaterThan(4), { timeout: 15_000 });
  },
);
export const OnePerson: Story = {
  play: async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('call-stats')!.shadowRoot!;
    await waitFor(() => expect(shadow.querySelector('.received')?.getAttribute('d')).toMatch(/^M\d/));
  },
};
export const SeveralPeople: Story = { args: { peers: [ana, tom] } };
/** Round trip over time, path, and what holds it back. */
export const Connection: Story = {
  args: { peers: [ana, tom] },
  play: async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('call-stats')!.shadowRoot!;
    const tab = await waitFor(() => {
      const found = shadow.querySelector<HTMLElement>('#tab-connection');
      if (!found) throw new Error('no tabs yet');
      return found;
    });
    tab.click();
    await waitFor(() => expect(shadow.textContent).toContain('Through a relay'));
  },
};
/** What was chosen, and what the server does. */
export const CappedAndRecorded: Story = {
  args: { peers: [tom], call: { maxBandwidth: 300, recordedAtServer: true } },
  play: async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('call-stats')!.shadowRoot!;
    await waitFor(() => shadow.querySelector<HTMLElement>('#tab-connection')!.click());
    await waitFor(() => expect(shadow.textContent).toContain('300 kbit/s'));
  },
};
export const NoFigures: Story = { args: { peers: [] } };
export const Narrow: Story = { args: { peers: [ana, tom], width: 280 } };
export const RightToLeft: Story = { args: { lang: 'ar' } };
export const German: Story = { args: { lang: 'de' } };
