import { AudioSink } from '../../media/audio-sink.js';
import { TonePlayer } from '../../media/tone-player.js';
import { mediaError } from '../../media/media-error.js';
import { CallError } from '../../session/call-error.js';
import type { AudioOutputState } from '../call-state.js';
import type { StoreContext } from '../store-context.js';
import type { Unsubscribe } from '../../support/emitter.js';

export interface AudioOutput {
  /** Rejects with `not-supported` or `device-unavailable`. */
  select(deviceId: string): Promise<void>;
  resume(): Promise<void>;
  /** Two notes, where the others are heard. */
  test(): void;
  /** 0 to 1. */
  volume(id: string): number;
  /** Rejects with `invalid-value`. */
  setVolume(id: string, volume: number): void;
  readonly detach: Unsubscribe;
}

/** Hearing the others: one sink for the whole page, fed by the participants. */
export function createAudioOutput(
  { get, set, onState }: StoreContext,
  onVolume: () => void = () => undefined,
): AudioOutput {
  const volumes = new Map<string, number>();
  const patch = (part: Partial<AudioOutputState>): void =>
    set({ audioOutput: { ...get().audioOutput, ...part } });
  const sink = new AudioSink((blocked) => patch({ blocked }));
  const tones = new TonePlayer();
  if (!AudioSink.canSelect) patch({ availability: 'unsupported', reason: 'not-supported' });

  const stop = onState(({ participants }, before) => {
    if (participants === before.participants) return;
    const streams = new Map<string, MediaStream>();
    for (const { id, isLocal, audioStream, screenStream } of participants) {
      if (isLocal) continue;
      if (audioStream) streams.set(id, audioStream);
      // A tile shows the screen and is silent.
      if (screenStream?.getAudioTracks().length) streams.set(`${id} screen`, screenStream);
    }
    sink.play(streams);
    for (const { id, volume = 1 } of participants) sink.setVolume([id, `${id} screen`], volume);
  });

  return {
    async select(deviceId) {
      if (!AudioSink.canSelect) throw new CallError('not-supported', 'this browser chooses the speaker');
      try {
        await sink.select(deviceId);
      } catch (error) {
        throw new CallError('device-unavailable', 'audiooutput', { cause: mediaError(error, 'audio') });
      }
      patch({ deviceId });
    },
    volume: (id) => volumes.get(id) ?? 1,
    setVolume(id, volume) {
      if (!(volume >= 0 && volume <= 1)) throw new CallError('invalid-value', 'a volume is 0 to 1');
      volumes.set(id, volume);
      onVolume();
    },
    async resume() {
      await sink.resume();
    },
    test() {
      tones.route(get().audioOutput.deviceId);
      tones.play('ring');
    },
    detach: () => {
      stop();
      sink.close();
      tones.close();
    },
  };
}
