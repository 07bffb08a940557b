import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import '../../src/elements/incoming-call-dialog/define.js';
import '../../src/locale/ar.js';
import type { CallInfo, CallState, IncomingCall } from '../../src/store/call-state.js';
import { createFakeStore, fakeCall, provide } from '../../test/harness/fake-store.js';
import { me } from '../support/participants.js';
import { desk, frame, person, room, sceneArgs, sceneParameters, type SceneArgs } from '../support/scene.js';

const ring = (patch: Partial<IncomingCall> = {}): IncomingCall => ({
  id: patch.from?.id ?? 'ring',
  kind: 'video',
  from: person('ana'),
  others: [],
  userInfo: {},
  receivedAt: Date.now() - 12_000,
  expiresAt: Date.now() + 33_000,
  ...patch,
});

/** Somebody's page, in which a call comes in. */
const page = ({ state, lang, width }: SceneArgs) =>
  frame(
    lang,
    width,
    html`<style>
        main {
          padding: clamp(20px, 5vw, 56px);
          color: light-dark(#14171c, #f1f3f6);
          font-size: 1.0625rem;
          line-height: 1.6;
        }
        main h1 {
          margin-block: 2.4em 0.4em;
          max-inline-size: 11em;
          font-size: clamp(1.75rem, 5vw, 3rem);
          line-height: 1.1;
          letter-spacing: -0.02em;
        }
        main p {
          max-inline-size: 32em;
        }
      </style>
      <main>
        <strong>Northlight</strong>
        <h1>Furniture that outlives its fashion.</h1>
        <p>
          Twelve joiners, one workshop, oak from within fifty miles. Ask us anything; we answer from the
          bench.
        </p>
      </main>
      ${provide(
        createFakeStore(state()),
        html`<incoming-call-dialog><span slot="info">Acme Support</span></incoming-call-dialog>`,
      )}`,
  );

const meta: Meta<SceneArgs> = {
  title: 'Scenes/Ringing',
  args: sceneArgs,
  parameters: sceneParameters,
  render: page,
};
export default meta;

type Story = StoryObj<SceneArgs>;

export const Incoming: Story = { args: { state: () => ({ incoming: [ring()] }) } };

export const IncomingArabic: Story = {
  args: {
    lang: 'ar',
    state: () => ({ incoming: [ring({ from: { id: '109', name: 'نور حدّاد', avatar: null } })] }),
  },
};

/** The second waits below; from three on the rest is counted. */
export const Several: Story = {
  args: {
    state: () => ({
      incoming: [
        ring({
          from: person('kofi'),
          kind: 'audio',
          receivedAt: Date.now() - 37_000,
          expiresAt: Date.now() + 8_000,
        }),
        ring({ from: person('luis'), kind: 'audio' }),
        ring({ from: person('priya') }),
        ring({ from: person('erik') }),
      ],
    }),
  },
};

export const DeclineWithMessage: Story = {
  args: { state: () => ({ incoming: [ring()] }) },
  play: async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('incoming-call-dialog')!.shadowRoot!;
    await waitFor(() => shadow.querySelector<HTMLElement>('[part="message"]')!.click());
    await waitFor(() => {
      if (!shadow.querySelector('.messages button')) throw new Error('not yet');
    });
  },
};

const out =
  (patch: Partial<CallInfo>, more: Partial<CallState> = {}) =>
  (): Partial<CallState> => ({
    ...desk(),
    call: fakeCall({ phase: 'ringing', startedAt: null, people: [person('ana')], ...patch }),
    participants: [me()],
    ...more,
  });

/** One's own picture behind it. */
export const Outgoing: Story = { args: { state: out({}) }, render: room };

export const OutgoingAudio: Story = {
  args: {
    state: out(
      { kind: 'audio', phase: 'dialing', people: [person('luis')] },
      { participants: [me({ videoStream: null, videoMuted: true })] },
    ),
  },
  render: room,
};

export const NoAnswer: Story = {
  args: { state: out({ phase: 'ended', endReason: 'no-answer', endedAt: Date.now() }) },
  render: room,
};

export const Busy: Story = {
  args: { state: out({ phase: 'ended', endReason: 'busy', endedAt: Date.now(), people: [person('tom')] }) },
  render: room,
};
