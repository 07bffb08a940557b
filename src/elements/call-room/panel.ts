import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Terms } from '../../locale/terms.js';
import type { CallPanel, Participant } from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon, iconStyles } from '../../styles/icons.js';
import { avatar, avatarStyles } from '../../styles/person.js';
import { child } from '../shared/child.js';
import { panelStyles } from './panel.styles.js';

const PANELS: readonly CallPanel[] = ['chat', 'people', 'devices', 'stats', 'safety'];

export interface PanelAbout {
  /** The one that is open. */
  readonly panel: CallPanel | null;
  readonly terms: Terms;
  readonly people: readonly Participant[];
  /** As of the room, for what stands in the panel. */
  readonly for: string;
  readonly close: () => void;
}

/** The panel beside the people. Comes with the first call. */
export function panelTemplate(about: PanelAbout): TemplateResult {
  const { panel, terms, close } = about;
  // Chat and figures have a head, and a name, of their own; so has the safety code below its head.
  const named = panel === 'people' || panel === 'devices';
  return html`<section
    part="panel"
    class="panel"
    aria-label=${named ? terms.panel[panel] : nothing}
    ?hidden=${!panel}
  >
    <header ?hidden=${panel === 'chat' || panel === 'stats'}>
      <h2 part="panel-title">${panel ? terms.panel[panel] : nothing}</h2>
      <button part="close" type="button" aria-label=${terms.closePanel} @click=${close}>
        ${icon(shapes.close, 'm')}
      </button>
    </header>
    ${PANELS.map(
      (each) =>
        html`<div class="content ${each}" ?hidden=${each !== panel}>
          <slot name=${each}>${each === panel ? content(each, about) : nothing}</slot>
        </div>`,
    )}
  </section>`;
}

function content(panel: CallPanel, about: PanelAbout): unknown {
  const shared = { for: about.for };
  switch (panel) {
    case 'people':
      return people(about);
    case 'devices':
      return child('device-picker', shared);
    case 'safety':
      return child('call-safety-code', shared);
    case 'chat':
      return child('call-chat', shared);
    case 'stats':
      return child('call-stats', shared);
  }
}

function people({ people, terms }: PanelAbout): TemplateResult {
  return html`<ul class="list">
    ${repeat(
      people,
      ({ id, isLocal }) => `${id} ${isLocal}`,
      (person) =>
        html`<li part="person">
          ${avatar(person)}
          <span class="name"
            ><bdi>${person.name}</bdi>${person.isLocal ? html` <small>${terms.you}</small>` : nothing}</span
          >
          ${person.handRaised ? icon(shapes.hand, 'm') : nothing}
          ${
            person.audioMuted
              ? html`${icon(shapes.micOff, 'm')}<span class="visually-hidden">${terms.muted}</span>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}

export const styles = [iconStyles, avatarStyles, panelStyles];
