/** Minutes since Monday 0:00, on the clock of the place. */
export interface Span {
  readonly from: number;
  /** Later than `from`; over 10 080 where it runs on into the next week. */
  readonly to: number;
}

const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];
const DAY = 1440;
const WEEK = 7 * DAY;
/** The day goes without saying until then, in ms. */
const SOON = 18 * 3_600_000;
const ENTRY = /^(?:([a-z]{2})(?:-([a-z]{2}))?\s+)?(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?$/;

/**
 * Reads hours as they stand in a page's `openingHours`: `Mo-Fr 9:00-18:00, Sa 10:00-14:00`; without days they hold
 * every day, and `22:00-2:00` runs past midnight. What cannot be read is left out; null where nothing is left.
 */
export function parseHours(text: string): readonly Span[] | null {
  const spans: Span[] = [];
  for (const entry of text.toLowerCase().split(/[,;]/)) {
    const [, first, last = first, ...clock] = ENTRY.exec(entry.trim()) ?? [];
    const [from, to] = first && last ? [DAYS.indexOf(first), DAYS.indexOf(last)] : [0, 6];
    const [h1, m1 = '0', h2, m2 = '0'] = clock;
    if (from < 0 || to < 0 || !h1 || !h2) continue;
    const [start, end] = [+h1 * 60 + +m1, +h2 * 60 + +m2];
    if (start >= DAY || end > DAY) continue;
    for (let day = from; ; day = (day + 1) % 7) {
      spans.push({ from: day * DAY + start, to: day * DAY + (end > start ? end : end + DAY) });
      if (day === to) break;
    }
  }
  return spans.length > 0 ? spans : null;
}

/** Whether it is open, and when that changes next (of what is always open: in a week). */
export function hoursAt(
  spans: readonly Span[],
  timeZone: string,
  now: Date,
): { open: boolean; changes: Date } {
  const at = weekMinute(now, timeZone);
  /** How long it stays open from a minute of the week on; 0 where it is closed. */
  const rest = (minute: number): number =>
    Math.max(
      0,
      ...spans.flatMap(({ from, to }) => [minute, minute + WEEK].map((m) => (from <= m ? to - m : 0))),
    );
  let wait = 0;
  // Spans that touch are one.
  for (let more = rest(at); more > 0 && wait < WEEK; more = rest((at + wait) % WEEK)) wait += more;
  const open = wait > 0;
  if (!open) wait = Math.min(...spans.map(({ from }) => (from - at + WEEK) % WEEK));
  return { open, changes: instant(now, wait, timeZone) };
}

/** So many minutes on, by the clock of the place: an hour that was put forward or back between is made up for. */
function instant(now: Date, minutes: number, timeZone: string): Date {
  const start = Math.floor(now.getTime() / 60_000);
  const want = weekMinute(now, timeZone) + minutes;
  const guess = start + minutes;
  let off = (want - weekMinute(new Date(guess * 60_000), timeZone)) % WEEK;
  if (off > WEEK / 2) off -= WEEK;
  if (off < -WEEK / 2) off += WEEK;
  return new Date((guess + off) * 60_000);
}

function weekMinute(date: Date, timeZone: string): number {
  const options = { hourCycle: 'h23', weekday: 'short', hour: 'numeric', minute: 'numeric' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en', { ...options, ...(timeZone ? { timeZone } : {}) });
  } catch {
    format = new Intl.DateTimeFormat('en', options);
  }
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const day = DAYS.indexOf((parts['weekday'] ?? '').slice(0, 2).toLowerCase());
  return day * DAY + Number(parts['hour']) * 60 + Number(parts['minute']);
}

/** A time of day, with its day where that is far: `9:00`, `Mon 9:00`. */
export function dayTime(at: Date, lang: string | undefined): string {
  const format: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  if (at.getTime() - Date.now() >= SOON) format.weekday = 'short';
  try {
    return new Intl.DateTimeFormat(lang || undefined, format).format(at);
  } catch {
    return new Intl.DateTimeFormat(undefined, format).format(at);
  }
}
