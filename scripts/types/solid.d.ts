/** The tags in Solid: `import type {} from 'call-elements/types/solid';` once. */
import type { JSX as Solid } from 'solid-js';
import type { CustomElements } from './elements.js';

/** Solid's own way to say which of the two is meant: `prop:userId`, `attr:user-id`, and `on:call-ended`. */
type Prefixed<Props> = {
  [
    Name in keyof Props as Name extends `on${infer Event}`
      ? `on:${Event}`
      : Name extends string
        ? `prop:${Name}` | `attr:${Name}`
        : never
  ]: Props[Name];
};

type Tags = {
  [Tag in keyof CustomElements]: CustomElements[Tag] &
    Prefixed<CustomElements[Tag]> &
    Omit<Solid.HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof CustomElements[Tag]>;
};

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
