import type { Unsubscribe } from '../../../support/emitter.js';

const SIZE = 32;
const FILL = '#1f8a4c';
const INK = '#ffffff';

/** The one icon of the page while a call rings: a green disc with a receiver. */
class PageIcon {
  #users = 0;
  #restore: Unsubscribe | null = null;
  #url: string | null = null;
  /** The page's Content-Security-Policy forbids `data:` pictures, which is its right. */
  #forbidden = false;

  /** The answer puts everything back as it was. */
  show(): Unsubscribe {
    if (++this.#users === 1) void this.#begin();
    let on = true;
    return () => {
      if (!on) return;
      on = false;
      if (--this.#users === 0) this.#end();
    };
  }

  async #begin(): Promise<void> {
    this.#url ??= draw();
    const url = this.#url;
    if (!url || this.#forbidden) return;
    if (!(await loads(url))) this.#forbidden = true;
    if (this.#users > 0 && !this.#forbidden) this.#restore ??= put(url);
  }

  #end(): void {
    this.#restore?.();
    this.#restore = null;
  }
}

export const pageIcon = new PageIcon();

function put(url: string): Unsubscribe {
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon" i]')];
  if (links.length === 0) {
    const link = document.createElement('link');
    link.rel = 'icon';
    link.href = url;
    document.head.append(link);
    return () => link.remove();
  }
  const before = links.map((link) => link.getAttribute('href'));
  for (const link of links) link.setAttribute('href', url);
  return () => {
    links.forEach((link, index) => {
      // What the page set meanwhile stays.
      if (link.getAttribute('href') !== url) return;
      const href = before[index];
      if (href == null) link.removeAttribute('href');
      else link.setAttribute('href', href);
    });
  };
}

function draw(): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = SIZE;
  const paper = canvas.getContext('2d');
  if (!paper) return null;
  paper.fillStyle = FILL;
  paper.beginPath();
  paper.arc(SIZE / 2, SIZE / 2, SIZE / 2, 0, 2 * Math.PI);
  paper.fill();
  // A receiver, lying on its back and turned: a bow with two heavy ends.
  paper.translate(SIZE / 2, SIZE / 2);
  paper.rotate(-Math.PI / 4);
  paper.strokeStyle = paper.fillStyle = INK;
  paper.lineWidth = 3.5;
  paper.beginPath();
  paper.arc(0, -6, 10, 0.25 * Math.PI, 0.75 * Math.PI);
  paper.stroke();
  for (const side of [-1, 1]) {
    paper.beginPath();
    paper.roundRect(side * 7.5 - 3, -3.5, 6, 7, 2);
    paper.fill();
  }
  return canvas.toDataURL('image/png');
}

function loads(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = url;
  });
}
