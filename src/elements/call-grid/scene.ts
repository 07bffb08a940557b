import type { CallInfo, Participant } from '../../store/call-state.js';

/** Who is shown, and how they are arranged; where exactly is up to the layout. */
export interface Scene {
  /**
   * `empty` nobody else is here · `audio` two people without a picture · `pair` one large, oneself small ·
   * `grid` all alike · `presenter` a shared screen large, the people in a strip.
   */
  readonly mode: 'empty' | 'audio' | 'pair' | 'grid' | 'presenter';
  /** Whose screen is shown. */
  readonly presenter: Participant | null;
  /** The people in the order in which they are shown. */
  readonly people: readonly Participant[];
}

const hasPicture = (person: Participant) => person.videoStream !== null && !person.videoMuted;

/** `sharers` are the ids of those who share, in the order in which they began: the last one is shown. */
export function arrange(
  participants: readonly Participant[],
  kind: CallInfo['kind'] | null,
  sharers: readonly string[],
): Scene {
  const others = participants.filter((person) => !person.isLocal);
  const self = participants.filter((person) => person.isLocal);
  const people = [...others, ...self];
  const presenter = people.find((person) => person.id === sharers.at(-1)) ?? null;
  if (presenter) return { mode: 'presenter', presenter, people };
  if (others.length === 0) return { mode: 'empty', presenter, people };
  if (people.length > 2 || others.length > 1) return { mode: 'grid', presenter, people };
  const silent = kind === 'audio' && !people.some(hasPicture);
  return { mode: silent ? 'audio' : 'pair', presenter, people };
}

/** Who shares a screen, oldest first: those who go on keep their place, new ones follow. */
export function nextSharers(before: readonly string[], participants: readonly Participant[]): string[] {
  const now = participants.filter((person) => person.screenStream !== null).map((person) => person.id);
  return [...before.filter((id) => now.includes(id)), ...now.filter((id) => !before.includes(id))];
}

export interface Page {
  readonly people: readonly Participant[];
  /** Number of the page, from 0, after clamping. */
  readonly page: number;
  readonly pages: number;
}

/** One page of a grid. Oneself has the last place of the first page, to be seen without turning. */
export function pageOf(people: readonly Participant[], wanted: number, size: number): Page {
  const pages = Math.max(1, Math.ceil(people.length / size));
  const page = Math.max(0, Math.min(wanted, pages - 1));
  let order = people;
  if (pages > 1) {
    const others = people.filter((person) => !person.isLocal);
    const self = people.filter((person) => person.isLocal);
    const first = size - self.length;
    order = [...others.slice(0, first), ...self, ...others.slice(first)];
  }
  return { people: order.slice(page * size, (page + 1) * size), page, pages };
}

export interface Strip {
  readonly people: readonly Participant[];
  /** Those who found no place: the last place says how many. */
  readonly rest: readonly Participant[];
}

/**
 * Who is seen in a strip of `places`. The others wait behind the last place; `turn` shows the next of them.
 * Somebody who speaks and is not in view comes first.
 */
export function stripOf(
  people: readonly Participant[],
  places: number,
  turn: number,
  speaker: string,
): Strip {
  if (people.length <= places || places < 2) return { people: people.slice(0, places), rest: [] };
  const shown = places - 1;
  const offset = (turn * shown) % people.length;
  const order = [...people.slice(offset), ...people.slice(0, offset)];
  const at = order.findIndex((person) => person.id === speaker);
  const [voice] = at >= shown ? order.splice(at, 1) : [];
  if (voice) order.unshift(voice);
  return { people: order.slice(0, shown), rest: order.slice(shown) };
}
