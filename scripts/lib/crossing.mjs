/** @typedef {readonly (readonly [count: number, value: number])[]} Line by rising count */

/** Between two points that were measured, as if the way from one to the other were straight. @param {Line} line @param {number} count */
export function between(line, count) {
  const after = line.findIndex(([at]) => at >= count);
  const [to, value] = line[after] ?? [NaN, NaN];
  const [from, before] = line[after - 1] ?? [to, value];
  return to === count ? value : before + ((value - before) * (count - from)) / (to - from);
}

/**
 * From how many on one costs more than the other, for good: a line that only touches the other before is left out.
 * Looked at where both were measured, or lie between what was.
 * @param {Line} one
 * @param {Line} other
 * @returns {{ from: number, to: number, at: number | null, always: boolean }} `at`: null when it never does; `always`: it
 *   costs more wherever one can look
 */
export function crossing(one, other) {
  const ends = (/** @type {Line} */ line) => [line[0]?.[0] ?? NaN, line.at(-1)?.[0] ?? NaN];
  const [from = NaN, to = NaN] = [
    Math.max(ends(one)[0] ?? NaN, ends(other)[0] ?? NaN),
    Math.min(ends(one)[1] ?? NaN, ends(other)[1] ?? NaN),
  ];
  const counts = [...new Set([...one, ...other].map(([count]) => count))]
    .filter((count) => count >= from && count <= to)
    .sort((a, b) => a - b);
  const leads = counts.map((count) => between(one, count) - between(other, count));
  if (!((leads.at(-1) ?? 0) > 0)) return { from, to, at: null, always: false };
  const last = leads.findLastIndex((lead) => lead <= 0);
  const [below = NaN, above = NaN] = [leads[last], leads[last + 1]];
  const [low = NaN, high = NaN] = [counts[last], counts[last + 1]];
  if (last < 0) return { from, to, at: from, always: true };
  return { from, to, at: low + ((high - low) * -below) / (above - below), always: false };
}
