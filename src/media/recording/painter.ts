import type { Participant } from '../../session/participant.js';
import { fit } from '../../support/layout/fit.js';
import { gridBoxes, presenterBoxes, type Box, type Stage } from '../../support/layout/layout.js';
import { initials, PERSON_COLORS, personIndex } from '../../support/person.js';
import type { MovingPictures } from './moving-pictures.js';

/** The dark scheme of the kit: a film has no scheme of its own. */
const STAGE = '#0c0e12';
const TILE = '#15181d';
const SPEAKING = '#8fb3ff';
const TAG = 'rgb(12 14 18 / 0.72)';
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const RADIUS = 14;
const RING = 3;
/** Space between tiles for a film 720 px high. */
const GAP = 8;

/** Draws everyone in a call into one picture, arranged as `<call-grid>` does: best fit, a shared screen large. */
export class Painter {
  readonly #pen: CanvasRenderingContext2D;
  readonly #pictures: MovingPictures;
  readonly #stage: Stage;
  readonly #scale: number;
  #labels = new Map<string, string>();

  constructor(pen: CanvasRenderingContext2D, pictures: MovingPictures) {
    const { width, height } = pen.canvas;
    this.#pen = pen;
    this.#pictures = pictures;
    this.#scale = Math.max(0.5, height / 720);
    this.#stage = { width, height, gap: GAP * this.#scale };
  }

  paint(people: readonly Participant[]): void {
    const pen = this.#pen;
    pen.fillStyle = STAGE;
    pen.fillRect(0, 0, this.#stage.width, this.#stage.height);
    const presenter = people.find(({ screenStream }) => this.#pictures.of(screenStream));
    if (presenter) {
      const { screen, strip } = presenterBoxes(people.length, this.#stage);
      this.#frame(screen, TILE, () => {
        const picture = this.#pictures.of(presenter.screenStream);
        if (picture) this.#picture(picture, screen, 'contain');
      });
      strip.forEach((box, index) => people[index] && this.#person(people[index], box, people.length));
      return;
    }
    const shapes = people.flatMap((person) => {
      const picture = this.#camera(person);
      return picture ? [picture.videoWidth / picture.videoHeight] : [];
    });
    const shape = shapes.sort((a, b) => a - b)[shapes.length >> 1];
    gridBoxes(people.length, this.#stage, shape).forEach((box, index) => {
      const person = people[index];
      if (person) this.#person(person, box, people.length);
    });
  }

  #camera({ videoStream, videoMuted }: Participant): HTMLVideoElement | null {
    return videoMuted ? null : this.#pictures.of(videoStream);
  }

  #person(person: Participant, box: Box, count: number): void {
    const pen = this.#pen;
    const color = PERSON_COLORS[personIndex(person.id)] ?? TILE;
    this.#frame(box, TILE, () => {
      pen.globalAlpha = 0.2;
      pen.fillStyle = color;
      pen.fillRect(box.start, box.top, box.width, box.height);
      pen.globalAlpha = 1;
      const picture = this.#camera(person);
      if (picture) {
        const shape = picture.videoWidth / picture.videoHeight;
        this.#picture(picture, box, fit(shape, box.width / box.height));
      } else this.#disc(person, box, color);
      this.#name(person.name, box);
    });
    // Of two it is clear who speaks.
    if (!person.speaking || count < 3) return;
    const out = RING * this.#scale;
    pen.strokeStyle = SPEAKING;
    pen.lineWidth = out;
    pen.beginPath();
    pen.roundRect(
      box.start - out,
      box.top - out,
      box.width + 2 * out,
      box.height + 2 * out,
      RADIUS * this.#scale + out,
    );
    pen.stroke();
  }

  #frame({ start, top, width, height }: Box, ground: string, content: () => void): void {
    const pen = this.#pen;
    pen.save();
    pen.beginPath();
    pen.roundRect(start, top, width, height, RADIUS * this.#scale);
    pen.clip();
    pen.fillStyle = ground;
    pen.fillRect(start, top, width, height);
    content();
    pen.restore();
  }

  #picture(picture: HTMLVideoElement, box: Box, how: 'cover' | 'contain'): void {
    const { videoWidth, videoHeight } = picture;
    const across = box.width / videoWidth;
    const down = box.height / videoHeight;
    const scale = how === 'cover' ? Math.max(across, down) : Math.min(across, down);
    const width = videoWidth * scale;
    const height = videoHeight * scale;
    this.#pen.drawImage(
      picture,
      box.start + (box.width - width) / 2,
      box.top + (box.height - height) / 2,
      width,
      height,
    );
  }

  #disc(person: Participant, box: Box, color: string): void {
    const pen = this.#pen;
    const radius = Math.min(Math.min(box.width, box.height) * 0.34, 200 * this.#scale) / 2;
    const x = box.start + box.width / 2;
    const y = box.top + box.height / 2;
    pen.save();
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.clip();
    pen.fillStyle = color;
    pen.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    const avatar = this.#pictures.avatar(person.avatar);
    if (avatar && avatar.naturalWidth > 0) {
      const scale = (2 * radius) / Math.min(avatar.naturalWidth, avatar.naturalHeight);
      const width = avatar.naturalWidth * scale;
      const height = avatar.naturalHeight * scale;
      pen.drawImage(avatar, x - width / 2, y - height / 2, width, height);
    } else {
      pen.fillStyle = '#fff';
      pen.font = `600 ${radius * 0.72}px ${FONT}`;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(initials(person.name), x, y + radius * 0.04);
    }
    pen.restore();
  }

  #name(name: string, box: Box): void {
    const pen = this.#pen;
    const small = box.width < 190 * this.#scale;
    const height = (small ? 24 : 28) * this.#scale;
    const padding = 10 * this.#scale;
    const edge = 8 * this.#scale;
    pen.font = `600 ${(small ? 12 : 14) * this.#scale}px ${FONT}`;
    pen.textAlign = 'left';
    pen.textBaseline = 'middle';
    const label = this.#short(name, box.width - 2 * edge - 2 * padding);
    if (!label) return;
    const width = pen.measureText(label).width + 2 * padding;
    const x = box.start + edge;
    const y = box.top + box.height - edge - height;
    pen.fillStyle = TAG;
    pen.beginPath();
    pen.roundRect(x, y, width, height, height / 2);
    pen.fill();
    pen.fillStyle = '#fff';
    pen.fillText(label, x + padding, y + height / 2 + this.#scale);
  }

  /** As much of a name as there is room for. Measured once per name and width. */
  #short(name: string, room: number): string {
    const key = `${Math.round(room)} ${name}`;
    let label = this.#labels.get(key);
    if (label === undefined) {
      // A name comes from the wire and may be long.
      const letters = [...name.slice(0, 200)];
      label = letters.join('');
      while (letters.length > 0 && this.#pen.measureText(label).width > room) {
        letters.pop();
        label = letters.length > 0 ? `${letters.join('').trimEnd()}…` : '';
      }
      if (this.#labels.size > 100) this.#labels = new Map();
      this.#labels.set(key, label);
    }
    return label;
  }
}
