export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly hue: number;
}

export const TEAM: readonly Member[] = [
  { id: 'noor', name: 'Noor', role: 'Design', hue: 28 },
  { id: 'emil', name: 'Emil', role: 'Engines', hue: 200 },
  { id: 'yuki', name: 'Yuki', role: 'Charts', hue: 320 },
];

/** `/` is Noor's window, `/?me=emil` Emil's. */
const wanted = new URLSearchParams(location.search).get('me');
export const me = TEAM.find(({ id }) => id === wanted) ?? (TEAM[0] as Member);
