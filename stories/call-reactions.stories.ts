import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/call-grid/define.js';
import '../src/elements/call-reactions/define.js';
import type { Person } from '../src/store/call-state.js';
import type { Reaction } from '../src/session/reaction.js';
import { createFakeStore, fakeCall, provide } from '../test/harness/fake-store.js';
import { me, unseen } from './support/participants.js';
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
/** In the tile of whoever sent it; Luis has none in view. */
export const OverTiles: Story = {
  render: ({ lang }) => {
    const store = createFakeStore({
      call: fakeCall(),
      participants: [me(), unseen('tom'), unseen('ana'), unseen('mei')],
    });
    const react = (from: Person, reaction: Reaction): void =>
      store.emit('call-reaction', { from, isLocal: false, reaction });
    setTimeout(() => {
      react(unseen('tom'), 'clap');
      react(unseen('ana'), 'party');
      react(unseen('ana'), 'love');
      react(me(), 'like');
      react({ id: 'luis', name: 'Luis Herrera', avatar: null }, 'laugh');
    }, 400);
    return html`<div lang=${lang} dir=${dirOf(lang)} style="position: relative; block-size: 420px">
      ${provide(store, html`<call-grid></call-grid><call-reactions view="floats"></call-reactions>`)}
    </div>`;
  },
  play: async ({ canvasElement }) => {
    const tiles = canvasElement.querySelector('call-grid')!.shadowRoot!;
    const floats = (): number =>
      [...tiles.querySelectorAll('call-tile')].flatMap((tile) => [
        ...tile.shadowRoot!.querySelectorAll('[part="float"]'),
      ]).length;
    await waitFor(() => expect(floats()).toBe(4));
    // What fades has no contrast to be measured.
    await waitFor(() => expect(floats()).toBe(0), { timeout: 8_000 });
  },
};
export const WithoutACall: Story = { args: { inCall: false } };
export const RightToLeft: Story = { args: { lang: 'ar' } };
