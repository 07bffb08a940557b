/**
 * `npm run picture`: makes docs/call.gif, the moving picture of the README, from the real demo: two phones, a
 * call, an answer, a hang-up. Needs Chromium and ffmpeg. And the pictures in docs/pictures, from the scenes of the
 * stories; `--stills` makes only those.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { browserPath, chromiumArgs } from './lib/browsers.mjs';
import { startDemoServer } from './lib/demo-server.mjs';
import { fromRoot } from './lib/root.mjs';
import { photograph, serveStories, STEADY } from './lib/story-page.mjs';

const dark = { theme: 'dark' };
/** @type {Record<string, import('./lib/story-page.mjs').Size & import('./lib/story-page.mjs').Light & { id: string }>} */
const STILLS = {
  call: { id: 'scenes-call--five', width: 1200, height: 750 },
  'call-dark': { id: 'scenes-call--five', width: 1200, height: 750, look: dark },
  presenter: { id: 'scenes-call--presenter', width: 1200, height: 750, look: dark },
  lobby: { id: 'scenes-lobby--ok', width: 1200, height: 750 },
  chat: { id: 'scenes-panels--chat', width: 1200, height: 750 },
  incoming: { id: 'scenes-ringing--incoming', width: 360, height: 740 },
  phone: { id: 'scenes-call--two-phones', width: 360, height: 740, look: dark },
};
mkdirSync(fromRoot('docs/pictures'), { recursive: true });
const stories = await serveStories();
const camera = await puppeteer.launch({
  executablePath: browserPath('chromium'),
  headless: true,
  args: [...chromiumArgs(), ...STEADY],
});
for (const [name, still] of Object.entries(STILLS)) {
  const file = fromRoot('docs/pictures', `${name}.webp`);
  const picture = await photograph(camera, stories.url, still, (shoot) =>
    shoot(still, { type: 'webp', quality: 82 }),
  );
  writeFileSync(file, picture);
  console.log(`made ${file}`);
}
await camera.close();
await stories.close();
if (process.argv.includes('--stills')) process.exit();

const FRAMES_PER_SECOND = 5;
const folder = mkdtempSync(join(tmpdir(), 'call-elements-picture-'));
const demo = await startDemoServer();
const browser = await puppeteer.launch({
  executablePath: browserPath('chromium'),
  headless: true,
  // No made-up camera: the demo draws people.
  args: chromiumArgs('none'),
  defaultViewport: { width: 960, height: 800 },
});

try {
  const page = await browser.newPage();
  await page.goto(demo.url);
  /** @param {number} index @param {string} name */
  const press = async (index, name) => {
    const frame = page.frames()[index];
    const button = await frame.waitForFunction(
      (wanted) => {
        /** @param {Document | ShadowRoot} root @returns {Element | null} */
        const search = (root) => {
          for (const element of root.querySelectorAll('*')) {
            const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
            if (element.localName === 'button' && label.trim() === wanted && element.checkVisibility())
              return element;
            const found = element.shadowRoot && search(element.shadowRoot);
            if (found) return found;
          }
          return null;
        };
        return search(document);
      },
      {},
      name,
    );
    await button.asElement()?.click();
  };
  /** When each frame was taken, in ms: on a busy machine they come late, and stay as long as they stood. */
  const times = /** @type {number[]} */ ([]);
  const frame = (/** @type {number} */ count) => join(folder, `${String(count).padStart(4, '0')}.png`);
  /** @param {number} seconds */
  const film = async (seconds) => {
    const end = performance.now() + seconds * 1000;
    while (performance.now() < end) {
      const next = performance.now() + 1000 / FRAMES_PER_SECOND;
      times.push(performance.now());
      await page.screenshot({ path: frame(times.length - 1) });
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
    }
  };

  // The drawn people take a moment.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  await film(1);
  await press(1, 'Call Ben');
  await film(2.4);
  await press(2, 'Answer');
  await film(4);
  await press(2, 'Microphone');
  await film(1.6);
  await press(1, 'Leave');
  await film(2);
  const lines = times.map(
    (time, index) => `file '${frame(index)}'\nduration ${((times[index + 1] ?? time + 1000) - time) / 1000}`,
  );
  writeFileSync(join(folder, 'frames.txt'), lines.join('\n'));
} finally {
  await browser.close();
  await demo.close();
}

const gif = fromRoot('docs/call.gif');
const filter =
  'split[a][b];[a]palettegen=max_colors=128:stats_mode=diff[p];[b][p]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle';
const { status, stderr } = spawnSync(
  'ffmpeg',
  [
    '-y',
    '-f',
    'concat',
    '-safe',
    '0',
    '-i',
    join(folder, 'frames.txt'),
    '-vf',
    filter,
    '-fps_mode',
    'vfr',
    '-loop',
    '0',
    gif,
  ],
  { encoding: 'utf8' },
);
rmSync(folder, { recursive: true });
if (status !== 0) throw new Error(`ffmpeg is needed (Debian: apt-get install ffmpeg)\n${stderr ?? ''}`);
console.log(`made ${gif}`);
