import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { CHECKS, fail, ok, skipped, warn, type Finding, type Verdict } from '../src/doctor/finding.js';
import '../src/elements/call-doctor/define.js';
import '../src/locale/ar.js';
import { livePerson } from './support/people.js';

type Found = Partial<Record<Finding['id'], Verdict>>;

interface Args {
  found: Found | null;
  width: string;
  lang: string;
}

const WELL: Found = {
  page: ok(),
  codecs: ok({ audioCodecs: ['opus'], videoCodecs: ['VP8', 'VP9', 'H264', 'AV1'] }),
  microphone: ok({ level: 0.4 }),
  camera: ok({ width: 1280, height: 720, frameRate: 30 }),
  service: ok({ ms: 48 }),
  'sign-in': ok({ ms: 131, mechanisms: ['PLAIN'], servers: 4 }),
  stun: ok({ ms: 36, servers: 4 }),
  'turn-udp': ok({ ms: 74, transport: 'udp' }),
  'turn-tcp': ok({ ms: 118, transport: 'tcp' }),
  'turn-tls': ok({ ms: 163, transport: 'tls' }),
  relay: ok({ transport: 'udp', rate: 4_820, roundTrip: 34, enough: 'group' }),
};
const findings = (found: Found | null): readonly Finding[] =>
  CHECKS.flatMap((id) => (found?.[id] ? [{ id, ...found[id] }] : []));

const meta: Meta<Args> = {
  title: 'Elements/call-doctor',
  component: 'call-doctor',
  args: { found: WELL, width: '640px', lang: 'en' },
  parameters: { layout: 'padded' },
  render: ({ found, width, lang }) =>
    html`<div lang=${lang} dir=${lang === 'ar' ? 'rtl' : 'ltr'}>
      <call-doctor
        .findings=${findings(found)}
        style="inline-size: ${width}; max-inline-size: 100%"
      ></call-doctor>
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

const shadow = (canvas: HTMLElement): ShadowRoot => canvas.querySelector('call-doctor')!.shadowRoot!;

/** Before somebody presses "Check": nothing is opened and nothing is connected. */
export const Ask: Story = { args: { found: null } };
export const EverythingWorks: Story = {};
/** Calls work, and two things could be better. */
export const CouldBeBetter: Story = {
  args: {
    found: {
      ...WELL,
      'turn-udp': warn('udp-blocked', { transport: 'udp' }),
      'turn-tls': skipped('not-offered'),
      relay: warn('relay-far', { transport: 'tcp', rate: 1_900, roundTrip: 412, enough: 'group' }),
    },
  },
};
export const Devices: Story = {
  args: { found: { ...WELL, microphone: fail('silent-microphone'), camera: fail('permission-denied') } },
};
/** What builds on something that does not work is not looked at, and says so. */
export const WrongPassword: Story = {
  args: {
    found: {
      ...WELL,
      'sign-in': fail('wrong-credentials'),
      stun: skipped('earlier-check', { after: 'sign-in' }),
      'turn-udp': skipped('earlier-check', { after: 'sign-in' }),
      'turn-tcp': skipped('earlier-check', { after: 'sign-in' }),
      'turn-tls': skipped('earlier-check', { after: 'sign-in' }),
      relay: skipped('earlier-check', { after: 'sign-in' }),
    },
  },
};
export const TurnRefused: Story = {
  args: {
    found: {
      ...WELL,
      'turn-udp': fail('turn-refused', { code: 401 }),
      'turn-tcp': fail('turn-refused', { code: 401 }),
      'turn-tls': fail('turn-unreachable', { code: 701 }),
      relay: skipped('earlier-check', { after: 'turn-udp' }),
    },
  },
};
export const Narrow: Story = { args: { ...Devices.args, width: '280px' } };
export const RightToLeft: Story = { args: { ...TurnRefused.args, lang: 'ar' } };

/** It looks at this browser, with a drawn camera: while the camera is open its picture is seen. */
export const Checking: Story = {
  args: { found: null },
  play: async ({ canvasElement }) => {
    const doctor = canvasElement.querySelector('call-doctor')!;
    const drawn = livePerson('june');
    doctor.capture = (kind) => {
      const track = kind === 'video' ? drawn.getVideoTracks()[0] : null;
      return track ? Promise.resolve(track) : Promise.reject(new DOMException('none', 'NotFoundError'));
    };
    await userEvent.click(shadow(canvasElement).querySelector('[part="start"]')!);
    await waitFor(() => expect(shadow(canvasElement).querySelector('video')?.srcObject).not.toBe(null), {
      timeout: 10_000,
    });
  },
};
