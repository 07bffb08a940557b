/** Rejects with the reason of a signal. */
export function aborted(signal: AbortSignal): Promise<never> {
  const made = new Promise<never>((_, reject) => {
    if (signal.aborted) return reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  made.catch(() => undefined);
  return made;
}

/** A promise, or `late` when it takes longer; rejects with the reason of the signal. */
export async function within<T, L>(
  promise: Promise<T>,
  ms: number,
  late: L,
  signal: AbortSignal,
): Promise<T | L> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  promise.catch(() => undefined);
  try {
    return await Promise.race([
      promise,
      new Promise<L>((resolve) => (timer = setTimeout(() => resolve(late), ms))),
      aborted(signal),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
