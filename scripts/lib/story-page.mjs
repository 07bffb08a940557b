import { createServer } from 'node:http';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { BROWSER_ALIASES } from './aliases.mjs';
import { fromRoot } from './root.mjs';

/** Arguments of a Chromium whose pictures look alike on every machine. */
export const STEADY = [
  '--font-render-hinting=none',
  '--disable-font-subpixel-positioning',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
];

/** One face on every machine, so that words take the same room. */
const FONT = 'node_modules/@fontsource-variable/inter/files/inter-';
const FACES = [
  { file: `${FONT}latin-wght-normal.woff2`, range: 'U+0-FF, U+131, U+152-153, U+2000-206F, U+20AC, U+2122' },
  { file: `${FONT}latin-ext-wght-normal.woff2`, range: 'U+100-130, U+132-151, U+154-2BA' },
];

const PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width" />
  <title>A story</title>
  <link rel="icon" href="data:," />
  <style>
    ${FACES.map(
      ({ range }, index) =>
        `@font-face { font-family: Inter; font-weight: 100 900; src: url(/${index}.woff2); unicode-range: ${range} }`,
    ).join('\n')}
    body { margin: 0; background: light-dark(#fff, #15181d); font: 16px Inter, sans-serif }
    body.padded { padding: 16px }
  </style>
  <link rel="stylesheet" href="/styles.css" />
  <body>
    <script type="module" src="/stories.js"></script>
  </body>
</html>`;

/** @param {string} folder @returns {string[]} */
const storyFiles = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.stories.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/**
 * Serves every story of `stories/` on a page of its own, bundled anew, without Storybook: `/?id=scenes-call--four`,
 * and of `theme`, `dir`, `kitTheme` and `still` what is wanted. `window.story` settles when it stands, with a list
 * of all.
 * @returns {Promise<{ url: string, close(): Promise<void> }>}
 */
export async function serveStories() {
  const folder = fromRoot('stories');
  const files = storyFiles(folder).map((file) => `./${relative(folder, file)}`);
  const contents = [
    `import './support/still.ts'`,
    `import { showStory } from './support/page.ts'`,
    ...files.map((file, index) => `import * as s${index} from '${file}'`),
    `window.story = showStory([${files.map((_, index) => `s${index}`).join(', ')}])`,
  ].join(';\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    outdir: folder,
    format: 'esm',
    target: 'es2022',
    tsconfig: fromRoot('tsconfig.json'),
    alias: BROWSER_ALIASES,
    // Which files do something when imported is said of dist/.
    ignoreAnnotations: true,
  });
  const built = (/** @type {string} */ end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  const themes = readdirSync(fromRoot('src/themes')).map((file) =>
    readFileSync(fromRoot('src/themes', file)),
  );
  /** @type {Record<string, [type: string, body: string | Buffer]>} */
  const answers = {
    '/': ['text/html', PAGE],
    '/stories.js': ['text/javascript', built('.js')],
    '/styles.css': ['text/css', [built('.css'), ...themes].join('\n')],
  };
  FACES.forEach(({ file }, index) => {
    answers[`/${index}.woff2`] = ['font/woff2', readFileSync(fromRoot(file))];
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [type, body] = answers[pathname] ?? ['text/plain', 'not here'];
    response.writeHead(pathname in answers ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url of the stories
 * @returns {Promise<readonly { id: string, title: string, name: string }[]>}
 */
export async function listStories(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  const stories = await page.evaluate(() => /** @type {any} */ (window).story);
  await page.close();
  return stories;
}

/**
 * @typedef {object} Size of the window, px
 * @property {number} width @property {number} height
 *
 * @typedef {object} Light
 * @property {Record<string, string>} [look] `theme`, `dir`, `kitTheme`
 * @property {boolean} [forced] forced colours
 * @property {number} [text] size of text, 1 is as usual
 * @property {boolean} [sharp] nothing is blurred: what is has a layer of its own, and text on it is drawn in one of
 *   several ways
 *
 * @typedef {(size: Size, options?: import('puppeteer-core').ScreenshotOptions) => Promise<Uint8Array>} Shoot
 */

/**
 * Opens a story to take pictures of it. It holds still: reduced motion, a clock that stands, every video shown, every
 * animation at its end.
 * @template T
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url of the stories
 * @param {Size & Light & { id: string }} story
 * @param {(shoot: Shoot) => Promise<T>} use gets what takes a picture, in any size of the window
 */
export async function photograph(browser, url, { id, width, height, look, forced, text = 1, sharp }, use) {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width, height });
    await page.emulateTimezone('UTC');
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'forced-colors', value: forced ? 'active' : 'none' },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ],
    });
    await page.goto(`${url}?${new URLSearchParams({ id, still: '', ...look })}`);
    if (text !== 1) await page.addStyleTag({ content: `:root { font-size: ${text * 100}% }` });
    if (sharp) await page.addStyleTag({ content: ':root { --call-blur: none }' });
    return await use(async (size, options = {}) => {
      await page.setViewport(size);
      await page.evaluate(stand);
      return page.screenshot(options);
    });
  } finally {
    await page.close();
  }
}

/** In the page: when the story has come to rest. */
async function stand() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const end = performance.now() + 8_000;
  // What a story waits for may never come while the clock stands.
  const late = async () => {
    while (performance.now() < end) await frame();
  };
  await Promise.race([/** @type {{ story?: Promise<unknown> }} */ (window).story, late()]);
  await document.fonts.ready;
  /** @param {Document | ShadowRoot} root @returns {(Document | ShadowRoot)[]} */
  const roots = (root) => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
  ];
  const waits = () =>
    roots(document)
      .flatMap((root) => [...root.querySelectorAll('video')])
      .some((video) => video.srcObject && video.checkVisibility() && video.readyState < 2);
  for (let calm = 0; calm < 6 && performance.now() < end;) {
    await frame();
    calm = waits() ? 0 : calm + 1;
  }
  for (const animation of roots(document).flatMap((root) => root.getAnimations())) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    else animation.cancel();
  }
  await frame();
}
