import type { CallSession } from '../session/call-session.js';

/** Sound, camera or screen of one person. */
export type Line = 'audio' | 'video' | 'screen';
export const LINES = ['audio', 'video', 'screen'] as const satisfies readonly Line[];

/** Whether something of a line arrives: bytes of sound, frames that are decoded. Null: not known yet. */
export type Arriving = Readonly<Record<Line, boolean | null>>;

export type Arrivals = ReadonlyMap<string, Arriving>;

/** What arrives of each person, by what a session measures; nobody, where it measures nothing. */
export async function arrivals(session: CallSession | null, before: Arrivals | undefined): Promise<Arrivals> {
  const stats = (await session?.stats().catch(() => [])) ?? [];
  return new Map(
    stats.map(({ userId, audio, camera, screen }) => {
      // The first look at somebody has nothing to be compared with; of what never came there are no figures.
      const none = before?.has(userId) ? false : null;
      const some = (figure: number | null): boolean | null => (figure === null ? none : figure > 0);
      const found: Arriving = {
        audio: some(audio.bitrateIn),
        video: some(camera.frameRateIn),
        screen: some(screen.frameRateIn),
      };
      return [userId, found];
    }),
  );
}
