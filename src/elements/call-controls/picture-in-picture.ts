import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { callContext } from '../../store/call-context.js';
import type { CallState, Participant } from '../../store/call-state.js';
import type { CallStore } from '../../store/call-store.js';
import { CALL_REQUESTS, performRequest } from '../../store/requests.js';
import { hostStyles } from '../../styles/host.js';
import { tagOf } from '../shared/define-element.js';
import { isKnown, summon } from '../shared/on-sight.js';

/** https://wicg.github.io/document-picture-in-picture/ */
interface WindowMaker {
  requestWindow(options: { width: number; height: number }): Promise<Window>;
}

/** What the window holds, beside the controls. */
const INSIDE = ['call-grid', 'call-tile', 'call-toggle'];
const SIZE = { width: 400, height: 300 };
/** Every token that a page may set. */
const TOKENS = [
  ...new Set(
    hostStyles
      .map(({ cssText }) => cssText)
      .join()
      .match(/--call-[\w-]+/g),
  ),
];

/**
 * The call in a small window over everything: with its tiles and controls where the browser opens a whole document in
 * it, else the picture of one person.
 */
export class PictureInPicture implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #tag: string;
  #close: (() => void) | null = null;
  #opening = false;

  /** `tag` is the element with the controls. */
  constructor(host: ReactiveControllerHost & HTMLElement, tag: string) {
    this.#host = host;
    this.#tag = tag;
    host.addController(this);
  }

  /** There is such a window, and it is not this one. */
  get possible(): boolean {
    const { ownerDocument } = this.#host;
    return ownerDocument === document && (this.#maker !== null || document.pictureInPictureEnabled === true);
  }

  get on(): boolean {
    return this.#close !== null;
  }

  hostDisconnected(): void {
    this.close();
  }

  close(): void {
    this.#close?.();
  }

  /** Opens or closes it. Call it inside a click. What the browser refuses stays closed. */
  async toggle(store: CallStore): Promise<void> {
    if (this.#close) return this.close();
    if (this.#opening) return;
    this.#opening = true;
    try {
      const maker = this.#maker;
      // In another document nothing is defined later.
      if (maker) await Promise.all(INSIDE.map((tag) => summon(tagOf(tag))));
      if (maker) this.#fill(await maker.requestWindow(SIZE), store);
      else await this.#float(store);
    } catch {
      // The person or the browser said no.
    } finally {
      this.#opening = false;
      this.#host.requestUpdate();
    }
  }

  /** A window can be opened by the page itself only, and is worth it only with tiles to show. */
  get #maker(): WindowMaker | null {
    const maker = (window as { documentPictureInPicture?: WindowMaker }).documentPictureInPicture;
    return maker && window.top === window && isKnown(tagOf('call-grid')) ? maker : null;
  }

  /** Tiles and controls of their own, on the same store. What the page hears and cancels it still hears. */
  #fill(view: Window, store: CallStore): void {
    const { documentElement: root, body } = view.document;
    const look = getComputedStyle(this.#host);
    for (const token of TOKENS) {
      const value = look.getPropertyValue(token);
      if (value) root.style.setProperty(token, value);
    }
    root.lang = this.#host.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang;
    root.dir = this.#host.matches(':dir(rtl)') ? 'rtl' : 'ltr';
    root.style.setProperty('color-scheme', look.colorScheme);
    view.document.title = document.title;
    const grid = document.createElement(tagOf('call-grid'));
    const controls = document.createElement(tagOf(this.#tag));
    controls.setAttribute('over', '');
    set(body, {
      margin: '0',
      'block-size': '100dvh',
      background: 'var(--call-stage, light-dark(#eceff3, #0c0e12))',
      'font-family': look.fontFamily,
      overflow: 'hidden',
    });
    set(grid, { 'block-size': '100%' });
    set(controls, { position: 'fixed', 'inset-block-end': '0', 'inset-inline': '0', 'z-index': '1' });
    new ContextProvider(body, { context: callContext, initialValue: store });
    for (const name of CALL_REQUESTS) {
      body.addEventListener(name, (event) => {
        const request = event;
        if (!request.defaultPrevented) void performRequest(store, request);
      });
    }
    body.append(grid, controls);
    this.#until(store, () => view.close());
    view.addEventListener('pagehide', () => {
      grid.remove();
      controls.remove();
      this.close();
    });
  }

  /** The picture of who is pinned, else of who speaks, else of anybody. */
  async #float(store: CallStore): Promise<void> {
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    const show = (state: CallState): void => {
      const stream = pictureOf(state);
      if (stream && video.srcObject !== stream) video.srcObject = stream;
    };
    show(store.getState());
    await video.play();
    await video.requestPictureInPicture();
    const stop = store.subscribe(show);
    this.#until(store, () => {
      stop();
      if (document.pictureInPictureElement === video) document.exitPictureInPicture().catch(() => undefined);
      video.srcObject = null;
    });
    video.addEventListener('leavepictureinpicture', () => this.close());
  }

  /** It ends with the call. */
  #until(store: CallStore, end: () => void): void {
    const close = (): void => {
      if (this.#close !== close) return;
      this.#close = null;
      queueMicrotask(() => stop());
      end();
      this.#host.requestUpdate();
    };
    this.#close = close;
    const stop = store.subscribe(({ call }) => (!call || call.phase === 'ended') && close());
  }
}

function set(element: HTMLElement, style: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
}

function pictureOf({ participants, view }: CallState): MediaStream | null {
  const seen = participants.filter(({ isLocal, videoStream }) => !isLocal && videoStream);
  const best: Participant | undefined =
    seen.find(({ id }) => id === view.pinned) ?? seen.find(({ speaking }) => speaking) ?? seen[0];
  return best?.videoStream ?? null;
}
