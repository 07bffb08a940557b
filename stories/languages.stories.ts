import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/elements/call-controls/define.js';
import '../src/elements/call-status/define.js';
import '../src/elements/incoming-call-dialog/define.js';
import type { CallState } from '../src/store/call-state.js';
import { styleProps } from '../src/styles/style-props.js';
import { createFakeStore, fakeCall, idleState, provide } from '../test/harness/fake-store.js';
import { dirOf, speakers } from './support/languages.js';

interface Args {
  /** A second call rings during one: the longest words on buttons. */
  inCall: boolean;
}

const COLUMNS = 3;
const idle = idleState();

/** What one language has to say: a call that rings, one that runs, one that waits and one that broke off. */
function cell(
  lang: string,
  language: string,
  person: string,
  index: number,
  inCall: boolean,
): TemplateResult {
  const caller = { id: `10${index}`, name: person, avatar: null };
  const people = [caller];
  const now = Date.now();
  const ringing: Partial<CallState> = {
    call: inCall ? fakeCall({ startedAt: now - 724_000 }) : null,
    incoming: [
      {
        id: `ring-${lang}`,
        kind: 'video',
        from: caller,
        others: [],
        userInfo: {},
        receivedAt: now - 30_000,
        expiresAt: now + 3_600_000,
      },
    ],
  };
  const running: Partial<CallState> = {
    call: fakeCall({ startedAt: now - 724_000, people }),
    camera: { ...idle.camera, availability: 'unavailable', reason: 'permission-denied' },
  };
  const waiting: Partial<CallState> = { call: fakeCall({ phase: 'ringing', people, startedAt: null }) };
  const lost: Partial<CallState> = {
    call: fakeCall({ phase: 'ended', endReason: 'connection-lost', people, startedAt: 0, endedAt: 90_000 }),
  };
  return html`<section
    lang=${lang}
    dir=${dirOf(lang)}
    ${styleProps({ '--column': String(index % COLUMNS), '--row': String(Math.floor(index / COLUMNS)) })}
  >
    <h2>${language}</h2>
    <div class="ringing">
      ${provide(createFakeStore(ringing), html`<incoming-call-dialog></incoming-call-dialog>`)}
    </div>
    ${provide(createFakeStore(running), html`<call-controls></call-controls>`)}
    ${provide(createFakeStore(waiting), html`<call-status></call-status>`)}
    ${provide(createFakeStore(lost), html`<call-status></call-status>`)}
  </section>`;
}

const meta: Meta<Args> = {
  title: 'Design/Languages',
  args: { inCall: false },
  parameters: { layout: 'fullscreen', docs: { story: { inline: false, height: '900px' } } },
  render: ({ inCall }) =>
    html`<style>
        /* From left to right whatever is written inside, as the cards are placed. */
        .languages {
          display: grid;
          grid-template-columns: repeat(${COLUMNS}, 384px);
          grid-auto-rows: 700px;
          direction: ltr;
        }
        .languages section {
          box-sizing: border-box;
          display: grid;
          gap: 12px;
          align-content: start;
          overflow: hidden;
          padding: 12px;
        }
        .languages h2 {
          margin: 0;
          font: 600 16px/24px system-ui;
        }
        .languages .ringing {
          block-size: 280px;
        }
        /* The card lies in the top layer: it is brought to the place of its language. */
        .languages incoming-call-dialog::part(dialog) {
          position: absolute;
          inset: auto;
          left: calc(var(--column) * 384px + 12px);
          top: calc(var(--row) * 700px + 48px);
          inline-size: 360px;
          margin: 0;
        }
      </style>
      <main class="languages">
        ${speakers.map(([lang, language, person], index) => cell(lang, language, person, index, inCall))}
      </main>`,
};
export default meta;

type Story = StoryObj<Args>;

/** The same moments in every language, for a page at least 1152 px wide. */
export const SideBySide: Story = {
  play: async ({ canvasElement }) => {
    const all = [...canvasElement.querySelectorAll('incoming-call-dialog')];
    await expect(all.length).toBe(speakers.length);
    const boxes = all.map(({ shadowRoot }) => shadowRoot!.querySelector('dialog')!);
    await waitFor(() => expect(boxes.every((box) => box.matches(':popover-open'))).toBe(true));
    // Axe measures what is on the screen: not before it has faded in.
    await Promise.allSettled(boxes.flatMap((box) => box.getAnimations().map(({ finished }) => finished)));
    const said = boxes.map((box) => box.querySelector('[part="answer"]')!.textContent.trim());
    await expect(new Set(said).size).toBe(speakers.length);
    for (const box of boxes) await expect(box.scrollWidth).toBeLessThanOrEqual(box.clientWidth);
  },
};
