import { createCallStore } from 'call-elements/store';

interface Person {
  readonly id: string;
  readonly name: string;
}

const TEACHER: Person = { id: 'clara', name: 'Clara Weiss' };
const PUPIL: Person = { id: 'theo', name: 'Theo' };

/** `/` is the pupil's window, `/?as=teacher` the teacher's. */
export const isTeacher = new URLSearchParams(location.search).get('as') === 'teacher';
export const [me, peer] = isTeacher ? [TEACHER, PUPIL] : [PUPIL, TEACHER];

/** A Svelte store as it is: `$lesson` is the state, drawn anew when it changes. */
export const lesson = createCallStore({
  signaling: 'tabs',
  userId: me.id,
  displayName: me.name,
  // Asked anew for each sign-in; `tabs` has none and never asks.
  credentials: async () => ({ token: await (await fetch('/api/call-token')).text() }),
});
