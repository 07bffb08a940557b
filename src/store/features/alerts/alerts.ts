import { ENGLISH } from '../../../background/call-notification.js';
import { TonePlayer } from '../../../media/tone-player.js';
import type { ToneName } from '../../../media/tones.js';
import type { Unsubscribe } from '../../../support/emitter.js';
import { alertKinds } from '../../alert-options.js';
import type { CallState } from '../../call-state.js';
import type { StoreContext } from '../../store-context.js';
import { showNotice } from './call-notice.js';
import { toneFor } from './call-sounds.js';
import { pageIcon } from './page-icon.js';
import { pageTitle } from './page-title.js';
import { ringTurn } from './ring-turn.js';
import { vibrate } from './vibration.js';

/** What is answered at once, by code, rings for nobody's ear, in ms. */
const HESITATION = 80;
/** A tone waits until the first picture is under way, and two within this time are one, in ms. */
const TONE_DELAY = 30;
const TONE_GAP = 400;
/**
 * SDKs do not say that they ring. After so long without a word it is heard as if they did: silence would say that
 * nothing happens, in ms.
 */
const DIAL_SILENCE = 3_000;
/** Several calls may ring; so many of them as notifications. */
const NOTICES = 3;

export interface Alerts {
  /** Options changed. */
  refresh(): void;
  readonly detach: Unsubscribe;
}

/**
 * Makes a call noticed beside what elements show: by sound, title, icon, vibration and notification. From the
 * state it follows what has to be on; whatever is on and has no place there any more is stopped.
 */
export function createAlerts(context: StoreContext): Alerts {
  // On a server nobody looks and listens.
  if (typeof document === 'undefined') return { refresh: () => undefined, detach: () => undefined };
  const alerts = new PageAlerts(context);
  const stop = context.onState((state, before) => alerts.follow(state, before));
  return {
    refresh: () => alerts.refresh(),
    detach: () => {
      stop();
      alerts.close();
    },
  };
}

class PageAlerts {
  readonly #context: StoreContext;
  readonly #tones = new TonePlayer();
  /** What is on, by a name that says all that matters about it. */
  readonly #on = new Map<string, Unsubscribe>();
  #lastTone = -Infinity;
  /** A call that was dialed so long ago that it is taken to ring. */
  #longDialed = '';
  /** Between `pagehide` and `pageshow`. */
  #away = false;
  #closed = false;

  constructor(context: StoreContext) {
    this.#context = context;
  }

  follow(state: CallState, before: CallState): void {
    if (state.incoming !== before.incoming || state.call !== before.call) this.refresh();
    if (state.audioOutput.deviceId !== before.audioOutput.deviceId) {
      this.#tones.route(state.audioOutput.deviceId);
    }
    const tone = toneFor(state, before);
    if (tone) this.#play(tone);
  }

  refresh(): void {
    if (this.#closed) return;
    const wanted = this.#wanted();
    for (const [name, stop] of this.#on) {
      if (wanted.has(name)) continue;
      this.#on.delete(name);
      stop();
    }
    for (const [name, start] of wanted) {
      if (!this.#on.has(name)) this.#on.set(name, start());
    }
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#on.values()) stop();
    this.#on.clear();
    this.#tones.close();
  }

  #wanted(): ReadonlyMap<string, () => Unsubscribe> {
    const { get, options } = this.#context;
    const { incoming, call } = get();
    const wanted = new Map<string, () => Unsubscribe>();
    const [first] = incoming;
    const outgoing = call?.direction === 'outgoing' ? call : null;
    const dialing = outgoing?.phase === 'dialing' && outgoing.id !== this.#longDialed ? outgoing : null;
    const waiting = outgoing?.phase === 'ringing' || (outgoing?.phase === 'dialing' && !dialing);
    if (dialing) wanted.set(`dialing ${dialing.id}`, () => this.#waitForWord(dialing.id));
    if (!first && !waiting) return wanted;
    wanted.set('page', () => this.#followPage());
    if (this.#away) return wanted;
    const kinds = alertKinds(options.alerts);
    if (waiting && kinds.sound) wanted.set('ringback', () => this.#tones.loop('ringback'));
    if (!first) return wanted;
    const { name } = first.from;
    const words = options.alertWords?.() ?? ENGLISH;
    const visible = document.visibilityState === 'visible';
    // Somebody who is in a call hears of another one, and is not drowned by it.
    const gentle = call !== null && call.phase !== 'ended';
    if (kinds.sound) wanted.set(`ring ${gentle}`, () => this.#ring(gentle));
    if (kinds.title) {
      wanted.set(`title ${first.id} ${name}`, () => pageTitle.show(words.isCalling(name)));
      wanted.set('icon', () => pageIcon.show());
    }
    // Browsers stop it when the page is hidden.
    if (kinds.vibration && visible) wanted.set('vibration', vibrate);
    if (kinds.notification && !visible) {
      for (const one of incoming.slice(0, NOTICES)) {
        wanted.set(`notice ${one.id}`, () => showNotice(one, words));
      }
    }
    return wanted;
  }

  #waitForWord(callId: string): Unsubscribe {
    const timer = setTimeout(() => {
      this.#longDialed = callId;
      this.refresh();
    }, DIAL_SILENCE);
    return () => clearTimeout(timer);
  }

  #ring(gentle: boolean): Unsubscribe {
    const abort = new AbortController();
    let stop: Unsubscribe = () => undefined;
    const timer = setTimeout(() => {
      stop = this.#tones.loop('ring', { gentle, turn: () => ringTurn(abort.signal) });
    }, HESITATION);
    return () => {
      clearTimeout(timer);
      abort.abort();
      stop();
    };
  }

  #play(tone: ToneName): void {
    const { options } = this.#context;
    const now = performance.now();
    if (!alertKinds(options.alerts).sound || this.#away || now - this.#lastTone < TONE_GAP) return;
    this.#lastTone = now;
    setTimeout(() => !this.#closed && this.#tones.play(tone), TONE_DELAY);
  }

  #followPage(): Unsubscribe {
    const abort = new AbortController();
    const { signal } = abort;
    const show = (away: boolean) => () => {
      this.#away = away;
      if (away) this.#tones.close();
      this.refresh();
    };
    window.addEventListener('pagehide', show(true), { signal });
    window.addEventListener('pageshow', show(false), { signal });
    document.addEventListener('visibilitychange', () => this.refresh(), { signal });
    return () => {
      this.#away = false;
      abort.abort();
    };
  }
}
