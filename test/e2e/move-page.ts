import './conference-page.js';
import '../../src/elements/call-grid/define.js';
import '../../src/elements/call-provider/define.js';

/** How loud it was in the page, block by block, by the clock of its samples. */
interface Heard {
  /** Longest time without a sound, in ms. */
  readonly gap: number;
  /** Loudest sample. */
  readonly peak: number;
}

interface ShownVideo {
  readonly id: string;
  /** Stands where it stood when `mark` was called. */
  readonly marked: boolean;
  readonly frames: number;
}

/** Below this it is silent; the tone is 0.5. */
const SILENT = 0.02;

/** Runs in the audio thread: one message for each silence that ends, and when asked. */
const METER = `
registerProcessor('meter', class extends AudioWorkletProcessor {
  silence = 0; longest = 0; peak = 0; began = false;
  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data === 'reset') { this.longest = this.peak = this.silence = 0; this.began = false; }
      else this.port.postMessage({ gap: Math.max(this.longest, this.silence) / sampleRate * 1000, peak: this.peak, began: this.began });
    };
  }
  process([[samples]]) {
    let loud = 0;
    for (const sample of samples ?? []) loud = Math.max(loud, Math.abs(sample));
    if (loud > ${SILENT}) { this.began = true; this.silence = 0; }
    else if (this.began) this.silence += 128;
    this.longest = Math.max(this.longest, this.silence);
    this.peak = Math.max(this.peak, loud);
    return true;
  }
});`;

const grids = new Map<string, HTMLElement>();
const marks = new WeakSet<HTMLVideoElement>();
let meter: AudioWorkletNode | null = null;
/** What the page draws as screens stands in the way of what the browser can do. */
const getDisplayMedia = MediaDevices.prototype.getDisplayMedia.bind(navigator.mediaDevices);

function ask(): Promise<Heard & { readonly began: boolean }> {
  return new Promise((resolve, reject) => {
    if (!meter) return reject(new Error('nobody listens'));
    meter.port.onmessage = ({ data }: MessageEvent<Heard & { began: boolean }>) => resolve(data);
    meter.port.postMessage('ask');
  });
}

const move = {
  /** Shows somebody's call, in a grid of the kit. */
  show(name: string): void {
    const provider = document.createElement('call-provider');
    provider.store = window.room.store(name);
    const grid = document.createElement('call-grid');
    grid.style.cssText = 'display: block; inline-size: 800px; block-size: 600px';
    provider.append(grid);
    document.body.append(provider);
    grids.set(name, grid);
  },

  videos(name: string): readonly ShownVideo[] {
    const tiles = grids.get(name)?.shadowRoot?.querySelectorAll('call-tile') ?? [];
    return [...tiles].flatMap((tile) => {
      const video = tile.shadowRoot?.querySelector('video');
      if (!video || tile.participant?.isLocal) return [];
      return {
        id: tile.participant?.id ?? '',
        marked: marks.has(video),
        frames: video.getVideoPlaybackQuality().totalVideoFrames,
      };
    });
  },

  mark(name: string): void {
    const tiles = grids.get(name)?.shadowRoot?.querySelectorAll('call-tile') ?? [];
    for (const tile of tiles) {
      const video = tile.shadowRoot?.querySelector('video');
      if (video) marks.add(video);
    }
  },

  /** Listens to what this page really plays, whoever plays it. */
  async listen(): Promise<void> {
    const plain = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const tab = await getDisplayMedia({
      audio: plain,
      // Asked for because it must be, and costs more than the whole call.
      video: { width: 16, height: 9, frameRate: 1 },
      preferCurrentTab: true,
    } as DisplayMediaStreamOptions);
    for (const track of tab.getVideoTracks()) track.stop();
    const context = new AudioContext();
    await context.audioWorklet.addModule(URL.createObjectURL(new Blob([METER], { type: 'text/javascript' })));
    meter = new AudioWorkletNode(context, 'meter');
    context.createMediaStreamSource(new MediaStream(tab.getAudioTracks())).connect(meter);
  },

  /** From now on. */
  reset: (): void => meter?.port.postMessage('reset'),
  heard: ask,
};

declare global {
  interface Window {
    move: typeof move;
  }
}
window.move = move;
