import { fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import '../../src/elements/call-grid/define.js';
import type { CallGrid } from '../../src/elements/call-grid/call-grid.js';
import type { CallTile } from '../../src/elements/call-tile/call-tile.js';
import type { CallState, Participant } from '../../src/store/call-state.js';
import { createFakeStore, fakeCall, fakeParticipant, provide, type FakeStore } from './fake-store.js';

export const self = fakeParticipant({ id: 'me', name: 'June Whitfield', isLocal: true });
export const ana = fakeParticipant({ id: 'ana', name: 'Ana Petrović' });
export const tom = fakeParticipant({ id: 'tom', name: 'Tom Becker' });
export const crowd = (count: number): Participant[] =>
  Array.from({ length: count }, (_, i) => fakeParticipant({ id: `p${i}`, name: `Person ${i}` }));

export interface Room {
  readonly grid: CallGrid;
  readonly store: FakeStore;
}

export async function room(
  participants: readonly Participant[],
  state: Partial<CallState> = {},
  style = 'inline-size: 900px; block-size: 560px',
): Promise<Room> {
  const store = createFakeStore({ call: fakeCall(), participants, ...state });
  const box = await fixture<HTMLElement>(
    html`<div style=${`--call-slow: 0s; ${style}`}>${provide(store, html`<call-grid></call-grid>`)}</div>`,
  );
  const grid = box.querySelector('call-grid')!;
  await waitUntil(() => grid.matches(':state(empty)') || tiles(grid).length > 0, 'nothing was laid out');
  await settled(grid);
  return { grid, store };
}

export async function settled(grid: CallGrid): Promise<void> {
  await grid.updateComplete;
  await nextFrame();
  await nextFrame();
  await grid.updateComplete;
}

export const all = <T extends Element>(grid: CallGrid, selector: string): T[] => [
  ...grid.renderRoot.querySelectorAll<T>(selector),
];
export const one = <T extends Element = HTMLElement>(grid: CallGrid, selector: string): T | null =>
  grid.renderRoot.querySelector<T>(selector);
export const tiles = (grid: CallGrid) => all<CallTile>(grid, 'call-tile');
export const tileOf = (grid: CallGrid, id: string) =>
  tiles(grid).find((tile) => tile.source === 'camera' && tile.participant?.id === id)!;
export const names = (grid: CallGrid) =>
  tiles(grid)
    .map((tile) => tile.participant?.id)
    .join(' ');
export const box = (element: Element) => element.getBoundingClientRect();
