import puppeteer, { type Browser } from 'puppeteer-core';
import {
  browserPath,
  chromiumArgs,
  firefoxPrefs,
  type BrowserName,
  type FakeMedia,
} from '../../scripts/lib/browsers.mjs';

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
      });
}
