/**
 * One phone: `phone.html?me=ana&peer=ben`. What a page of yours would do, plus a phone book. With `drawn` nobody is
 * asked for a camera, and `channel` keeps it apart from phones of other windows: so it stands in the documentation.
 */
import { define } from '../src/define.js';
import type { CallErrorReason, CallPhase, CaptureState } from '../src/store.js';
import { personUrl } from '../stories/support/people.js';
import { drawnCapture, hasDevices } from './drawn-capture.js';
import { findOwner, rollCall, type Owner } from './phone-book.js';

/** What `npm start` serves at demo-config.json. */
interface DemoConfig {
  readonly signaling: 'tabs' | 'xmpp';
  readonly service?: string;
  readonly domain?: string;
  /** Of the throw-away accounts of this run. Never do this with real ones. */
  readonly passwords?: Readonly<Record<string, string>>;
}

/** Reasons that say: with this camera and microphone it will not work. */
const NO_CAPTURE: ReadonlySet<CallErrorReason> = new Set<CallErrorReason>([
  'no-device',
  'device-in-use',
  'device-unavailable',
  'insecure-origin',
  'not-supported',
  'capture-failed',
  'permission-denied',
  'permission-denied-by-frame',
  'permission-denied-by-system',
]);

const isLost = ({ reason }: CaptureState): boolean => reason !== null && NO_CAPTURE.has(reason);

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`#${id} is missing in phone.html`);
  return element;
};

define();

const query = new URLSearchParams(location.search);
const me = findOwner(query.get('me'));
const provider = document.querySelector('call-provider');

if (me && provider) void start(me, provider);
else byId('owner').textContent = 'Whose phone is this? Add ?me=ana to the address.';

async function start(owner: Owner, provider: HTMLElementTagNameMap['call-provider']): Promise<void> {
  document.title = `${owner.name}’s phone`;
  byId('owner').textContent = document.title;
  const portrait = byId('portrait') as HTMLImageElement;
  portrait.src = personUrl(owner.picture);
  portrait.hidden = false;

  provider.userId = owner.id;
  provider.displayName = owner.name;
  provider.channel = query.get('channel') ?? '';
  await connectAs(owner, provider);

  const draw = (): void => {
    if (provider.capture) return;
    provider.capture = drawnCapture(owner.picture);
    const note = byId('note');
    note.textContent = query.has('drawn')
      ? 'Drawn: no camera is used'
      : 'No camera here: this picture and tone are drawn by the page';
    note.hidden = false;
  };
  if (query.has('drawn') || !(await hasDevices())) draw();
  // There are devices, but they cannot be used: from now on the page draws, in a running call too.
  let again = true;
  provider.store.subscribe(({ camera, microphone, call }) => {
    if (!isLost(camera) && !isLost(microphone)) return;
    draw();
    // The devices are tried before there is a call to send them in.
    if (!again || !call || call.phase === 'ended') return;
    again = false;
    void provider.store.setMicrophone(true).catch(() => undefined);
    if (call.kind === 'video') void provider.store.setCamera(true).catch(() => undefined);
  });

  const peer = findOwner(query.get('peer'));
  const known = (present: readonly Owner[]): readonly Owner[] =>
    peer ? [peer, ...present.filter(({ id }) => id !== peer.id)] : present;
  showButtons(provider, known([]));
  rollCall(owner, (present) => showButtons(provider, known(present)));

  const view = document.querySelector('main');
  const status = document.querySelector('call-status');
  provider.store.subscribe(({ call }) => {
    const next = viewOf(call?.phase);
    if (!view || !status || view.dataset['view'] === next) return;
    view.dataset['view'] = next;
    // A line of words above the people while they talk, the whole screen before and after.
    status.variant = next === 'calling' || next === 'ended' ? 'screen' : 'line';
  });
}

function viewOf(phase: CallPhase | undefined): 'idle' | 'calling' | 'talking' | 'ended' {
  switch (phase) {
    case undefined:
      return 'idle';
    case 'dialing':
    case 'ringing':
    case 'connecting':
      return 'calling';
    case 'connected':
    case 'reconnecting':
      return 'talking';
    case 'ended':
      return 'ended';
  }
}

async function connectAs(owner: Owner, provider: HTMLElementTagNameMap['call-provider']): Promise<void> {
  const config = await fetch('./demo-config.json')
    .then((response) => response.json() as Promise<DemoConfig>)
    .catch((): DemoConfig => ({ signaling: 'tabs' }));
  provider.signaling = config.signaling;
  if (config.service) provider.service = config.service;
  if (config.domain) provider.domain = config.domain;
  const password = config.passwords?.[owner.id];
  if (password) provider.credentials = { password };
  // What goes wrong is shown by <call-status>, and told by `call-error`.
  await provider.connect().catch(() => undefined);
}

function showButtons(provider: HTMLElementTagNameMap['call-provider'], others: readonly Owner[]): void {
  const button = (label: string, targets: readonly Owner[]): HTMLButtonElement => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = label;
    element.addEventListener('click', () => {
      const to = targets.map(({ id, name }) => ({ id, name }));
      void provider.call(to, { video: true, audio: true }).catch(() => undefined);
    });
    return element;
  };
  const buttons = others.map((other) => button(`Call ${other.name}`, [other]));
  if (others.length > 1) buttons.push(button('Call everyone', others));
  byId('buttons').replaceChildren(...buttons);
}
