import { noChange, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

/** Names as in a style sheet, `--_x` or `inset-inline-start`, with their values. */
export type StyleProps = Readonly<Record<string, string>>;

class StylePropsDirective extends Directive {
  #written: StyleProps = {};

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new TypeError('styleProps() stands inside a tag, on its own.');
  }

  override render(_props: StyleProps): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [props]: [StyleProps]): unknown {
    const { style } = element as HTMLElement | SVGElement;
    for (const name of Object.keys(this.#written)) if (!(name in props)) style.removeProperty(name);
    for (const [name, value] of Object.entries(props)) {
      if (this.#written[name] !== value) style.setProperty(name, value);
    }
    this.#written = props;
    return noChange;
  }
}

/**
 * Properties of an element's own style, written through the CSSOM: `<div ${styleProps({ '--_x': '1px' })}>`.
 * `styleMap` writes a `style` attribute the first time, which a page with a strict Content-Security-Policy
 * (`style-src` without 'unsafe-inline') refuses; nothing would be coloured or placed there (CSP3, 6.7.3.3).
 */
export const styleProps = directive(StylePropsDirective);
