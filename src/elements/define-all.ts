import { PANELS } from './panels.js';
import { defineElement } from './shared/define-element.js';
import { STAGE } from './stage.js';

const ELEMENTS = { ...STAGE, ...PANELS };

/** The tags of the kit. */
export type CallTag = keyof typeof ELEMENTS;

/**
 * Registers every element of the kit. Each tag can have another name on this page:
 * `define({'device-picker': 'acme-device-picker'})`. Safe to call twice.
 */
export function define(names: Partial<Record<CallTag, string>> = {}): void {
  for (const [tag, elementClass] of Object.entries(ELEMENTS)) {
    defineElement(tag, elementClass, names[tag as CallTag]);
  }
}
