/**
 * Where the browsers of this machine are, and how tests start them: with a camera and a microphone that
 * the browser makes up, and without a question to a person who is not there.
 */
import { existsSync } from 'node:fs';

const CANDIDATES = {
  chromium: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
};

/** @typedef {keyof typeof CANDIDATES} BrowserName */

/**
 * Path of a browser, or null. `CHROMIUM_PATH` and `FIREFOX_PATH` go before the usual places.
 * @param {BrowserName} name
 * @returns {string | null}
 */
export function findBrowser(name) {
  const given = process.env[`${name.toUpperCase()}_PATH`];
  return [given, ...CANDIDATES[name]].find((path) => path && existsSync(path)) ?? null;
}

/**
 * @param {BrowserName} name
 * @returns {string}
 */
export function browserPath(name) {
  const path = findBrowser(name);
  if (path) return path;
  throw new Error(
    `${name} was not found: install it (Debian: apt-get install ${name === 'firefox' ? 'firefox-esr' : name}), ` +
      `or set ${name.toUpperCase()}_PATH.`,
  );
}

/**
 * What the page sees of camera and microphone. `fake`: made-up devices, allowed. `denied`: the person says
 * no. `ask`: made-up devices, and nobody has answered yet. `none`: there is no device.
 * @typedef {'fake' | 'denied' | 'ask' | 'none'} FakeMedia
 */

/**
 * @param {FakeMedia} [media]
 * @returns {string[]}
 */
export function chromiumArgs(media = 'fake') {
  const args = ['--autoplay-policy=no-user-gesture-required', '--disable-dev-shm-usage', '--mute-audio'];
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  if (process.getuid?.() === 0) args.push('--no-sandbox');
  if (media !== 'none') args.push('--use-fake-device-for-media-stream');
  if (media !== 'ask') args.push(`--use-fake-ui-for-media-stream${media === 'denied' ? '=deny' : ''}`);
  return args;
}

/**
 * @param {FakeMedia} [media]
 * @returns {Record<string, boolean | number | string>}
 */
export function firefoxPrefs(media = 'fake') {
  return {
    'media.autoplay.default': 0,
    'media.autoplay.block-webaudio': false,
    // TURN on 127.0.0.1 needs it; without it only direct candidates work.
    'media.peerconnection.ice.loopback': true,
    'media.navigator.streams.fake': media !== 'none',
    'media.navigator.permission.disabled': media !== 'denied' && media !== 'ask',
    // 2: block.
    ...(media === 'denied' && { 'permissions.default.camera': 2, 'permissions.default.microphone': 2 }),
  };
}
