import { expect, fixture, html } from '@open-wc/testing';
import '../../src/define.js';
import { registerTerms } from '../../src/locale/locale-base.js';
import { en as enDoctor } from '../../src/locale/doctor/en.js';
import type { DoctorTerms } from '../../src/locale/doctor/terms.js';
import { registerDoctorTerms } from '../../src/locale/doctor/words.js';
import { en } from '../../src/locale/en.js';
import type { Terms } from '../../src/locale/terms.js';
import type {
  CallInfo,
  CallState,
  DeviceInfo,
  DeviceKind,
  IncomingCall,
  Participant,
  Person,
} from '../../src/store/call-state.js';
import { fakeChat, fakeMessage } from '../harness/fake-chat.js';
import { fakeStats } from '../harness/fake-stats.js';
import {
  createFakeStore,
  fakeCall,
  fakeParticipant,
  idleState,
  provide,
  type FakeStore,
} from '../harness/fake-store.js';
import { until } from '../harness/until.js';

declare global {
  interface Window {
    hacked?: string;
  }
}

/** A text of this field that would do harm wherever it is taken for markup, a script, an address or a style. */
const evil = (field: string): string =>
  `‹${field}›"'><img src=x onerror="window.hacked='${field}'"><script>window.hacked='${field}'</script>` +
  `<svg onload=window.hacked=1></svg><a href="javascript:window.hacked=1">x</a></style><style>*{display:none}`;
const URLS = [
  'javascript:window.hacked="url"',
  'java\nscript:window.hacked="url"',
  'data:text/html,<script>window.hacked="url"</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"/>',
  'https://u:p@pictures.invalid/"><script>window.hacked="url"</script>',
  'vbscript:window.hacked',
  '/logout',
];
let count = 0;
const person = (field: string): Person => ({
  id: evil(`${field} id`),
  name: evil(`${field} name`),
  avatar: URLS[count++ % URLS.length],
});
const userInfo = { name: evil('userInfo'), [evil('userInfo key')]: { full_name: evil('userInfo deep') } };
const member = (field: string, patch: Partial<Participant> = {}): Participant =>
  fakeParticipant({ ...person(field), userInfo, ...patch });
const call = (patch: Partial<CallInfo> = {}): CallInfo =>
  fakeCall({ id: evil('call id'), people: [person('called')], userInfo, ...patch });
const ring = (field: string, others: readonly Person[] = []): IncomingCall => ({
  id: evil(`${field} call id`),
  kind: 'video',
  from: person(field),
  others,
  userInfo,
  receivedAt: Date.now(),
  expiresAt: Date.now() + 60_000,
});
const device = (kind: DeviceKind, n: number): DeviceInfo => ({
  kind,
  deviceId: evil(`${kind} ${n} id`),
  groupId: evil('group'),
  label: evil(`${kind} ${n}`),
});
const both = (kind: DeviceKind): DeviceInfo[] => [device(kind, 1), device(kind, 2)];

const idle = idleState();
const me = member('self', { isLocal: true });
const tom = member('tom', {
  handRaised: true,
  recording: true,
  quality: 1,
  safetyCode: { emoji: [16, 60, 38, 19, 55], digits: '4830372' },
});
const mei = member('mei', { connection: 'reconnecting', onHold: true, audioMuted: true });
const held = call({ id: 'held', people: [person('held')] });
const base: Partial<CallState> = {
  devices: {
    audioinput: both('audioinput'),
    videoinput: both('videoinput'),
    audiooutput: both('audiooutput'),
    listed: true,
    lastChange: { device: device('audioinput', 3), added: true, at: Date.now() },
  },
  preview: { ...idle.preview, self: person('preview') },
};
const messages = [
  fakeMessage(evil('text'), { from: person('writer') }),
  ...URLS.map((url) => fakeMessage(`${url} https://ok.invalid/"onclick="window.hacked=1`, { from: tom })),
  fakeMessage(evil('own text'), { isLocal: true, delivery: 'failed', missing: [person('missing')] }),
];

/** Every text of every language can be the page's own, or from a file that somebody else can write to. */
function poison(value: unknown): unknown {
  if (typeof value === 'string') return value + evil('terms');
  if (typeof value === 'function')
    return (...args: unknown[]) => poison((value as (...all: unknown[]) => unknown)(...args));
  if (Array.isArray(value)) return value.map(poison);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, poison(each)]));
}
registerDoctorTerms('en', { ...(poison(enDoctor) as DoctorTerms), lang: 'en' });
registerTerms('x-evil', { ...(poison(en) as Terms), lang: 'en' });

/** Every element below, through all shadow trees. */
function* below(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element;
    yield* below(element);
    if (element.shadowRoot) yield* below(element.shadowRoot);
  }
}

const KNOWN_IMAGES = /^(data:image\/(png|jpeg|webp|gif);base64,|blob:|https:\/\/)/;
const FORBIDDEN = 'script, iframe, object, embed, base, meta, foreignObject, animate, set, use';

