import { html, type TemplateResult } from 'lit';
import type { StoryObj } from '@storybook/web-components-vite';
import '../../src/elements/call-provider/define.js';
import type { CallStore } from '../../src/store/call-store.js';
import { createCallStore } from '../../src/store/create-call-store.js';
import { MemoryHub, MemorySignaling } from '../../src/signaling/memory/memory-signaling.js';
import { people, personStream, type PersonKey } from './people.js';

/** How far the call has come when the story opens. */
export type Moment = 'ringing' | 'calling' | 'connected';

interface Live {
  readonly me: CallStore;
  close(): void;
}

let open: Live[] = [];

function join(hub: MemoryHub, key: PersonKey): { store: CallStore; stop(): void } {
  const drawn = personStream(key, { width: 640, height: 360, fps: 12, tone: true });
  const { id, name } = people[key];
  const store = createCallStore({
    userId: id,
    displayName: name,
    transport: new MemorySignaling(hub, { userId: id }),
    capture: (kind) => {
      const [track] = kind === 'audio' ? drawn.stream.getAudioTracks() : drawn.stream.getVideoTracks();
      return track ? Promise.resolve(track) : Promise.reject(new DOMException('none', 'NotFoundError'));
    },
  });
  return { store, stop: () => (store.dispose(), drawn.stop()) };
}

function reaches(
  store: CallStore,
  done: (state: ReturnType<CallStore['getState']>) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (done(state)) queueMicrotask(() => (stop(), resolve()));
    });
  });
}

/** Two drawn people on one page, over `memory` signaling, with real connections between them. */
async function createLive(moment: Moment): Promise<Live> {
  const hub = new MemoryHub();
  const [ana, tom] = [join(hub, 'ana'), join(hub, 'tom')];
  const [me, other] = [ana.store, tom.store];
  await Promise.all([me.connect(), other.connect()]);
  if (moment === 'ringing') {
    await other.call(people.ana.id);
    await reaches(me, ({ incoming }) => incoming.length > 0);
  } else {
    await me.call({ id: people.tom.id, name: people.tom.name });
    await reaches(other, ({ incoming }) => incoming.length > 0);
  }
  if (moment === 'connected') {
    await other.accept();
    await reaches(me, ({ call }) => call?.phase === 'connected');
  }
  return { me, close: () => (ana.stop(), tom.stop()) };
}

/** A story that is a real call: nothing in it is made up but the people. */
export function live<Args>(
  moment: Moment,
  content: (store: CallStore) => TemplateResult,
  play?: StoryObj<Args>['play'],
): StoryObj<Args> {
  return {
    tags: ['live'],
    loaders: [
      async () => {
        const call = await createLive(moment);
        open.push(call);
        return { call };
      },
    ],
    beforeEach: () => () => {
      for (const call of open) call.close();
      open = [];
    },
    render: (_args, { loaded }) => {
      const { me } = (loaded as { call: Live }).call;
      return html`<call-provider .store=${me}>${content(me)}</call-provider>`;
    },
    ...(play ? { play } : {}),
  };
}
