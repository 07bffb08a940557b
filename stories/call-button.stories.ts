import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/call-button/define.js';
import '../src/elements/call-button/call-button.css';
import '../src/elements/call-room/define.js';
import type { CallState } from '../src/store/call-state.js';
import { createFakeStore, fakeCall, fakeParticipant, provide } from '../test/harness/fake-store.js';

interface Args {
  lang: string;
  opens: 'floating' | 'dialog' | 'inline';
  busy: boolean;
  hours: string;
  state: Partial<CallState>;
}

const WORDS: Record<string, string> = { en: 'Talk to us', de: 'Sprechen Sie mit uns', ar: 'تحدّث إلينا' };

const meta: Meta<Args> = {
  title: 'Elements/call-button',
  component: 'call-button',
  args: { lang: 'en', opens: 'floating', busy: false, hours: '', state: {} },
  argTypes: { opens: { control: 'inline-radio', options: ['floating', 'dialog', 'inline'] } },
  parameters: { layout: 'padded' },
  render: ({ lang, opens, busy, hours, state }) =>
    html`<div lang=${lang} dir=${lang === 'ar' ? 'rtl' : 'ltr'} style="min-block-size: 480px">
      ${provide(
        createFakeStore(state),
        html`<call-button to="102" opens=${opens} ?busy=${busy} hours=${hours || nothing} time-zone="UTC">
          <a href="#contact"
            >${WORDS[lang] ?? WORDS['en']}
            <small>${lang === 'en' ? 'Live video, answered in seconds' : nothing}</small></a
          >
        </call-button>`,
      )}
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

const open: NonNullable<Story['play']> = async ({ canvasElement }) => {
  const root = canvasElement.querySelector('call-button')!.shadowRoot!;
  await userEvent.click(root.querySelector('[part=button]')!);
  await waitFor(() => expect(root.querySelector('dialog')?.checkVisibility()).toBe(true), {
    timeout: 10_000,
  });
};
const talk: Partial<CallState> = {
  call: fakeCall({ startedAt: Date.now() - 161_000 }),
  participants: [fakeParticipant()],
};

export const Rest: Story = {};
export const Busy: Story = { args: { busy: true } };
export const Closed: Story = {
  args: { hours: `${(new Date().getUTCHours() + 12) % 24}:00-${(new Date().getUTCHours() + 12) % 24}:30` },
};
export const Connecting: Story = {
  args: { state: { call: fakeCall({ phase: 'ringing', startedAt: null }) } },
  play: open,
};
export const InACall: Story = { args: { state: talk }, play: open };
export const InADialog: Story = { args: { state: talk, opens: 'dialog' }, play: open };
export const InPlace: Story = { args: { state: talk, opens: 'inline' }, play: open };
export const RightToLeft: Story = { args: { lang: 'ar' } };
export const German: Story = { args: { lang: 'de', busy: true } };
