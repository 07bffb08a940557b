/** What may go from the bar into More. */
export type Foldable = 'layout' | 'chat' | 'screen-share' | 'hand' | 'flip' | 'speaker';

/** The first goes first. Microphone, camera, More and Leave stay. */
const ORDER: readonly Foldable[] = ['layout', 'chat', 'screen-share', 'hand', 'flip', 'speaker'];

/** Sizes of the bar as it stands, in px. */
export interface BarSizes {
  /** What there is. */
  readonly width: number;
  readonly control: number;
  readonly leave: number;
  /** Between controls, and between groups of them. */
  readonly gap: number;
  readonly groupGap: number;
  /** Widths of what the page put into the row. */
  readonly given: readonly number[];
}

/** How wide the bar would be with these out, in px. */
function widthOf(out: ReadonlySet<Foldable>, sizes: BarSizes): number {
  const { control, leave, gap, groupGap, given } = sizes;
  const own = (...names: Foldable[]): number[] => names.filter((name) => out.has(name)).map(() => control);
  const groups = [
    [control, control, ...own('flip', 'speaker')],
    [...own('screen-share', 'hand', 'chat', 'layout'), ...given],
    [control],
    [leave],
  ].filter((group) => group.length > 0);
  const inside = groups.flat().reduce((sum, width) => sum + width, 0);
  const gaps = groups.reduce((sum, group) => sum + (group.length - 1) * gap, 0);
  return inside + gaps + (groups.length - 1) * groupGap;
}

/** What has to go into More, of what is there. `focused` stays, whatever the width. */
export function folded(
  present: readonly Foldable[],
  sizes: BarSizes,
  focused: Foldable | null = null,
): ReadonlySet<Foldable> {
  const out = new Set(present);
  const gone = new Set<Foldable>();
  for (const name of ORDER) {
    if (widthOf(out, sizes) <= sizes.width) break;
    if (name === focused || !out.delete(name)) continue;
    gone.add(name);
  }
  return gone;
}
