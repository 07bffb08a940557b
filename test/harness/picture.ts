import { until } from './until.js';

/** Width of the pictures that a stream shows; 0 before the first one. */
export interface Screening {
  readonly width: () => number;
  close(): void;
}

/** Plays a stream, silent, where nobody sees it. */
export function screening(stream: MediaStream | null | undefined): Screening {
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = stream ?? null;
  void video.play().catch(() => undefined);
  return {
    width: () => video.videoWidth,
    close: () => (video.srcObject = null),
  };
}

/** Waits until a stream shows pictures of such a width. */
export async function showsWidth(
  stream: MediaStream | null | undefined,
  holds: (width: number) => boolean,
  label: string,
): Promise<void> {
  const shown = screening(stream);
  try {
    await until(shown.width, holds, { label, timeout: 9_000 });
  } finally {
    shown.close();
  }
}
