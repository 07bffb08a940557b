import { html, type ReactiveController, type ReactiveElement, type TemplateResult } from 'lit';
import { CallPinRequest } from '../../events/call-pin-request.js';
import { CallVolumeRequest } from '../../events/call-volume-request.js';
import type { Terms } from '../../locale/terms.js';
import type { Participant } from '../../store/call-state.js';
import * as shapes from '../../styles/icon-shapes.js';
import { icon } from '../../styles/icons.js';
import { Menu, type MenuContent } from '../shared/menu.js';

export interface TileMenuAbout {
  readonly person: Participant;
  readonly terms: Terms;
  readonly pinned: boolean;
  /** Accessible name of the button and the menu. */
  readonly label: string;
}

type Wish = CallPinRequest | CallVolumeRequest;

/** What one can do with the picture of one person: keep it large, full screen, out of the page, and how loud. */
export class TileMenu implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #ask: (wish: Wish) => void;
  readonly #menu: Menu;

  constructor(host: ReactiveElement, ask: (wish: Wish) => void) {
    this.#host = host;
    this.#ask = ask;
    this.#menu = new Menu(host, { anchor: '.menu-button', side: 'below', gap: 2 });
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
    return this.#menu.render(() => this.#content(about));
  }

  #content({ person, terms, pinned, label }: TileMenuAbout): MenuContent {
    const { isLocal, id, volume = 1 } = person;
    const video = this.#video;
    const isFull = this.#host.matches(':fullscreen');
    const percent = Math.round(volume * 100);
    return {
      label,
      items: [
        {
          label: pinned ? terms.unpin : terms.pin,
          icon: pinned ? shapes.pinFill : shapes.pin,
          act: () => this.#ask(new CallPinRequest(pinned ? null : id)),
        },
        ...(document.fullscreenEnabled
          ? [
              {
                label: isFull ? terms.tileFullExit : terms.tileFull,
                icon: isFull ? shapes.fullExit : shapes.full,
                act: () =>
                  void (isFull ? document.exitFullscreen() : this.#host.requestFullscreen()).catch(no),
              },
            ]
          : []),
        // Where the picture is there: none can be taken out of the page before its first frame.
        ...(document.pictureInPictureEnabled && video && video.readyState > 0
          ? [
              {
                label: terms.tilePip,
                icon: shapes.pip,
                act: () => void video.requestPictureInPicture().catch(no),
              },
            ]
          : []),
      ],
      ranges: isLocal
        ? []
        : [
            {
              label: terms.tileVolume,
              icon: shapes.speaker,
              value: percent,
              min: 0,
              max: 100,
              step: 5,
              text: terms.percent(percent),
              input: (value) => this.#ask(new CallVolumeRequest(id, value / 100)),
            },
          ],
    };
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

/** Refused by the browser or the person: nothing was lost. */
const no = (): void => undefined;
