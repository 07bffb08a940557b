export type { AlertWords } from '../background/call-notification.js';
export type { CallPushPayload } from '../background/call-push.js';

/** The ways in which the kit makes itself noticed beside what its elements show. */
export interface AlertKinds {
  /** Ring, ringback, and the short tones for joining, leaving and a raised hand. */
  readonly sound: boolean;
  /** Title and icon of the page, while a call rings here. */
  readonly title: boolean;
  readonly vibration: boolean;
  /** Only where permission was given already, and while the page is not visible. */
  readonly notification: boolean;
}

/** All of them, none, or all but those set to false. */
export type AlertsOption = boolean | Partial<AlertKinds>;

const KINDS = ['sound', 'title', 'vibration', 'notification'] as const;

export function alertKinds(option: AlertsOption | undefined): AlertKinds {
  const given: Partial<AlertKinds> = typeof option === 'object' && option !== null ? option : {};
  const others = option !== false;
  return Object.fromEntries(KINDS.map((kind) => [kind, given[kind] ?? others])) as unknown as AlertKinds;
}

/**
 * An attribute names the kinds that are on: `alerts="title vibration"`; `alerts="off"` names none. What is no text is
 * an option already: frameworks set the property to what stands in their markup.
 */
export function parseAlerts(text: string | AlertsOption | null): AlertsOption {
  if (typeof text !== 'string') return text ?? true;
  const named = new Set(text.toLowerCase().split(/\s+/));
  return Object.fromEntries(KINDS.map((kind) => [kind, named.has(kind)]));
}
