import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '../../src/elements/call-controls/define.js';
import '../../src/elements/call-tile/define.js';
import '../../src/elements/device-picker/define.js';
import { guest, unseen } from '../support/participants.js';

interface Args {
  accent: string;
  /** px */
  radius: number;
  density: 'dense' | 'normal' | 'roomy';
  dark: boolean;
}

const DENSITY = {
  dense: { control: 44, gap: 4, space: [12, 16, 24] },
  normal: { control: 48, gap: 8, space: [16, 24, 32] },
  roomy: { control: 56, gap: 12, space: [20, 28, 40] },
} as const;

/** The few tokens that make it another's own; all others follow. */
function cssOf({ accent, radius, density, dark }: Args): string {
  const { control, gap, space } = DENSITY[density];
  return [
    '.my-calls {',
    `  color-scheme: ${dark ? 'dark' : 'light'};`,
    `  --call-accent: ${accent};`,
    `  --call-radius-s: ${Math.round(radius * 0.6)}px;`,
    `  --call-radius-m: ${Math.round(radius * 0.85)}px;`,
    `  --call-radius-l: ${Math.round(radius * 1.4)}px;`,
    `  --call-radius-tile: ${radius}px;`,
    `  --call-control-size: ${control}px;`,
    `  --call-gap: ${gap}px;`,
    ...space.map((px, n) => `  --call-space-${n + 4}: ${px}px;`),
    '}',
  ].join('\n');
}

const meta: Meta<Args> = {
  title: 'Design/Theme builder',
  args: { accent: '#2458d0', radius: 14, density: 'normal', dark: false },
  argTypes: {
    accent: { control: 'color' },
    radius: { control: { type: 'range', min: 0, max: 32 } },
    density: { control: 'inline-radio', options: Object.keys(DENSITY) },
  },
  render: (args) => {
    const sheet = cssOf(args);
    return html`<style>
        ${sheet}
      </style>
      <div
        class="my-calls"
        style="padding: 24px; display: grid; gap: 24px; background: ${args.dark ? '#0c0e12' : '#eceff3'}; color: ${args.dark ? '#f1f3f6' : '#14171c'}"
      >
        <div
          style="display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: var(--call-gap)"
        >
          <call-tile .participant=${guest('ana', { speaking: true })}></call-tile>
          <call-tile .participant=${guest('tom', { audioMuted: true })}></call-tile>
          <call-tile .participant=${unseen('kofi')}></call-tile>
        </div>
        <call-controls></call-controls>
        <device-picker kind="audioinput" style="max-inline-size: 360px"></device-picker>
        <label for="theme-css">CSS to copy</label>
        <textarea
          id="theme-css"
          readonly
          dir="ltr"
          rows="14"
          style="font: 13px/1.5 ui-monospace, monospace; padding: 12px; border-radius: 8px; color: inherit; background: transparent"
          .value=${sheet}
        ></textarea>
      </div>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

/** Choose below, see it here, and copy the sheet. The text on an accent stays readable whatever it is. */
export const Builder: Story = {
  play: async ({ canvasElement, args }) => {
    await expect(canvasElement.querySelector('textarea')!.value).toContain(`--call-accent: ${args.accent}`);
  },
};

export const Forest: Story = { args: { accent: '#0f766e', radius: 24, density: 'roomy' } };
/** Square and dense, as the sharp theme is. */
export const Console: Story = { args: { accent: '#f59e0b', radius: 2, density: 'dense' } };
