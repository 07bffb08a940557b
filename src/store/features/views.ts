import type { PersonView } from '../../session/room.js';
import type { Feature, StoreContext } from '../store-context.js';

/** Tiles move in bursts: their last word counts, once in so many ms. */
const TOGETHER = 200;

/** Hears from tiles how large they are seen. */
export interface Views {
  /**
   * A tile says what it shows of whom, in device pixels; null: it is not seen, or gone. Any object stands for the
   * tile, so that two tiles of one person do not overwrite each other.
   */
  report(tile: object, view: PersonView | null): void;
  readonly attach: Feature;
}

/** Tells the session how large everybody is seen, so that no more is asked of a server than that. */
export function createViews(): Views {
  const tiles = new Map<object, PersonView>();
  let context: StoreContext | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = '';
  let used = false;

  const tell = (): void => {
    timer = undefined;
    const session = context?.session();
    if (!session || !context) return;
    // A page with an interface of its own does not say: it gets all, while it is in front.
    const views = isHidden() ? [] : !used ? null : largest(tiles.values());
    const word = JSON.stringify([session.snapshot.id, views]);
    if (word === told) return;
    told = word;
    session.setViews(views);
  };
  const plan = (): void => void (timer ??= setTimeout(tell, TOGETHER));

  return {
    report(tile, view) {
      used = true;
      if (view) tiles.set(tile, view);
      else if (!tiles.delete(tile)) return;
      plan();
    },
    attach(given) {
      context = given;
      const page = typeof document === 'undefined' ? null : document;
      page?.addEventListener('visibilitychange', tell);
      const stop = given.onState(({ call }, before) => {
        if (call?.id === before.call?.id) return;
        told = '';
        plan();
      });
      return () => {
        stop();
        clearTimeout(timer);
        page?.removeEventListener('visibilitychange', tell);
        tiles.clear();
        context = null;
      };
    },
  };
}

/** In the background, and no little window of it is in front. */
function isHidden(): boolean {
  if (typeof document === 'undefined' || document.visibilityState !== 'hidden') return false;
  const pip = (globalThis as { documentPictureInPicture?: { window: unknown } }).documentPictureInPicture;
  return !document.pictureInPictureElement && !pip?.window;
}

/** Who is seen in several tiles is asked for in the largest. */
function largest(tiles: Iterable<PersonView>): PersonView[] {
  const best = new Map<string, PersonView>();
  for (const view of tiles) {
    const key = `${view.source} ${view.id}`;
    const other = best.get(key);
    if (!other || view.width * view.height > other.width * other.height) best.set(key, view);
  }
  return [...best.values()];
}
