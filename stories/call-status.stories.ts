import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/call-status/define.js';
import { CallError } from '../src/session/call-error.js';
import type { CallInfo, CallState } from '../src/store/call-state.js';
import {
  createFakeStore,
  fakeCall,
  fakeParticipant,
  idleState,
  provide,
} from '../test/harness/fake-store.js';
import { me } from './support/participants.js';
import { live } from './support/live.js';

interface Args {
  variant: 'line' | 'screen';
  rating?: boolean;
  messaging?: boolean;
  over: boolean;
  state: Partial<CallState>;
}

const idle = idleState();
const ana = { id: '101', name: 'Ana Petrović', avatar: null };
const luis = { id: '106', name: 'Luis Herrera', avatar: null };
const tom = { id: '102', name: 'Tom Becker', avatar: null };
const mei = { id: '105', name: 'Mei Tanaka', avatar: null };

const call = (patch: Partial<CallInfo>): Partial<CallState> => ({
  call: fakeCall({ people: [ana], startedAt: null, ...patch }),
});
const ended = (endReason: NonNullable<CallInfo['endReason']>, seconds = 0): Partial<CallState> =>
  call({ phase: 'ended', endReason, startedAt: seconds ? 0 : null, endedAt: seconds * 1000 });

const meta: Meta<Args> = {
  title: 'Elements/call-status',
  component: 'call-status',
  args: { variant: 'line', over: false },
  argTypes: { variant: { control: 'inline-radio', options: ['line', 'screen'] } },
  parameters: { layout: 'padded' },
  render: ({ variant, over, rating = false, messaging = false, state }) =>
    html`<style>
        .screen {
          inline-size: 360px;
          max-inline-size: 100%;
          block-size: 600px;
          background: light-dark(#eceff3, #0c0e12);
        }
        .screen.over {
          background: linear-gradient(160deg, #8a7a5a, #34485c);
        }
      </style>
      <div class=${variant === 'screen' ? (over ? 'screen over' : 'screen') : 'line'}>
        ${provide(createFakeStore(state), html`<call-status variant=${variant} ?over=${over} ?rating=${rating} ?messaging=${messaging}></call-status>`)}
      </div>`,
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live(
  'calling',
  () => html`<call-status variant="screen" style="block-size: 420px"></call-status>`,
  async ({ canvasElement }) => {
    const status = canvasElement.querySelector('call-status')!;
    await waitFor(() => expect(status.shadowRoot!.textContent).toContain('Ringing'));
  },
);

const shadowOf = (canvas: HTMLElement): ShadowRoot => canvas.querySelector('call-status')!.shadowRoot!;

export const Calling: Story = { args: { state: call({ phase: 'dialing' }) } };
export const Ringing: Story = {
  args: { state: call({ phase: 'ringing' }) },
  play: async ({ canvasElement }) => {
    const said = shadowOf(canvasElement).querySelector('[role="status"]')!;
    await waitFor(() => expect(said.textContent).toBe('Ringing…'));
  },
};
export const Connecting: Story = { args: { state: call({ phase: 'connecting' }) } };
export const Connected: Story = {
  args: { state: call({ phase: 'connected', startedAt: Date.now() - 724_000 }) },
};
export const Reconnecting: Story = { args: { state: call({ phase: 'reconnecting', startedAt: 0 }) } };

/** After a talk one is done with it. */
export const Ended: Story = { args: { state: ended('hung-up', 724) } };

/** Nobody was reached: calling again is the thing to do. */
export const NoAnswer: Story = {
  args: { state: ended('no-answer') },
  play: async ({ canvasElement }) => {
    const asked: unknown[] = [];
    canvasElement.addEventListener('call-start-request', ({ to }) => asked.push(to));
    await userEvent.click(shadowOf(canvasElement).querySelector('[part="call-again"]')!);
    await expect(asked).toEqual([[{ id: '101', name: 'Ana Petrović' }]]);
  },
};
/** The page can open a conversation with them. */
export const WithMessage: Story = { args: { variant: 'screen', messaging: true, state: ended('no-answer') } };
export const Busy: Story = { args: { state: ended('busy') } };
export const Declined: Story = { args: { state: ended('declined') } };
/** Says what happened and what to do. */
export const Dropped: Story = { args: { state: ended('connection-lost', 90) } };

/** The page was loaded anew in the middle of a call. */
export const ComeBack: Story = {
  args: {
    state: { rejoin: { callId: 'call', kind: 'video', people: [ana], expiresAt: Date.now() + 25_000 } },
  },
  play: async ({ canvasElement }) => {
    const asked: string[] = [];
    canvasElement.addEventListener('call-rejoin-request', ({ type }) => asked.push(type));
    await userEvent.click(shadowOf(canvasElement).querySelector('[part="rejoin"]')!);
    await expect(asked).toEqual(['call-rejoin-request']);
  },
};
/** The service refused us. */
export const NotSignedIn: Story = {
  args: { state: { connection: { status: 'failed', userId: null, error: new CallError('auth-failed') } } },
};
export const Offline: Story = {
  args: { state: { connection: { status: 'reconnecting', userId: '101', error: null } } },
};
/** Camera and microphone that do not work. */
export const DeviceTrouble: Story = {
  args: {
    state: {
      ...call({ phase: 'connecting' }),
      camera: { ...idle.camera, availability: 'unavailable', reason: 'permission-denied' },
      microphone: { ...idle.microphone, reason: 'device-in-use' },
    },
  },
};

export const ScreenCalling: Story = {
  args: { variant: 'screen', state: call({ phase: 'dialing', kind: 'audio', people: [luis] }) },
};
/** Over one's own picture, in a video call. */
export const ScreenOver: Story = {
  args: { variant: 'screen', over: true, state: call({ phase: 'ringing' }) },
};
export const ScreenAudio: Story = {
  args: {
    variant: 'screen',
    state: call({ phase: 'connected', kind: 'audio', people: [mei], startedAt: Date.now() - 724_000 }),
  },
};
export const ScreenGroup: Story = {
  args: { variant: 'screen', state: call({ phase: 'ringing', people: [ana, luis, tom, mei] }) },
};
export const ScreenBusy: Story = {
  args: { variant: 'screen', state: call({ phase: 'ended', endReason: 'busy', people: [tom] }) },
};
export const ScreenEnded: Story = { args: { variant: 'screen', state: ended('hung-up', 724) } };
export const ScreenDropped: Story = { args: { variant: 'screen', state: ended('connection-lost', 90) } };

/** One's own picture lies behind a video call that is on its way. */
export const ScreenOwnPicture: Story = {
  args: { variant: 'screen', state: {} },
  loaders: [() => ({ self: me() })],
  render: ({ variant }, { loaded }) => {
    const participants = [(loaded as { self: ReturnType<typeof me> }).self];
    const store = createFakeStore({ ...call({ phase: 'ringing' }), participants });
    return html`<div style="inline-size: 360px; max-inline-size: 100%; block-size: 600px">
      ${provide(store, html`<call-status variant=${variant}></call-status>`)}
    </div>`;
  },
};
/** Whoever declined may have left a word. */
export const ScreenDeclined: Story = {
  args: {
    variant: 'screen',
    state: call({
      phase: 'ended',
      endReason: 'declined',
      messages: [{ from: ana, text: 'I’m in a meeting' }],
    }),
  },
};
const held = [fakeCall({ id: 'held', people: [ana] })];
/** Put on hold from here. */
export const OnHold: Story = {
  args: { state: { held } },
  play: async ({ canvasElement }) => {
    await canvasElement.querySelector('call-status')!.updateComplete;
    const asked: unknown[] = [];
    canvasElement.addEventListener('call-hold-request', ({ on, callId }) => asked.push([on, callId]));
    await userEvent.click(shadowOf(canvasElement).querySelector('[part="resume"]')!);
    await expect(asked).toEqual([[false, 'held']]);
  },
};
export const ScreenOnHold: Story = { args: { variant: 'screen', state: { held } } };
/** They put us on hold, and one of ours waits too. */
export const ScreenBothOnHold: Story = {
  args: {
    variant: 'screen',
    state: {
      ...call({ phase: 'connected', kind: 'audio', people: [mei], startedAt: Date.now() - 724_000 }),
      held,
      participants: [fakeParticipant({ id: '1', isLocal: true }), fakeParticipant({ ...mei, onHold: true })],
    },
  },
};
/** Three stars or fewer ask why. Nothing is sent anywhere but to the page. */
export const Rating: Story = {
  args: { variant: 'screen', rating: true, state: ended('hung-up', 724) },
  play: async ({ canvasElement }) => {
    await canvasElement.querySelector('call-status')!.updateComplete;
    const shadow = shadowOf(canvasElement);
    const told: unknown[] = [];
    canvasElement.addEventListener('call-rate-request', ({ rating }) => told.push(rating));
    await userEvent.click(shadow.querySelectorAll('input[type="radio"]')[2]);
    await userEvent.click(shadow.querySelector('input[type="checkbox"]')!);
    await waitFor(() => expect(told).toEqual([{ callId: 'call-1', stars: 3, reasons: ['sound-broke'] }]));
  },
};
