import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/call-safety-code/define.js';
import type { CallInfo, Participant } from '../src/store/call-state.js';
import { createFakeStore, fakeCall, provide } from '../test/harness/fake-store.js';
import { live } from './support/live.js';
import { me, unseen } from './support/participants.js';

interface Args {
  participants: readonly Participant[];
  width: number;
  lang: string;
  /** Where the keys come from; null: as long as there is no call. */
  keys: CallInfo['keys'];
}

const code = { emoji: [16, 60, 38, 19, 55], digits: '4830372' };

const meta: Meta<Args> = {
  title: 'Elements/call-safety-code',
  component: 'call-safety-code',
  args: { participants: [], width: 420, lang: 'en', keys: null },
  parameters: { layout: 'padded' },
  render: ({ participants, width, lang, keys }) =>
    html`<div
      lang=${lang}
      dir=${lang === 'ar' ? 'rtl' : 'ltr'}
      style="inline-size: ${width}px; max-inline-size: 100%"
    >
      ${provide(createFakeStore({ participants, ...(keys ? { call: fakeCall({ keys }) } : {}) }), html`<call-safety-code></call-safety-code>`)}
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling: both see this code. */
export const Live: Story = live(
  'connected',
  () => html`<call-safety-code style="max-inline-size: 420px"></call-safety-code>`,
  async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('call-safety-code')!.shadowRoot!;
    await waitFor(() => expect(shadow.querySelectorAll('[part="picture"]').length).toBe(5), {
      timeout: 10_000,
    });
  },
);

export const WithOnePerson: Story = { args: { participants: [me(), unseen('tom', { safetyCode: code })] } };
export const NoneYet: Story = { args: { participants: [me(), unseen('tom', { connection: 'connecting' })] } };
/** Each pair has its own code, so one chooses. */
export const SeveralPeople: Story = {
  args: { participants: [me(), unseen('tom', { safetyCode: code }), unseen('ana', { safetyCode: code })] },
};
/** Who knows the passphrase is in: there is nothing to compare. */
export const Passphrase: Story = {
  args: { participants: [me(), unseen('tom'), unseen('mei')], keys: 'passphrase' },
};
export const Narrow: Story = { args: { ...WithOnePerson.args, width: 280 } };
export const RightToLeft: Story = { args: { ...WithOnePerson.args, lang: 'ar' } };
