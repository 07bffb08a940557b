/** A stream with these tracks and no others: the same one for life, so that what shows it keeps its `<video>`. */
export function withTracks(
  stream: MediaStream | null,
  wanted: readonly (MediaStreamTrack | null)[],
): MediaStream | null {
  const tracks = wanted.filter((track) => track !== null);
  if (!stream && tracks.length === 0) return null;
  const kept = stream ?? new MediaStream();
  for (const old of kept.getTracks()) if (!tracks.includes(old)) kept.removeTrack(old);
  for (const track of tracks) kept.addTrack(track);
  return kept;
}
