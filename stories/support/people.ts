import { still } from './still.js';

/**
 * People who stand in for video: a lit room and a bust, drawn for this kit. No camera, no network, no faces of
 * real persons. One key, one person.
 */
type Hair = 'long' | 'short' | 'scarf' | 'crop' | 'bob' | 'beard' | 'bun' | 'curly';
type Room = 'window' | 'shelf' | 'lamp' | 'plant';

interface Portrait {
  readonly id: string;
  readonly name: string;
  /** Light and shade of each. */
  readonly skin: readonly [string, string];
  readonly top: readonly [string, string];
  readonly wall: readonly [string, string];
  readonly hair: string;
  readonly brow?: string;
  readonly style: Hair;
  readonly room: Room;
}

const portrait = (
  id: string,
  name: string,
  skin: Portrait['skin'],
  [hair, style, brow]: readonly [string, Hair, string?],
  top: Portrait['top'],
  [light, dark, room]: readonly [string, string, Room],
): Portrait => ({ id, name, skin, hair, style, brow, top, wall: [light, dark], room });

// prettier-ignore
export const people = {
  ana: portrait('101', 'Ana Petrović', ['#e8b48f', '#c98a63'], ['#3a2418', 'long'], ['#2f6f73', '#1d4a50'], ['#e9dcc9', '#b79b7c', 'window']),
  tom: portrait('102', 'Tom Becker', ['#f0c3a2', '#d19872'], ['#8a5a2e', 'short'], ['#34486b', '#22304a'], ['#c9d3dc', '#7f92a3', 'shelf']),
  amina: portrait('103', 'Amina Yusuf', ['#c68a5e', '#98603c'], ['#7b3f58', 'scarf', '#2a1a14'], ['#5a2d44', '#40202f'], ['#d9cfd6', '#8d7d8d', 'lamp']),
  kofi: portrait('104', 'Kofi Mensah', ['#8a5a3c', '#5f3a25'], ['#17110e', 'crop'], ['#c9772f', '#98531b'], ['#a9b8a4', '#5d7160', 'plant']),
  mei: portrait('105', 'Mei Tanaka', ['#f1cba8', '#d6a37d'], ['#15131a', 'bob'], ['#e8e4de', '#bdb5aa'], ['#9fb3c9', '#4c6480', 'window']),
  luis: portrait('106', 'Luis Herrera', ['#d8a279', '#b0764f'], ['#241a14', 'beard'], ['#394a3c', '#26332a'], ['#d8c2a4', '#94744f', 'shelf']),
  priya: portrait('107', 'Priya Nair', ['#b97e55', '#8c5836'], ['#1b1210', 'bun'], ['#a33b4b', '#742431'], ['#e3d3c3', '#a98a70', 'plant']),
  erik: portrait('108', 'Erik Lund', ['#f3cdb3', '#dba482'], ['#d8b36a', 'short', '#a98443'], ['#20252c', '#12151a'], ['#6d7c8c', '#333e4b', 'lamp']),
  noor: portrait('109', 'Noor Haddad', ['#d6a47d', '#ab7650'], ['#2a1c16', 'curly'], ['#3d5f9a', '#2a4474'], ['#cfd8c8', '#8b9c80', 'shelf']),
  june: portrait('110', 'June Whitfield', ['#e6b798', '#c4896a'], ['#a9a5a1', 'bob', '#8b8580'], ['#6a4f86', '#49355f'], ['#d5c9bd', '#8f7f70', 'lamp']),
  sam: portrait('111', 'Sam Okoye', ['#6f4630', '#4a2d1e'], ['#100c0a', 'curly'], ['#d9d4c9', '#aaa294'], ['#7d8f9e', '#3f4f5c', 'window']),
  ivo: portrait('112', 'Ivo Marin', ['#eabf9f', '#c8926c'], ['#4a4a4e', 'beard'], ['#7c2f2c', '#571e1c'], ['#b9c2cb', '#6f7a86', 'plant']),
} satisfies Record<string, Portrait>;

export type PersonKey = keyof typeof people;
export const personKeys = Object.keys(people) as readonly PersonKey[];

