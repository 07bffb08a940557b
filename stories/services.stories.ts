import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/call-controls/define.js';
import '../src/elements/call-grid/define.js';
import type { CallState } from '../src/store/call-state.js';
import { createFakeStore, fakeCall, provide } from '../test/harness/fake-store.js';
import { me, unseen } from './support/participants.js';

interface Args {
  unsupported: CallState['unsupported'];
  room: string | null;
}

/** The same elements over every service: what one of them cannot do is not offered. */
const meta: Meta<Args> = {
  title: 'Scenes/One interface over every service',
  parameters: { layout: 'padded' },
  render: ({ unsupported, room }) =>
    provide(
      createFakeStore({
        unsupported,
        call: fakeCall({ room, people: [{ id: '102', name: 'Tom Becker', avatar: null }] }),
        participants: [me(), unseen('tom'), unseen('ana', { audioMuted: true })],
      }),
      html`<div style="display: grid; gap: 12px; inline-size: 960px; max-inline-size: 100%">
        <call-grid style="block-size: 360px"></call-grid>
        <call-controls panels="chat people safety"></call-controls>
      </div>`,
    ),
};
export default meta;

type Story = StoryObj<Args>;

export const Mesh: Story = { args: { unsupported: { join: 'service-cannot' }, room: null } };
export const VideoCall: Story = {
  args: {
    unsupported: { join: 'service-cannot', text: 'service-cannot' },
    room: null,
  },
};
export const VideoRoom: Story = {
  args: { unsupported: { call: 'service-cannot' }, room: '1234' },
};
