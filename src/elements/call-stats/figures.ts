import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { StatsListener } from '../../store/call-store.js';
import type { CallInfo, Participant } from '../../store/call-state.js';
import { addEnglish } from '../../locale/locale-base.js';
import { enFigures } from '../../locale/figures-en.js';
import type { Terms } from '../../locale/terms.js';
import { selectStyles } from '../../styles/select.js';
import { digitsOf, milliseconds, rate } from '../shared/rate.js';
import { tabList, tabStyles, type Tab } from '../shared/tabs.js';
import { figuresStyles } from './figures.styles.js';
import { graph } from './graph.js';
import { momentOf, remember, statsJson, together, type Moment } from './history.js';
import { gradeOf, rowsOf, type Row } from './rows.js';

addEnglish(enFigures);

export type Peers = Parameters<StatsListener>[0];
type View = 'everyone' | 'person' | 'connection';

/** The graph never shows less than so many kbit/s, and so many ms of a round trip. */
const LEAST_RATE = 64;
const LEAST_TIME = 100;
/** Everyone's figures together have no id of a person. */
const ALL = '';

export interface FiguresAbout {
  readonly terms: Terms;
  readonly call: CallInfo | null;
  /** Who has the names. */
  readonly people: readonly Participant[];
}

/** The figures of each connection and what they were for two minutes. Comes with the first of them. */
export class Figures {
  readonly #host: ReactiveElement;
  #about: FiguresAbout;
  #peers: Peers = [];
  #history = new Map<string, readonly Moment[]>();
  #chosen = '';
  /** Null until somebody chose. */
  #view: View | null = null;

  constructor(host: ReactiveElement, about: FiguresAbout) {
    this.#host = host;
    this.#about = about;
  }

  /** Everything, to be copied: no secrets, no addresses. */
  get json(): string {
    return statsJson(this.#peers, this.#history);
  }

  /** Takes a measurement in. */
  take(peers: Peers): void {
    this.#peers = peers;
    const keep = (id: string, moment: Moment): void =>
      void this.#history.set(id, remember(this.#history.get(id) ?? [], moment));
    const moments = peers.map(momentOf);
    peers.forEach(({ userId }, index) => moments[index] && keep(userId, moments[index]));
    if (moments.length > 1) keep(ALL, together(moments));
  }

  /** Forgets the call; what was chosen stays. */
  clear(): void {
    this.#peers = [];
    this.#history.clear();
  }

  render(about: FiguresAbout): TemplateResult | typeof nothing {
    this.#about = about;
    const peer = this.#peers.find(({ userId }) => userId === this.#chosen) ?? this.#peers[0];
    return peer ? this.#figures(peer) : nothing;
  }

  #figures(peer: Peers[number]): TemplateResult {
    const { terms } = this.#about;
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
    const { terms } = this.#about;
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
        ${rowsOf(peer, terms, view === 'person' ? 'media' : 'connection', this.#about.call ?? undefined).map(
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
    const { terms } = this.#about;
    const { statsNames: names } = terms;
    const lang = digitsOf(terms);
    const go = (userId: string): void => {
      this.#chosen = userId;
      this.#show('person');
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector<HTMLElement>('#tab-person')?.focus(),
      );
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
    const { terms } = this.#about;
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
    return this.#about.people.find(({ id }) => id === userId)?.name ?? userId;
  }

  #choice({ userId }: Peers[number]): TemplateResult {
    return html`<select
      part="person"
      aria-label=${this.#about.terms.statsPerson}
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
    this.#host.requestUpdate();
  }

  readonly #onChange = (event: Event): void => {
    this.#chosen = (event.target as HTMLSelectElement).value;
    this.#host.requestUpdate();
  };
}

export const styles = [selectStyles, tabStyles, figuresStyles];