/** What must be nowhere, and which fields are written where a person or a screen reader finds them. */
function look(root: ParentNode): { readonly wrong: string[]; readonly fields: Set<string> } {
  const wrong: string[] = [];
  const fields = new Set<string>();
  const found = (text: string): void => {
    for (const [, field = ''] of text.matchAll(/‹([^›]*)›/g)) fields.add(field);
  };
  for (const element of below(root)) {
    const where = `<${element.localName} part="${element.getAttribute('part') ?? ''}">`;
    if (element.matches(FORBIDDEN)) wrong.push(where);
    for (const node of element.childNodes) if (node instanceof Text) found(node.data);
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) wrong.push(`${where} ${name}`);
      if (name === 'style' && value.includes('‹')) wrong.push(`${where} ${value}`);
      if (/^(src|href|xlink:href|action|formaction|poster|srcdoc|data)$/.test(name)) {
        const { protocol } = new URL(value, location.href);
        if (!/^https?:$/.test(protocol) && !KNOWN_IMAGES.test(value)) wrong.push(`${where} ${name}=${value}`);
      }
      if (/^aria-(label|description|valuetext)$/.test(name) || name === 'placeholder') found(value);
    }
    if (element instanceof HTMLImageElement) {
      if (!KNOWN_IMAGES.test(element.src)) wrong.push(`${where} ${element.src}`);
      if (element.crossOrigin !== null || element.referrerPolicy !== 'no-referrer')
        wrong.push(`${where} leaks`);
    }
    if (element instanceof HTMLAnchorElement && element.href.startsWith('https://ok.')) {
      if (!/noopener.*noreferrer|noreferrer.*noopener/.test(element.rel) || element.target !== '_blank')
        wrong.push(`${where} follows`);
    }
  }
  return { wrong, fields };
}

/** A report that somebody sent, to be shown. */
const REPORT = [
  { id: 'codecs', status: 'ok', cause: null, facts: { videoCodecs: [evil('codec')] } },
  { id: 'stun', status: 'fail', cause: evil('cause'), facts: { after: evil('after') } },
  { id: 'sign-in', status: 'fail', cause: 'wrong-credentials', facts: {} },
  { id: evil('check'), status: evil('status'), cause: null, facts: {} },
];

const WHOLE = html`
  <call-status></call-status>
  <call-status variant="screen" rating messaging></call-status>
  <call-lobby .people=${[person('lobby')]} .to=${[person('lobby to')]}></call-lobby>
  <div style="inline-size: 700px; block-size: 400px"><call-grid></call-grid></div>
  <call-tile .participant=${tom} menu pinned></call-tile>
  <call-tile .participant=${tom} source="screen"></call-tile>
  <call-controls panels="chat people stats safety" reactions></call-controls>
  <call-toggle kind="microphone" keys=${evil('keys')}></call-toggle>
  <device-picker label=${evil('label')} name=${evil('name')} value=${evil('value')}></device-picker>
  <call-chat></call-chat>
  <call-reactions></call-reactions>
  <call-stats></call-stats>
  <call-safety-code participant-id=${tom.id}></call-safety-code>
  <call-doctor service=${evil('service')} .findings=${REPORT}></call-doctor>
  <incoming-call-dialog></incoming-call-dialog>
  <div style="inline-size: 700px; block-size: 500px"><call-room to=${evil('room to')}></call-room></div>
  <call-button
    to=${evil('to')}
    hours=${evil('hours')}
    time-zone=${evil('zone')}
    user-id=${evil('button user')}
    ><a href="#">${evil('button')} <small>${evil('button note')}</small></a></call-button
  >
`;

async function page(
  state: Partial<CallState>,
  content: ReturnType<typeof html> = WHOLE,
): Promise<{ root: HTMLElement; store: FakeStore }> {
  const store = createFakeStore({ ...base, ...state });
  const root = await fixture<HTMLElement>(html`<div>${provide(store, content)}</div>`);
  return { root, store };
}

/** Waits until these fields are shown, then says what is wrong. */
async function expectHarmless(root: HTMLElement, ...wanted: string[]): Promise<void> {
  await until(
    () => wanted.filter((field) => !look(root).fields.has(field)),
    (missing) => missing.length === 0,
    { label: 'fields that are not shown' },
  );
  expect(look(root).wrong).to.deep.equal([]);
  expect(window.hacked).to.equal(undefined);
}

