import type { PersonKey } from '../stories/support/people.js';

export interface Owner {
  readonly id: string;
  readonly name: string;
  /** Who of the drawn people stands in front of this phone. */
  readonly picture: PersonKey;
}

const owners: readonly Owner[] = [
  { id: 'ana', name: 'Ana', picture: 'ana' },
  { id: 'ben', name: 'Ben', picture: 'erik' },
  { id: 'tom', name: 'Tom', picture: 'tom' },
  { id: 'mei', name: 'Mei', picture: 'mei' },
];

export function findOwner(id: string | null): Owner | null {
  return owners.find((owner) => owner.id === id) ?? null;
}

interface Message {
  readonly here: boolean;
  readonly id: string;
}

/**
 * Who else has a phone open in this browser: each phone says so, and says good-bye. Only for the buttons of
 * the demo; the calls themselves know nothing of it.
 */
export function rollCall(me: Owner, onChange: (present: readonly Owner[]) => void): void {
  const channel = new BroadcastChannel('call-elements-demo');
  const present = new Set<string>();
  const say = (here: boolean): void => channel.postMessage({ here, id: me.id } satisfies Message);

  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    const owner = findOwner(data.id);
    if (!owner || owner.id === me.id || present.has(owner.id) === data.here) return;
    if (data.here) {
      present.add(owner.id);
      say(true); // A new phone does not know us yet.
    } else {
      present.delete(owner.id);
    }
    onChange(owners.filter(({ id }) => present.has(id)));
  });
  addEventListener('pagehide', () => say(false));
  // Back from the browser's cache of pages.
  addEventListener('pageshow', () => say(true));
  say(true);
}
