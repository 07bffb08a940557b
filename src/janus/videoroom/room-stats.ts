import { PeerStatsReader } from '../../rtc/peer-stats.js';
import type { LineName } from '../../rtc/media-lines.js';
import type { StatsEntry } from '../../rtc/stats-reader.js';
import type { Participant } from '../../session/participant.js';
import type { PeerStats } from '../../session/peer-stats.js';

export interface RoomConnections {
  readonly incoming: RTCPeerConnection | null;
  readonly outgoing: RTCPeerConnection | null;
  /** Whose a section of the incoming connection is, and which line of theirs. */
  readonly ownerOf: (mid: string) => { readonly user: string; readonly line: LineName } | null;
}

/** What we send is the same for all; its sections are told apart from theirs by this. */
const OUT = 'out:';
/** Fields by which entries name each other. */
const LINKS = ['localId', 'remoteId', 'mediaSourceId', 'codecId', 'transportId'] as const;

/** The figures of everybody in a room: what comes from each, and the one thing that goes to all. */
export class RoomStats {
  readonly #readers = new Map<string, PeerStatsReader>();
  #links = new Map<string, { report(): Promise<RTCStatsReport>; lineOf(mid: string): LineName | null }>();
  #of: readonly (RTCPeerConnection | null)[] = [];

  async read(
    people: readonly Participant[],
    { incoming, outgoing, ownerOf }: RoomConnections,
  ): Promise<readonly PeerStats[]> {
    if (!incoming) return [];
    const live = people.filter(({ connection }) => connection !== 'ended');
    // A new connection counts from zero.
    if (this.#of[0] !== incoming || this.#of[1] !== outgoing) this.#links.clear();
    this.#of = [incoming, outgoing];
    const [theirs, ours] = await Promise.all([incoming.getStats(), outgoing?.getStats()]);
    const report = merge(theirs, ours);
    const all = await Promise.all(
      live.map((person) => {
        const reader = this.#readers.get(person.id) ?? new PeerStatsReader();
        this.#readers.set(person.id, reader);
        const link = this.#links.get(person.id) ?? {
          report: () => Promise.resolve(report),
          lineOf: () => null,
        };
        this.#links.set(person.id, link);
        link.report = () => Promise.resolve(report);
        link.lineOf = (mid) => {
          if (mid.startsWith(OUT)) return mid === `${OUT}audio` ? 'audio' : 'video';
          const owner = ownerOf(mid);
          return owner?.user === person.id ? owner.line : null;
        };
        return reader.read(link, person);
      }),
    );
    for (const id of this.#readers.keys()) {
      if (live.some((person) => person.id === id)) continue;
      this.#readers.delete(id);
      this.#links.delete(id);
    }
    return all.filter((stats) => stats !== null);
  }
}

function merge(theirs: RTCStatsReport, ours: RTCStatsReport | undefined): RTCStatsReport {
  const all = new Map<string, StatsEntry>();
  theirs.forEach((entry: StatsEntry) => all.set(entry.id, entry));
  ours?.forEach((entry: StatsEntry) => {
    if (!/^(outbound-rtp|remote-inbound-rtp|media-source|codec)$/.test(entry.type)) return;
    const renamed: Record<string, unknown> = { ...entry, id: OUT + entry.id };
    for (const link of LINKS) {
      if (typeof renamed[link] === 'string') renamed[link] = OUT + renamed[link];
    }
    if (typeof entry['mid'] === 'string') renamed['mid'] = OUT + String(entry['kind']);
    all.set(OUT + entry.id, renamed as StatsEntry);
  });
  return all;
}
