import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CheckId, Finding } from '../../doctor/finding.js';
import type { DoctorOptions } from '../../doctor/options.js';
import { doctorIntro, findDoctorTerms } from '../../locale/doctor/known.js';
import type { DoctorIntro } from '../../locale/doctor/terms.js';
import { PanelLocale } from '../../locale/panel-locale.js';
import { buttonStyles } from '../../styles/buttons.js';
import { hostStyles } from '../../styles/host.js';
import { noticeStyles } from '../../styles/notice.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { Part } from '../shared/part.js';
import { styles } from './call-doctor.styles.js';
import { loadDiagnose } from './load-diagnose.js';
import type { Results } from './results.js';
import { settingsOf } from './settings.js';

const RESULTS = new Part(() => import('./results.js'));

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
  static override styles = [hostStyles, buttonStyles, noticeStyles, styles];

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

  readonly #locale = new PanelLocale(this);
  readonly #store = this.read(() => true);
  readonly #announcer = new Announcer(this);
  #intro: DoctorIntro = doctorIntro('en');
  #results: Results | null = null;
  #round: AbortController | null = null;
  #unloaded = false;
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
      onLive: (live) => this.#results?.show(live),
    };
    try {
      const [{ diagnose }] = await Promise.all([loadDiagnose(), RESULTS.load()]);
      const results = (this.#results ??= this.#meet());
      for await (const finding of diagnose(options)) {
        this.findings = [...this.findings.filter(({ id }) => id !== finding.id), finding];
        results?.tell(finding);
      }
      results?.conclude();
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
    this.#results?.clear();
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { lang, terms } = this.#locale;
    this.#intro = doctorIntro(lang);
    if (this.#intro.lang !== lang) {
      void findDoctorTerms(lang).then((words) => words?.lang === lang && this.requestUpdate());
    }
    if (this.#begun) this.#results ??= this.#meet();
    this.#results?.speak(terms, lang);
    const has = (wanted: Finding['status']): boolean => this.findings.some(({ status }) => status === wanted);
    this.setState('checking', this.#round !== null);
    this.setState('failed', has('fail'));
    this.setState('warned', has('warn') && !has('fail'));
  }

  override render(): TemplateResult {
    const intro = this.#intro;
    const checking = this.#round !== null;
    const begun = this.#begun;
    const results = begun ? this.#results : null;
    return html`
      <section part="base" class="base" aria-labelledby="title">
        <header class="header">
          <h2 part="title" id="title">${intro.title}</h2>
          <slot name="header"></slot>
        </header>
        ${begun ? nothing : html`<p part="intro" class="intro">${intro.intro}</p>`}
        <div class="state">
          ${results?.line(checking)}
          <button
            part="start"
            class=${begun ? 'button' : 'button primary tall'}
            type="button"
            @click=${() => (this.#round ? results && this.stop() : void this.check())}
          >
            ${results?.label(checking) ?? intro.start}
          </button>
        </div>
        ${this.#unloaded ? this.#notLoaded() : nothing} ${results?.list(checking)} ${this.#announcer.render()}
      </section>
    `;
  }

  /** Somebody pressed "Check", or a report is shown. */
  get #begun(): boolean {
    return this.#round !== null || this.findings.length > 0;
  }

  #notLoaded(): TemplateResult {
    const { title, action } = navigator.onLine
      ? this.#locale.terms.trouble['service-failed']
      : this.#intro.cause.offline;
    return html`<div part="notice" class="notice" role="alert">
      <strong>${title}</strong>
      <p>${action}</p>
    </div>`;
  }

  /** What shows what was found, or null while it is on its way. */
  #meet(): Results | null {
    const part = this.need(RESULTS);
    if (!part) return null;
    return new part.Results(this, this.#announcer, this.#locale.terms);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'call-doctor': CallDoctor;
  }
}
