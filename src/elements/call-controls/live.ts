import type { ReactiveControllerHost } from 'lit';
import { Toast } from '../shared/toast.js';
import { Fading } from './fading.js';
import { Shortcuts, type ShortcutsOptions } from './shortcuts.js';

type LiveHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface LiveOptions extends ShortcutsOptions {
  /** The controls lie on a picture, and rest while nobody needs them. */
  readonly over: () => boolean;
  /** They are needed. */
  readonly busy: () => boolean;
}

/** What the controls do by themselves: rest, hear keys, say something. Comes with the first call. */
export class Live {
  readonly toast: Toast;
  readonly fading: Fading;

  constructor(host: LiveHost, options: LiveOptions) {
    const { over, busy } = options;
    this.toast = new Toast(host, '.bar');
    this.fading = new Fading(host, { on: over, busy: () => busy() || this.toast.shown });
    new Shortcuts(host, options);
  }
}

export { toastStyles as styles } from '../shared/toast.js';
