import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { CHECKS, type CheckId, type Finding } from '../../doctor/finding.js';
import type { DoctorOptions, Live } from '../../doctor/options.js';
import { reportOf } from '../../doctor/report.js';
import { checkName, findingWords, type AllWords } from '../../locale/doctor/finding-words.js';
import type { DoctorTerms } from '../../locale/doctor/terms.js';
import { doctorTermsNow, loadDoctorTerms } from '../../locale/doctor/words.js';
import { PanelLocale } from '../../locale/panel-locale.js';
import { buttonStyles } from '../../styles/buttons.js';
import { hostStyles } from '../../styles/host.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles, microphoneIcon } from '../../styles/icons.js';
import { noticeStyles } from '../../styles/notice.js';
import { Announcer } from '../shared/announcer.js';
import { Clipboard } from '../shared/clipboard.js';
import { CallElement } from '../shared/call-element.js';
import { levelMeter, meterStyles } from '../shared/level-meter.js';
import { styles } from './call-doctor.styles.js';
import { loadDiagnose } from './load-diagnose.js';
import { countsOf, factsOf, STATUS_ICON } from './rows.js';
import { settingsOf } from './settings.js';

/** A framework that moves an element takes it out and puts it in again within one task or two, in ms. */
const REMOVAL_GRACE = 200;

/**
 * Finds out why calls do not work: the page, the browser, the devices, the server, the sign-in, the relays. It looks
 * with the settings of its provider, or with its own, when somebody presses "Check", and not before: then microphone
 * and camera are opened for a moment, one after the other, and the ways to the servers are tried. What fails is named,
 * with what to do about it. "Copy report" copies what was found and measured, without addresses, names or secrets.
 *
 * @tag call-doctor
 * @summary Finds out why calls do not work, and says how to mend it.
 * @status experimental
 * @since 0.1.0
 * @slot header - At the end of the line with the title.
 * @csspart base - The box around everything.
 * @csspart title - The title.
 * @csspart intro - What will happen, before the first check.
 * @csspart result - The line with what goes on, or what came of it.
 * @csspart start - The button that begins, begins again, and stops.
 * @csspart list - The list of checks.
 * @csspart check - One of them.
 * @csspart name - What it is called.
 * @csspart facts - What was measured.
 * @csspart notice - What is wrong, and how to mend it.
 * @csspart try-again - The button that looks at one thing again.
 * @csspart meter - The level of the microphone, while it is open.
 * @csspart video - The picture of the camera, while it is open.
 * @csspart copy - The button that copies the report.
 * @csspart note - What the report does not hold.
 * @cssproperty --call-surface - Ground of the box.
 * @cssproperty --call-line - Lines between the checks.
 * @cssproperty --call-success-ink - The mark of what works.
 * @cssproperty --call-warning-soft - Ground of the words about what could be better.
 * @cssproperty --call-danger-soft - Ground of the words about what does not work.
 * @cssproperty --call-danger-ink - The mark of what does not work.
 * @cssproperty --call-radius-l - Corners of the box.
 * @cssstate checking - It looks.
 * @cssstate failed - Something does not work.
 * @cssstate warned - All works, and something could be better.
 */
export class CallDoctor extends CallElement {
  static override styles = [hostStyles, iconStyles, buttonStyles, noticeStyles, meterStyles, styles];

  /** `tabs`, `xmpp` or `janus`; empty: the provider's. */
  @property() signaling: NonNullable<DoctorOptions['signaling']> | '' = '';
  /** WebSocket URL of the server; empty: the provider's. */
  @property() service = '';
  /** XMPP domain; empty: the provider's, or the host of the service. */
  @property() domain = '';
  /** Application id of QuickBlox or ConnectyCube; empty: the provider's. */
  @property({ attribute: 'app-id' }) appId = '';
  /** Who signs in; empty: the provider's. */
  @property({ attribute: 'user-id' }) userId = '';
  /** Janus: with a room its VideoRoom plugin is looked for; empty: the provider's. */
  @property() room = '';
  /** As of `<call-provider>`; null: the provider's. Never an attribute. */
  @property({ attribute: false }) credentials: NonNullable<DoctorOptions['credentials']> | null = null;
  /** As of `<call-provider>`; null: the provider's. */
  @property({ attribute: false }) iceServers: NonNullable<DoctorOptions['iceServers']> | null = null;
  /** The page's own picture and sound in place of the devices; null: the provider's. */
  @property({ attribute: false }) capture: NonNullable<DoctorOptions['capture']> | null = null;
  /** What was found. Can be set, to show a report that somebody sent. */
  @property({ attribute: false }) findings: readonly Finding[] = [];

  @query('video') private readonly video!: HTMLVideoElement | null;