const ROOMS: Record<Room, string> = {
  window: `<rect x="14" y="14" width="78" height="96" rx="3" fill="#fffdf4" opacity=".85"/>
    <path d="M53 14v96M14 60h78" stroke="#b9a98f" stroke-width="4"/>
    <rect x="250" y="70" width="60" height="120" fill="#000" opacity=".12"/>`,
  shelf: `<g opacity=".75"><rect x="226" y="22" width="90" height="6" fill="#5b4632"/>
    <rect x="226" y="76" width="90" height="6" fill="#5b4632"/><rect x="234" y="38" width="9" height="38" fill="#c4523d"/>
    <rect x="246" y="32" width="12" height="44" fill="#33526e"/><rect x="261" y="42" width="8" height="34" fill="#e2c069"/>
    <rect x="284" y="48" width="20" height="28" rx="6" fill="#e9e2d6"/><circle cx="296" cy="10" r="12" fill="#6d8d5a"/></g>
    <rect x="0" y="30" width="60" height="78" fill="#fff" opacity=".25"/>`,
  lamp: `<circle cx="62" cy="46" r="58" fill="#ffe2a6" opacity=".5"/><path d="M44 56 52 26h22l8 30Z" fill="#fff0cd"/>
    <rect x="61" y="56" width="4" height="80" fill="#5d4a37"/>
    <rect x="222" y="20" width="70" height="52" rx="2" fill="#fff" opacity=".28"/>`,
  plant: `<g fill="#3f6b46" opacity=".8"><ellipse cx="276" cy="70" rx="13" ry="42" transform="rotate(18 276 70)"/>
    <ellipse cx="296" cy="84" rx="12" ry="40" transform="rotate(46 296 84)"/>
    <ellipse cx="256" cy="86" rx="11" ry="36" transform="rotate(-22 256 86)"/></g>
    <path d="M254 116h42l-6 46h-30Z" fill="#e8ddd0"/><rect x="20" y="16" width="70" height="50" fill="#fff" opacity=".3"/>`,
};

/** Hair behind the head, and in front of it. */
const HAIR: Record<Hair, { readonly back?: string; readonly front: string }> = {
  long: {
    back: `<path d="M121 82c-4-40 18-58 39-58s43 18 39 58c-1 22 6 44 10 60-14 10-84 10-98 0 4-16 11-38 10-60Z"/>`,
    front: `<path d="M129 78c0-26 10-42 31-42s31 16 31 42c-6-12-18-18-25-26-8 10-28 14-37 26Z"/>`,
  },
  bob: {
    back: `<path d="M122 84c-3-40 17-58 38-58s41 18 38 58c0 14 2 22 0 30-20 6-56 6-76 0-2-8 0-16 0-30Z"/>`,
    front: `<path d="M129 80c-1-28 10-44 31-44s32 16 31 44c-3-10-5-16-8-20-14 4-36 4-46 0-3 4-6 10-8 20Z"/>`,
  },
  bun: {
    back: `<circle cx="160" cy="24" r="15"/><path d="M126 80c-2-34 14-50 34-50s36 16 34 50Z"/>`,
    front: `<path d="M129 76c0-26 11-40 31-40s31 14 31 40c-4-14-16-22-31-22s-27 8-31 22Z"/>`,
  },
  curly: {
    back: `<circle cx="133" cy="62" r="17"/><circle cx="187" cy="62" r="17"/><circle cx="140" cy="44" r="18"/>
      <circle cx="180" cy="44" r="18"/><circle cx="160" cy="36" r="20"/><circle cx="129" cy="82" r="13"/>
      <circle cx="191" cy="82" r="13"/>`,
    front: `<path d="M131 68c2-20 14-29 29-29s27 9 29 29c-8-9-16-12-29-12s-21 3-29 12Z"/>`,
  },
  short: {
    front: `<path d="M127 78c-5-32 10-48 35-48 23 0 36 14 31 48-2-9-4-15-8-20-12 2-30-1-40-7-4 8-14 14-18 27Z"/>`,
  },
  crop: {
    front: `<path d="M128 72c-2-26 12-39 32-39s34 13 32 39c-3-10-6-16-10-19-12-4-32-4-44 0-4 3-7 9-10 19Z"/>`,
  },
  beard: {
    front: `<path d="M127 76c-4-30 11-45 33-45s37 15 33 45c-2-9-4-14-8-18-14 0-34 0-50 0-4 4-6 9-8 18Z"/>
      <path d="M130 88c2 26 14 37 30 37s28-11 30-37c-4 9-9 13-14 14-9-3-23-3-32 0-5-1-10-5-14-14Z"/>`,
  },
  scarf: {
    back: `<path d="M116 92c-4-46 18-68 44-68s48 22 44 68c-1 20 4 36 14 48-24 18-92 18-116 0 10-12 15-28 14-48Z"/>`,
    front: `<path d="M126 92c-4-34 12-52 34-52s38 18 34 52c-1-4-2-7-3-10-2-20-14-30-31-30s-29 10-31 30c-1 3-2 6-3 10Z
      M128 98c4 22 16 32 32 32s28-10 32-32c10 22 6 40-4 46h-56c-10-6-14-24-4-46Z"/>`,
  },
};

