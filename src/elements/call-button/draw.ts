const SVG = 'http://www.w3.org/2000/svg';

/** As in styles/icon-shapes.ts, which needs Lit. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  camera: [
    'M5.9 6.1h6.6a3 3 0 0 1 3 3v5.8a3 3 0 0 1-3 3H5.9a3 3 0 0 1-3-3V9.1a3 3 0 0 1 3-3Z',
    'm15.5 10.6 4.2-2.7c.6-.4 1.4 0 1.4.7v6.8c0 .7-.8 1.1-1.4.7l-4.2-2.7',
  ],
  connecting: ['M12 3.2a8.8 8.8 0 1 1-8.8 8.8'],
  busy: [
    'M6.4 3.6h2.2c.6 0 1.2.4 1.3 1l.8 3.1c.1.5 0 1-.4 1.3L8.9 10.5a12.6 12.6 0 0 0 4.6 4.6l1.5-1.4c.3-.4.8-.5 1.3-.4l3.1.8c.6.1 1 .7 1 1.3v2.2c0 1.6-1.3 2.8-2.8 2.8C9.9 20.4 3.6 14.1 3.6 6.4c0-1.5 1.2-2.8 2.8-2.8Z',
  ],
  closed: [
    'M12 4c5 0 9.1 3.3 9.1 7.5S17 19 12 19c-1 0-2-.1-2.9-.4l-4.3 1.6.9-3.7a6.9 6.9 0 0 1-2.8-5C2.9 7.3 7 4 12 4Z',
  ],
  offline: [
    'M2.9 8.9A13.6 13.6 0 0 1 8.4 5.8M12.6 5.2c3.2.1 6.2 1.4 8.5 3.7M6 12.3c1-1 2.2-1.7 3.5-2.1M15 10.6c1.1.4 2.1 1 3 1.7M9.2 15.7a4 4 0 0 1 5.6 0M12 19v.1M3.6 3.6l16.8 16.8',
  ],
  failed: ['M12 3.1a8.9 8.9 0 1 0 0 17.8 8.9 8.9 0 0 0 0-17.8ZM12 7.6v5.2M12 16.2v.1'],
  move: [
    'M12 3.4v17.2M3.4 12h17.2M9.6 5.6 12 3.2l2.4 2.4M9.6 18.4l2.4 2.4 2.4-2.4M5.6 9.6 3.2 12l2.4 2.4M18.4 9.6l2.4 2.4-2.4 2.4',
  ],
  down: ['m6.4 9.4 5.6 5.6 5.6-5.6'],
};

/** An icon by its name; a camera for `rest`, filled, and for `call`. */
export function draw(name: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  if (name === 'rest') svg.setAttribute('class', 'solid');
  if (name === 'connecting') svg.setAttribute('class', 'spin');
  for (const d of PATHS[name] ?? PATHS['camera'] ?? []) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/** An element with attributes and children. */
export function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
