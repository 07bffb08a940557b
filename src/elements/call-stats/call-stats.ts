import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { CallPanelRequest } from '../../events/call-panel-request.js';
import { LocaleController } from '../../locale/locale-controller.js';
import type { CallStore, StatsListener } from '../../store/call-store.js';
import type { Participant } from '../../store/call-state.js';
import { buttonStyles, controlStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import { selectStyles } from '../../styles/select.js';
import { panelHeadStyles } from '../../styles/panel.js';
import { close, copy, stats as statsShape } from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { sameItems } from '../../support/equal.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { Announcer } from '../shared/announcer.js';
import { CallElement } from '../shared/call-element.js';
import { Shown } from '../shared/shown.js';
import { styles } from './call-stats.styles.js';
import { linesOf, ratesOf, remember, statsJson, type Rates } from './history.js';
import { digitsOf, rate, rowsOf, type Row } from './rows.js';

type Peers = Parameters<StatsListener>[0];

/** How long the button says that it was copied, in ms. */
const COPIED = 2_500;
const WIDTH = 360;
const HEIGHT = 64;

/**
 * The figures of the connection to each person, and two minutes of them as a graph. It measures only while somebody
 * can see it.
 *
 * @tag call-stats
 * @summary What engineers want to see of a call: rates, losses, times and paths.
 * @slot header - At the end of the header, before the close button.
 * @event {CallPanelRequest} call-panel-request - Asks to close the panel that this is.
 * @csspart base - The card.
 * @csspart header - The line with the title.
 * @csspart title - The title.
 * @csspart copy - The button that copies everything as JSON.
 * @csspart close - The button that closes the panel; there while `view.panel` is `stats`.
 * @csspart person - Whose figures they are: a name, or the choice of one.
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
  static override styles = [
    hostStyles,
    iconStyles,
    controlStyles,
    buttonStyles,
    panelHeadStyles,
    selectStyles,
    styles,
  ];

  readonly #locale = new LocaleController(this);
  readonly #people = this.read<readonly Participant[]>(
    ({ participants }) => participants.filter(({ isLocal }) => !isLocal),
    sameItems,
  );
  readonly #isPanel = this.read(({ view }) => view.panel === 'stats');
  readonly #inCall = this.read(({ call }) => call !== null && call.phase !== 'ended');
  readonly #announcer = new Announcer(this);
  readonly #shown = new Shown(this, () => this.requestUpdate());
  #store: CallStore | null = null;
  #stop: Unsubscribe | null = null;
  #peers: Peers = [];
  #history = new Map<string, readonly Rates[]>();
  #chosen = '';
  #copied: 'done' | 'refused' | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#copied = null;
    this.#watch(null);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#watch(this.#shown.value ? this.#people.store : null);
    if (!this.#inCall.value) {
      this.#peers = [];
      this.#history.clear();
    }
    this.setState('measuring', this.#stop !== null);
    this.setState('empty', this.#peers.length === 0);
  }

  override render(): TemplateResult {
    const { terms } = this.#locale;
    const peer = this.#peers.find(({ userId }) => userId === this.#chosen) ?? this.#peers[0];
    return html`
      <section part="base" class="base" aria-labelledby="title">
        <header part="header" class="header">
          ${icon(statsShape, 'm')}
          <h2 part="title" id="title">${terms.stats}</h2>
          ${
            peer
              ? html`<button part="copy" class="button quiet copy" @click=${this.#copy}>
                  ${icon(copy, 'm')}<span
                    >${this.#copied === 'done' ? terms.statsCopied : this.#copied ? terms.statsNotCopied : terms.statsCopy}</span
                  >
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
        ${peer ? this.#figures(peer) : html`<p part="empty" class="empty">${terms.statsNone}</p>`}
        ${this.#announcer.render()}
      </section>
    `;
  }

  #figures(peer: Peers[number]): TemplateResult {
    const { terms } = this.#locale;
    const { statsNames: names } = terms;
    const lang = digitsOf(terms);
    const history = this.#history.get(peer.userId) ?? [];
    const { received, sent } = history.at(-1) ?? { received: null, sent: null };
    const lines = linesOf(history, WIDTH, HEIGHT);
    return html`
      ${this.#person(peer)}
      <p part="legend" class="legend numbers">
        <span
          ><span class="key" aria-hidden="true"></span>${names.received}
          <b><bdi>${rate(received, lang) ?? '–'}</bdi></b></span
        >
        <span
          ><span class="key dashed" aria-hidden="true"></span>${names.sent}
          <b><bdi>${rate(sent, lang) ?? '–'}</bdi></b></span
        >
      </p>
      <div class="time" aria-hidden="true" dir="ltr">
        <svg
          part="graph"
          class="graph"
          viewBox="0 0 ${WIDTH} ${HEIGHT}"
          preserveAspectRatio="none"
          focusable="false"
        >
          <path class="area" d=${lines.area}></path>
          <path part="received" class="received" d=${lines.received}></path>
          <path part="sent" class="sent" d=${lines.sent}></path>
        </svg>
        <p class="axis"><span>${terms.statsAgo}</span><span>${terms.statsNow}</span></p>
      </div>
      <table part="table" aria-labelledby="title">
        ${rowsOf(peer, terms).map(
          ({ title, rows }) =>
            html`<tbody>
              <tr>
                <th part="group" class="group" colspan="2" scope="rowgroup">${title}</th>
              </tr>
              ${rows.map((row) => this.#row(row))}
            </tbody>`,
        )}
      </table>
    `;
  }

  #row([name, ...values]: Row): TemplateResult {
    const known = values.filter((value) => value !== null);
    return html`<tr>
      <th scope="row">${name}</th>
      <td class="numbers">
        ${known.map((value, index) => html`${index ? ' · ' : nothing}<bdi>${value}</bdi>`)}
      </td>
    </tr>`;
  }

  #person({ userId }: Peers[number]): TemplateResult {
    const { terms } = this.#locale;
    const nameOf = (id: string): string => this.#people.value?.find((one) => one.id === id)?.name ?? id;
    if (this.#peers.length < 2) return html`<p part="person" class="person"><bdi>${nameOf(userId)}</bdi></p>`;
    return html`<select
      part="person"
      aria-label=${terms.statsPerson}
      .value=${userId}
      @change=${this.#onChange}
    >
      ${this.#peers.map(
        ({ userId: id }) => html`<option value=${id} ?selected=${id === userId}>${nameOf(id)}</option>`,
      )}
    </select>`;
  }

  #watch(store: CallStore | null): void {
    if (store === this.#store) return;
    this.#stop?.();
    this.#store = store;
    this.#stop = store?.watchStats(this.#onReport) ?? null;
  }

  readonly #onReport = (peers: Peers): void => {
    this.#peers = peers;
    for (const peer of peers) {
      this.#history.set(peer.userId, remember(this.#history.get(peer.userId) ?? [], ratesOf(peer)));
    }
    this.requestUpdate();
  };

  readonly #onChange = (event: Event): void => {
    this.#chosen = (event.target as HTMLSelectElement).value;
    this.requestUpdate();
  };

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(statsJson(this.#peers, this.#history));
      this.#copied = 'done';
    } catch {
      this.#copied = 'refused';
    }
    if (!this.isConnected) return;
    const { terms } = this.#locale;
    this.#announcer.say(this.#copied === 'done' ? terms.statsCopied : terms.statsNotCopied);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#copied = null;
      this.requestUpdate();
    }, COPIED);
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'call-stats': CallStats;
  }
}
