import type { Meta, StoryObj } from '@storybook/web-components-vite';
import '../../src/locale/ar.js';
import { fakeCall, idleState } from '../../test/harness/fake-store.js';
import { livePerson, liveSlide } from '../support/people.js';
import { guest, me, unseen } from '../support/participants.js';
import {
  crowd,
  desk,
  person,
  room,
  sceneArgs,
  sceneParameters,
  talk,
  type SceneArgs,
} from '../support/scene.js';

const idle = idleState();

const meta: Meta<SceneArgs> = {
  title: 'Scenes/Call',
  args: sceneArgs,
  parameters: sceneParameters,
  render: room,
};
export default meta;

type Story = StoryObj<SceneArgs>;

const four = () => [
  guest('ana', { speaking: true }),
  guest('tom', { audioMuted: true }),
  guest('amina', { connection: 'reconnecting' }),
  unseen('kofi', { quality: 1 }),
];

/** First in the room. */
export const One: Story = {
  args: {
    state: () => ({
      ...desk(),
      call: fakeCall({ people: [person('ana'), person('tom')], startedAt: Date.now() - 9_000 }),
      participants: [me()],
    }),
  },
};
export const Two: Story = { args: { state: () => talk([me(), guest('mei')]) } };
/** Both hold a phone. */
export const TwoPhones: Story = {
  args: {
    state: () =>
      talk([
        me({ videoStream: livePerson('june', 'upright') }),
        guest('mei', { videoStream: livePerson('mei', 'upright') }),
      ]),
  },
};
/** Their camera is off, and one talks while muted. */
export const TalkingMuted: Story = {
  args: {
    state: () =>
      talk([me({ audioMuted: true }), unseen('mei', { audioMuted: true })], {
        microphone: { ...idle.microphone, on: false },
      }),
    then: (store) => store.set({ microphone: { ...store.getState().microphone, talkingMuted: true } }),
  },
};
export const Audio: Story = {
  args: {
    state: () =>
      talk([me({ videoStream: null, videoMuted: true }), unseen('mei')], {
        call: fakeCall({ kind: 'audio', startedAt: Date.now() - 724_000, people: [person('mei')] }),
        camera: idle.camera,
      }),
  },
};
/** Speaking, muted, reconnecting, no picture and a weak connection. */
export const Four: Story = { args: { state: () => talk([me(), ...four().slice(0, 3)]) } };
export const Five: Story = { args: { state: () => talk([me(), ...four()]) } };
export const Nine: Story = { args: { state: () => talk([me(), ...crowd(8)]) } };
export const TwentyFive: Story = { args: { state: () => talk([me(), ...crowd(24)]) } };
export const FortyNine: Story = { args: { state: () => talk([me(), ...crowd(48)]) } };
export const Presenter: Story = {
  args: {
    state: () =>
      talk([
        me({ audioMuted: true }),
        guest('tom', { speaking: true, screenStream: liveSlide() }),
        guest('ana', { audioMuted: true }),
        unseen('kofi', { audioMuted: true }),
        guest('priya'),
        guest('erik'),
        guest('noor'),
        guest('luis'),
      ]),
  },
};
/** One's own screen: no tunnel of mirrors. */
export const Sharing: Story = {
  args: {
    state: () =>
      talk([me({ screenStream: liveSlide() }), ...four()], {
        screenShare: { ...idle.screenShare, on: true },
      }),
  },
};
/** One's own network is gone. */
export const Reconnecting: Story = {
  args: {
    state: () =>
      talk([me(), guest('mei', { connection: 'reconnecting' })], {
        call: fakeCall({ phase: 'reconnecting', startedAt: Date.now() - 724_000, people: [person('mei')] }),
        connection: { status: 'reconnecting', userId: '110', error: null },
      }),
  },
};
/** In a call without camera and microphone. */
export const Denied: Story = {
  args: {
    state: () =>
      talk([me({ videoStream: null, videoMuted: true, audioMuted: true }), guest('mei')], {
        camera: { ...idle.camera, availability: 'unavailable', reason: 'permission-denied' },
        microphone: { ...idle.microphone, availability: 'unavailable', reason: 'permission-denied' },
      }),
  },
};
/** Hands in a queue, two new messages. */
export const Hands: Story = {
  args: {
    state: () =>
      talk(
        [
          me(),
          guest('ana', { handRaised: true, handPlace: 2 }),
          unseen('kofi', { handRaised: true, handPlace: 1 }),
          guest('tom', { onHold: true }),
        ],
        { chat: { ...idle.chat, unread: 2 }, own: { ...idle.own, handRaised: true } },
      ),
  },
};
export const Arabic: Story = {
  args: {
    lang: 'ar',
    state: () =>
      talk([
        me({ name: 'جون' }),
        guest('ana', { name: 'آنا', speaking: true }),
        guest('tom', { name: 'توم', audioMuted: true }),
        guest('amina', { name: 'أمينة', connection: 'reconnecting' }),
        unseen('kofi', { name: 'كوفي' }),
      ]),
  },
};
