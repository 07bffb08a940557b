/**
 * Waits until a condition holds, looked at again and again: for what has no event. Fails with the last value.
 * Not a timer: it ends as soon as the condition is true.
 */
export async function until<T>(
  look: () => T | Promise<T>,
  holds: (value: T) => boolean = Boolean,
  { timeout = 30_000, label = '' }: { timeout?: number; label?: string } = {},
): Promise<T> {
  const end = performance.now() + timeout;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (performance.now() > end)
      throw new Error(`not in ${timeout} ms: ${label || holds.toString()}; last: ${show(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

function show(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
}
