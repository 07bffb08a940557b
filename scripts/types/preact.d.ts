/** The tags in Preact: `import type {} from 'call-elements/types/preact';` once. */
import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { CustomElements } from './elements.js';
import type { TrueSwitches } from './switches.js';

type Tags = {
  [Tag in keyof CustomElements]: TrueSwitches<CustomElements[Tag]> &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof CustomElements[Tag]> &
    ClassAttributes<HTMLElementTagNameMap[Tag]>;
};

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
