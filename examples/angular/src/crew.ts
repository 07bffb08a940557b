export interface Member {
  readonly id: string;
  readonly name: string;
  readonly place: string;
}

const DISPATCH: Member = { id: 'dispatch', name: 'Dispatch', place: 'Desk 2' };
const FIELD: readonly Member[] = [
  { id: 'samir', name: 'Samir', place: 'Pump house 4, Old Harbour' },
  { id: 'greta', name: 'Greta', place: 'Mast 17, North Ridge' },
];

/** `/` is the desk, `/?as=samir` the window of somebody outside. */
const wanted = new URLSearchParams(location.search).get('as');
export const me = FIELD.find(({ id }) => id === wanted) ?? DISPATCH;
export const crew = me === DISPATCH ? FIELD : [DISPATCH];
