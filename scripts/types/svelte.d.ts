/** The tags in Svelte 5: `import type {} from 'call-elements/types/svelte';` once. */
import type { HTMLAttributes } from 'svelte/elements';
import type { CustomElements } from './elements.js';
import type { TrueSwitches } from './switches.js';

type Tags = {
  [Tag in keyof CustomElements]: TrueSwitches<CustomElements[Tag]> &
    Omit<HTMLAttributes<HTMLElementTagNameMap[Tag]>, keyof CustomElements[Tag]>;
};

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}
