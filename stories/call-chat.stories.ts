import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import '../src/elements/call-chat/define.js';
import type { ChatMessage, ChatState } from '../src/store/call-state.js';
import { fakeMessage } from '../test/harness/fake-chat.js';
import { createFakeStore, provide } from '../test/harness/fake-store.js';
import { me, unseen } from './support/participants.js';
import { LANGS, dirOf } from './support/languages.js';

interface Args extends Partial<ChatState> {
  width: number;
  lang: string;
  panel: boolean;
}

const at = (hour: number, minute: number): number => new Date(2026, 0, 5, hour, minute).getTime();
const from = (id: string, name: string): Pick<ChatMessage, 'from'> => ({ from: { id, name, avatar: null } });
const tom = from('tom', 'Tom Becker');
const mei = from('mei', 'Mei Tanaka');

const TALK: readonly ChatMessage[] = [
  fakeMessage('Morning! Is everyone here?', { ...tom, at: at(9, 2) }),
  fakeMessage('Two minutes, my coffee is not.', { ...mei, at: at(9, 3) }),
  fakeMessage('The numbers are here: https://example.org/weekly/2026-01', { isLocal: true, at: at(9, 4) }),
  fakeMessage('Page 3 is the one that matters', { isLocal: true, at: at(9, 4) }),
  fakeMessage('Thanks 🙏', { ...tom, at: at(9, 5) }),
  fakeMessage('Reading it now. Ninety in a hundred under a second is more than I hoped for.', {
    ...tom,
    at: at(9, 5),
  }),
];

const meta: Meta<Args> = {
  title: 'Elements/call-chat',
  component: 'call-chat',
  args: {
    messages: TALK,
    availability: 'available',
    reason: null,
    unread: 0,
    width: 360,
    lang: 'en',
    panel: true,
  },
  argTypes: {
    availability: { control: 'inline-radio', options: ['available', 'unavailable', 'unsupported'] },
    lang: { control: 'inline-radio', options: LANGS },
  },
  parameters: { layout: 'padded' },
  render: ({ width, lang, panel, messages = [], unread = 0, availability = 'available', reason = null }) => {
    const state = createFakeStore({
      chat: { messages, unread, availability, reason },
      participants: [me(), unseen('tom'), unseen('mei')],
    });
    state.set({ view: { ...state.getState().view, panel: panel ? 'chat' : null } });
    return html`<div
      lang=${lang}
      dir=${dirOf(lang)}
      style="inline-size: ${width}px; max-inline-size: 100%; block-size: 560px"
    >
      ${provide(state, html`<call-chat></call-chat>`)}
    </div>`;
  },
};
export default meta;

type Story = StoryObj<Args>;

export const Talk: Story = {};
export const Empty: Story = { args: { messages: [] } };
export const BeforeAnybodyAnswered: Story = {
  args: { messages: [], availability: 'unavailable', reason: 'wrong-phase' },
};
/** The others use an app that has no chat for calls. */
export const NobodyCanRead: Story = {
  args: { messages: [], availability: 'unsupported', reason: 'peer-cannot' },
};
export const AfterTheCall: Story = { args: { availability: 'unavailable', reason: 'wrong-phase' } };
export const Failed: Story = {
  args: {
    messages: [
      ...TALK,
      fakeMessage('Did you see page 4?', { isLocal: true, at: at(9, 7), delivery: 'failed' }),
      fakeMessage('And 5?', { isLocal: true, at: at(9, 7), delivery: 'failed', missing: [mei.from] }),
      fakeMessage('I try again', { isLocal: true, at: at(9, 8), delivery: 'sending' }),
    ],
  },
};
export const LongWords: Story = {
  args: {
    messages: [
      fakeMessage(`https://example.org/${'a-very-long-path/'.repeat(12)}`, { ...tom, at: at(9, 5) }),
      fakeMessage('Donaudampfschifffahrtsgesellschaftskapitänsmütze '.repeat(3), {
        isLocal: true,
        at: at(9, 6),
      }),
      fakeMessage('A list:\n\n- one\n- two\n  - three', { ...mei, at: at(9, 6) }),
    ],
    width: 280,
  },
};
export const RightToLeft: Story = {
  args: {
    lang: 'ar',
    messages: [
      fakeMessage('صباح الخير! هل الجميع هنا؟', { ...tom, at: at(9, 2) }),
      fakeMessage('Yes, good morning!', { ...mei, at: at(9, 3) }),
      fakeMessage('الأرقام هنا: https://example.org/weekly', { isLocal: true, at: at(9, 4) }),
    ],
  },
};
/** Written to one's own fake store: what one sends does not arrive anywhere. */
export const Narrow: Story = { args: { width: 280 } };