describe('S5: what strangers and pages write, in every element, is text', () => {
  // Firefox and Chromium load pictures and run handlers a task later.
  afterEach(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(window.hacked).to.equal(undefined);
  });

  it('before a call, and while it rings', async () => {
    const { root, store } = await page({
      incoming: [ring('caller', [person('other')]), ring('second'), ring('third')],
      rejoin: {
        callId: evil('rejoin id'),
        kind: 'video',
        people: [person('rejoin')],
        expiresAt: Date.now() + 9e6,
      },
      held: [held],
    });
    await expectHarmless(root, 'caller name', 'other name', 'second name', 'rejoin name');
    await expectHarmless(root, 'held name', 'lobby name', 'label', 'button', 'button note');
    await expectHarmless(root, 'codec');
    await expectHarmless(root, 'audioinput 1', 'videoinput 2', 'audiooutput 1');
    store.set({ incoming: [], rejoin: null });
    await expectHarmless(root, 'button');
  });

  it('while one calls, and when it ends', async () => {
    const { root, store } = await page({ call: call({ phase: 'ringing', startedAt: null }) });
    await expectHarmless(root, 'called name');
    for (const endReason of ['declined', 'busy', 'no-answer', 'hung-up', 'connection-lost'] as const) {
      store.set({
        call: call({
          phase: 'ended',
          endReason,
          startedAt: endReason === 'hung-up' ? 0 : null,
          endedAt: 9_000,
          messages: [{ from: person('decliner'), text: evil('decline text') }],
        }),
      });
      await expectHarmless(root, 'decliner name', 'decline text');
    }
  });

  it('in a call, in every panel and menu', async () => {
    const talking = (patch: Partial<CallState> = {}): Partial<CallState> => ({
      call: call(),
      participants: [me, tom, mei],
      chat: fakeChat(messages, { unread: 3 }),
      held: [held],
      microphone: { ...idle.microphone, talkingMuted: true },
      ...patch,
    });
    const { root, store } = await page(talking());
    const stats = root.querySelector('call-stats')!;
    stats.scrollIntoView();
    await until(() => stats.matches(':state(measuring)'));
    store.emit('call-stats-report', {
      peers: [tom, mei].map(({ id }) =>
        fakeStats({ userId: id, camera: { ...fakeStats().camera, codecIn: evil('codec') } }),
      ),
    });
    store.emit('call-reaction', { from: person('reactor'), isLocal: false, reaction: 'clap' });
    await expectHarmless(root, 'tom name', 'mei name', 'text', 'writer name', 'own text', 'missing name');
    await expectHarmless(root, 'reactor name', 'held name');
    (await until(() => stats.shadowRoot!.querySelector<HTMLElement>('#tab-person')))!.click();
    await expectHarmless(root, 'codec');
    const panel = root.querySelector('call-room')!.shadowRoot!;
    for (const open of ['people', 'devices', 'stats', 'safety', 'chat'] as const) {
      store.set({ view: { layout: 'auto', pinned: tom.id, panel: open } });
      await until(() => panel.querySelector(`slot[name=${open}]`)?.parentElement?.checkVisibility());
      await expectHarmless(root, 'tom name');
    }
    const controls = root.querySelector('call-controls')!.shadowRoot!;
    controls.querySelector<HTMLElement>('.more-button')!.click();
    const row = await until(() =>
      [...controls.querySelectorAll<HTMLElement>('[part=menu-item]')].find(({ textContent }) =>
        textContent.trim().startsWith('Microphone'),
      ),
    );
    row!.click();
    await until(() => controls.textContent.includes('‹audioinput 2›'));
    await expectHarmless(root, 'audioinput 2');
    controls.querySelector<HTMLElement>('#menu')!.hidePopover();
    const tile = root.querySelector('call-tile')!.shadowRoot!;
    tile.querySelector<HTMLElement>('.menu-button')!.click();
    await until(() => tile.querySelector('[part=menu-item]'));
    await expectHarmless(root);
  });

  it('in every word of a language, too', async () => {
    const { root, store } = await page(
      {
        incoming: [ring('caller')],
        call: call(),
        participants: [me, tom, mei],
        chat: fakeChat(messages),
        recording: { ...idle.recording, on: true },
      },
      html`<div lang="x-evil">${WHOLE}</div>`,
    );
    await expectHarmless(root, 'terms', 'caller name', 'tom name');
    store.set({ incoming: [], call: call({ phase: 'ended', endReason: 'busy', startedAt: null }) });
    await expectHarmless(root, 'terms', 'called name');
    store.set({ call: null, connection: { status: 'failed', userId: null, error: null } });
    await expectHarmless(root, 'terms');
  });

  it('in attributes of a room that brings its own provider', async () => {
    const root = await fixture<HTMLElement>(
      html`<div style="block-size: 500px">
        <call-room
          user-id=${evil('room user')}
          display-name=${evil('room name')}
          avatar=${URLS[0]}
          channel=${evil('channel')}
          service=${URLS[0]}
          domain=${evil('domain')}
          app-id=${evil('app')}
          avatar-origins=${URLS.join(' ')}
          autoconnect
        ></call-room>
      </div>`,
    );
    const room = root.querySelector('call-room')!;
    await until(() => room.store?.getState().connection.status === 'online');
    await until(() => room.matches(':state(lobby)'));
    await expectHarmless(root);
  });
});
