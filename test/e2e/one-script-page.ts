import { summon } from '../../src/define.js';
import type { CallProvider } from '../../src/elements/call-provider/call-provider.js';
import type { CallRoom } from '../../src/elements/call-room/call-room.js';
import type { CallState } from '../../src/store/call-state.js';

/** What of a page's attributes tells one service from another: nothing else differs. */
export type Services = Readonly<Record<string, string>>;
/** What the script did, step by step. */
export type Steps = readonly string[];

const other = { ana: 'ben', ben: 'ana' } as const;
type Name = keyof typeof other;

async function until<T>(look: () => T, holds: (value: T) => boolean, label: string): Promise<T> {
  const end = performance.now() + 25_000;
  for (;;) {
    const value = look();
    if (holds(value)) return value;
    if (performance.now() > end) throw new Error(`not in time: ${label}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function drawn(color: string): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
  const context = canvas.getContext('2d')!;
  let step = 0;
  setInterval(() => {
    context.fillStyle = color;
    context.fillRect(0, 0, 320, 180);
    context.fillStyle = '#fff';
    context.fillRect((step += 5) % 320, 90, 30, 30);
  }, 100);
  return canvas.captureStream(10).getVideoTracks()[0];
}

function hummed(): MediaStreamTrack {
  const context = new AudioContext();
  const target = context.createMediaStreamDestination();
  const oscillator = new OscillatorNode(context);
  oscillator.connect(target);
  oscillator.start();
  return target.stream.getAudioTracks()[0];
}

/** Waits until something holds for both, and notes that as a step. */
const noting =
  (steps: string[]) =>
  async (holds: (name: Name) => boolean, label: string): Promise<void> => {
    for (const name of ['ana', 'ben'] as const) await until(() => holds(name), Boolean, `${name}: ${label}`);
    steps.push(label);
  };

/** Makes it this person's, with a drawn picture and a hummed voice. */
function give(element: CallProvider | CallRoom, name: Name, services: Services): void {
  for (const [attribute, value] of Object.entries(services)) {
    if (!(attribute in other)) element.setAttribute(attribute, value);
  }
  element.setAttribute('user-id', services[name] ?? name);
  element.setAttribute('display-name', name);
  element.capture = (kind) =>
    Promise.resolve(kind === 'video' ? drawn(name === 'ana' ? '#c00' : '#00c') : hummed());
}

/** Puts two people on the page, each with a provider, a grid and controls, and plays the script with them. */
async function play(services: Services): Promise<Steps> {
  const steps: string[] = [];
  const ids = { ana: services['ana'] ?? 'ana', ben: services['ben'] ?? 'ben' };
  const people = {} as Record<Name, CallProvider>;
  for (const name of ['ana', 'ben'] as const) {
    const provider = document.createElement('call-provider');
    provider.innerHTML = '<call-grid></call-grid><call-controls panels="chat people safety"></call-controls>';
    provider.style.cssText = 'display: block; inline-size: 640px';
    give(provider, name, services);
    provider.forgetDevices = true;
    provider.alerts = false;
    document.body.append(provider);
    people[name] = provider;
  }
  const state = (name: Name): CallState => people[name].store.getState();
  const them = (name: Name) => state(name).participants.find(({ id }) => id === ids[other[name]]);
  const both = noting(steps);
  /** What of a step this service cannot do is left out, as its control is. */
  const can = (what: keyof CallState['unsupported']): boolean => !(what in state('ana').unsupported);
  const video = (name: Name): HTMLVideoElement | null => {
    const tiles = people[name].querySelector('call-grid')?.shadowRoot?.querySelectorAll('call-tile') ?? [];
    const tile = [...tiles].find(({ participant }) => participant?.id === ids[other[name]]);
    return tile?.shadowRoot?.querySelector('video') ?? null;
  };

  await Promise.all([people.ana.connect(), people.ben.connect()]);
  await both((name) => state(name).connection.status === 'online', 'online');

  // The one place where it matters that nobody rings in a room.
  if (can('join')) {
    await people.ana.join(undefined, { create: true });
    await people.ben.join();
  } else {
    await people.ana.call(ids.ben);
    await until(() => state('ben').incoming.length, Boolean, 'it rings');
    await people.ben.accept();
  }
  await both(
    (name) => state(name).call?.phase === 'connected' && them(name)?.connection === 'connected',
    'connected',
  );
  await both((name) => (video(name)?.videoWidth ?? 0) > 0, 'a picture in the grid');
  const kept = video('ana');
  await both((name) => them(name)?.audioMuted === false && them(name)?.audioStream != null, 'a voice');

  await people.ana.store.setMicrophone(false);
  const told = can('text');
  await until(
    () => them('ben')?.audioMuted ?? false,
    (muted) => muted || !told,
    'ana is muted at ben',
  );
  if (state('ana').microphone.on) throw new Error('the microphone is on');
  await people.ana.store.setMicrophone(true);
  await until(() => them('ben')?.audioMuted === false, Boolean, 'ana is not muted at ben');
  steps.push('microphone');

  await people.ben.store.setCamera(false);
  await until(
    () => them('ana')?.videoMuted ?? false,
    (muted) => muted || !told,
    'ben has no picture at ana',
  );
  if (state('ben').camera.on) throw new Error('the camera is on');
  await people.ben.store.setCamera(true);
  const at = kept?.currentTime ?? 0;
  await until(
    () => them('ana')?.videoMuted === false && (kept?.currentTime ?? 0) > at,
    Boolean,
    'ben has one again',
  );
  if (video('ana') !== kept) throw new Error('another <video>');
  steps.push('camera');

  if (can('text')) {
    await people.ana.store.setHandRaised(true);
    await until(() => them('ben')?.handRaised, Boolean, 'a hand');
    await people.ben.store.sendMessage('Hello');
    await until(() => state('ana').chat.messages.length, Boolean, 'a text');
    await until(() => state('ben').chat.messages[0]?.delivery === 'sent', Boolean, 'confirmed');
    steps.push('hand and text');
  }
  const offered = people.ana.querySelector('call-controls')?.shadowRoot?.querySelector('[part~="chat"]');
  if (can('text') !== (offered?.checkVisibility() ?? false)) throw new Error('the chat button does not fit');

  await people.ana.store.setMaxBandwidth(300);
  steps.push('a cap');

  await people.ana.hangUp();
  await until(
    () => state('ana').call?.phase,
    (phase) => phase === 'ended',
    'ana has left',
  );
  await until(
    () => state('ben').call?.phase === 'ended' || them('ben')?.connection === 'ended',
    Boolean,
    'ben sees it',
  );
  await people.ben.hangUp();
  await until(
    () => state('ben').call?.phase,
    (phase) => phase === 'ended',
    'ben has left',
  );
  steps.push('left');
  for (const provider of Object.values(people)) provider.remove();
  return steps;
}

/** Two people with one tag each, and nothing else: they go into the room by the button of the lobby. */
async function enter(services: Services): Promise<Steps> {
  const steps: string[] = [];
  const rooms = {} as Record<Name, CallRoom>;
  for (const name of ['ana', 'ben'] as const) {
    const element = document.createElement('call-room');
    element.style.cssText = 'display: block; inline-size: 640px; block-size: 480px';
    give(element, name, services);
    element.setAttribute('autoconnect', '');
    document.body.append(element);
    rooms[name] = element;
  }
  await summon('call-room');
  const inside = (name: Name, tag: string): ParentNode | null =>
    rooms[name].shadowRoot?.querySelector(tag)?.shadowRoot ?? null;
  const state = (name: Name): CallState | undefined => rooms[name].store?.getState();
  const both = noting(steps);
  await both((name) => state(name)?.connection.status === 'online', 'online');
  await both((name) => inside(name, 'call-lobby')?.querySelector('[part=join]') != null, 'a lobby');
  // A room is made by who may; the lobby leads into one that is there.
  await rooms.ana.store?.join(undefined, { create: true });
  inside('ben', 'call-lobby')?.querySelector<HTMLElement>('[part=join]')?.click();
  await both((name) => {
    const tiles = [...(inside(name, 'call-grid')?.querySelectorAll('call-tile') ?? [])];
    const tile = tiles.find(({ participant }) => participant?.id === other[name]);
    return (tile?.shadowRoot?.querySelector('video')?.videoWidth ?? 0) > 0;
  }, 'a picture in the grid');
  for (const name of ['ana', 'ben'] as const) await rooms[name].store?.hangUp();
  await both((name) => inside(name, 'call-status') !== null && state(name)?.call?.phase === 'ended', 'left');
  for (const element of Object.values(rooms)) element.remove();
  return steps;
}

declare global {
  interface Window {
    play: typeof play;
    enter: typeof enter;
  }
}
window.play = play;
window.enter = enter;
