import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/call-lobby/define.js';
import '../src/locale/ar.js';
import type { CallErrorReason } from '../src/session/call-error.js';
import type { CallState, DeviceInfo, DeviceKind, IncomingCall, Person } from '../src/store/call-state.js';
import { createCallStore } from '../src/store/create-call-store.js';
import { createFakeStore, idleState, provide } from '../test/harness/fake-store.js';
import { livePerson, people, personStream } from './support/people.js';

interface Args {
  to: string;
  kind: 'video' | 'audio';
  autostart: boolean;
  dismissible: boolean;
  title: string;
  people: readonly Person[];
  state: () => Partial<CallState>;
  width: string;
  height: string;
}

const idle = idleState();
const person = ({ id, name }: { id: string; name: string }): Person => ({ id, name, avatar: null });
const { ana, tom, kofi, june } = people;
const self = person(june);
const device = (kind: DeviceKind, deviceId: string, label: string): DeviceInfo => ({
  kind,
  deviceId,
  label,
  groupId: deviceId,
});
const devices: CallState['devices'] = {
  videoinput: [device('videoinput', 'cam', 'Built-in Camera')],
  audioinput: [device('audioinput', 'studio', 'Studio Mic')],
  audiooutput: [device('audiooutput', 'out', 'Speakers')],
  listed: true,
  lastChange: null,
};
const off: Partial<CallState> = { devices, preview: { ...idle.preview, self } };
const well = (): Partial<CallState> => ({
  devices,
  preview: { on: true, stream: livePerson('june'), self },
  microphone: { ...idle.microphone, on: true, level: 0.6 },
  camera: { ...idle.camera, on: true },
});
/** Devices that fail so, with the other one well. */
const failing =
  (camera: CallErrorReason | null, microphone: CallErrorReason | null = null) =>
  (): Partial<CallState> => ({
    ...well(),
    preview: { on: true, stream: camera ? null : livePerson('june'), self },
    ...(camera ? { camera: { ...idle.camera, availability: 'unavailable', reason: camera } } : {}),
    ...(microphone
      ? { microphone: { ...idle.microphone, availability: 'unavailable', reason: microphone } }
      : {}),
  });
const ringing = (patch: Partial<IncomingCall> = {}): IncomingCall => ({
  id: 'ring',
  kind: 'video',
  from: person(ana),
  others: [person(tom)],
  userInfo: {},
  receivedAt: Date.now(),
  expiresAt: Date.now() + 60_000,
  ...patch,
});

const meta: Meta<Args> = {
  title: 'Elements/call-lobby',
  component: 'call-lobby',
  args: {
    to: '101 102 104',
    kind: 'video',
    autostart: false,
    dismissible: true,
    title: 'Weekly review',
    people: [person(ana), person(tom), person(kofi)],
    state: well,
    width: '1080px',
    height: '672px',
  },
  argTypes: { kind: { control: 'inline-radio', options: ['video', 'audio'] } },
  parameters: { layout: 'fullscreen' },
  render: ({ to, kind, autostart, dismissible, title, people: inside, state, width, height }) =>
    html`<style>
        call-lobby {
          max-inline-size: 100%;
        }
      </style>
      ${provide(
        createFakeStore(state()),
        html`<call-lobby
          to=${to}
          kind=${kind}
          ?autostart=${autostart}
          ?dismissible=${dismissible}
          .people=${inside}
          style=${`inline-size: ${width}; block-size: ${height}`}
          >${title ? html`<h2 slot="title">${title}</h2>` : nothing}</call-lobby
        >`,
      )}`,
};
export default meta;

type Story = StoryObj<Args>;

const inside = (canvas: HTMLElement, part: string): HTMLElement =>
  canvas.querySelector('call-lobby')!.shadowRoot!.querySelector(`[part="${part}"]`)!;