  readonly #locale = new PanelLocale(this);
  readonly #store = this.read(() => true);
  readonly #announcer = new Announcer(this);
  readonly #clipboard = new Clipboard(this, this.#announcer, () => this.#locale.terms);
  #doctor: DoctorTerms = doctorTermsNow('en');
  #round: AbortController | null = null;
  #level: number | null = null;
  #stream: MediaStream | null = null;
  #unloaded = false;
  /** The row whose button has the focus, and is about to lose it. */
  #pressed: CheckId | null = null;
  #removal: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#removal);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#removal = setTimeout(() => this.isConnected || this.stop(), REMOVAL_GRACE);
  }

  /**
   * Looks at everything, or at these checks and what they build on; call it inside a click. Settles with all that was
   * found, also when it was stopped; a check that runs is stopped first.
   */
  async check(...checks: CheckId[]): Promise<readonly Finding[]> {
    this.stop();
    const round = (this.#round = new AbortController());
    const { signal } = round;
    this.#unloaded = false;
    if (checks.length === 0) this.findings = [];
    this.requestUpdate();
    const options: DoctorOptions = {
      ...settingsOf(this, this.#store.holder),
      ...(checks.length > 0 && { checks }),
      signal,
      onLive: (live) => this.#show(live),
    };
    try {
      const { diagnose } = await loadDiagnose();
      for await (const finding of diagnose(options)) this.#take(finding);
      this.#announcer.say(this.#result);
    } catch {
      // Stopped, or what looks could not be loaded.
      this.#unloaded = !signal.aborted;
      this.findings = this.findings.filter(({ status }) => status !== 'running');
    } finally {
      if (this.#round === round) this.#round = null;
      this.requestUpdate();
    }
    return this.findings;
  }

  /** Stops looking; devices and connections are free at once. */
  stop(): void {
    this.#round?.abort(new DOMException('Stopped.', 'AbortError'));
    this.#round = null;
    this.#level = null;
    this.#stream = null;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { lang } = this.#locale;
    this.#doctor = doctorTermsNow(lang);
    if (this.#doctor.lang !== lang) {
      void loadDoctorTerms(lang).then((terms) => terms.lang === lang && this.requestUpdate());
    }
    const { failed, warned } = countsOf(this.findings);
    this.setState('checking', this.#round !== null);
    this.setState('failed', failed > 0);
    this.setState('warned', failed === 0 && warned > 0);
  }

  override render(): TemplateResult {
    const doctor = this.#doctor;
    const { findings } = this;
    const checking = this.#round !== null;
    const begun = checking || findings.length > 0;
    return html`
      <section part="base" class="base" aria-labelledby="title">
        <header class="header">
          <h2 part="title" id="title">${doctor.title}</h2>
          <slot name="header"></slot>
        </header>
        ${begun ? nothing : html`<p part="intro" class="intro">${doctor.intro}</p>`}
        <div class="state">
          ${begun ? this.#resultLine(checking) : nothing}
          <button
            part="start"
            class=${begun ? 'button' : 'button primary tall'}
            type="button"
            @click=${() => (this.#round ? this.stop() : void this.check())}
          >
            ${checking ? doctor.stop : begun ? doctor.again : doctor.start}
          </button>
        </div>
        ${this.#unloaded ? this.#notLoaded() : nothing}
        ${
          begun
            ? html`<ol part="list" class="list" aria-busy=${checking ? 'true' : 'false'}>
                ${repeat(
                  this.#rows,
                  ({ id }) => id,
                  (finding) => this.#row(finding),
                )}
              </ol>`
            : nothing
        }
        ${findings.length > 0 && !checking ? this.#foot() : nothing} ${this.#announcer.render()}
      </section>
    `;
  }

  protected override updated(): void {
    const { video } = this;
    if (video && video.srcObject !== this.#stream) video.srcObject = this.#stream;
    // The button that was pressed cannot be pressed while it looks again, and is gone soon.
    const row = this.#pressed && this.renderRoot.querySelector<HTMLElement>(`#${this.#pressed}`);
    const focused = this.shadowRoot?.activeElement;
    if (row && (!focused || focused.matches(':disabled'))) row.focus();
    this.#pressed = null;
  }

  /** In the order in which they are looked at; a report from elsewhere may have any. */
  get #rows(): readonly Finding[] {
    const found = new Map(this.findings.map((finding) => [finding.id, finding]));
    return CHECKS.flatMap((id) => found.get(id) ?? []).filter(
      ({ status }) => status === 'running' || status in STATUS_ICON,
    );
  }

  get #words(): AllWords {
    return { terms: this.#locale.terms, doctor: this.#doctor };
  }

  get #result(): string {
    const { failed, warned } = countsOf(this.findings);
    return this.#doctor.result(failed, warned);
  }

  #resultLine(checking: boolean): TemplateResult {
    const { failed, warned } = countsOf(this.findings);
    const running = this.findings.find(({ status }) => status === 'running');
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

  #row(finding: Finding): TemplateResult {
    const { id, status } = finding;
    const doctor = this.#doctor;
    const name = checkName(this.#words, id);
    const words = findingWords(this.#words, finding);
    const facts = factsOf(finding, this.#locale.terms, doctor);
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
                aria-label=${doctor.tryAgain(this.#locale.terms.tryAgain, name)}
                ?disabled=${this.#round !== null}
                @click=${() => this.#again(id)}
              >
                ${icon(shapes.retry, 's')}${this.#locale.terms.tryAgain}
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
    const { terms } = this.#locale;
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

  #notLoaded(): TemplateResult {
    const { title, action } = navigator.onLine
      ? this.#locale.terms.trouble['service-failed']
      : this.#doctor.cause.offline;
    return html`<div part="notice" class="notice" role="alert">
      <strong>${title}</strong>
      <p>${action}</p>
    </div>`;
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
    void this.check(id);
  }

  #take(finding: Finding): void {
    this.findings = [...this.findings.filter(({ id }) => id !== finding.id), finding];
    if (finding.status !== 'fail' && finding.status !== 'warn') return;
    const words = findingWords(this.#words, finding);
    if (words)
      this.#announcer.say(`${checkName(this.#words, finding.id)}: ${words.title} ${words.action}`.trim());
  }

  #show(live: Live): void {
    if (live.kind === 'microphone') this.#level = live.level;
    else this.#stream = live.stream;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-doctor': CallDoctor;
  }
}
