import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';

import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/call-controls/define.js';
import '../src/locale/ar.js';
import { styleProps } from '../src/styles/style-props.js';
import type { CallState } from '../src/store/call-state.js';
import {
  createFakeStore,
  fakeCall,
  fakeParticipant,
  idleState,
  provide,
} from '../test/harness/fake-store.js';
import { live } from './support/live.js';

interface Args {
  over: boolean;
  /** Width of the box it stands in, in px; 0 is all there is. */
  width: number;
  state: Partial<CallState>;
  content: TemplateResult;
  /** What the page can open: `chat people devices stats safety`. */
  panels: string;
  shortcuts: 'off' | 'near' | 'page';
}

const idle = idleState();
const running = (): Partial<CallState> => ({
  call: fakeCall({ startedAt: Date.now() - 724_000 }),
  microphone: { ...idle.microphone, on: true, level: 0.55 },
  camera: { ...idle.camera, on: true },
});

const meta: Meta<Args> = {
  title: 'Elements/call-controls',
  component: 'call-controls',
  args: {
    over: false,
    width: 0,
    content: html``,
    panels: 'chat people devices stats safety',
    shortcuts: 'off',
  },
  parameters: { backgrounds: { default: 'stage' } },
  render: ({ over, width, state, content, panels, shortcuts }) =>
    html`<style>
        .box {
          inline-size: var(--box, auto);
          background: light-dark(#eceff3, #0c0e12);
          color: light-dark(#14171c, #f1f3f6);
        }
        .box.over {
          padding-block-start: 120px;
          background: linear-gradient(120deg, #d9c3a5, #4c6480);
        }
      </style>
      <div class=${over ? 'box over' : 'box'} ${styleProps({ '--box': width ? `${width}px` : 'auto' })}>
        ${provide(createFakeStore(state ?? running()), html`<call-controls panels=${panels} shortcuts=${shortcuts} ?over=${over}>${content}</call-controls>`)}
      </div>`,
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live(
  'connected',
  () => html`<call-controls></call-controls>`,
  async ({ canvasElement }) => {
    const controls = canvasElement.querySelector('call-controls')!;
    await waitFor(() => expect(controls.matches(':state(in-call)')).toBe(true));
    const microphone = controls.shadowRoot!.querySelector('call-toggle')!;
    microphone.shadowRoot!.querySelector('button')!.click();
    await waitFor(() => expect(microphone.matches(':state(off)')).toBe(true));
  },
);

/** Microphone, camera, screen, leave. From 900 px in three zones, with the running time. */
export const Room: Story = {
  args: { content: html`<b slot="start">Weekly review</b>` },
  play: async ({ canvasElement }) => {
    const shadow = canvasElement.querySelector('call-controls')!.shadowRoot!;
    const [first] = shadow.querySelectorAll<HTMLElement>('call-toggle');
    first.focus();
    await userEvent.keyboard('{End}');
    await expect(shadow.activeElement).toHaveAttribute('aria-label', 'Leave');
    await userEvent.keyboard('{Home}');
    await expect(shadow.activeElement).toHaveAttribute('kind', 'microphone');
    let left = 0;
    canvasElement.addEventListener('call-leave-request', () => left++);
    await userEvent.click(shadow.querySelector('.leave-button')!);
    await expect(left).toBe(1);
  },
};

/** The narrowest: 280 px, 44 px controls, everything still there. */
export const Width280: Story = { args: { width: 280 } };
export const Width360: Story = { args: { width: 360 } };
export const Width768: Story = { args: { width: 768 } };
/** A wall: 64 px controls, larger words. */
export const Width1920: Story = { args: { width: 1920 } };

/** Muted, sharing the screen, and the camera blocked. */
export const Mixed: Story = {
  args: {
    state: {
      call: fakeCall({ startedAt: Date.now() - 12_000 }),
      camera: { ...idle.camera, availability: 'unavailable', reason: 'permission-denied' },
      screenShare: { ...idle.screenShare, on: true },
    },
  },
};

/** Before and after a call the bar keeps its size. */
export const NoCall: Story = {
  args: { state: { call: null } },
  play: async ({ canvasElement }) => {
    const leave = canvasElement.querySelector('call-controls')!.shadowRoot!.querySelector('.leave-button');
    await expect(leave).toHaveAttribute('aria-disabled', 'true');
  },
};

/** Dark glass on a picture, the same in light and dark. */
export const OverAPicture: Story = { args: { over: true } };

const shadowOf = (canvas: HTMLElement): ShadowRoot => canvas.querySelector('call-controls')!.shadowRoot!;

/** What is sent: a cap to choose, and at a server that can, a recording for those who may. */
export const DataAndServer: Story = {
  args: {
    width: 480,
    state: {
      ...running(),
      call: fakeCall({ maxBandwidth: 300, mayRecordAtServer: true, recordedAtServer: true }),
    },
  },
  play: async ({ canvasElement }) => {
    const shadow = shadowOf(canvasElement);
    await userEvent.click(shadow.querySelector<HTMLElement>('.more-button')!);
    await waitFor(() =>
      expect(shadow.querySelector('.menu:popover-open')).toHaveTextContent('Record at the server'),
    );
  },
};

/** What has no room is in More, with its state at the end of the row; the number of new messages moves onto it. */
export const MoreOpen: Story = {
  args: { width: 280, state: { ...running(), chat: { ...idle.chat, unread: 2 } } },
  play: async ({ canvasElement }) => {
    const shadow = shadowOf(canvasElement);
    const more = shadow.querySelector<HTMLElement>('.more-button')!;
    await waitFor(() => expect(more.querySelector('.badge')).toHaveTextContent('2'));
    await userEvent.click(more);
    await waitFor(() => expect(shadow.querySelector('.menu:popover-open')).toHaveTextContent('Share screen'));
  },
};

/** The layouts; presenter joins them while somebody presents. */
export const Layouts: Story = {
  play: async ({ canvasElement }) => {
    const shadow = shadowOf(canvasElement);
    const button = await waitFor(() => {
      const found = shadow.querySelector<HTMLElement>('.layout-button:not([hidden])');
      if (!found) throw new Error('folded');
      return found;
    });
    await userEvent.click(button);
    await waitFor(() => expect(shadow.querySelector('#layouts:popover-open')).toHaveTextContent('Spotlight'));
  },
};

/** They talk and nobody hears it: said once in 30 s. */
export const TalkingMuted: Story = {
  args: { state: { ...running(), microphone: { ...idle.microphone, talkingMuted: true } } },
};

/** One's hand is up, second in the queue; the chat is open, and two messages are new. */
export const HandAndChat: Story = {
  args: {
    state: {
      ...running(),
      own: { ...idle.own, handRaised: true },
      participants: [
        fakeParticipant({ id: '101', isLocal: true, handRaised: true, handPlace: 2 }),
        fakeParticipant({ handRaised: true, handPlace: 1 }),
      ],
      chat: { ...idle.chat, unread: 2 },
      view: { ...idle.view, panel: 'chat' },
    },
  },
};

/** A phone: the camera turns round, in fifth place; over a picture all of it fades after 4 s. */
export const Phone: Story = {
  args: {
    width: 360,
    over: true,
    state: { ...running(), camera: { ...idle.camera, on: true, facing: 'user' } },
  },
};

/** Keys, where the page asks for them, are told to everyone. */
export const WithShortcuts: Story = {
  args: { shortcuts: 'page' },
  play: async ({ canvasElement }) => {
    const microphone = shadowOf(canvasElement).querySelector('call-toggle')!;
    const button = microphone.shadowRoot!.querySelector('button')!;
    await waitFor(() => expect(button).toHaveAttribute('aria-keyshortcuts', 'Alt+M'));
  },
};

/** What the page adds stands between screen and leave, or at the end. */
export const WithMore: Story = {
  args: {
    content: html`<button>Chat</button>
      <button>Hand</button>
      <button slot="end">People, 4</button>`,
  },
};

/** Right to left: the arrow keys turn round too. */
export const Arabic: Story = {
  render: (args, context) => html`<div lang="ar" dir="rtl">${meta.render!(args, context)}</div>`,
};
