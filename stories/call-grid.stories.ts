import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/call-grid/define.js';
import type { CallGrid } from '../src/elements/call-grid/call-grid.js';
import type { CallLayout, CallState, Participant } from '../src/store/call-state.js';
import { createFakeStore, fakeCall, idleState, provide } from '../test/harness/fake-store.js';
import { liveSlide, livePerson, personKeys } from './support/people.js';
import { guest, me, unseen } from './support/participants.js';
import { live } from './support/live.js';

interface Args {
  participants: readonly Participant[];
  /** The rest of the call. */
  state: Partial<CallState>;
  /** How people are arranged here; '' as chosen in the call. */
  layout: CallLayout | '';
  /** Size of the place the grid is in; any CSS. */
  width: string;
  height: string;
}

const meta: Meta<Args> = {
  title: 'Elements/call-grid',
  component: 'call-grid',
  args: { participants: [], state: {}, layout: '', width: '100%', height: '560px' },
  argTypes: {
    participants: { control: false },
    state: { control: false },
    layout: { control: 'select', options: ['', 'auto', 'grid', 'spotlight', 'strip', 'presenter'] },
  },
  render: ({ participants, state, layout, width, height }) =>
    html`<div style="inline-size: ${width}; block-size: ${height}; max-inline-size: 100%">
      ${provide(
        createFakeStore({ call: fakeCall(), participants, ...state }),
        html`<call-grid layout=${layout}></call-grid>`,
      )}
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
const inside = (grid: HTMLElement, selector: string) =>
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
    await userEvent.click(await inside(grid, '.sharing button:last-of-type'));
    await expect(asked).toEqual([false]);
  },
};

/** One is large, here by choice; without a pin whoever talks. The others have a strip. */
export const Spotlight: Story = {
  args: {
    layout: 'spotlight',
    participants: [
      me(),
      guest('mei', { speaking: true }),
      guest('tom', { audioMuted: true }),
      ...four.slice(0, 1),
    ],
  },
};

/** Ana is pinned: the menu of her tile lets her go again. */
export const Pinned: Story = {
  args: {
    participants: [me(), ...four],
    state: { view: { layout: 'auto', pinned: guest('ana').id, panel: null } },
  },
  play: async ({ canvasElement }) => {
    const grid = gridIn(canvasElement);
    await waitFor(() => expect(grid.matches(':state(spotlight)')).toBe(true));
    const tile = [...grid.shadowRoot!.querySelectorAll('call-tile')].find(({ pinned }) => pinned)!;
    await userEvent.click(tile.shadowRoot!.querySelector('.menu-button')!);
    await userEvent.click(await inside(tile, '[role=menuitem]'));
    await waitFor(() => expect(grid.matches(':state(grid)')).toBe(true));
  },
};

/** All in one line, beside something else: a game, a document. */
export const Strip: Story = {
  args: { layout: 'strip', height: '150px', participants: [me(), ...four] },
};

export const StripUpright: Story = {
  args: { layout: 'strip', width: '220px', height: '640px', participants: [me(), ...four] },
};

/** Two of a kind, where `auto` would show one large. */
export const TwoAlike: Story = {
  args: { layout: 'grid', participants: [me(), guest('mei', { speaking: true })] },
};

/** One's own picture is dragged, thrown, or moved by arrow keys, to any of the four corners. */
export const Moved: Story = {
  args: { participants: [me(), guest('mei')] },
  play: async ({ canvasElement }) => {
    const move = await inside(gridIn(canvasElement), '.move');
    move.focus();
    await userEvent.keyboard('{ArrowUp}');
    await waitFor(() =>
      expect(move.getBoundingClientRect().top).toBeLessThan(
        gridIn(canvasElement).getBoundingClientRect().top + 40,
      ),
    );
  },
};

/** Raised hands stand in a queue. */
export const Hands: Story = {
  args: {
    participants: [
      me(),
      guest('ana', { handRaised: true, handPlace: 2 }),
      unseen('kofi', { handRaised: true, handPlace: 1 }),
      guest('tom', { onHold: true }),
    ],
  },
};

/** What the page puts into the slot `tile-<id>` takes the place of a tile. */
export const OwnTile: Story = {
  args: { participants: [me(), guest('ana'), unseen('kofi')] },
  render: ({ participants, height }) =>
    html`<div style="block-size: ${height}">
      ${provide(
        createFakeStore({ call: fakeCall(), participants }),
        html`<call-grid
          ><div
            slot=${`tile-${participants[2]?.id}`}
            style="display: grid; place-items: center; border-radius: 14px; background: #5b2a86; color: #fff"
          >
            Kofi listens by phone
          </div></call-grid
        >`,
      )}
    </div>`,
};

/** Right to left: tiles, tags, one's own picture, pages. */
export const RightToLeft: Story = {
  args: { participants: [me(), ...four] },
  render: ({ participants, height }) =>
    html`<div dir="rtl" lang="ar" style="block-size: ${height}">
      ${provide(createFakeStore({ call: fakeCall(), participants }), html`<call-grid></call-grid>`)}
    </div>`,
};

export const Dark: Story = {
  args: { participants: [me(), ...four] },
  render: ({ participants, height }) =>
    html`<div style="color-scheme: dark; block-size: ${height}">
      ${provide(createFakeStore({ call: fakeCall(), participants }), html`<call-grid></call-grid>`)}
    </div>`,
};

/** As many as a wall shows on one page. */
export const FortyNine: Story = {
  render: () => {
    const crowd = Array.from({ length: 48 }, (_, index) => {
      const key = personKeys[index % personKeys.length] ?? 'ana';
      const patch = { id: `p${index}`, speaking: index === 17, audioMuted: index % 3 === 0 };
      return index % 6 === 4 ? unseen(key, patch) : guest(key, patch);
    });
    return html`<div style="inline-size: 1920px; block-size: 1000px; zoom: 0.5">
      ${provide(createFakeStore({ call: fakeCall(), participants: [me(), ...crowd] }), html`<call-grid></call-grid>`)}
    </div>`;
  },
};

/** 25 on three pages. */
export const TwentyFive: Story = {
  args: {
    height: '640px',
    participants: [
      me(),
      ...Array.from({ length: 24 }, (_, index) =>
        guest(personKeys[index % personKeys.length] ?? 'ana', {
          id: `p${index}`,
          audioMuted: index % 2 === 0,
        }),
      ),
    ],
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
