import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/call-room/define.js';
import type { CallPanel, CallState } from '../src/store/call-state.js';
import { createFakeStore, fakeCall, provide } from '../test/harness/fake-store.js';
import { live } from './support/live.js';
import { me, unseen } from './support/participants.js';

interface Args {
  width: number;
  height: number;
  lang: string;
  state: Partial<CallState>;
  panel: CallPanel | null;
}

const talk: Partial<CallState> = {
  call: fakeCall({ people: [{ id: '102', name: 'Tom Becker', avatar: null }] }),
  participants: [me(), unseen('tom'), unseen('ana', { audioMuted: true })],
};

const meta: Meta<Args> = {
  title: 'Elements/call-room',
  component: 'call-room',
  args: { width: 768, height: 560, lang: 'en', state: talk, panel: null },
  parameters: { layout: 'padded' },
  render: ({ width, height, lang, state, panel }) =>
    html`<div
      lang=${lang}
      dir=${lang === 'ar' ? 'rtl' : document.documentElement.dir}
      style="inline-size: ${width}px; block-size: ${height}px; max-inline-size: 100%"
    >
      ${provide(
        createFakeStore({ ...state, view: { layout: 'auto', pinned: null, panel } }),
        html`<call-room></call-room>`,
      )}
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live('connected', () => html`<call-room style="block-size: 560px"></call-room>`);
export const Lobby: Story = { args: { state: {} } };
export const Calling: Story = {
  args: {
    state: {
      call: fakeCall({
        phase: 'ringing',
        startedAt: null,
        people: [{ id: '102', name: 'Tom Becker', avatar: null }],
      }),
    },
  },
};
export const InACall: Story = {};
export const Reconnecting: Story = {
  args: { state: { ...talk, call: fakeCall({ phase: 'reconnecting' }) } },
};
export const PanelAsSheet: Story = { args: { panel: 'people' } };
export const PanelOnAPhone: Story = { args: { panel: 'devices', width: 360, height: 640 } };
export const PanelBeside: Story = { args: { panel: 'people', width: 1440, height: 720 } };
export const Ended: Story = {
  args: {
    state: {
      call: fakeCall({
        phase: 'ended',
        endReason: 'hung-up',
        endedAt: Date.now() + 161_000,
        people: [{ id: '102', name: 'Tom Becker', avatar: null }],
      }),
    },
  },
};
export const Narrow: Story = { args: { width: 280, height: 560 } };
export const RightToLeft: Story = { args: { lang: 'ar', panel: 'people' } };
