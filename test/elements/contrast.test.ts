import { expect } from '@open-wc/testing';
import { hostStyles } from '../../src/styles/host.js';

/** Ratios of WCAG 2.2: text (1.4.3), and what one must see to use it (1.4.11). */
const TEXT = 4.5;
const SHAPE = 3;

type Pair = readonly [fore: string, back: string, least: number];
type Colour = readonly [r: number, g: number, b: number, alpha: number];

const PLANES = ['stage', 'surface', 'surface-raised'];
const FILLS = [...PLANES, 'fill'];

/** Every token that is written or drawn with, on every token it may stand on. */
const PAIRS: readonly Pair[] = [
  ...FILLS.flatMap((plane): Pair[] => [
    ['text', plane, TEXT],
    ['text-muted', plane, TEXT],
    ['focus', plane, SHAPE],
  ]),
  ...PLANES.flatMap((plane): Pair[] => [
    ...['accent', 'success', 'danger', 'warning'].map((name): Pair => [`${name}-ink`, plane, TEXT]),
    ...['line-strong', 'speaking', 'accent', 'success', 'danger', 'level'].map((name): Pair => [
      name,
      plane,
      SHAPE,
    ]),
  ]),
  ...['accent', 'success', 'danger'].flatMap((name): Pair[] => [
    [`${name}-text`, name, TEXT],
    [`${name}-text`, `${name}-hover`, TEXT],
  ]),
  ...['accent', 'danger', 'warning'].flatMap((name): Pair[] => [
    [`${name}-ink`, `${name}-soft`, TEXT],
    ['text', `${name}-soft`, TEXT],
  ]),
  ['text-muted', 'accent-soft', TEXT],
  ['warning-text', 'warning', TEXT],
  ['text', 'fill-hover', TEXT],
  ['text-muted', 'fill-hover', TEXT],
  ['text', 'control', TEXT],
  ['text', 'control-hover', TEXT],
  ['text-muted', 'control', TEXT],
  ['level', 'control', SHAPE],
  ['accent-ink', 'fill', TEXT],
  ['danger-ink', 'fill', TEXT],
  ['off-text', 'off', TEXT],
  ['off', 'stage', SHAPE],
  ['off', 'surface', SHAPE],
  ...Array.from({ length: 10 }, (_, n): Pair => ['#ffffff', `person-${n}`, TEXT]),
];

const THEMES = ['', 'call-soft', 'call-sharp'];
const SCHEMES = ['light', 'dark'];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

function pixel(colour: string): Colour {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a / 255];
}

function luminance([r, g, b]: Colour): number {
  const linear = (value: number): number =>
    value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function contrast(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const over = ([r, g, b, alpha]: Colour, below: Colour): Colour => [
  r * alpha + below[0] * (1 - alpha),
  g * alpha + below[1] * (1 - alpha),
  b * alpha + below[2] * (1 - alpha),
  1,
];

describe('contrast', () => {
  let links: HTMLLinkElement[];
  let host: HTMLElement;
  let probe: HTMLElement;

  before(async () => {
    // What people link to, not what we mean.
    links = ['soft', 'sharp'].map((name) =>
      Object.assign(document.createElement('link'), {
        rel: 'stylesheet',
        href: new URL(`/src/themes/${name}.css`, location.href).href,
      }),
    );
    await Promise.all(
      links.map((link) => {
        const loaded = new Promise((resolve, reject) => {
          link.onload = resolve;
          link.onerror = reject;
        });
        document.head.append(link);
        return loaded;
      }),
    );
    host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = hostStyles.map(({ styleSheet }) => styleSheet!);
    probe = document.createElement('i');
    root.append(probe);
    document.body.append(host);
  });
  after(() => {
    host.remove();
    for (const link of links) link.remove();
  });

  const colour = (name: string): Colour => {
    probe.style.color = name.startsWith('#') ? name : `var(--_${name})`;
    return pixel(getComputedStyle(probe).color);
  };
  const wear = (theme: string, scheme: string): void => {
    host.className = theme;
    host.style.colorScheme = scheme;
  };

  for (const theme of THEMES) {
    for (const scheme of SCHEMES) {
      it(`is enough for every pair of ${theme || 'the default theme'}, ${scheme}`, () => {
        wear(theme, scheme);
        const weak = PAIRS.map(([fore, back, least]) => {
          const ratio = contrast(colour(fore), colour(back));
          return ratio < least ? `${fore} on ${back}: ${ratio.toFixed(2)}` : null;
        }).filter((found) => found !== null);
        expect(weak).to.deep.equal([]);
      });

      it(`is enough over any picture in ${theme || 'the default theme'}, ${scheme}`, () => {
        wear(theme, scheme);
        for (const glass of ['over', 'over-hover', 'over-dim']) {
          for (const picture of ['#ffffff', '#808080', '#000000']) {
            const back = over(colour(glass), pixel(picture));
            expect(contrast(colour('over-text'), back), `${glass} on ${picture}`).to.be.at.least(TEXT);
          }
        }
      });
    }
  }

  it('is enough whatever accent a page chooses', () => {
    let worst = Infinity;
    for (const scheme of SCHEMES) {
      wear('', scheme);
      for (let hue = 0; hue < 360; hue += 30) {
        for (const lightness of [0.05, 0.3, 0.45, 0.5, 0.55, 0.6, 0.7, 0.85, 1]) {
          host.style.setProperty('--call-accent', `oklch(${lightness} 0.2 ${hue})`);
          const accent = colour('accent');
          // The colour as a screen shows it: what lies outside sRGB is clipped.
          host.style.setProperty('--call-accent', `rgb(${accent.slice(0, 3).join(' ')})`);
          worst = Math.min(worst, contrast(colour('accent-text'), colour('accent')));
          worst = Math.min(worst, contrast(colour('accent-text'), colour('accent-hover')));
          for (const plane of PLANES) worst = Math.min(worst, contrast(colour('accent-ink'), colour(plane)));
        }
      }
    }
    host.style.removeProperty('--call-accent');
    expect(worst).to.be.at.least(TEXT);
  });
});
