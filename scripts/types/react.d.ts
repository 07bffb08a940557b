/** The tags in React 19: `import type {} from 'call-elements/types/react';` once. */
import type { ClassAttributes, HTMLAttributes } from 'react';
import type { CustomElements } from './elements.js';

type Tags = {
  [Tag in keyof CustomElements]: CustomElements[Tag] &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof CustomElements[Tag]> &
    ClassAttributes<HTMLElementTagNameMap[Tag]>;
};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}
