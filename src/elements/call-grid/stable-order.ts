/**
 * The same items as `next` in an order in which none has to pass another one of `before`: a `<video>` that is moved
 * in the document pauses. Those who are new stand behind whoever they follow in `next`.
 */
export function stableOrder<T extends { readonly key: string }>(
  before: readonly T[],
  next: readonly T[],
): readonly T[] {
  const fresh = new Map(next.map((item) => [item.key, item]));
  const order = before.flatMap(({ key }) => fresh.get(key) ?? []);
  const known = new Set(order);
  next.forEach((item, index) => {
    if (known.has(item)) return;
    const previous = next[index - 1];
    order.splice(previous ? order.indexOf(previous) + 1 : 0, 0, item);
  });
  return order;
}
