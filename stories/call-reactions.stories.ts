import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/call-reactions/define.js';
import { createFakeStore, fakeCall, provide } from '../test/harness/fake-store.js';
import { LANGS, dirOf } from './support/languages.js';

interface Args {
  view: '' | 'picker' | 'floats';
  lang: string;
  inCall: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/call-reactions',
  component: 'call-reactions',
  args: { view: '', lang: 'en', inCall: true },
  argTypes: {
    view: { control: 'inline-radio', options: ['', 'picker', 'floats'] },
    lang: { control: 'inline-radio', options: LANGS },
  },
  parameters: { layout: 'padded' },
  render: ({ view, lang, inCall }) => {
    const store = createFakeStore({ call: fakeCall({ phase: inCall ? 'connected' : 'ended' }) });
    // Nobody is there to send it back.
    store.react = (reaction) => {
      store.emit('call-reaction', {
        from: { id: '101', name: 'Ana', avatar: null },
        isLocal: true,
        reaction,
      });
      return Promise.resolve();
    };
    return html`<div
      lang=${lang}
      dir=${dirOf(lang)}
      style="position: relative; block-size: 320px; display: grid; place-content: end center"
    >
      ${provide(store, html`<call-reactions view=${view}></call-reactions>`)}
    </div>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** Press one: it floats up, as it does at the others. */
export const Picker: Story = {
  play: async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('call-reactions')!.shadowRoot!;
    for (const button of shadow.querySelectorAll<HTMLButtonElement>('[part="reaction"]')) button.click();
    await waitFor(() => expect(shadow.querySelectorAll('[part="float"]').length).toBe(6));
    // What fades has no contrast to be measured.
    await waitFor(() => expect(shadow.querySelectorAll('[part="float"]').length).toBe(0), { timeout: 8_000 });
  },
};
export const WithoutACall: Story = { args: { inCall: false } };
export const RightToLeft: Story = { args: { lang: 'ar' } };
