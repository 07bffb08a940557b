import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import '../src/elements/incoming-call-dialog/define.js';
import '../src/locale/ar.js';
import type { CallInfo, IncomingCall } from '../src/store/call-state.js';
import { createFakeStore, fakeCall, provide, type FakeStore } from '../test/harness/fake-store.js';
import { live } from './support/live.js';

interface Args {
  calls: readonly Partial<IncomingCall>[];
  content: TemplateResult;
}

const ana = { id: '101', name: 'Ana Petrović', avatar: null };
const luis = { id: '106', name: 'Luis Herrera', avatar: null };
const tom = { id: '102', name: 'Tom Becker', avatar: null };

function incoming(patch: Partial<IncomingCall>, index: number): IncomingCall {
  const now = Date.now();
  return {
    id: `ring-${index}`,
    kind: 'video',
    from: ana,
    others: [],
    userInfo: {},
    receivedAt: now - 12_000,
    expiresAt: now + 33_000,
    ...patch,
  };
}

const page = (store: FakeStore, content: unknown): TemplateResult =>
  html`<main>
    <h1>Northlight</h1>
    <p>The page stays usable on a desktop.</p>
    <p>
      <label>Search <input /></label>
    </p>
    ${provide(store, html`<incoming-call-dialog>${content}</incoming-call-dialog>`)}
  </main>`;

const shadowOf = (canvas: HTMLElement): ShadowRoot =>
  canvas.querySelector('incoming-call-dialog')!.shadowRoot!;

