import type { CallInfo, CallLayout, Participant } from '../../store/call-state.js';
import type { TileSource } from '../call-tile/call-tile.js';

/** Somebody's camera, or the screen they share. */
export interface Seat {
  readonly participant: Participant;
  readonly source: TileSource;
}

/** Who is shown, and how they are arranged; where exactly is up to the layout. */
export interface Scene {
  /**
   * `empty` nobody else is here · `audio` two people without a picture · `pair` one large, oneself small ·
   * `grid` all alike · `spotlight` one large, the others in a strip · `strip` all in one line · `presenter` a shared
   * screen large, the people in a strip.
   */
  readonly mode: 'empty' | 'audio' | 'pair' | 'grid' | 'spotlight' | 'strip' | 'presenter';
  /** What is large; in a pair it is a seat like the other. */
  readonly large: Seat | null;
  /** All others, in the order in which they are shown. */
  readonly seats: readonly Seat[];
}

export interface Wanted {
  readonly kind: CallInfo['kind'] | null;
  readonly layout: CallLayout;
  /** Id of who stays large, or null. */
  readonly pinned: string | null;
  /** Ids of those who share, in the order in which they began: the last one is shown. */
  readonly sharers: readonly string[];
  /** Id of who is large where nobody is pinned. */
  readonly speaker: string;
}

const camera = (participant: Participant): Seat => ({ participant, source: 'camera' });
const hasPicture = (person: Participant) => person.videoStream !== null && !person.videoMuted;

/** `participants` in the order of their places. */
export function arrange(participants: readonly Participant[], wanted: Wanted): Scene {
  const { kind, layout, pinned, sharers, speaker } = wanted;
  const others = participants.filter((person) => !person.isLocal);
  const self = participants.filter((person) => person.isLocal);
  const people = [...others, ...self];
  const find = (id: string | null | undefined) => people.find((person) => person.id === id) ?? null;
  const sharer = find(sharers.at(-1));
  const kept = find(pinned);
  const screen: Seat | null = sharer && { participant: sharer, source: 'screen' };
  // One's own screen is shown to nobody here: it would be a tunnel of mirrors.
  const screens = screen && !sharer?.isLocal ? [screen] : [];
  const cameras = people.map(camera);

  if (screen && (layout === 'presenter' || (layout === 'auto' && !kept))) {
    return { mode: 'presenter', large: screen, seats: cameras };
  }
  if (others.length === 0) return { mode: 'empty', large: null, seats: cameras };
  const first = kept ? [camera(kept), ...cameras.filter(({ participant }) => participant !== kept)] : cameras;
  if (layout === 'strip') return { mode: 'strip', large: null, seats: [...screens, ...first] };

  const alone = people.length === 2 && others.length === 1 && screens.length === 0;
  if (layout === 'spotlight' || (kept && layout !== 'grid')) {
    const large = kept ? camera(kept) : (screens[0] ?? camera(find(speaker) ?? people[0]));
    if (!alone || large.participant.isLocal) {
      const seats = [...screens, ...cameras].filter(
        ({ participant, source }) => participant !== large.participant || source !== large.source,
      );
      return { mode: 'spotlight', large, seats };
    }
  }
  if (!alone || layout === 'grid') return { mode: 'grid', large: null, seats: [...screens, ...first] };
  const silent = kind === 'audio' && !people.some(hasPicture);
  return { mode: silent ? 'audio' : 'pair', large: null, seats: cameras };
}

/** Who does something, the first first: those who go on keep their place, new ones follow. */
export function inLine(
  before: readonly string[],
  participants: readonly Participant[],
  does: (person: Participant) => boolean,
): string[] {
  const now = participants.filter(does).map((person) => person.id);
  return [...before.filter((id) => now.includes(id)), ...now.filter((id) => !before.includes(id))];
}

export interface Page {
  readonly seats: readonly Seat[];
  /** Number of the page, from 0, after clamping. */
  readonly page: number;
  readonly pages: number;
}

/** One page of a grid. Oneself has the last place of the first page, to be seen without turning. */
export function pageOf(seats: readonly Seat[], wanted: number, size: number): Page {
  const pages = Math.max(1, Math.ceil(seats.length / size));
  const page = Math.max(0, Math.min(wanted, pages - 1));
  let order = seats;
  if (pages > 1) {
    const others = seats.filter(({ participant }) => !participant.isLocal);
    const self = seats.filter(({ participant }) => participant.isLocal);
    const first = size - self.length;
    order = [...others.slice(0, first), ...self, ...others.slice(first)];
  }
  return { seats: order.slice(page * size, (page + 1) * size), page, pages };
}

export interface Strip {
  readonly seats: readonly Seat[];
  /** Those who found no place: the last place says how many. */
  readonly rest: readonly Seat[];
}

/** Who is seen in a strip of `places`. The others wait behind the last place; `turn` shows the next of them. */
export function stripOf(seats: readonly Seat[], places: number, turn: number): Strip {
  if (seats.length <= places || places < 2) return { seats: seats.slice(0, places), rest: [] };
  const shown = places - 1;
  const offset = (turn * shown) % seats.length;
  const order = [...seats.slice(offset), ...seats.slice(0, offset)];
  return { seats: order.slice(0, shown), rest: order.slice(shown) };
}
