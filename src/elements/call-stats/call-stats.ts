import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { CallPanelRequest } from '../../events/call-panel-request.js';
import { PanelLocale } from '../../locale/panel-locale.js';
import type { CallStore, StatsListener } from '../../store/call-store.js';
import type { Participant } from '../../store/call-state.js';
import { buttonStyles } from '../../styles/buttons.js';
import { controlStyles } from '../../styles/controls.js';
import { hostStyles } from '../../styles/host.js';
import { selectStyles } from '../../styles/select.js';
import { panelHeadStyles } from '../../styles/panel.js';
import { close, copy, stats as statsShape } from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { sameItems } from '../../support/equal.js';
import type { Unsubscribe } from '../../support/emitter.js';
import { Announcer } from '../shared/announcer.js';
import { Clipboard } from '../shared/clipboard.js';
import { CallElement } from '../shared/call-element.js';
import { Shown } from '../shared/shown.js';
import { styles } from './call-stats.styles.js';
import { tabList, tabStyles, type Tab } from '../shared/tabs.js';
import { graph } from './graph.js';
import { momentOf, remember, statsJson, together, type Moment } from './history.js';
import { digitsOf, milliseconds, rate } from '../shared/rate.js';
import { gradeOf, rowsOf, type Row } from './rows.js';

type Peers = Parameters<StatsListener>[0];
type View = 'everyone' | 'person' | 'connection';

/** The graph never shows less than so many kbit/s, and so many ms of a round trip. */
const LEAST_RATE = 64;
const LEAST_TIME = 100;
/** Everyone's figures together have no id of a person. */
const ALL = '';

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
  static override styles = [
    hostStyles,
    iconStyles,
    controlStyles,
    buttonStyles,
    panelHeadStyles,
    selectStyles,
    tabStyles,
    styles,
  ];

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
  #history = new Map<string, readonly Moment[]>();
  #chosen = '';
  /** Null until somebody chose. */
  #view: View | null = null;

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
              ? html`<button
                  part="copy"
                  class="button quiet copy"
                  @click=${() => this.#clipboard.copy(statsJson(this.#peers, this.#history))}
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
        ${peer ? this.#figures(peer) : html`<p part="empty" class="empty">${terms.statsNone}</p>`}
        ${this.#announcer.render()}
      </section>
    `;
  }

  #figures(peer: Peers[number]): TemplateResult {
    const { terms } = this.#locale;
    const several = this.#peers.length > 1;
    const tabs: Tab<View>[] = [
      ...(several ? [{ id: 'everyone', label: terms.panel.people } as const] : []),
      { id: 'person', label: this.#nameOf(peer.userId), isName: true },
      { id: 'connection', label: terms.statsNames.connection },
    ];
    const chosen = this.#view ?? 'everyone';
    const view = tabs.some(({ id }) => id === chosen) ? chosen : 'person';
    return html`
      ${tabList(terms.stats, tabs, view, (id) => this.#show(id))}
      <div part="panel" class="panel" id="panel" role="tabpanel" tabindex="0" aria-labelledby="tab-${view}">
        ${view === 'everyone' ? this.#everyone() : this.#one(peer, view, several)}
      </div>
    `;
  }

  #one(peer: Peers[number], view: 'person' | 'connection', several: boolean): TemplateResult {
    const { terms } = this.#locale;
    const history = this.#history.get(peer.userId) ?? [];
    const trip = {
      line: 'roundTrip',
      name: terms.statsNames.roundTrip,
      value: milliseconds(peer.roundTrip, digitsOf(terms)),
    } as const;
    return html`
      ${several ? this.#choice(peer) : nothing}
      ${view === 'person' ? this.#rates(history) : graph(terms, history, [trip], LEAST_TIME)}
      <table part="table" aria-labelledby="tab-${view}">
        ${rowsOf(peer, terms, view === 'person' ? 'media' : 'connection', this.#call.value ?? undefined).map(
          ({ title, rows }) =>
            html`<tbody>
              ${
                title === null
                  ? nothing
                  : html`<tr>
                      <th part="group" class="group" colspan="2" scope="rowgroup">${title}</th>
                    </tr>`
              }
              ${rows.map((row) => this.#row(row))}
            </tbody>`,
        )}
      </table>
    `;
  }

  /** Everybody side by side; a name leads to their own figures. */
  #everyone(): TemplateResult {
    const { terms } = this.#locale;
    const { statsNames: names } = terms;
    const lang = digitsOf(terms);
    const go = (userId: string): void => {
      this.#chosen = userId;
      this.#show('person');
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#tab-person')?.focus());
    };
    return html`${this.#rates(this.#history.get(ALL) ?? [])}
      <table part="table" class="everyone" aria-labelledby="tab-everyone">
        <thead>
          <tr>
            <td></td>
            <th scope="col">${names.received}</th>
            <th scope="col">${names.roundTrip}</th>
            <th scope="col">${names.quality}</th>
          </tr>
        </thead>
        <tbody>
          ${this.#peers.map(
            (peer) =>
              html`<tr>
                <th scope="row">
                  <button class="button quiet" type="button" @click=${() => go(peer.userId)}>
                    <bdi>${this.#nameOf(peer.userId)}</bdi>
                  </button>
                </th>
                <td class="numbers"><bdi>${rate(momentOf(peer).received, lang) ?? '–'}</bdi></td>
                <td class="numbers"><bdi>${milliseconds(peer.roundTrip, lang) ?? '–'}</bdi></td>
                <td>${gradeOf(peer.quality, terms) ?? '–'}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  #rates(history: readonly Moment[]): TemplateResult {
    const { terms } = this.#locale;
    const lang = digitsOf(terms);
    const last = history.at(-1);
    const of = (line: 'received' | 'sent') =>
      ({ line, name: terms.statsNames[line], value: rate(last?.[line] ?? null, lang) }) as const;
    return graph(terms, history, [of('received'), of('sent')], LEAST_RATE);
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

  #nameOf(userId: string): string {
    return this.#people.value?.find(({ id }) => id === userId)?.name ?? userId;
  }

  #choice({ userId }: Peers[number]): TemplateResult {
    return html`<select
      part="person"
      aria-label=${this.#locale.terms.statsPerson}
      .value=${userId}
      @change=${this.#onChange}
    >
      ${this.#peers.map(
        ({ userId: id }) => html`<option value=${id} ?selected=${id === userId}>${this.#nameOf(id)}</option>`,
      )}
    </select>`;
  }

  #show(view: View): void {
    this.#view = view;
    this.requestUpdate();
  }

  #watch(store: CallStore | null): void {
    if (store === this.#store) return;
    this.#stop?.();
    this.#store = store;
    this.#stop = store?.watchStats(this.#onReport) ?? null;
  }

  readonly #onReport = (peers: Peers): void => {
    this.#peers = peers;
    const keep = (id: string, moment: Moment): void =>
      void this.#history.set(id, remember(this.#history.get(id) ?? [], moment));
    const moments = peers.map(momentOf);
    peers.forEach(({ userId }, index) => moments[index] && keep(userId, moments[index]));
    if (moments.length > 1) keep(ALL, together(moments));
    this.requestUpdate();
  };

  readonly #onChange = (event: Event): void => {
    this.#chosen = (event.target as HTMLSelectElement).value;
    this.requestUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'call-stats': CallStats;
  }
}
