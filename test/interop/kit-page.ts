import type { Page } from 'puppeteer-core';
import type { CallOptions } from '../../src/store/call-store.js';
import type * as Kit from '../../src/cdn.js';
import type { CallStoreOptions } from '../../src/store/store-options.js';
import type { RtcFigures } from '../harness/rtc-spy.js';
import { until } from '../harness/until.js';

/** Our elements, with a store of the test's own: timers are the store's, not an attribute. */
export const KIT_PAGE = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>call-elements</title>
  <link rel="icon" href="data:," />
  <style>call-grid { display: block; block-size: 60vh }</style>
  <call-provider>
    <call-status></call-status>
    <call-grid></call-grid>
    <call-controls></call-controls>
    <incoming-call-dialog></incoming-call-dialog>
  </call-provider>
  <script type="module">
    import * as kit from '/cdn/call-elements.js';
    window.kit = kit;
  </script>
</html>`;

export interface KitParticipant {
  readonly id: string;
  readonly name: string;
  readonly connection: string;
  readonly endReason: string | null;
  readonly audioMuted: boolean;
  readonly videoMuted: boolean;
  readonly handRaised: boolean;
}

/** What of our state can leave the page. */
export interface KitState {
  readonly status: string;
  readonly incoming: readonly {
    readonly id: string;
    readonly from: string;
    readonly kind: string;
    readonly userInfo: unknown;
  }[];
  readonly phase: string | null;
  readonly kind: string | null;
  readonly endReason: string | null;
  readonly others: readonly KitParticipant[];
}

/** An event that the provider told the page. */
export interface KitEvent {
  readonly type: string;
  readonly from: string | null;
  readonly reason: string | null;
  readonly params: unknown;
  readonly userInfo: unknown;
}

/** A page with our elements and a person in front of it. */
export interface KitPage {
  readonly page: Page;
  readonly userId: number;
  readonly log: string[];
  signIn(options: CallStoreOptions): Promise<void>;
  /** Calls; gives the id of the call. */
  call(ids: readonly number[], options?: CallOptions): Promise<string>;
  accept(options?: { video?: boolean; userInfo?: Record<string, string> }): Promise<void>;
  /** Any action of the store that takes plain data. */
  act(name: string, ...args: unknown[]): Promise<void>;
  state(): Promise<KitState>;
  until(holds: (state: KitState) => boolean, label: string, timeout?: number): Promise<KitState>;
  rings(): Promise<KitState>;
  connected(links?: number, timeout?: number): Promise<KitState>;
  /** The call is over, for this reason. */
  ended(reason: string, timeout?: number): Promise<KitState>;
  events(): Promise<KitEvent[]>;
  /** Waits until the provider tells something, and gives it. */
  told(type: string): Promise<KitEvent>;
  figures(): Promise<RtcFigures>;
  reset(): Promise<void>;
  settle(): Promise<void>;
}

declare global {
  interface Window {
    kit: typeof Kit;
    kitEvents: KitEvent[];
  }
}

const EVENTS = ['call-incoming', 'call-started', 'call-ended', 'call-update', 'call-error'];

export function createKitPage(page: Page, userId: number): KitPage {
  const log: string[] = [];
  page.on('console', (message) => log.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => log.push(`pageerror: ${String(error)}`));
  const person: KitPage = {
    page,
    userId,
    log,
    async signIn(options) {
      await page.waitForFunction(() => 'kit' in window);
      await page.evaluate(
        async (given, names) => {
          const provider = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
          window.kitEvents = [];
          for (const type of names) {
            provider.addEventListener(type, (event) => {
              const { from, reason, params, userInfo, error } = event as unknown as Record<string, never>;
              window.kitEvents.push({
                type,
                from: from ?? null,
                reason: reason ?? (error as { reason?: string } | undefined)?.reason ?? null,
                params: params ?? null,
                userInfo: userInfo ?? null,
              });
            });
          }
          provider.store = window.kit.createCallStore(given);
          await provider.store.connect();
        },
        options,
        EVENTS,
      );
    },
    call: (ids, options = {}) =>
      page.evaluate(
        (to, given) =>
          (document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider']).call(to, given),
        ids.map(String),
        options,
      ),
    accept: (options = {}) => person.act('accept', options),
    async act(name, ...args) {
      await page.evaluate(
        async (method, given) => {
          const { store } = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
          await (store as unknown as Record<string, (...a: unknown[]) => Promise<unknown>>)[method]?.(
            ...given,
          );
        },
        name,
        args,
      );
    },
    state: () =>
      page.evaluate((): KitState => {
        const { store } = document.querySelector('call-provider') as HTMLElementTagNameMap['call-provider'];
        const { connection, incoming, call, participants } = store.getState();
        return {
          status: connection.status,
          incoming: incoming.map(({ id, from, kind, userInfo }) => ({ id, from: from.id, kind, userInfo })),
          phase: call?.phase ?? null,
          kind: call?.kind ?? null,
          endReason: call?.endReason ?? null,
          others: participants
            .filter(({ isLocal }) => !isLocal)
            .map(({ id, name, connection: link, endReason, audioMuted, videoMuted, handRaised }) => ({
              id,
              name,
              connection: link,
              endReason,
              audioMuted,
              videoMuted,
              handRaised,
            })),
        };
      }),
    until: (holds, label, timeout = 25_000) =>
      until(() => person.state(), holds, { label: `kit ${userId}: ${label}`, timeout }),
    rings: () => person.until(({ incoming }) => incoming.length > 0, 'rings'),
    connected: (links = 1, timeout = 25_000) =>
      person.until(
        ({ phase, others }) =>
          phase === 'connected' &&
          others.filter(({ connection }) => connection === 'connected').length === links,
        `connected to ${links}`,
        timeout,
      ),
    ended: (reason, timeout = 25_000) =>
      person.until(
        ({ phase, endReason }) => phase === 'ended' && endReason === reason,
        `ended: ${reason}`,
        timeout,
      ),
    events: () => page.evaluate(() => window.kitEvents),
    async told(type) {
      const all = await until(
        () => person.events(),
        (events) => events.some((event) => event.type === type),
        { label: `kit ${userId} tells "${type}"`, timeout: 25_000 },
      );
      return all.find((event) => event.type === type) as KitEvent;
    },
    figures: () => page.evaluate(() => window.rtcSpy.figures()),
    async reset() {
      const { incoming } = await person.state();
      for (const { id } of incoming) await person.act('reject', { callId: id }).catch(() => undefined);
      await person.act('hangUp');
    },
    async settle() {
      await person.until(
        ({ phase, incoming }) => incoming.length === 0 && (phase === null || phase === 'ended'),
        'idle',
      );
      await person.act('dismiss');
      await page.evaluate(() => void (window.kitEvents.length = 0));
      await until(
        () => person.figures(),
        ({ open, liveTracks }) => open === 0 && liveTracks === 0,
        { label: `kit ${userId}: all freed` },
      );
    },
  };
  return person;
}
