/**
 * A clock for tests of delays: time runs as always, and where a test would have to wait, {@link pass} lets it go
 * by at once. Timers of the page that are due by then fire in their order; animations and transitions move on.
 * What the browser does by itself (frames, media, the network) takes the time it takes.
 */
interface Timer {
  /** In the page's time, ms. */
  due: number;
  readonly every: number | null;
  readonly run: () => void;
  handle: number;
}

const native = {
  // Not Node's, whose types are here too.
  setTimeout: window.setTimeout.bind(window) as unknown as (run: () => void, ms?: number) => number,
  clearTimeout: window.clearTimeout.bind(window),
  now: performance.now.bind(performance),
  date: Date.now,
};
const timers = new Map<number, Timer>();
/** How much has been let go by. */
let ahead = 0;
const now = (): number => native.now() + ahead;

/** Call it once in a file, before what is tested starts a timer. */
export function installClock(): void {
  const start = (every: boolean) =>
    ((run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      const handle = native.setTimeout(() => fire(handle), ms);
      const timer = {
        due: now() + ms,
        every: every ? Math.max(ms, 1) : null,
        run: () => run(...args),
        handle,
      };
      timers.set(handle, timer);
      return handle;
    }) as unknown as typeof window.setTimeout;
  const stop = (id?: unknown): void => {
    native.clearTimeout(timers.get(id as number)?.handle ?? (id as number));
    timers.delete(id as number);
  };
  Object.assign(window, {
    setTimeout: start(false),
    setInterval: start(true),
    clearTimeout: stop,
    clearInterval: stop,
  });
  performance.now = now;
  Date.now = () => native.date() + ahead;
}

/** Lets so many ms go by. */
export async function pass(ms: number): Promise<void> {
  // What has just been asked for is under way: an update that starts a timer or a transition comes first.
  await frame();
  const end = now() + ms;
  for (;;) {
    const [next] = [...timers].filter(([, { due }]) => due <= end).sort(([, a], [, b]) => a.due - b.due);
    if (!next) break;
    const [id, { due, handle }] = next;
    skip(due - now());
    native.clearTimeout(handle);
    fire(id);
    await turn();
  }
  skip(end - now());
  for (const [id, timer] of timers) {
    native.clearTimeout(timer.handle);
    arm(id, timer);
  }
  await frame();
}

function skip(ms: number): void {
  if (ms <= 0) return;
  ahead += ms;
  for (const animation of animations(document)) {
    const left = Number(animation.effect?.getComputedTiming().endTime) - Number(animation.currentTime);
    if (left <= ms) animation.finish();
    else animation.currentTime = Number(animation.currentTime) + ms;
  }
}

function fire(id: number): void {
  const timer = timers.get(id);
  if (!timer) return;
  if (timer.every === null) timers.delete(id);
  else arm(id, Object.assign(timer, { due: timer.due + timer.every }));
  timer.run();
}

function arm(id: number, timer: Timer): void {
  timer.handle = native.setTimeout(() => fire(id), Math.max(0, timer.due - now()));
}

/** A document tells those of its own tree alone, without what is in shadow roots. */
function animations(root: Document | ShadowRoot): Animation[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? animations(shadowRoot) : [],
  );
  return [...root.getAnimations(), ...inside];
}

/** Promises and updates that are due have their turn. */
const turn = (): Promise<void> => new Promise((resolve) => void native.setTimeout(resolve));

/** The page has been drawn; in a tab that is hidden nothing ever is. */
const frame = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => void native.setTimeout(resolve));
    native.setTimeout(resolve, 250);
  });