/** A beard grows under the smile, other hair falls over the face. */
function head({ skin: [, shade], style, hair, brow = hair }: Portrait): string {
  const { back = '', front } = HAIR[style];
  const fringe = `<g fill="${hair}" stroke="${hair}" stroke-width="4.5" stroke-linejoin="round">${front}</g>`;
  const neck = `<path d="M145 104h30v30c-2 12-28 12-30 0Z" fill="${shade}"/>
    <path d="M138 134c6 12 38 12 44 0l4 6c-6 16-46 16-52 0Z" opacity=".14"/>
    <ellipse cx="128.5" cy="84" rx="5.5" ry="9" fill="${shade}"/><ellipse cx="191.5" cy="84" rx="5.5" ry="9" fill="${shade}"/>`;
  return `<g fill="${hair}">${back}</g>
    <path d="M58 250c0-62 20-92 60-104 10-3 17-6 20-12h44c3 6 10 9 20 12 40 12 60 42 60 104Z" fill="url(#top)"/>
    ${style === 'scarf' ? '' : neck}
    <path d="M129 72c0-26 13-38 31-38s31 12 31 38c0 30-12 52-31 52s-31-22-31-52Z" fill="url(#skin)"/>
    <g fill="none" stroke-linecap="round">
      <path d="M141 73c3-2.6 9-2.6 12-.4M167 72.6c3-2.2 9-2.2 12 .4" stroke="${brow}" stroke-width="2.4" opacity=".85"/>
      <path d="M160 82c-.6 5-3 8-2.6 10.4 1.4 1.4 4 1.2 5.2.2" stroke="#000" stroke-opacity=".22" stroke-width="1.8"/>
    </g>
    <g fill="#1d1512"><ellipse cx="147.5" cy="80.5" rx="2.5" ry="2.7"/><ellipse cx="172.5" cy="80.5" rx="2.5" ry="2.7"/></g>
    ${style === 'beard' ? fringe : ''}
    <path d="M149 102.5c5 5.6 17 5.6 22 0-6-1.6-16-1.6-22 0Z" fill="#fff" opacity=".88"/>
    <path d="M148.5 102.3c5.4 6.4 17.6 6.4 23 0" stroke="#7c3a30" stroke-width="1.7" fill="none" stroke-linecap="round" opacity=".8"/>
    ${style === 'beard' ? '' : fringe}`;
}

const gradient = (id: string, [from, to]: readonly [string, string]): string =>
  `<linearGradient id="${id}" x2="1" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`;

