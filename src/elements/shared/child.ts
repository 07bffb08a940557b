import { noChange } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';
import { tagOf } from './define-element.js';
import { summonLater } from './on-sight.js';

type Tag = keyof HTMLElementTagNameMap;

class ChildDirective extends Directive {
  #element: HTMLElement | null = null;
  #props: Record<string, unknown> = {};
  #attributes: Readonly<Record<string, string>> = {};

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.CHILD) throw new TypeError('child() stands between tags, not inside one.');
  }

  render(tag: string, props: object, attributes: Readonly<Record<string, string>> = {}): unknown {
    const known = this.#element !== null;
    // Made from the registry, not parsed from a string: so no text ever becomes markup.
    if (!known) summonLater(tagOf(tag));
    const element = (this.#element ??= document.createElement(tagOf(tag)));
    for (const [name, value] of Object.entries(attributes)) {
      if (this.#attributes[name] !== value) element.setAttribute(name, value);
    }
    for (const [name, value] of Object.entries(props)) {
      if (!known || !Object.is(this.#props[name], value)) Reflect.set(element, name, value);
    }
    this.#attributes = attributes;
    this.#props = props as Record<string, unknown>;
    return known ? noChange : element;
  }
}

const render = directive(ChildDirective);

/**
 * An element of the kit inside another, under whatever name the page registered it:
 * `${child('call-tile', { participant })}`. The element is made once and kept; properties and attributes are
 * written when they changed.
 */
export function child<T extends Tag>(
  tag: T,
  props: Partial<HTMLElementTagNameMap[T]>,
  attributes?: Readonly<Record<string, string>>,
): unknown {
  return render(tag, props, attributes);
}
