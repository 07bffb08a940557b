/**
 * Whether a candidate can be of use: not the second component, which shares the first one's port (RFC 8843 §9),
 * and no TCP one that only calls, because no browser listens for it.
 */
export function isUseful(candidate: string): boolean {
  return !/^(?:a=)?candidate:\S+ 2 /.test(candidate) && !/ tcptype active\b/.test(candidate);
}

/** Without what only says "as usual". */
export function shortCandidate(candidate: string): string {
  return candidate.replace(/ (?:generation 0|network-id \d+|network-cost 999)\b/g, '');
}