/** Axe measures what is on the screen: not before it has faded in. */
async function faded({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> {
  const boxes = [...shadowOf(canvasElement).querySelectorAll('dialog, .notice-layer')];
  const open = (): Element | undefined => boxes.find((box) => box.matches(':modal, :popover-open'));
  await waitFor(() => expect(open()).toBeDefined());
  await Promise.allSettled(boxes.flatMap((box) => box.getAnimations().map(({ finished }) => finished)));
}

const meta: Meta<Args> = {
  title: 'Elements/incoming-call-dialog',
  component: 'incoming-call-dialog',
  args: { calls: [{}], content: html`` },
  // Dialogs of several stories on one page would lie over each other.
  parameters: { layout: 'padded', docs: { story: { inline: false, height: '520px' } } },
  play: faded,
  render: ({ calls, content }) => page(createFakeStore({ incoming: calls.map(incoming) }), content),
};
export default meta;

type Story = StoryObj<Args>;

/** A real call between two drawn people, over `memory` signaling. */
export const Live: Story = live(
  'ringing',
  () => html`<incoming-call-dialog></incoming-call-dialog>`,
  async ({ canvasElement }) => {
    const dialog = canvasElement.querySelector('incoming-call-dialog')!;
    await waitFor(() => expect(dialog.matches(':state(ringing)')).toBe(true));
    dialog.shadowRoot!.querySelector<HTMLButtonElement>('[part=answer]')!.click();
    await waitFor(() => expect(dialog.matches(':state(ringing)')).toBe(false));
  },
);

/** A card at the top end; a sheet over all of a phone. Focus goes to the dialog, not to a button. */
export const VideoCall: Story = {
  args: { content: html`<span slot="info">Acme Support</span>` },
  play: async ({ canvasElement }) => {
    const shadow = shadowOf(canvasElement);
    await waitFor(() => expect(shadow.activeElement?.localName).toBe('dialog'));
    await userEvent.keyboard('{Escape}{Enter}');
    await expect(shadow.querySelector('dialog')!.matches(':modal, :popover-open')).toBe(true);
    const asked: unknown[] = [];
    canvasElement.addEventListener('call-accept-request', ({ options }) => asked.push(options));
    await userEvent.click(shadow.querySelector('[part="answer"]')!);
    await userEvent.click(shadow.querySelector('[part="audio-only"]')!);
    await expect(asked).toEqual([
      { callId: 'ring-0', video: true, audio: true },
      { callId: 'ring-0', video: false, audio: true },
    ]);
    await faded({ canvasElement });
  },
};

/** Says who else was called. */
export const AudioCall: Story = { args: { calls: [{ kind: 'audio', from: luis, others: [ana, tom] }] } };

/** The last ten seconds are counted in words, and said aloud once. */
export const StopsSoon: Story = {
  args: { calls: [{ receivedAt: Date.now() - 36_000, expiresAt: Date.now() + 9_000 }] },
};

/** A second call waits below, with buttons of its own. */
export const TwoCalls: Story = {
  args: {
    calls: [
      { from: tom, kind: 'audio' },
      { from: luis, kind: 'audio' },
    ],
  },
  play: async ({ canvasElement }) => {
    const asked: unknown[] = [];
    canvasElement.addEventListener('call-reject-request', ({ options }) => asked.push(options));
    await userEvent.click(shadowOf(canvasElement).querySelector('[aria-label="Decline Luis Herrera"]')!);
    await expect(asked).toEqual([{ callId: 'ring-1' }]);
    await faded({ canvasElement });
  },
};

/** Words to decline with: three texts, or one's own. Escape and Back lead to the call again. */
export const DeclineWithMessage: Story = {
  play: async ({ canvasElement }) => {
    const shadow = shadowOf(canvasElement);
    const asked: unknown[] = [];
    canvasElement.addEventListener('call-reject-request', ({ options }) => asked.push(options));
    await userEvent.click(shadow.querySelector('[part="message"]')!);
    await waitFor(() => expect(shadow.activeElement?.textContent?.trim()).toBe('I’ll call you back soon'));
    await userEvent.click(shadow.querySelectorAll<HTMLElement>('.messages button')[1]);
    await waitFor(() =>
      expect(asked).toEqual([{ callId: 'ring-0', userInfo: { message: 'I’m in a meeting' } }]),
    );
    await faded({ canvasElement });
  },
};

export const WriteYourOwn: Story = {
  play: async ({ canvasElement }) => {
    const shadow = shadowOf(canvasElement);
    await userEvent.click(shadow.querySelector('[part="message"]')!);
    await waitFor(() => expect(shadow.querySelectorAll('.messages button').length).toBe(5));
    await userEvent.click(shadow.querySelectorAll<HTMLElement>('.messages button')[3]);
    await waitFor(() => expect(shadow.activeElement?.id).toBe('own'));
    await faded({ canvasElement });
  },
};

/** Who talks already chooses what becomes of that call. */
export const InACall: Story = {
  render: ({ content }) =>
    page(createFakeStore({ call: fakeCall({ people: [tom] }), incoming: [incoming({}, 0)] }), content),
};

export const FourCalls: Story = {
  args: { calls: [{}, { from: luis, kind: 'audio' }, { from: tom }, { from: tom }] },
};

/** Names as people write them, and as attackers do. */
export const LongName: Story = {
  args: {
    calls: [
      {
        from: {
          ...ana,
          name: 'Wolfeschlegelsteinhausenbergerdorff Maximilian von Hohenlohe <img src=x onerror=alert(1)>',
        },
      },
    ],
  },
};

const stopped = (endReason: NonNullable<CallInfo['endReason']>, words: string): Story => ({
  render: () => {
    const call = incoming({}, 0);
    const store = createFakeStore({ incoming: [call] });
    setTimeout(() => {
      store.set({ incoming: [] });
      store.emit('call-ended', {
        call: fakeCall({ id: call.id, direction: 'incoming', phase: 'ended', startedAt: null, endReason }),
      });
    }, 300);
    return page(store, html``);
  },
  play: async ({ canvasElement }) => {
    const layer = shadowOf(canvasElement).querySelector('.notice-layer')!;
    await waitFor(() => expect(layer.textContent).toContain(words));
    await faded({ canvasElement });
  },
});

/** Closing says why, for four seconds. */
export const HungUp: Story = stopped('cancelled', 'Ana Petrović hung up');
export const Missed: Story = stopped('no-answer', 'Missed call from Ana Petrović');
export const AnsweredElsewhere: Story = stopped('answered-elsewhere', 'Answered on another device');

export const Arabic: Story = {
  args: { calls: [{ from: { id: '109', name: 'نور حدّاد', avatar: null } }] },
  render: (args, context) => html`<div lang="ar" dir="rtl">${meta.render!(args, context)}</div>`,
};
