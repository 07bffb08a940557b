/** Brings the live elements of a page to life: a real call, between drawn people, inside this page. */
import type * as Kit from '../../src/kit.js';
import { people, personStream, type PersonKey, type PersonStream } from '../../stories/support/people.js';
import { followChoices } from './demo-choices.js';

type Store = ReturnType<typeof Kit.createCallStore>;
type Provider = HTMLElementTagNameMap['call-provider'];

/** Who is at the other end, in the order they come. */
const OTHERS: readonly PersonKey[] = ['tom', 'mei'];

const loadKit = (): Promise<typeof Kit> =>
  import(new URL('../cdn/call-elements.js', import.meta.url).href) as Promise<typeof Kit>;

/** Draws a person when their picture is asked for first. The kit clones what it gets, and stops the clone. */
function drawn(key: PersonKey, streams: PersonStream[]): NonNullable<Provider['capture']> {
  let picture: PersonStream | null = null;
  let voice: PersonStream | null = null;
  const keep = (stream: PersonStream): PersonStream => (streams.push(stream), stream);
  return async (kind) => {
    const { stream } =
      kind === 'video'
        ? (picture ??= keep(personStream(key, { width: 480, height: 270, fps: 8 })))
        : // Not before it is asked for: sound needs a click on the page.
          (voice ??= keep(personStream(key, { width: 2, height: 2, fps: 1, tone: true })));
    const [track] = kind === 'video' ? stream.getVideoTracks() : stream.getAudioTracks();
    if (!track) throw new DOMException('Nothing is drawn.', 'NotFoundError');
    return track;
  };
}

const reached = (store: Store, holds: (state: ReturnType<Store['getState']>) => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop = store.subscribe((state) => {
      if (holds(state)) queueMicrotask(() => (stop(), resolve()));
    });
  });

class Demo {
  readonly #section: HTMLElement;
  readonly #provider: Provider;
  readonly #channel = crypto.randomUUID();
  readonly #streams: PersonStream[] = [];
  #others: Store[] = [];

  constructor(section: HTMLElement, provider: Provider) {
    this.#section = section;
    this.#provider = provider;
  }

  async start(kit: typeof Kit): Promise<void> {
    const provider = this.#provider;
    provider.channel = this.#channel;
    provider.userId = people.ana.id;
    provider.displayName = people.ana.name;
    provider.alerts = false;
    provider.forgetDevices = true;
    provider.capture = drawn('ana', this.#streams);
    await provider.connect();
    const moment = this.#section.dataset['moment'] ?? 'idle';
    const count = moment === 'crowd' ? 2 : 1;
    this.#others = OTHERS.slice(0, count).map((key) =>
      kit.createCallStore({
        channel: this.#channel,
        userId: people[key].id,
        displayName: people[key].name,
        capture: drawn(key, this.#streams),
        alerts: false,
      }),
    );
    await Promise.all(this.#others.map((store) => store.connect()));
    await this.#play(moment);
    addEventListener('pagehide', () => this.#end(), { once: true });
  }

  async #play(moment: string): Promise<void> {
    const [tom] = this.#others;
    if (!tom) return;
    // Whoever is called takes the call, unless it is the ringing that is to be seen.
    for (const store of this.#others) {
      if (moment !== 'calling')
        store.on('call-incoming', () => void store.accept({ audio: false }).catch(() => undefined));
    }
    this.#section.addEventListener('click', (event) => {
      if ((event.target as Element).closest('[data-ring]'))
        void tom.call({ id: people.ana.id, name: people.ana.name }, { audio: false }).catch(() => undefined);
    });
    if (moment === 'idle') return;
    const to = OTHERS.slice(0, this.#others.length).map((key) => ({
      id: people[key].id,
      name: people[key].name,
    }));
    // Without voices: a page may sound only after a click.
    await this.#provider.call(to, { audio: false });
    if (moment === 'calling') return;
    await reached(this.#provider.store, ({ call }) => call?.phase === 'connected');
    const tile = this.#section.querySelector('call-tile');
    if (tile) {
      this.#provider.store.subscribe(({ participants }) => {
        tile.participant = participants.find(({ isLocal }) => !isLocal) ?? null;
      });
    }
    if (this.#section.querySelector('call-chat')) {
      await reached(
        tom,
        ({ chat, call }) => call?.phase === 'connected' && chat.availability === 'available',
      );
      await tom.sendMessage('Can you see the plan? https://example.com/plan');
    }
  }

  #end(): void {
    for (const store of this.#others) store.dispose();
    for (const stream of this.#streams) stream.stop();
  }
}

/** Nothing is loaded before a reader has the demo in view. */
function whenSeen(element: Element, act: () => void): void {
  const observer = new IntersectionObserver(([entry]) => {
    if (!entry?.isIntersecting) return;
    observer.disconnect();
    act();
  });
  observer.observe(element);
}

for (const section of document.querySelectorAll<HTMLElement>('section.demo')) {
  followChoices(section);
  whenSeen(section, () => {
    void (async () => {
      const kit = await loadKit();
      const provider = section.querySelector('call-provider');
      const state = section.querySelector('.demo-state');
      if (!provider || !state) return;
      await new Demo(section, provider).start(kit).catch((error: unknown) => {
        state.textContent = `This browser cannot show it: ${(error as Error).message}`;
      });
    })();
  });
}
