import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/device-picker/define.js';
import '../src/locale/ar.js';
import type { CallState, DeviceInfo, DeviceKind } from '../src/store/call-state.js';
import { createFakeStore, idleState, provide } from '../test/harness/fake-store.js';
import { live } from './support/live.js';

interface Args {
  kind: DeviceKind | 'all';
  compact: boolean;
  label: string;
  disabled: boolean;
  required: boolean;
  state: Partial<CallState>;
}

const idle = idleState();
const device = (kind: DeviceKind, deviceId: string, label: string, groupId = deviceId): DeviceInfo => ({
  kind,
  deviceId,
  label,
  groupId,
});

const devices: CallState['devices'] = {
  audioinput: [
    device('audioinput', 'default', 'Default - Studio Microphone', 'studio'),
    device('audioinput', 'studio', 'Studio Microphone'),
    device('audioinput', 'built-in', 'Built-in Microphone'),
    device('audioinput', 'headset', 'Headset'),
  ],
  videoinput: [device('videoinput', 'cam', 'Built-in Camera'), device('videoinput', 'usb', 'Desk Camera')],
  audiooutput: [device('audiooutput', 'out', 'Built-in Speakers')],
  listed: true,
  lastChange: null,
};

const meta: Meta<Args> = {
  title: 'Elements/device-picker',
  component: 'device-picker',
  args: {
    kind: 'audioinput',
    compact: false,
    label: '',
    disabled: false,
    required: false,
    state: { devices },
  },
  argTypes: { kind: { control: 'select', options: ['all', 'videoinput', 'audioinput', 'audiooutput'] } },
  parameters: { layout: 'padded' },
  render: ({ kind, compact, label, disabled, required, state }) =>
    provide(
      createFakeStore(state),
      html`<device-picker
        kind=${kind}
        ?compact=${compact}
        label=${label}
        ?disabled=${disabled}
        ?required=${required}
      ></device-picker>`,
    ),
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live(
  'connected',
  () => html`<device-picker kind="videoinput" style="inline-size: 320px"></device-picker>`,
  async ({ canvasElement }) => {
    const picker = canvasElement.querySelector('device-picker')!;
    await waitFor(() => expect(picker.shadowRoot!.querySelectorAll('option').length).toBeGreaterThan(1));
  },
);

const selectOf = (canvas: HTMLElement): HTMLSelectElement =>
  canvas.querySelector('device-picker')!.shadowRoot!.querySelector('select')!;

/** Follows the system, and says which device that is where the browser tells. */
export const Microphone: Story = {
  play: async ({ canvasElement }) => {
    const select = selectOf(canvasElement);
    await expect(select.options[0].textContent).toBe('Follow the system — now: Studio Microphone');
    const asked: string[] = [];
    canvasElement.addEventListener('call-device-request', ({ kind, deviceId }) =>
      asked.push(`${kind} ${deviceId}`),
    );
    await userEvent.selectOptions(select, 'headset');
    await expect(asked).toEqual(['audioinput headset']);
  },
};

/** All three, as they stand in the panel of a call. */
export const All: Story = {
  args: {
    kind: 'all',
    state: {
      devices,
      microphone: { ...idle.microphone, on: true, level: 0.55 },
      camera: { ...idle.camera, on: true },
    },
  },
};

/** Pills, as they stand under the picture of a lobby. */
export const Pills: Story = { args: { ...All.args, compact: true } };

/** Plugged in: one press takes it. */
export const Connected: Story = {
  render: (args) => {
    const store = createFakeStore({ devices: { ...devices, audioinput: devices.audioinput.slice(0, 3) } });
    setTimeout(() => store.set({ devices }), 100);
    return provide(store, html`<device-picker kind=${args.kind}></device-picker>`);
  },
  play: async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('device-picker')!.shadowRoot!;
    await waitFor(() => expect(shadow.querySelector('.hint')!.textContent).toBe('Headset connected.'));
    const asked: string[] = [];
    canvasElement.addEventListener('call-device-request', ({ deviceId }) => asked.push(deviceId));
    await userEvent.click(shadow.querySelector('[part="use"]')!);
    await expect(asked).toEqual(['headset']);
  },
};

/** A live microphone shows its level beneath. */
export const WithLevel: Story = {
  args: { state: { devices, microphone: { ...idle.microphone, on: true, level: 0.9, deviceId: 'studio' } } },
};

export const Camera: Story = {
  args: { kind: 'videoinput', state: { devices, camera: { ...idle.camera, on: true, deviceId: 'usb' } } },
};

export const Speaker: Story = { args: { kind: 'audiooutput' } };

/** Before the first permission browers give no names. */
export const WithoutNames: Story = {
  args: {
    kind: 'videoinput',
    state: {
      devices: {
        ...devices,
        videoinput: [device('videoinput', 'a', ''), device('videoinput', 'b', '')],
      },
    },
  },
};

export const NoDevices: Story = {
  args: { kind: 'videoinput', required: true, state: {} },
  play: async ({ canvasElement }) => {
    const picker = canvasElement.querySelector('device-picker')!;
    await expect(picker.shadowRoot!.querySelector('.hint')!.textContent).toContain('No camera found');
    await expect(picker.validity.valueMissing).toBe(true);
  },
};

/** This browser leaves the choice of the speaker to the system. */
export const Unsupported: Story = {
  args: {
    kind: 'audiooutput',
    state: {
      devices,
      audioOutput: { ...idle.audioOutput, availability: 'unsupported', reason: 'not-supported' },
    },
  },
};

export const Blocked: Story = {
  args: {
    state: {
      devices,
      microphone: { ...idle.microphone, availability: 'unavailable', reason: 'permission-denied' },
    },
  },
};

/** Pulled out while in use: falls back to the system, with a word. */
export const Unplugged: Story = {
  render: (args) => {
    const store = createFakeStore({ devices, microphone: { ...idle.microphone, deviceId: 'headset' } });
    setTimeout(() =>
      store.set({
        devices: { ...devices, audioinput: devices.audioinput.slice(0, 3) },
        microphone: idle.microphone,
      }),
    );
    return provide(store, html`<device-picker kind=${args.kind}></device-picker>`);
  },
  play: async ({ canvasElement }) => {
    const hint = canvasElement.querySelector('device-picker')!.shadowRoot!.querySelector('.hint')!;
    await waitFor(() => expect(hint.textContent).toBe('Headset removed. Using Studio Microphone.'));
    await expect(selectOf(canvasElement).value).toBe('');
  },
};

export const Arabic: Story = {
  args: { state: { devices, microphone: { ...idle.microphone, on: true, level: 0.4 } } },
  render: (args, context) => html`<div lang="ar" dir="rtl">${meta.render!(args, context)}</div>`,
};
