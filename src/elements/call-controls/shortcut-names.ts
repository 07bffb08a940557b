/** Where keys are heard: nowhere, while the focus is beside the controls, or on the whole page. */
export type KeyScope = 'off' | 'near' | 'page';
export type ShortcutName = 'microphone' | 'camera' | 'screen-share' | 'hand';

/** For `aria-keyshortcuts`, and to be read. */
export const SHORTCUTS: Readonly<Record<ShortcutName, string>> = {
  microphone: 'Alt+M',
  camera: 'Alt+V',
  'screen-share': 'Alt+S',
  hand: 'Alt+H',
};
export const TALK_KEY = 'Space';

/**
 * An attribute that may stand alone: `shortcuts` is `shortcuts="near"`. A framework that sets the property in its place
 * sets `''` or `true`.
 */
export function readScope(value: string | boolean | null): KeyScope {
  if (value === null || value === false || value === 'off') return 'off';
  return value === 'page' ? 'page' : 'near';
}
