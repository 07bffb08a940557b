import { createCallStore, type CallState } from 'call-elements/store';
import { useSyncExternalStore } from 'react';
import { me } from './team';

/** One for the page: it outlives every render, and every component that shows a part of it. */
export const store = createCallStore({
  signaling: 'tabs',
  userId: me.id,
  displayName: me.name,
  // Asked anew for each sign-in; `tabs` has none and never asks.
  credentials: async () => ({ token: await (await fetch('/api/call-token')).text() }),
});

const subscribe = (changed: () => void) => store.subscribe(changed);

/**
 * A part of the call, drawn anew when that part changes. Snapshots keep the identity of what did not change, so
 * `useCall(({ call }) => call)` does not run for every syllable that somebody speaks.
 */
export function useCall<T>(select: (state: CallState) => T): T {
  return useSyncExternalStore(subscribe, () => select(store.getState()));
}
