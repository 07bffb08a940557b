/**
 * Janus' VideoCall passes the answer of one side on to the other: of names of sizes (`a=rid`) nobody who answers knows
 * anything, and the plugin looks for their numbers where they are not (1.1.2: nothing passes). Streams that are
 * numbered in the offer need no answer, so Chromium is made to send three in place of its one, smallest first.
 *
 * @param sdp an offer; where its picture is numbered in another way than Chromium's, it comes back as it is
 */
export function offerSizes(sdp: string): string {
  const sections = sdp.split(/^(?=m=)/m);
  const at = sections.findIndex((section) => section.startsWith('m=video'));
  const section = sections[at] ?? '';
  const [, own = '', again = ''] = /^a=ssrc-group:FID (\d+) (\d+)\r?$/m.exec(section) ?? [];
  if (!own || section.includes('a=ssrc-group:SIM')) return sdp;
  const lines = section.split('\r\n').filter(Boolean);
  const about = (ssrc: string, as: string): string[] =>
    lines.filter((line) => line.startsWith(`a=ssrc:${ssrc} `)).map((line) => line.replace(ssrc, as));
  const pairs = [[own, again], numbers(), numbers()] as const;
  sections[at] = [
    ...lines.filter((line) => !line.startsWith('a=ssrc')),
    `a=ssrc-group:SIM ${pairs.map(([one]) => one).join(' ')}`,
    ...pairs.map((pair) => `a=ssrc-group:FID ${pair.join(' ')}`),
    ...pairs.flatMap(([one, more]) => [...about(own, one), ...about(again, more)]),
    '',
  ].join('\r\n');
  return sections.join('');
}

/** Of a stream, and of what is sent again of it. */
function numbers(): [string, string] {
  const [one = 1, more = 2] = crypto.getRandomValues(new Uint32Array(2));
  return [String(one), String(more)];
}
