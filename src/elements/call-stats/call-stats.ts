import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { CallPanelRequest } from '../../events/call-panel-request.js';
import { PanelLocale } from '../../locale/panel-locale.js';
import type { CallStore } from '../../store/call-store.js';
import type { Participant } from '../../store/call-state.js';
import { buttonStyles } from '../../styles/buttons.js';
import { controlStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import { panelHeadStyles } from '../../styles/panel.js';
import { close, copy, stats as statsShape } from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { sameItems } from '../../support/equal.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { Announcer } from '../shared/announcer.js';
import { Clipboard } from '../shared/clipboard.js';
import { Part } from '../shared/part.js';
import { CallElement } from '../shared/call-element.js';
import { Shown } from '../shared/shown.js';
import { styles } from './call-stats.styles.js';
import type { Figures, FiguresAbout, Peers } from './figures.js';

const FIGURES = new Part(() => import('./figures.js'));

/**
 * The figures of the connection to each person, and two minutes of them as a graph: what passes in one tab, its way in
 * another, and in a call of several people all of them side by side. It measures only while somebody can see it.
 *
 * @tag call-stats
 * @summary What engineers want to see of a call: rates, losses, times and paths.
 * @status experimental
 * @since 0.1.0
 * @slot header - At the end of the header, before the close button.
 * @event {CallPanelRequest} call-panel-request - Asks to close the panel that this is.
 * @csspart base - The card.
 * @csspart header - The line with the title.
 * @csspart title - The title.
 * @csspart copy - The button that copies everything as JSON.
 * @csspart close - The button that closes the panel; there while `view.panel` is `stats`.
 * @csspart tabs - The tabs, each a `tab`.
 * @csspart tab - One of them.
 * @csspart panel - What the chosen tab shows.
 * @csspart person - The choice of a person, where there are several.
 * @csspart legend - The two rates of this moment.
 * @csspart graph - The graph.
 * @csspart received - The line of what is received.
 * @csspart sent - The line of what is sent.
 * @csspart table - The figures.
 * @csspart group - The title of some of them.
 * @csspart empty - The words while there are no figures.
 * @cssproperty --call-surface-raised - Fill of the card.
 * @cssproperty --call-accent-ink - The line of what is received.
 * @cssproperty --call-text-muted - The line of what is sent, and the names of the figures.
 * @cssproperty --call-line - Lines between the figures.
 * @cssproperty --call-radius-l - Corners of the card.
 * @cssstate empty - There are no figures.
 * @cssstate measuring - It measures.
 */
export class CallStats extends CallElement {
  static override styles = [hostStyles, iconStyles, controlStyles, buttonStyles, panelHeadStyles, styles];

  readonly #locale = new PanelLocale(this);
  readonly #people = this.read<readonly Participant[]>(
    ({ participants }) => participants.filter(({ isLocal }) => !isLocal),
    sameItems,
  );
  readonly #isPanel = this.read(({ view }) => view.panel === 'stats');
  readonly #call = this.read(({ call }) => call);
  readonly #announcer = new Announcer(this);
  readonly #clipboard = new Clipboard(this, this.#announcer, () => this.#locale.terms);
  readonly #shown = new Shown(this, () => this.requestUpdate());
  #store: CallStore | null = null;
  #stop: Unsubscribe | null = null;
  #peers: Peers = [];
  /** What was measured while that which shows it was on its way. */
  #early: Peers[] = [];
  #figures: Figures | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch(null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#watch(this.#shown.value ? this.#people.store : null);
    const call = this.#call.value;
    if (!call || call.phase === 'ended') {
      this.#peers = [];
      this.#early = [];
      this.#figures?.clear();
    } else if (this.#stop) {
      this.#figures ??= this.#meet();
    }
    this.setState('measuring', this.#stop !== null);
    this.setState('empty', this.#peers.length === 0);
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const figures = this.#peers.length > 0 ? this.#figures : null;
    return html`
      <section part="base" class="base" aria-labelledby="title">
        <header part="header" class="header">
          ${icon(statsShape, 'm')}
          <h2 part="title" id="title">${terms.stats}</h2>
          ${
            figures
              ? html`<button
                  part="copy"
                  class="button quiet copy"
                  @click=${() => this.#clipboard.copy(figures.json)}
                >
                  ${icon(copy, 'm')}<span>${this.#clipboard.label(terms.statsCopy)}</span>
                </button>`
              : nothing
          }
          <slot name="header"></slot>
          ${
            this.#isPanel.value
              ? html`<button
                  part="close"
                  class="control close"
                  aria-label=${terms.statsClose}
                  @click=${() => this.request(new CallPanelRequest(null))}
                >
                  ${icon(close, 'm')}
                </button>`
              : nothing
          }
        </header>
        ${figures?.render(this.#about) ?? html`<p part="empty" class="empty">${terms.statsNone}</p>`}
        ${this.#announcer.render()}
      </section>
    `;
  }

  /** What shows figures, or null while it is on its way. */
  #meet(): Figures | null {
    const part = this.need(FIGURES);
    if (!part) return null;
    const figures = new part.Figures(this, this.#about);
    for (const peers of this.#early.splice(0)) figures.take(peers);
    return figures;
  }

  get #about(): FiguresAbout {
    return {
      terms: this.#locale.terms,
      call: this.#call.value ?? null,
      people: this.#people.value ?? [],
    };
  }

  #watch(store: CallStore | null): void {
    if (store === this.#store) return;
    this.#stop?.();
    this.#store = store;
    this.#stop = store?.watchStats(this.#onReport) ?? null;
  }

  readonly #onReport = (peers: Peers): void => {
    this.#peers = peers;
    if (this.#figures) this.#figures.take(peers);
    else this.#early.push(peers);
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'call-stats': CallStats;
  }
}
