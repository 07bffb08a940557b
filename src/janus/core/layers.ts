import type { PersonView } from '../../session/room.js';

/** What is asked of the server for one picture. */
export interface VideoWish {
  readonly send: boolean;
  /** Of three sizes: 0 a quarter, 1 half, 2 whole. */
  readonly substream: 0 | 1 | 2;
  /** Of three rates: 2 every frame. */
  readonly temporal: 0 | 1 | 2;
}

export const HIDDEN: VideoWish = Object.freeze({ send: false, substream: 0, temporal: 0 });
export const WHOLE: VideoWish = Object.freeze({ send: true, substream: 2, temporal: 2 });

/** Short side of a tile, in device pixels, up to which a size will do. A layer may be stretched by a third. */
const LIMITS = [240, 480] as const;
/** A tile that small needs no more than half the frames. */
const TINY = 120;
/** A tile must be so much smaller than a limit before less is asked for: sizes swing while a window is dragged. */
const SWING = 0.85;

/** What a picture has to be, for how it is seen. `before` is what was asked last. */
export function wishFor(
  view: Pick<PersonView, 'width' | 'height'> | null,
  simulcast: boolean,
  before: VideoWish | null = null,
): VideoWish {
  if (!view) return HIDDEN;
  // A screen, or somebody who sends one size only.
  if (!simulcast) return WHOLE;
  const size = Math.min(view.width, view.height);
  const wanted = layerFor(size);
  const kept = before?.send && before.substream > wanted ? layerFor(size / SWING) : wanted;
  const substream = Math.min(kept, before?.send ? Math.max(before.substream, wanted) : kept) as 0 | 1 | 2;
  return { send: true, substream, temporal: size <= TINY ? 1 : 2 };
}

function layerFor(size: number): 0 | 1 | 2 {
  return size <= LIMITS[0] ? 0 : size <= LIMITS[1] ? 1 : 2;
}

/**
 * What is sent, largest first: the names and the order that Janus takes as three sizes. The smallest costs so little
 * that everybody can be seen by everybody.
 */
export const SIMULCAST: readonly RTCRtpEncodingParameters[] = [
  { rid: 'h', maxBitrate: 900_000 },
  { rid: 'm', maxBitrate: 300_000, scaleResolutionDownBy: 2 },
  { rid: 'l', maxBitrate: 100_000, scaleResolutionDownBy: 4 },
];
