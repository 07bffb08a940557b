/**
 * A few small values that a page and the service worker of its origin share, in IndexedDB: what was chosen on a
 * notification, and what a worker needs to decline. Readable by every script of the origin, and by nobody else.
 */
const DATABASE = 'call-elements';
const TABLE = 'background';

interface Entry {
  readonly value: unknown;
  /** `Date.now()` at which it is worth nothing any more. */
  readonly until: number;
}

async function within<T>(
  mode: IDBTransactionMode,
  task: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  if (typeof indexedDB === 'undefined') return undefined;
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(TABLE);
  const database = await settled(opening);
  try {
    return await settled(task(database.transaction(TABLE, mode).objectStore(TABLE)));
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}

export async function keep(key: string, value: unknown, lifetime: number): Promise<void> {
  const entry: Entry = { value, until: Date.now() + lifetime };
  await within('readwrite', (table) => table.put(entry, key));
}

export async function forget(key: string): Promise<void> {
  await within('readwrite', (table) => table.delete(key));
}

/** Undefined where there is none, or it is too old. */
export async function recall(key: string): Promise<unknown> {
  const entry =
    (await within<Entry | undefined>(
      'readonly',
      (table) => table.get(key) as IDBRequest<Entry | undefined>,
    )) ?? null;
  return entry && entry.until > Date.now() ? entry.value : undefined;
}