const sheet = (defs: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="1280" height="720" preserveAspectRatio="xMidYMid slice"><defs>${defs}</defs>${body}</svg>`;

interface Layer {
  readonly defs: string;
  readonly body: string;
}

function roomLayer(key: PersonKey): Layer {
  const { wall, room } = people[key];
  return {
    defs: `${gradient('wall', wall)}<filter id="far" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="4.5"/></filter>`,
    body: `<rect width="320" height="180" fill="url(#wall)"/><g filter="url(#far)">${ROOMS[room]}</g>`,
  };
}

function bustLayer(key: PersonKey): Layer {
  const portrait = people[key];
  const [light, shade] = portrait.skin;
  return {
    defs: `${gradient('top', portrait.top)}<radialGradient id="skin" cx=".36" cy=".36" r=".8"><stop stop-color="${light}"/><stop offset="1" stop-color="${shade}"/></radialGradient>`,
    body: `<g transform="translate(0 4)">${head(portrait)}</g>`,
  };
}

/** A whole picture, room and bust, as the markup of an SVG image, 16:9. */
export function person(key: PersonKey): string {
  const room = roomLayer(key);
  const bust = bustLayer(key);
  return sheet(room.defs + bust.defs, room.body + bust.body);
}

/** The same as an address, e.g. for a picture of the person. */
export function personUrl(key: PersonKey): string {
  return asUrl(person(key));
}

const asUrl = (markup: string): string => `data:image/svg+xml,${encodeURIComponent(markup)}`;

async function load({ defs, body }: Layer): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = asUrl(sheet(defs, body));
  await image.decode();
  return image;
}

export interface PersonStreamOptions {
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  /** A soft hum as the voice. It needs a click on the page before it sounds. */
  readonly tone?: boolean;
  /** How large the person is in the picture. */
  readonly zoom?: number;
}

export interface PersonStream {
  readonly stream: MediaStream;
  stop(): void;
}

/** A live picture of a drawn person, who breathes a little so that frames differ. Works offline. */
export function personStream(key: PersonKey, options: PersonStreamOptions = {}): PersonStream {
  const { width = 640, height = 360, fps = 12, tone = false, zoom = 1 } = options;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { alpha: false });
  const stream = canvas.captureStream(fps);
  const phase = Number(people[key].id) * 1.7;
  let timer: ReturnType<typeof setInterval> | undefined;
  let stopped = false;

  /** Like `object-fit: cover`, with the bust anchored at the lower edge. */
  function draw(image: HTMLImageElement, scale: number, dx = 0, dy = 0): void {
    const fit = Math.max(width / 320, height / 180) * scale;
    pen?.drawImage(image, (width - 320 * fit) / 2 + dx, height - 180 * fit + dy, 320 * fit, 180 * fit);
  }

  void Promise.all([load(roomLayer(key)), load(bustLayer(key))]).then(([room, bust]) => {
    if (stopped) return;
    const shade = pen?.createRadialGradient(
      width / 2,
      height * 0.42,
      width * 0.3,
      width / 2,
      height * 0.42,
      width * 0.75,
    );
    shade?.addColorStop(0, 'rgb(0 0 0 / 0)');
    shade?.addColorStop(1, 'rgb(0 0 0 / .34)');
    const frame = (): void => {
      const time = (still ? 0 : performance.now() / 1000) + phase;
      draw(room, 1.01);
      draw(bust, zoom, Math.sin(time * 0.7) * width * 0.006, height * (0.008 + Math.sin(time * 1.3) * 0.004));
      if (pen && shade) {
        pen.fillStyle = shade;
        pen.fillRect(0, 0, width, height);
      }
    };
    frame();
    timer = setInterval(frame, 1000 / fps);
  });

  const voice = tone ? hum(110 + (phase % 90)) : null;
  for (const track of voice?.stream.getAudioTracks() ?? []) stream.addTrack(track);

  return {
    stream,
    stop() {
      stopped = true;
      clearInterval(timer);
      voice?.stop();
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

/** A quiet sine that swells and fades, as a stream. */
function hum(hertz: number): PersonStream {
  const context = new AudioContext();
  const source = new OscillatorNode(context, { frequency: hertz });
  const swell = new OscillatorNode(context, { frequency: 0.4 });
  const gain = new GainNode(context, { gain: 0.03 });
  const target = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  swell.connect(new GainNode(context, { gain: 0.02 })).connect(gain.gain);
  source.connect(gain).connect(target);
  source.start();
  swell.start();
  return { stream: target.stream, stop: () => void context.close() };
}

/** A slide, drawn, as the picture of a shared screen. */
export function slideStream({ width = 1280, height = 720, fps = 5 }: PersonStreamOptions = {}): PersonStream {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d', { alpha: false });
  const stream = canvas.captureStream(fps);
  const bars = [38, 44, 43, 57, 66, 78, 92];
  const frame = (): void => {
    if (!pen) return;
    const unit = width / 100;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = '#1b1f26';
    pen.font = `700 ${4.4 * unit}px "Liberation Sans", Arial, sans-serif`;
    ['Ninety calls in a', 'hundred connect in', 'under a second'].forEach((line, i) =>
      pen.fillText(line, 6 * unit, (21 + i * 5.2) * unit),
    );
    pen.fillStyle = '#555e6b';
    pen.font = `400 ${1.8 * unit}px "Liberation Sans", Arial, sans-serif`;
    [
      'Median time from answer to picture, by week. The',
      'rest are behind a relay; we are working on those.',
    ].forEach((line, i) => pen.fillText(line, 6 * unit, (37 + i * 2.8) * unit));
    bars.forEach((share, i) => {
      pen.fillStyle = i === bars.length - 1 ? '#2458d0' : '#b9cbe8';
      const tall = share * 0.27 * unit;
      pen.fillRect((56 + i * 5.4) * unit, 41 * unit - tall, 3.6 * unit, tall);
    });
    pen.fillStyle = '#cfd5dd';
    pen.fillRect(54 * unit, 41 * unit, 40 * unit, 0.2 * unit);
  };
  frame();
  const timer = setInterval(frame, 1000 / fps);
  return {
    stream,
    stop() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

const kept = new Map<string, MediaStream>();

/** The same live picture each time it is asked for: stories come and go, and are drawn many times. */
export function livePerson(key: PersonKey, shape: 'wide' | 'upright' = 'wide'): MediaStream {
  const name = `${key} ${shape}`;
  let stream = kept.get(name);
  if (!stream) {
    const size = shape === 'wide' ? { width: 640, height: 360 } : { width: 360, height: 480, zoom: 0.8 };
    stream = personStream(key, { ...size, fps: 8 }).stream;
    kept.set(name, stream);
  }
  return stream;
}

/** The same shared slide each time. */
export function liveSlide(): MediaStream {
  let stream = kept.get('slide');
  if (!stream) kept.set('slide', (stream = slideStream().stream));
  return stream;
}
