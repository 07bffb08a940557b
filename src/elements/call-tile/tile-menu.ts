import {
  html,
  type CSSResult,
  type ReactiveController,
  type ReactiveElement,
  type TemplateResult,
} from 'lit';
import type { CallPinRequest } from '../../events/call-pin-request.js';
import type { CallVolumeRequest } from '../../events/call-volume-request.js';
import type { CallTerms } from '../../locale/terms.js';
import type { Participant } from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import { Menu } from '../shared/menu.js';
import { Part } from '../shared/part.js';

const ITEMS = new Part(() => import('./tile-menu-items.js'));

export interface TileMenuAbout {
  readonly person: Participant;
  readonly terms: CallTerms;
  readonly pinned: boolean;
  /** Accessible name of the button and the menu. */
  readonly label: string;
}

export type TileWish = CallPinRequest | CallVolumeRequest;

/** What one can do with the picture of one person: keep it large, full screen, out of the page, and how loud. */
export class TileMenu implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #ask: (wish: TileWish) => void;
  readonly #menu: Menu;

  constructor(host: ReactiveElement, ask: (wish: TileWish) => void, adopt: (styles: CSSResult) => void) {
    this.#host = host;
    this.#ask = ask;
    this.#menu = new Menu(host, {
      anchor: '.menu-button',
      side: 'below',
      gap: 2,
      need: () => ITEMS.load(),
      adopt,
    });
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerup', this.#tap);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerup', this.#tap);
  }

  button(label: string): TemplateResult {
    return html`<button
      type="button"
      part="menu-button"
      class="menu-button over"
      aria-label=${label}
      aria-haspopup="menu"
      aria-expanded=${this.#menu.open ? 'true' : 'false'}
      popovertarget="menu"
    >
      <span class="dot">${icon(shapes.more, 'm')}</span>
    </button>`;
  }

  render(about: TileMenuAbout): TemplateResult {
    return this.#menu.render(
      () =>
        ITEMS.now?.tileMenuItems(this.#host, this.#video, about, this.#ask) ?? {
          label: about.label,
          items: [],
        },
    );
  }

  get #video(): HTMLVideoElement | null {
    return this.#host.renderRoot.querySelector('video');
  }

  /** A finger does not hover: a tap on the picture shows the way in. */
  readonly #tap = ({ pointerType }: PointerEvent): void => {
    if (pointerType !== 'touch') return;
    this.#host.renderRoot.querySelector<HTMLElement>('.menu-button')?.focus({ preventScroll: true });
  };
}
