/** A page of one's own on the store: state comes in by `subscribe`, acts go out as actions. No element of the kit. */
import { createCallStore, type CallState, type EndReason } from 'call-elements/store';
import { clockOf, friend, me } from './people';

type View = 'idle' | 'calling' | 'ringing' | 'talking' | 'ended';

const store = createCallStore({
  signaling: 'tabs',
  userId: me.id,
  displayName: me.name,
  // Asked anew for each sign-in; `tabs` has none and never asks.
  credentials: async () => ({ token: await (await fetch('/api/call-token')).text() }),
});

const byId = (id: string) => document.getElementById(id) as HTMLElement;
const buttons = [...document.querySelectorAll<HTMLButtonElement>('button[data-act]')];

const acts: Record<string, () => Promise<unknown>> = {
  call: () => store.call({ id: friend.id, name: friend.name }),
  answer: () => store.accept(),
  decline: () => store.reject(),
  leave: () => store.hangUp(),
  microphone: () => store.setMicrophone(!store.getState().microphone.on),
  camera: () => store.setCamera(!store.getState().camera.on),
};

for (const button of buttons) {
  if (button.dataset.act === 'call') button.textContent = `Call ${friend.name}`;
  button.addEventListener('click', () => {
    // What went wrong is in the state, and told by `call-error`.
    acts[button.dataset.act ?? '']?.().catch(() => undefined);
  });
}

store.subscribe((state) => {
  const view = viewOf(state);
  document.body.dataset.view = view;
  for (const button of buttons) {
    button.hidden = !button.dataset.in?.split(' ').includes(view);
    // Nobody can be called before the service is there.
    if (button.dataset.act === 'call') button.disabled = state.connection.status !== 'online';
  }
  byId('title').textContent = view === 'ringing' ? `${friend.name} is calling` : friend.name;
  byId('line').textContent = lineOf(view, state);

  press('microphone', !state.microphone.on);
  press('camera', !state.camera.on);
  for (const { isLocal, videoStream, speaking } of state.participants) {
    const moon = byId(isLocal ? 'near' : 'far');
    moon.classList.toggle('speaking', speaking);
    show(moon, videoStream);
  }
  if (state.participants.length === 0) for (const id of ['near', 'far']) show(byId(id), null);
});
store.on('call-error', ({ error }) => {
  byId('line').textContent = `That did not work (${error.reason}).`;
});

tick();
setInterval(tick, 1000);
addEventListener('pagehide', () => store.leavePage());
await store.connect();

function viewOf({ call, incoming }: CallState): View {
  if (incoming.length > 0) return 'ringing';
  switch (call?.phase) {
    case undefined:
      return 'idle';
    case 'connected':
    case 'reconnecting':
      return 'talking';
    case 'ended':
      return 'ended';
    default:
      return 'calling';
  }
}

function lineOf(view: View, { connection, call, participants }: CallState): string {
  const far = participants.find(({ isLocal }) => !isLocal);
  switch (view) {
    case 'idle':
      return connection.status === 'online' ? 'It is quiet on both sides.' : 'Looking for the sky…';
    case 'calling':
      return call?.phase === 'ringing' ? 'A light goes on over there…' : 'Reaching across…';
    case 'ringing':
      return 'Both cameras open when you answer.';
    case 'talking':
      if (call?.phase === 'reconnecting') return 'A cloud. It will pass.';
      return far?.audioMuted ? `${far.name} is silent for a moment.` : 'You can hear each other.';
    case 'ended':
      return endOf(call?.endReason ?? null, call?.duration ?? 0);
  }
}

function endOf(reason: EndReason | null, duration: number): string {
  if (duration > 0) return `You talked for ${clockTime(duration)}.`;
  return reason === 'declined' ? 'Not now. Try again later.' : 'Nobody came to the window.';
}

/** A stream is set once: writing it again would make the picture blink. */
function show(moon: HTMLElement, stream: MediaStream | null): void {
  const video = moon.querySelector('video');
  moon.classList.toggle('lit', stream !== null);
  if (!video || video.srcObject === stream) return;
  video.srcObject = stream;
  if (stream) video.play().catch(() => undefined);
}

function press(act: string, pressed: boolean): void {
  document.querySelector(`[data-act=${act}]`)?.setAttribute('aria-pressed', String(pressed));
}

function tick(): void {
  const { call } = store.getState();
  const running = call?.startedAt && !call.endedAt ? ` · ${clockTime(Date.now() - call.startedAt)}` : '';
  byId('place').textContent = `${friend.city}, ${clockOf(friend)}${running}`;
}

function clockTime(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
