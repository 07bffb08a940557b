import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import '../../src/elements/call-button/define.js';
import '../../src/elements/call-doctor/define.js';
import '../../src/elements/call-provider/define.js';
import '../../src/elements/call-room/define.js';
import { reactionSpots } from '../../src/elements/shared/reactions.js';
import {
  countListeners,
  createFakeStore,
  fakeCall,
  fakeParticipant,
  provide,
} from '../harness/fake-store.js';
import { times } from '../harness/soak.js';
import { until } from '../harness/until.js';

/** 400 in the soak. */
const MOUNTS = times(100);

/** Listeners on what outlives an element: the window and its document. They go by signal, or one by one. */
function countPageListeners(): { readonly count: () => number; readonly restore: () => void } {
  const held = new Map<string, number>();
  const ids = new WeakMap<object, number>();
  let last = 0;
  const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
  const key = (target: EventTarget, [type, listener, options]: Parameters<typeof add>): string => {
    if (listener && !ids.has(listener)) ids.set(listener, ++last);
    const capture = typeof options === 'object' ? options.capture : options;
    return `${target === window} ${type} ${listener ? ids.get(listener) : ''} ${!!capture}`;
  };
  const lasts = (target: EventTarget): boolean => target === window || target === document;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args: Parameters<typeof add>) {
    const options = typeof args[2] === 'object' ? args[2] : {};
    if (lasts(this) && !options.signal?.aborted) {
      const name = key(this, args);
      held.set(name, 1);
      if (options.signal) add.call(options.signal, 'abort', () => held.delete(name));
    }
    return add.apply(this, args);
  };
  EventTarget.prototype.removeEventListener = function (
    this: EventTarget,
    ...args: Parameters<typeof remove>
  ) {
    if (lasts(this)) held.delete(key(this, args));
    return remove.apply(this, args);
  };
  return {
    count: () => held.size,
    restore: () =>
      Object.assign(EventTarget.prototype, { addEventListener: add, removeEventListener: remove }),
  };
}

/** Mounts and takes away what `make` makes, and says that nobody listens any more and nothing is kept. */
async function expectNothingLeft(
  make: () => HTMLElement,
  through: (element: HTMLElement) => unknown,
): Promise<void> {
  const store = createFakeStore();
  const listeners = countListeners(store);
  const spots = reactionSpots.size;
  const kept: WeakRef<object>[] = [];
  const root = await fixture<HTMLElement>(
    provide(store, html`<div style="inline-size: 700px; block-size: 500px"></div>`),
  );
  const place = root.querySelector('div')!;
  const page = countPageListeners();
  try {
    // What the first one sets up for all may stay.
    let before = -1;
    for (let round = 0; round < MOUNTS; round++) {
      store.set({ call: null, participants: [], view: { layout: 'auto', pinned: null, panel: null } });
      const element = make();
      place.append(element);
      await through(element);
      for (const phase of ['ringing', 'connected', 'ended'] as const) {
        store.set({
          call: fakeCall({ phase }),
          participants: phase === 'connected' ? [fakeParticipant({ isLocal: true }), fakeParticipant()] : [],
          view: { layout: 'auto', pinned: null, panel: phase === 'connected' ? 'chat' : null },
        });
        await (element as { updateComplete?: Promise<unknown> }).updateComplete;
      }
      if (round === 0) expect(listeners(), 'it listens').to.be.above(0);
      element.remove();
      if (round === 1) before = page.count();
      kept.push(new WeakRef(element));
    }
    await nextFrame();
    expect(page.count(), 'listeners of the page').to.be.at.most(before);
  } finally {
    page.restore();
  }
  // Moved in the document, a lobby goes on: it lets go a moment later.
  await until(listeners, (left) => left === 0, { label: 'listeners of the store' });
  expect(reactionSpots.size, 'tiles').to.equal(spots);
  const gc = (window as { gc?: () => void }).gc;
  if (!gc) return; // Firefox gives a page no way to collect: the listeners above are its proof.
  await until(
    () => (gc(), kept.filter((one) => one.deref()).length),
    (left) => left <= 3,
    { label: 'elements that are kept' },
  );
}

describe('elements that hold others leave nothing', () => {
  it(`<call-room>, ${MOUNTS} times through a whole call`, async function () {
    this.timeout(MOUNTS * 600);
    await expectNothingLeft(
      () => document.createElement('call-room'),
      (room) => (room as HTMLElementTagNameMap['call-room']).updateComplete,
    );
  });

  it(`<call-doctor>, ${MOUNTS} times`, async function () {
    this.timeout(MOUNTS * 600);
    await expectNothingLeft(
      () => document.createElement('call-doctor'),
      (doctor) => (doctor as HTMLElementTagNameMap['call-doctor']).updateComplete,
    );
  });

  it(`<call-button>, ${MOUNTS} times through a whole call in each of its windows`, async function () {
    this.timeout(MOUNTS * 600);
    let round = 0;
    await expectNothingLeft(
      () => {
        const button = document.createElement('call-button');
        button.to = '102';
        button.opens = (['floating', 'dialog', 'inline'] as const)[round++ % 3] ?? 'floating';
        return button;
      },
      (button) => (button as HTMLElementTagNameMap['call-button']).open(),
    );
  });
});
