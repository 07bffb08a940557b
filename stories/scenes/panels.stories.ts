import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { waitFor } from 'storybook/test';
import '../../src/locale/ar.js';
import type { CallPanel } from '../../src/store/call-state.js';
import { fakeMessage } from '../../test/harness/fake-chat.js';
import { fakeStats } from '../../test/harness/fake-stats.js';
import { idleState, type FakeStore } from '../../test/harness/fake-store.js';
import { people } from '../support/people.js';
import { guest, me, unseen } from '../support/participants.js';
import { person, room, sceneArgs, sceneParameters, talk, type SceneArgs } from '../support/scene.js';

const idle = idleState();
const at = (minute: number): number => Date.UTC(2026, 0, 5, 9, minute);
const said = (key: keyof typeof people, minute: number) => ({ from: person(key), at: at(minute) });

const CODE = { emoji: [16, 60, 38, 19, 55], digits: '4830372' };

const messages = () => [
  fakeMessage('The agenda is in the folder.', said('tom', 2)),
  fakeMessage('Thanks. I have ten minutes on the new joints, then questions.', said('noor', 3)),
  fakeMessage('Can we start with the oak prices?', { isLocal: true, at: at(4) }),
  fakeMessage('They are here: https://example.org/oak/2026-01', { isLocal: true, at: at(4) }),
  fakeMessage('Yes, first thing.', said('ana', 5)),
];

const open = (panel: CallPanel) => () =>
  talk(
    [
      me(),
      guest('ana', { handRaised: true, handPlace: 1 }),
      guest('tom', { audioMuted: true }),
      guest('noor', { speaking: true }),
      unseen('kofi', { audioMuted: true }),
    ].map((each) => ({ ...each, safetyCode: each.isLocal ? null : CODE })),
    {
      view: { layout: 'auto', pinned: null, panel },
      chat: { ...idle.chat, messages: messages() },
    },
  );

const meta: Meta<SceneArgs> = {
  title: 'Scenes/Panels',
  args: sceneArgs,
  parameters: sceneParameters,
  render: room,
};
export default meta;

type Story = StoryObj<SceneArgs>;

export const Chat: Story = { args: { state: open('chat') } };
export const People: Story = { args: { state: open('people') } };
export const Devices: Story = { args: { state: open('devices') } };
export const Safety: Story = { args: { state: open('safety') } };

/** Two minutes of measurements: a quiet curve with one bad moment. */
function measure(store: FakeStore): void {
  if (!store.calls.some(([name]) => name === 'watchStats')) {
    requestAnimationFrame(() => measure(store));
    return;
  }
  const peer = fakeStats({ userId: people.ana.id });
  for (let n = 0; n < 60; n++) {
    const wave = n > 38 && n < 44 ? 0.15 : 0.85 + 0.15 * Math.sin(n / 4);
    const scale = (rate: number | null): number | null => (rate === null ? null : Math.round(rate * wave));
    const camera = {
      ...peer.camera,
      bitrateIn: scale(peer.camera.bitrateIn),
      bitrateOut: scale(peer.camera.bitrateOut),
    };
    store.emit('call-stats-report', { peers: [{ ...peer, at: n * 2_000, camera }] });
  }
}
export const Stats: Story = { args: { state: open('stats'), then: measure } };

/** More, as it is where the bar has no room. */
export const More: Story = {
  args: {
    state: () => ({
      ...talk([me(), guest('mei')]),
      chat: { ...idle.chat, messages: messages(), unread: 2 },
    }),
  },
  play: async ({ canvasElement }) => {
    const inside = (root: ParentNode | null | undefined, selector: string): HTMLElement => {
      const found = root?.querySelector<HTMLElement>(selector);
      if (!found) throw new Error(`no ${selector} yet`);
      return found;
    };
    await waitFor(() => {
      const room = inside(canvasElement, 'call-room');
      const controls = inside(room.shadowRoot, 'call-controls');
      const more = inside(controls.shadowRoot, '.more-button');
      if (more.getAttribute('aria-expanded') !== 'true') {
        more.click();
        throw new Error('not open yet');
      }
    });
  },
};
