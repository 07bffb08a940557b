import type { Page } from 'puppeteer-core';
import type { CheckId, Finding } from '../../src/doctor/finding.js';
import type { DoctorOptions } from '../../src/doctor/options.js';
import { until } from '../harness/until.js';

export type Found = Readonly<Partial<Record<CheckId, Finding>>>;

/** A page with a doctor, and nothing set: a test sets what it plants. */
export const DOCTOR_PAGE = `<!doctype html>
<html lang="en"><meta charset="utf-8" /><title>Doctor</title><link rel="icon" href="data:," />
<style>body { margin: 0 }</style>
<call-doctor></call-doctor>
<script type="module" src="/cdn/call-elements.js"></script></html>`;

export type Settings = Pick<
  DoctorOptions,
  'signaling' | 'service' | 'domain' | 'appId' | 'userId' | 'room'
> & {
  readonly credentials?: DoctorOptions['credentials'] | 'fails';
  readonly iceServers?: readonly RTCIceServer[] | 'fails';
};

/** Sets the doctor of a page up, looks at some things, and gives what was found. */
export async function examine(page: Page, settings: Settings, ...checks: CheckId[]): Promise<Found> {
  // Pages behind others have no frames, which the browser's own waiting counts.
  await until(() => page.evaluate(() => customElements.get('call-doctor') !== undefined), Boolean, {
    label: 'the doctor is loaded',
    timeout: 30_000,
  });
  return page.evaluate(
    async (all: Settings, ids) => {
      const { credentials, iceServers, ...given } = all;
      const doctor = document.querySelector('call-doctor') as HTMLElementTagNameMap['call-doctor'];
      const fails = () => Promise.reject(new Error('secret reason'));
      const none = { signaling: '', service: '', domain: '', appId: '', userId: '', room: '' };
      Object.assign(doctor, none, given, {
        credentials: credentials === 'fails' ? fails : (credentials ?? null),
        iceServers: iceServers === 'fails' ? fails : (iceServers ?? null),
      });
      const found = await doctor.check(...ids);
      return Object.fromEntries(found.map((finding) => [finding.id, finding]));
    },
    settings,
    checks,
  );
}

/** What a person reads of the doctor. */
export const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.querySelector('call-doctor')?.shadowRoot?.textContent.replace(/\s+/g, ' ') ?? '',
  );
