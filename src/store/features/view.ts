import { CallError } from '../../session/call-error.js';
import type { CallLayout, CallPanel, ViewState } from '../call-state.js';
import type { StoreContext } from '../store-context.js';
import type { Unsubscribe } from '../../support/emitter.js';

const LAYOUTS: readonly CallLayout[] = ['auto', 'grid', 'spotlight', 'strip', 'presenter'];
const PANELS: readonly (CallPanel | null)[] = [null, 'chat', 'people', 'devices', 'stats', 'safety'];

export interface View {
  /** The three reject with `invalid-value` for what there is not. */
  setLayout(layout: CallLayout): void;
  pin(participantId: string | null): void;
  setPanel(panel: CallPanel | null): void;
  readonly detach: Unsubscribe;
}

/** What one chose to look at: told to nobody. A pin goes with the person, a panel with the call. */
export function createView({ get, set, onState }: StoreContext): View {
  const patch = (part: Partial<ViewState>): void => set({ view: { ...get().view, ...part } });
  const require = (known: boolean, what: string): void => {
    if (!known) throw new CallError('invalid-value', what);
  };
  const isHere = (id: string | null): boolean =>
    id === null || get().participants.some((person) => person.id === id);

  const detach = onState(({ participants, call, view }, before) => {
    if (participants !== before.participants && !isHere(view.pinned)) patch({ pinned: null });
    const isOver = (info: typeof call): boolean => !info || info.phase === 'ended';
    if (isOver(call) && !isOver(before.call)) patch({ panel: null });
  });

  return {
    setLayout(layout) {
      require(LAYOUTS.includes(layout), `unknown layout "${String(layout)}"`);
      patch({ layout });
    },
    pin(pinned) {
      require(isHere(pinned), 'nobody with this id is in the call');
      patch({ pinned });
    },
    setPanel(panel) {
      require(PANELS.includes(panel), `unknown panel "${String(panel)}"`);
      patch({ panel });
    },
    detach,
  };
}
