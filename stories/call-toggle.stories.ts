import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/call-toggle/define.js';
import type { CallToggle, ToggleKind } from '../src/elements/call-toggle/call-toggle.js';
import type { CaptureState, MicrophoneState } from '../src/store/call-state.js';
import {
  createFakeStore,
  fakeCall,
  fakeParticipant,
  idleState,
  provide,
} from '../test/harness/fake-store.js';
import { live } from './support/live.js';

interface Args {
  kind: ToggleKind;
  over: boolean;
  /** What the call says about it. */
  state: Partial<MicrophoneState>;
}

const idle = idleState();

/** A capture of one kind, everything else idle. */
function storeWith(kind: ToggleKind, patch: Partial<MicrophoneState>): ReturnType<typeof createFakeStore> {
  const capture: CaptureState = { ...idle.camera, ...patch };
  return createFakeStore(
    kind === 'microphone'
      ? { microphone: { ...idle.microphone, ...patch } }
      : kind === 'camera'
        ? { camera: { ...capture, facing: null } }
        : { screenShare: capture },
  );
}

const meta: Meta<Args> = {
  title: 'Elements/call-toggle',
  component: 'call-toggle',
  args: { kind: 'microphone', over: false, state: {} },
  argTypes: { kind: { control: 'select', options: ['microphone', 'camera', 'screen-share', 'hand'] } },
  parameters: { layout: 'centered', backgrounds: { default: 'stage' } },
  render: ({ kind, over, state }) =>
    provide(storeWith(kind, state), html`<call-toggle kind=${kind} ?over=${over}></call-toggle>`),
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live(
  'connected',
  () => html`<call-toggle kind="microphone"></call-toggle>`,
  async ({ canvasElement }) => {
    const toggle = canvasElement.querySelector('call-toggle')!;
    await waitFor(() => expect(toggle.matches(':state(on)')).toBe(true));
  },
);

function parts(canvas: HTMLElement): { element: CallToggle; button: HTMLElement; tip: HTMLElement } {
  const element = canvas.querySelector('call-toggle')!;
  const shadow = element.shadowRoot!;
  return { element, button: shadow.querySelector('button')!, tip: shadow.querySelector('.tip')! };
}

/** The level is the microphone: it fills with one's own voice. */
export const On: Story = { args: { state: { on: true, level: 0.55 } } };

/** Off by shape, fill and slash; a press asks for it to be switched on. */
export const Off: Story = {
  play: async ({ canvasElement }) => {
    const { element, button } = parts(canvasElement);
    const asked: boolean[] = [];
    element.addEventListener('call-microphone-request', ({ on }) => asked.push(on));
    await userEvent.click(button);
    await expect(asked).toEqual([true]);
    await expect(button).toHaveAttribute('aria-pressed', 'false');
    await expect(button).toHaveAttribute('aria-label', 'Microphone');
  },
};

/** It takes its time: after 400 ms an edge turns. */
export const Pending: Story = { args: { kind: 'camera', state: { pending: true } } };

/** The person, the system or the frame said no. It stays reachable and says what to do. */
export const Blocked: Story = {
  args: { kind: 'camera', state: { availability: 'unavailable', reason: 'permission-denied' } },
  play: async ({ canvasElement }) => {
    const { button, tip } = parts(canvasElement);
    await userEvent.hover(button);
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await waitFor(() => expect(tip.matches(':popover-open')).toBe(true));
    await expect(tip.textContent).toContain('Your camera is blocked');
  },
};

/** No such device, or the browser cannot: an outline, still reachable. */
export const NotPossible: Story = {
  args: { kind: 'camera', state: { availability: 'unavailable', reason: 'no-device' } },
};

/** The last try failed; the next may work. */
export const Failed: Story = { args: { kind: 'camera', state: { reason: 'device-in-use' } } };

/** Sharing is "active": a circle in the accent. */
export const Sharing: Story = { args: { kind: 'screen-share', state: { on: true } } };

/** A raised hand is chosen, as a shared screen is; its mark is the place in the queue. */
export const Hand: Story = {
  render: () =>
    provide(
      createFakeStore({
        call: fakeCall(),
        own: { ...idle.own, handRaised: true },
        participants: [
          fakeParticipant({ id: '101', isLocal: true, handRaised: true, handPlace: 2 }),
          fakeParticipant({ handRaised: true, handPlace: 1 }),
        ],
      }),
      html`<call-toggle kind="hand"></call-toggle>`,
    ),
};

/** Everything at once, on a plane and over a picture. */
export const Grammar: Story = {
  render: () => {
    const states: readonly (readonly [ToggleKind, Partial<MicrophoneState>])[] = [
      ['microphone', { on: true, level: 0.15 }],
      ['microphone', { on: true, level: 1 }],
      ['microphone', {}],
      ['camera', { on: true }],
      ['camera', {}],
      ['camera', { availability: 'unavailable', reason: 'permission-denied' }],
      ['camera', { availability: 'unavailable', reason: 'no-device' }],
      ['screen-share', {}],
      ['screen-share', { on: true }],
    ];
    const row = (over: boolean): unknown =>
      states.map(([kind, state]) =>
        provide(storeWith(kind, state), html`<call-toggle kind=${kind} ?over=${over}></call-toggle>`),
      );
    return html`<style>
        .sample {
          display: flex;
          flex-wrap: wrap;
          gap: 8px;
          padding: 24px;
          background: light-dark(#eceff3, #0c0e12);
        }
        .sample.picture {
          background: linear-gradient(120deg, #d9c3a5, #4c6480);
        }
      </style>
      <div class="sample">${row(false)}</div>
      <div class="sample picture">${row(true)}</div>`;
  },
};

/** Without a provider nothing is possible, and nothing breaks. */
export const WithoutProvider: Story = {
  render: ({ kind }) => html`<call-toggle kind=${kind}></call-toggle>`,
};
