import type { Page } from 'puppeteer-core';
import { until } from '../harness/until.js';
import type { SdkCallOptions, SdkEvent, SdkLink } from './sdk-driver.js';
import type { Sdk } from './rig.js';

type Info = Record<string, unknown>;

/** A page with an application on one of the SDKs, and a person in front of it. */
export interface SdkPage {
  readonly page: Page;
  readonly sdk: Sdk;
  readonly userId: number;
  readonly log: string[];
  /** Exceptions that nobody caught. */
  readonly errors: string[];
  /** Addresses that the page asked for, beside this machine's. */
  readonly abroad: string[];
  call(ids: readonly number[], options?: SdkCallOptions): Promise<string>;
  accept(userInfo?: Info): Promise<void>;
  reject(userInfo?: Info): Promise<void>;
  stop(userInfo?: Info): Promise<void>;
  mute(kind: 'audio' | 'video'): Promise<void>;
  unmute(kind: 'audio' | 'video'): Promise<void>;
  update(extension: Info): Promise<void>;
  shareScreen(): Promise<void>;
  setMaxBandwidth(kbps: number): Promise<void>;
  iceRestart(userId: number): Promise<void>;
  /** What the SDK told, of one kind. */
  events(name?: SdkEvent['name']): Promise<SdkEvent[]>;
  /** Waits until the SDK tells something, and gives it. */
  told(name: SdkEvent['name'], holds?: (event: SdkEvent) => boolean, timeout?: number): Promise<SdkEvent>;
  links(): Promise<Record<string, SdkLink>>;
  reset(): Promise<void>;
  settle(): Promise<void>;
}

export function createSdkPage(page: Page, sdk: Sdk, userId: number): SdkPage {
  const log: string[] = [];
  const errors: string[] = [];
  const abroad: string[] = [];
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(http|ws)s?:$/.test(protocol) && hostname !== 'localhost') abroad.push(request.url());
  });
  const person: SdkPage = {
    page,
    sdk,
    userId,
    log,
    errors,
    abroad,
    call: (ids, options = {}) => page.evaluate((to, given) => window.sdk.call(to, given), [...ids], options),
    accept: (info = {}) => page.evaluate((given) => window.sdk.accept(given), info),
    reject: (info = {}) => page.evaluate((given) => window.sdk.reject(given), info),
    stop: (info = {}) => page.evaluate((given) => window.sdk.stop(given), info),
    mute: (kind) => page.evaluate((given) => window.sdk.mute(given), kind),
    unmute: (kind) => page.evaluate((given) => window.sdk.unmute(given), kind),
    update: (extension) => page.evaluate((given) => window.sdk.update(given), extension),
    shareScreen: () => page.evaluate(() => window.sdk.shareScreen()),
    setMaxBandwidth: (kbps) => page.evaluate((given) => window.sdk.setMaxBandwidth(given), kbps),
    iceRestart: (user) => page.evaluate((given) => window.sdk.iceRestart(given), user),
    async events(name) {
      const all = await page.evaluate(() => window.sdk.events);
      return name === undefined ? all : all.filter((event) => event.name === name);
    },
    async told(name, holds = () => true, timeout = 25_000) {
      const all = await until(
        () => person.events(),
        (events) => events.some((event) => event.name === name && holds(event)),
        { label: `${sdk} ${userId} tells "${name}"`, timeout },
      );
      return all.find((event) => event.name === name && holds(event)) as SdkEvent;
    },
    links: () => page.evaluate(() => window.sdk.links()),
    reset: () => page.evaluate(() => window.sdk.reset()),
    // What others say at the end of a call still comes in; it belongs to the test before.
    settle: () => page.evaluate(() => void (window.sdk.events.length = 0)),
  };
  return person;
}
