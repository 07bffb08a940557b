import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/call-tile/define.js';
import type { CallTile, TileSource } from '../src/elements/call-tile/call-tile.js';
import type { Participant } from '../src/store/call-state.js';
import { liveSlide, personUrl } from './support/people.js';
import { guest, me, unseen } from './support/participants.js';
import { live } from './support/live.js';

interface Args {
  participant: Participant | null;
  source: TileSource;
  compact: boolean;
  menu: boolean;
  pinned: boolean;
  /** Width of the tile in px. */
  width: number;
}

const meta: Meta<Args> = {
  title: 'Elements/call-tile',
  component: 'call-tile',
  args: { participant: null, source: 'camera', compact: false, menu: false, pinned: false, width: 320 },
  argTypes: {
    participant: { control: false },
    source: { control: 'select', options: ['camera', 'screen'] },
    width: { control: { type: 'range', min: 80, max: 1200 } },
  },
  parameters: { layout: 'centered' },
  render: ({ participant, source, compact, menu, pinned, width }) =>
    html`<div style="padding: 12px">
      <call-tile
        style="inline-size: ${width}px"
        source=${source}
        ?compact=${compact}
        ?menu=${menu}
        ?pinned=${pinned}
        .participant=${participant}
      ></call-tile>
    </div>`,
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live(
  'connected',
  (store) =>
    html`<call-tile
      style="block-size: 300px; inline-size: 480px"
      .participant=${store.getState().participants[1] ?? null}
    ></call-tile>`,
  async ({ canvasElement }) => {
    const tile = canvasElement.querySelector('call-tile')!;
    await waitFor(() => expect(tile.shadowRoot!.querySelector('video')?.videoWidth).toBeGreaterThan(0), {
      timeout: 10_000,
    });
  },
);

const tileIn = (canvas: HTMLElement): CallTile => canvas.querySelector('call-tile')!;

/** A picture and a name. The picture comes with its first frame, never as a black flash. */
export const Picture: Story = {
  args: { participant: guest('ana') },
  play: async ({ canvasElement }) => {
    const video = tileIn(canvasElement).shadowRoot!.querySelector('video')!;
    await waitFor(() => expect(getComputedStyle(video).opacity).toBe('1'), { timeout: 5000 });
    await expect(video.muted).toBe(true);
  },
};

/** A ring in the gutter, and three bars before the name. */
export const Speaking: Story = { args: { participant: guest('ana', { speaking: true }) } };

/** In ink, not in red: it is manners, not a fault. */
export const Muted: Story = {
  args: { participant: guest('tom', { audioMuted: true }) },
  play: async ({ canvasElement }) => {
    const group = tileIn(canvasElement).shadowRoot!.querySelector('[role=group]');
    await expect(group).toHaveAttribute('aria-label', 'Tom Becker, Muted');
  },
};

/** No video: initials on the person's own colour, which also tints the tile. */
export const NoVideo: Story = { args: { participant: unseen('kofi') } };

/** Their own picture in place of the initials, where they have one that may be loaded. */
export const Avatar: Story = {
  args: {
    participant: unseen('mei', {
      avatar: 'data:image/gif;base64,R0lGODlhAQABAIAAAACAgP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==',
    }),
  },
};

/** A picture that is no plain image is refused, and the initials stay. */
export const AvatarRefused: Story = { args: { participant: unseen('mei', { avatar: personUrl('mei') }) } };

/** After 1.5 s without media: the last frame greyed, and what is going on. After 15 s also why. */
export const Reconnecting: Story = {
  args: { participant: guest('amina', { connection: 'reconnecting' }) },
  play: async ({ canvasElement }) => {
    const tile = tileIn(canvasElement);
    await expect(tile.shadowRoot!.querySelector('.veil')).toBeNull();
    await waitFor(() => expect(tile.matches(':state(reconnecting)')).toBe(true), { timeout: 3000 });
  },
};

/** Three bars, only when they matter: quality 2 of 5 or less. */
export const WeakConnection: Story = { args: { participant: guest('tom', { quality: 1 }) } };

/** A raised hand, second in the queue. */
export const HandRaised: Story = {
  args: { participant: guest('priya', { handRaised: true, handPlace: 2 }) },
};

/** They put the call on hold. */
export const OnHold: Story = { args: { participant: guest('tom', { onHold: true }) } };

/** They stay large. */
export const Pinned: Story = { args: { participant: me(), pinned: true } };

/** A dot on hover, focus or a tap; by keyboard with Tab and Enter. */
export const Menu: Story = {
  args: { participant: guest('ana', { quality: 2, volume: 0.8 }), menu: true, width: 420 },
  play: async ({ canvasElement }) => {
    const root = tileIn(canvasElement).shadowRoot!;
    await userEvent.click(root.querySelector('.menu-button')!);
    await waitFor(() => expect(root.querySelector('#menu')).toBeVisible());
  },
};

/** Called, and not here yet. */
export const Ringing: Story = { args: { participant: unseen('ivo', { connection: 'ringing' }) } };

/** Oneself is mirrored, as one knows oneself. */
export const Self: Story = { args: { participant: me() } };

/** A screen is never mirrored and always whole. */
export const Screen: Story = {
  args: { participant: guest('tom', { screenStream: liveSlide() }), source: 'screen', width: 640 },
};

/** Marks only, for where the name is written elsewhere. */
export const Compact: Story = { args: { participant: guest('luis', { audioMuted: true }), compact: true } };

/** Nobody yet. */
export const Empty: Story = {};

/** A name of any length, in any script, stays on one line and stays text. */
export const Names: Story = {
  render: () =>
    html`<div style="display: grid; grid-template-columns: repeat(2, 240px); gap: 16px; padding: 12px">
      ${[
        'Wolfeschlegelsteinhausenbergerdorff von und zu Hohenzollern',
        'مريم العطار',
        '田中 芽衣',
        '<b>Robert</b>; DROP TABLE guests',
      ].map(
        (name, i) =>
          html`<call-tile
            .participant=${unseen('noor', { id: `${i}`, name, audioMuted: i === 1 })}
          ></call-tile>`,
      )}
    </div>`,
};

/** The tag grows and shrinks with the tile; below 100 px the name is only for the ear. */
export const Sizes: Story = {
  parameters: { layout: 'padded' },
  render: () =>
    html`<div style="display: flex; flex-wrap: wrap; gap: 16px; align-items: end">
      ${[84, 120, 180, 320, 640, 920].map(
        (width) =>
          html`<call-tile
            style="inline-size: ${width}px"
            .participant=${guest('priya', { audioMuted: true, quality: 2 })}
          ></call-tile>`,
      )}
    </div>`,
};

/** A picture fills its box while 62 % of it is seen, and is shown whole on the tile's tint else. */
export const Fit: Story = {
  render: () =>
    html`<div style="display: flex; gap: 16px; align-items: start; padding: 12px">
      ${['16 / 9', '4 / 3', '1', '3 / 4'].map(
        (ratio) =>
          html`<call-tile
            style="inline-size: 180px; aspect-ratio: ${ratio}"
            .participant=${guest('erik', { name: ratio })}
          ></call-tile>`,
      )}
    </div>`,
};

/** One token makes it the page's own: ring and focus follow `--call-accent`, corners `--call-radius-tile`. */
export const Themed: Story = {
  args: { participant: guest('ana', { speaking: true }) },
  decorators: [
    (story) =>
      html`<div style="--call-accent: #c2410c; --call-radius-tile: 24px; padding: 12px">${story()}</div>`,
  ],
};
