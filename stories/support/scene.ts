import { html, type TemplateResult } from 'lit';
import '../../src/elements/call-room/define.js';
import type { CallState, DeviceInfo, DeviceKind, Participant, Person } from '../../src/store/call-state.js';
import {
  createFakeStore,
  fakeCall,
  idleState,
  provide,
  type FakeStore,
} from '../../test/harness/fake-store.js';
import { livePerson, people, personKeys, type PersonKey } from './people.js';
import { guest, unseen } from './participants.js';

/** A scene fills the window: what it shows, and for whom it is written. */
export interface SceneArgs {
  readonly state: () => Partial<CallState>;
  /** What happens once it stands; for what only the elements themselves know. */
  readonly then?: (store: FakeStore) => void;
  readonly lang: string;
  /** CSS width of the place, '' for the window's. */
  readonly width: string;
}

export const sceneArgs: SceneArgs = { state: () => ({}), lang: 'en', width: '' };

/** Scenes fill the window, so that on a docs page each has a window of its own. */
export const sceneParameters = {
  layout: 'fullscreen',
  docs: { story: { inline: false, height: '560px' } },
};

const idle = idleState();

export const person = (key: PersonKey): Person => ({
  id: people[key].id,
  name: people[key].name,
  avatar: null,
});

const device = (kind: DeviceKind, deviceId: string, label: string): DeviceInfo => ({
  kind,
  deviceId,
  label,
  groupId: deviceId,
});

/** June at her desk: everything works. */
export const desk = (): Partial<CallState> => ({
  devices: {
    videoinput: [device('videoinput', 'cam', 'Built-in Camera')],
    audioinput: [
      device('audioinput', 'studio', 'Studio Microphone'),
      device('audioinput', 'built-in', 'Built-in Microphone'),
    ],
    audiooutput: [device('audiooutput', 'out', 'Built-in Speakers')],
    listed: true,
    lastChange: null,
  },
  microphone: { ...idle.microphone, on: true, level: 0.55, deviceId: 'studio' },
  camera: { ...idle.camera, on: true, deviceId: 'cam' },
  preview: { on: true, stream: livePerson('june'), self: person('june') },
});

/** A call that has run for twelve minutes. */
export const talk = (
  participants: readonly Participant[],
  patch: Partial<CallState> = {},
): Partial<CallState> => ({
  ...desk(),
  call: fakeCall({
    startedAt: Date.now() - 724_000,
    people: participants
      .filter(({ isLocal }) => !isLocal)
      .map(({ id, name, avatar }) => ({ id, name, avatar })),
  }),
  participants,
  ...patch,
});

/** So many others; every sixth without a picture, one who speaks. */
export const crowd = (count: number): Participant[] =>
  Array.from({ length: count }, (_, index) => {
    const key = personKeys.filter((each) => each !== 'june')[index % (personKeys.length - 1)] ?? 'ana';
    const patch = { id: `p${index}`, speaking: index === count % 7, audioMuted: index % 3 === 0 };
    return index % 6 === 4 ? unseen(key, patch) : guest(key, patch);
  });

/** The whole room, as large as the window. */
export function room({ state, then, lang, width }: SceneArgs): TemplateResult {
  const store = createFakeStore(state());
  // When the elements have drawn themselves, and listen.
  if (then) requestAnimationFrame(() => requestAnimationFrame(() => then(store)));
  return frame(lang, width, provide(store, html`<call-room></call-room>`));
}

export const frame = (lang: string, width: string, content: unknown): TemplateResult =>
  html`<div
    lang=${lang}
    dir=${lang === 'ar' ? 'rtl' : document.documentElement.dir || 'ltr'}
    style="block-size: 100vh; inline-size: ${width || '100%'}"
  >
    ${content}
  </div>`;
