import puppeteer, { type Browser, type LaunchOptions as PuppeteerLaunchOptions } from 'puppeteer-core';
import {
  browserPath,
  chromiumArgs,
  firefoxPrefs,
  type BrowserName,
  type FakeMedia,
} from '../../scripts/lib/browsers.mjs';
import { IP, type Machine } from './netns.js';

export type { BrowserName, FakeMedia } from '../../scripts/lib/browsers.mjs';

export interface LaunchOptions {
  /** Camera and microphone that pages see; `fake` by default. */
  readonly media?: FakeMedia;
  /** Chromium only. */
  readonly args?: readonly string[];
  /** Chromium only: arguments that puppeteer would add. */
  readonly without?: readonly string[];
  /** Firefox only. */
  readonly prefs?: Readonly<Record<string, boolean | number | string>>;
  /** Chromium only: the machine it runs on, instead of this one. */
  readonly machine?: Machine;
  /** Window in CSS px. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Starts a browser for a test. Close it in the test's teardown. */
export async function launchBrowser(name: BrowserName, options: LaunchOptions = {}): Promise<Browser> {
  const {
    media = 'fake',
    args = [],
    without = [],
    prefs = {},
    viewport = { width: 1280, height: 800 },
    machine,
  } = options;
  const common = {
    executablePath: browserPath(name),
    headless: true,
    defaultViewport: viewport,
    // Two browsers that encode video on two cores leave little for the protocol.
    protocolTimeout: 60_000,
  };
  return name === 'firefox'
    ? puppeteer.launch({
        ...common,
        browser: 'firefox',
        extraPrefsFirefox: { ...firefoxPrefs(media), ...prefs },
      })
    : puppeteer.launch({
        ...common,
        browser: 'chrome',
        args: [...chromiumArgs(media), ...args],
        ignoreDefaultArgs: [...without],
        ...(machine && onMachine(machine, [...chromiumArgs(media), ...args])),
      });
}

/** `ip` becomes the browser, so the process of the launch is the browser's own. */
function onMachine({ namespace, server }: Machine, args: string[]): Partial<PuppeteerLaunchOptions> {
  const all = puppeteer.defaultArgs({
    browser: 'chrome',
    headless: true,
    args: [...args, `--host-resolver-rules=MAP localhost ${server}`],
  });
  return {
    executablePath: IP,
    args: ['netns', 'exec', namespace, browserPath('chromium'), ...all],
    ignoreDefaultArgs: true,
    // Its network reaches the test's machine at the ports that are served alone.
    pipe: true,
  };
}
