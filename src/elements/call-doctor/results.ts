import { html, nothing, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { CHECKS, type CheckId, type Finding } from '../../doctor/finding.js';
import type { Live } from '../../doctor/options.js';
import { reportOf } from '../../doctor/report.js';
import { checkName, findingWords, type AllWords } from '../../locale/doctor/finding-words.js';
import type { DoctorTerms } from '../../locale/doctor/terms.js';
import { doctorTermsNow } from '../../locale/doctor/words.js';
import type { Terms } from '../../locale/terms.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles, microphoneIcon } from '../../styles/icons.js';
import type { Announcer } from '../shared/announcer.js';
import { Clipboard } from '../shared/clipboard.js';
import { levelMeter, meterStyles } from '../shared/level-meter.js';
import { resultsStyles } from './results.styles.js';
import { countsOf, factsOf, STATUS_ICON } from './rows.js';

export interface ResultsHost extends ReactiveElement {
  readonly findings: readonly Finding[];
  check(...checks: CheckId[]): Promise<readonly Finding[]>;
}

/** What the doctor found, and how it looks while it does. Comes with the first check. */
export class Results implements ReactiveController {
  readonly #host: ResultsHost;
  readonly #announcer: Announcer;
  readonly #clipboard: Clipboard;
  #terms: Terms;
  #doctor: DoctorTerms = doctorTermsNow('en');
  #level: number | null = null;
  #stream: MediaStream | null = null;
  /** The row whose button has the focus, and is about to lose it. */
  #pressed: CheckId | null = null;

  constructor(host: ResultsHost, announcer: Announcer, terms: Terms) {
    this.#host = host;
    this.#announcer = announcer;
    this.#terms = terms;
    this.#clipboard = new Clipboard(host, announcer, () => this.#terms);
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const video = root?.querySelector('video');
    if (video && video.srcObject !== this.#stream) video.srcObject = this.#stream;
    // The button that was pressed cannot be pressed while it looks again, and is gone soon.
    const row = this.#pressed && root?.querySelector<HTMLElement>(`#${this.#pressed}`);
    const focused = root?.activeElement;
    if (row && (!focused || focused.matches(':disabled'))) row.focus();
    this.#pressed = null;
  }

  /** The words; tell them before each render. */
  speak(terms: Terms, lang: string): void {
    this.#terms = terms;
    this.#doctor = doctorTermsNow(lang);
  }

  /** What an open device gives. */
  show(live: Live): void {
    if (live.kind === 'microphone') this.#level = live.level;
    else this.#stream = live.stream;
    this.#host.requestUpdate();
  }

  /** No device is open any more. */
  clear(): void {
    this.#level = null;
    this.#stream = null;
  }

  /** Says what was found wrong. */
  tell(finding: Finding): void {
    if (finding.status !== 'fail' && finding.status !== 'warn') return;
    const words = findingWords(this.#words, finding);
    if (words)
      this.#announcer.say(`${checkName(this.#words, finding.id)}: ${words.title} ${words.action}`.trim());
  }

  /** Says what came of it all. */
  conclude(): void {
    this.#announcer.say(this.#result);
  }

  /** What the button does. */
  label(checking: boolean): string {
    return checking ? this.#doctor.stop : this.#doctor.again;
  }

  /** What goes on, or what came of it, in a line. */
  line(checking: boolean): TemplateResult {
    const { failed, warned } = countsOf(this.#host.findings);
    const running = this.#host.findings.find(({ status }) => status === 'running');
    const status = failed > 0 ? 'fail' : warned > 0 ? 'warn' : 'ok';
    return html`<p part="result" class=${checking ? 'result' : `result ${status}`}>
      ${checking ? html`<span class="spinner"></span>` : html`<span class="mark">${icon(STATUS_ICON[status], 'm')}</span>`}
      <strong
        >${
          checking
            ? running
              ? this.#doctor.checking(checkName(this.#words, running.id))
              : this.#doctor.status.running
            : this.#result
        }</strong
      >
    </p>`;
  }

  list(checking: boolean): TemplateResult {
    return html`<ol part="list" class="list" aria-busy=${checking ? 'true' : 'false'}>
        ${repeat(
          this.#rows,
          ({ id }) => id,
          (finding) => this.#row(finding, checking),
        )}
      </ol>
      ${this.#host.findings.length > 0 && !checking ? this.#foot() : nothing}`;
  }

  /** In the order in which they are looked at; a report from elsewhere may have any. */
  get #rows(): readonly Finding[] {
    const found = new Map(this.#host.findings.map((finding) => [finding.id, finding]));
    return CHECKS.flatMap((id) => found.get(id) ?? []).filter(
      ({ status }) => status === 'running' || status in STATUS_ICON,
    );
  }

  get #words(): AllWords {
    return { terms: this.#terms, doctor: this.#doctor };
  }

  get #result(): string {
    const { failed, warned } = countsOf(this.#host.findings);
    return this.#doctor.result(failed, warned);
  }

  #row(finding: Finding, checking: boolean): TemplateResult {
    const { id, status } = finding;
    const doctor = this.#doctor;
    const name = checkName(this.#words, id);
    const words = findingWords(this.#words, finding);
    const facts = factsOf(finding, this.#terms, doctor);
    const told = status === 'fail' || status === 'warn';
    return html`<li part="check" class="check ${status}" id=${id} tabindex="-1">
      <div class="line">
        ${this.#mark(finding)}
        <span part="name" class="name">${name}</span>
        <span class="visually-hidden">: ${doctor.status[status]}</span>
        ${
          facts.length > 0
            ? html`<span part="facts" class="facts numbers"
                >${facts.map((fact, index) => html`${index > 0 ? ' · ' : nothing}<bdi>${fact}</bdi>`)}</span
              >`
            : nothing
        }
      </div>
      ${words && !told ? html`<p class="aside">${words.title}</p>` : nothing}
      ${
        words && told
          ? html`<div part="notice" class="notice">
              <strong>${words.title}</strong>
              ${
                words.steps
                  ? html`<ol>
                        ${words.steps.map((step) => html`<li>${step}</li>`)}
                      </ol>
                      <p>${words.then}</p>`
                  : html`<p>${words.action}</p>`
              }
              <button
                part="try-again"
                class="button quiet"
                type="button"
                aria-label=${doctor.tryAgain(this.#terms.tryAgain, name)}
                ?disabled=${checking}
                @click=${() => this.#again(id)}
              >
                ${icon(shapes.retry, 's')}${this.#terms.tryAgain}
              </button>
            </div>`
          : nothing
      }
      ${status === 'running' ? this.#live(id) : nothing}
    </li>`;
  }

  #mark({ id, status }: Finding): TemplateResult {
    if (status === 'running') {
      const hears = id === 'microphone' && this.#level !== null;
      return html`<span class="mark"
        >${hears ? microphoneIcon(this.#level ?? 0, 'm') : html`<span class="spinner"></span>`}</span
      >`;
    }
    return html`<span class="mark">${icon(STATUS_ICON[status], 's')}</span>`;
  }

  /** What an open device gives. */
  #live(id: CheckId): TemplateResult | typeof nothing {
    const terms = this.#terms;
    if (id === 'microphone' && this.#level !== null) {
      return html`<div class="live">
        ${levelMeter(terms.microphoneLevel, this.#level)}
        <p class="aside">${terms.saySomething}</p>
      </div>`;
    }
    return id === 'camera' && this.#stream
      ? html`<div class="live">
          <video
            part="video"
            aria-hidden="true"
            autoplay
            disableremoteplayback
            muted
            playsinline
            .muted=${true}
          ></video>
        </div>`
      : nothing;
  }

  #foot(): TemplateResult {
    const copy = (): Promise<void> => this.#clipboard.copy(JSON.stringify(reportOf(this.#rows), null, 2));
    return html`<footer class="foot">
      <button part="copy" class="button quiet" type="button" @click=${copy}>
        ${icon(shapes.copy, 'm')}${this.#clipboard.label(this.#doctor.copy)}
      </button>
      <p part="note" class="aside">${this.#doctor.reportNote}</p>
    </footer>`;
  }

  #again(id: CheckId): void {
    this.#pressed = id;
    void this.#host.check(id);
  }
}

export const styles = [iconStyles, meterStyles, resultsStyles];