/** Before anything was asked. */
export const Ask: Story = {
  args: { state: () => off },
  play: async ({ canvasElement }) => {
    const asked: unknown[] = [];
    canvasElement.addEventListener('call-preview-request', ({ on, options }) => asked.push([on, options]));
    await userEvent.click(inside(canvasElement, 'turn-on'));
    await expect(asked).toEqual([[true, { video: true }]]);
  },
};
export const AllWell: Story = {
  play: async ({ canvasElement }) => {
    const asked: unknown[] = [];
    canvasElement.addEventListener('call-join-request', ({ to, options }) => asked.push(to, options));
    await userEvent.click(inside(canvasElement, 'join'));
    await expect(asked).toEqual([['101', '102', '104'], { audio: true, video: true, kind: 'video' }]);
  },
};
export const CameraOff: Story = {
  args: { state: () => ({ ...well(), preview: { on: true, stream: null, self }, camera: idle.camera }) },
};

export const CameraBlocked: Story = { args: { state: failing('permission-denied') } };
export const BothBlocked: Story = { args: { state: failing('permission-denied', 'permission-denied') } };
export const BlockedBySystem: Story = { args: { state: failing('permission-denied-by-system') } };
export const BlockedByFrame: Story = {
  args: { state: failing('permission-denied-by-frame', 'permission-denied-by-frame') },
};
export const InsecurePage: Story = { args: { state: failing('insecure-origin', 'insecure-origin') } };
export const InUse: Story = { args: { state: failing('device-in-use') } };
export const NoCamera: Story = { args: { state: failing('no-device') } };
export const TwoTroubles: Story = { args: { state: failing('device-in-use', 'no-device') } };
export const BlackPicture: Story = {
  args: { state: () => ({ ...well(), camera: { ...idle.camera, on: true, reason: 'black-picture' } }) },
};
export const SilentMicrophone: Story = {
  args: {
    state: () => ({ ...well(), microphone: { ...idle.microphone, on: true, reason: 'silent-microphone' } }),
  },
};

/** Before one answers. */
export const Answering: Story = {
  args: { to: '', title: '', people: [], state: () => ({ ...well(), incoming: [ringing()] }) },
};
export const AudioCall: Story = {
  args: {
    kind: 'audio',
    state: () => ({ ...off, preview: { on: true, stream: null, self }, microphone: well().microphone! }),
  },
};

export const Phone: Story = { args: { width: '360px', height: '720px' } };
export const PhoneBlocked: Story = {
  args: { width: '360px', height: '720px', state: failing('permission-denied') },
};
export const Narrow: Story = { args: { width: '280px', height: 'auto', state: failing('device-in-use') } };
export const Wall: Story = {
  args: { width: '2560px', height: '1300px' },
  render: (args, context) => html`<div style="inline-size: 2560px">${meta.render!(args, context)}</div>`,
};
export const Arabic: Story = {
  args: { title: '', state: failing('permission-denied') },
  render: (args, context) => html`<div lang="ar" dir="rtl">${meta.render!(args, context)}</div>`,
};

/** A real preview of a drawn person: nothing is opened before the button is pressed. */
export const Live: Story = {
  tags: ['live'],
  render: () => {
    const drawn = personStream('june', { width: 640, height: 360, fps: 12, tone: true });
    const store = createCallStore({
      userId: june.id,
      displayName: june.name,
      forgetDevices: true,
      capture: (kind) => {
        const [track] = kind === 'audio' ? drawn.stream.getAudioTracks() : drawn.stream.getVideoTracks();
        return track ? Promise.resolve(track) : Promise.reject(new DOMException('none', 'NotFoundError'));
      },
    });
    return provide(store, html`<call-lobby style="block-size: 620px"></call-lobby>`);
  },
  play: async ({ canvasElement }) => {
    await userEvent.click(inside(canvasElement, 'turn-on'));
    await waitFor(() => expect(inside(canvasElement, 'stage').matches('.seen')).toBe(true));
  },
};
