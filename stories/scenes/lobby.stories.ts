import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../../src/elements/call-lobby/define.js';
import '../../src/locale/ar.js';
import type { CallState } from '../../src/store/call-state.js';
import { createFakeStore, idleState, provide } from '../../test/harness/fake-store.js';
import { desk, frame, person, sceneArgs, sceneParameters, type SceneArgs } from '../support/scene.js';

const idle = idleState();
const inside = [person('ana'), person('tom'), person('kofi')];

const meta: Meta<SceneArgs> = {
  title: 'Scenes/Lobby',
  args: { ...sceneArgs, state: desk },
  parameters: sceneParameters,
  render: ({ state, lang, width }) =>
    frame(
      lang,
      width,
      provide(
        createFakeStore(state()),
        html`<call-lobby to="101 102 104" dismissible .people=${inside} style="block-size: 100%"
          ><h2 slot="title">Weekly review</h2></call-lobby
        >`,
      ),
    ),
};
export default meta;

type Story = StoryObj<SceneArgs>;

const off = (): Partial<CallState> => ({
  devices: desk().devices!,
  preview: { ...idle.preview, self: person('june') },
});
const failing =
  (camera: CallState['camera']['reason'], microphone: CallState['microphone']['reason'] = null) =>
  (): Partial<CallState> => ({
    ...desk(),
    preview: { on: true, stream: null, self: person('june') },
    camera: { ...idle.camera, availability: 'unavailable', reason: camera },
    ...(microphone
      ? { microphone: { ...idle.microphone, availability: 'unavailable', reason: microphone } }
      : {}),
  });

export const Ok: Story = {};
/** Before anything was asked. */
export const Ask: Story = { args: { state: off } };
export const Blocked: Story = { args: { state: failing('permission-denied') } };
export const Denied: Story = { args: { state: failing('permission-denied', 'permission-denied') } };
export const Arabic: Story = { args: { lang: 'ar', state: failing('device-in-use') } };
