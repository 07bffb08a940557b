import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { waitFor } from 'storybook/test';
import type { CallInfo } from '../../src/store/call-state.js';
import { fakeCall } from '../../test/harness/fake-store.js';
import { desk, person, room, sceneArgs, sceneParameters, type SceneArgs } from '../support/scene.js';

const ended = (patch: Partial<CallInfo>) => () => ({
  ...desk(),
  call: fakeCall({
    phase: 'ended',
    startedAt: Date.now() - 724_000,
    endedAt: Date.now(),
    endReason: 'hung-up',
    people: [person('mei')],
    ...patch,
  }),
});

const meta: Meta<SceneArgs> = {
  title: 'Scenes/End',
  args: { ...sceneArgs, state: ended({}) },
  parameters: sceneParameters,
  render: room,
};
export default meta;

type Story = StoryObj<SceneArgs>;

export const Ended: Story = {};
/** Three stars or fewer ask why. */
export const Rated: Story = {
  play: async ({ canvasElement }) => {
    const inside = <E extends Element>(selector: string): Promise<E> =>
      waitFor(() => {
        const status = canvasElement.querySelector('call-room')?.shadowRoot?.querySelector('call-status');
        const found = status?.shadowRoot?.querySelector<E>(selector);
        if (!found) throw new Error(`no ${selector} yet`);
        return found;
      });
    (await inside<HTMLElement>('.star:nth-child(3) input')).click();
    (await inside<HTMLElement>('input[type="checkbox"]')).click();
  },
};
export const Dropped: Story = { args: { state: ended({ endReason: 'connection-lost' }) } };
/** Whoever declined left a word. */
export const Declined: Story = {
  args: {
    state: ended({
      endReason: 'declined',
      startedAt: null,
      messages: [{ from: person('mei'), text: 'I’m in a meeting' }],
    }),
  },
};
