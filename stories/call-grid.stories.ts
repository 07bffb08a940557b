import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/call-grid/define.js';
import type { CallGrid } from '../src/elements/call-grid/call-grid.js';
import type { CallState, Participant } from '../src/store/call-state.js';
import { createFakeStore, fakeCall, idleState, provide } from '../test/harness/fake-store.js';
import { liveSlide, livePerson, personKeys } from './support/people.js';
import { guest, me, unseen } from './support/participants.js';
import { live } from './support/live.js';

interface Args {
  participants: readonly Participant[];
  /** The rest of the call. */
  state: Partial<CallState>;
  /** Size of the place the grid is in; any CSS. */
  width: string;
  height: string;
}

const meta: Meta<Args> = {
  title: 'Elements/call-grid',
  component: 'call-grid',
  args: { participants: [], state: {}, width: '100%', height: '560px' },
  argTypes: { participants: { control: false }, state: { control: false } },
  render: ({ participants, state, width, height }) =>
    html`<div style="inline-size: ${width}; block-size: ${height}; max-inline-size: 100%">
      ${provide(createFakeStore({ call: fakeCall(), participants, ...state }), html`<call-grid></call-grid>`)}
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live(
  'connected',
  () => html`<call-grid style="block-size: 420px"></call-grid>`,
  async ({ canvasElement }) => {
    const grid = canvasElement.querySelector('call-grid')!;
    await waitFor(
      () => {
        const tiles = [...grid.shadowRoot!.querySelectorAll('call-tile')];
        const pictures = tiles.map((tile) => tile.shadowRoot!.querySelector('video')?.videoWidth ?? 0);
        return expect(pictures.filter((width) => width > 0)).toHaveLength(2);
      },
      { timeout: 10_000 },
    );
  },
);

const phone = { width: '360px', height: '640px' };
const gridIn = (canvas: HTMLElement): CallGrid => canvas.querySelector('call-grid')!;
const inside = (grid: CallGrid, selector: string) =>
  waitFor(() => {
    const found = grid.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`no ${selector} yet`);
    return found;
  });

const four = [
  guest('ana', { speaking: true }),
  guest('tom', { audioMuted: true }),
  guest('amina', { connection: 'reconnecting' }),
  unseen('kofi', { quality: 1 }),
];

/** The other fills the stage; oneself floats at the bottom end. Of two it is clear who speaks: no ring. */
export const Two: Story = { args: { participants: [me(), guest('mei', { speaking: true })] } };

/** An upright camera fills a phone; a lying one is shown whole, because less than 62 % of it would be seen. */
export const TwoOnAPhone: Story = {
  args: {
    ...phone,
    participants: [
      me({ videoStream: livePerson('june', 'upright') }),
      guest('mei', { videoStream: livePerson('mei', 'upright') }),
    ],
  },
};

/** An audio call has no tile: who it is, and nothing else. */
export const Audio: Story = {
  args: {
    ...phone,
    participants: [me({ videoStream: null, videoMuted: true }), unseen('mei')],
    state: { call: fakeCall({ kind: 'audio' }) },
  },
};

export const Three: Story = {
  args: { participants: [me(), guest('luis'), guest('noor', { speaking: true })] },
};

/** Speaking, muted, reconnecting, no video with a weak connection, and oneself. */
export const Five: Story = { args: { participants: [me(), ...four] } };

export const FiveOnAPhone: Story = { args: { ...phone, participants: [me(), ...four] } };

export const Nine: Story = {
  args: {
    participants: [
      me(),
      ...personKeys
        .filter((key) => key !== 'june')
        .slice(0, 8)
        .map((key) => guest(key)),
    ],
    height: '640px',
  },
};

/** Nine to a page, six on a phone; Page Up, Page Down and a swipe turn it too. Oneself is on the first. */
export const Pages: Story = {
  args: {
    height: '640px',
    participants: [
      me(),
      ...personKeys.filter((key) => key !== 'june').map((key) => unseen(key)),
      ...personKeys.map((key) => unseen(key, { id: `${key}-too` })),
    ],
  },
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    const next = await inside(grid, '.pager button:last-of-type');
    const label = await inside(grid, '.pager .numbers');
    await userEvent.click(next);
    await waitFor(() => expect(label).toHaveTextContent(/^2/));
    await userEvent.keyboard('{PageUp}');
    await waitFor(() => expect(label).toHaveTextContent(/^1/));
  },
};

/** A shared screen is large; the people have a strip at its end, and who speaks comes first if not in view. */
export const Presenter: Story = {
  args: {
    participants: [
      me(),
      guest('tom', { speaking: true, screenStream: liveSlide() }),
      guest('ana', { audioMuted: true }),
      unseen('kofi', { audioMuted: true }),
      unseen('priya'),
      unseen('erik'),
      guest('amina'),
    ],
  },
};

/** Where there is no width the strip lies below. */
export const PresenterOnAPhone: Story = { args: { ...Presenter.args, ...phone } };

/** One's own screen is not shown in itself; one can stop it here. */
export const SharingOneself: Story = {
  args: { participants: [me({ screenStream: liveSlide() }), guest('tom'), guest('ana', { speaking: true })] },
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    const asked: boolean[] = [];
    grid.addEventListener('call-screen-share-request', ({ on }) => asked.push(on));
    await userEvent.click(await inside(grid, '.sharing button'));
    await expect(asked).toEqual([false]);
  },
};

/** The browser holds the sound back until the person acts. */
export const SoundPaused: Story = {
  args: {
    participants: [me(), guest('mei')],
    state: { audioOutput: { ...idleState().audioOutput, blocked: true } },
  },
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    let asked = 0;
    grid.addEventListener('call-audio-resume-request', () => asked++);
    await userEvent.click(await inside(grid, '.toast button'));
    await expect(asked).toBe(1);
  },
};

/** Somebody records: everyone sees it all the time, and hears once who it is. */
export const Recording: Story = {
  args: { participants: [me(), guest('ana', { recording: true }), guest('tom'), guest('amina')] },
  play: async ({ canvasElement }) => {
    const badge = await inside(gridIn(canvasElement), '[part=recording]');
    await expect(badge).toHaveTextContent(/Recording.*Ana/);
  },
};

/** On a phone the badge is the word alone. */
export const RecordingOnAPhone: Story = {
  args: { ...phone, participants: [me({ recording: true }), guest('mei')] },
};

/** Somebody is called and not here yet. */
export const Ringing: Story = {
  args: {
    participants: [me(), unseen('ana', { connection: 'ringing' })],
    state: { call: fakeCall({ phase: 'ringing' }) },
  },
};

/** First in the room. The slot `empty` takes other words. */
export const Waiting: Story = {
  args: {
    ...phone,
    participants: [me()],
    state: {
      call: fakeCall({
        phase: 'connecting',
        people: [unseen('ana'), unseen('tom')].map(({ id, name, avatar }) => ({ id, name, avatar })),
      }),
    },
  },
};

/** As narrow as it gets. */
export const Narrow: Story = { args: { participants: [me(), ...four], width: '280px', height: '560px' } };

/** From 1920 px the names can be read from the other end of the room. */
export const Wall: Story = {
  args: { participants: [me(), ...four], width: '1920px', height: '1000px' },
  render: ({ participants }) =>
    html`<div style="inline-size: 1920px; block-size: 1000px; zoom: 0.5">
      ${provide(createFakeStore({ call: fakeCall(), participants }), html`<call-grid></call-grid>`)}
    </div>`,
};

/** People come and go: the others make room, and nobody's picture starts anew. */
export const ComingAndGoing: Story = {
  render: ({ height }) => {
    const store = createFakeStore({ call: fakeCall(), participants: [me(), four[0]] });
    const everybody = [...four, ...personKeys.slice(4, 9).map((key) => guest(key))];
    const change = (by: number) => () => {
      const count = Math.max(0, Math.min(everybody.length, store.getState().participants.length - 1 + by));
      store.set({ participants: [me(), ...everybody.slice(0, count)] });
    };
    return html`<p style="display: flex; gap: 8px; margin: 8px">
        <button type="button" @click=${change(1)}>Somebody joins</button>
        <button type="button" @click=${change(-1)}>Somebody leaves</button>
      </p>
      <div style="block-size: ${height}">${provide(store, html`<call-grid></call-grid>`)}</div>`;
  },
};
