/** The tags in Vue 3 templates: `import type {} from 'call-elements/types/vue';` once. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { CustomElements } from './elements.js';

/** `call-ended` to `CallEnded`. */
type Pascal<Text extends string> = Text extends `${infer Word}-${infer Rest}`
  ? `${Capitalize<Word>}${Pascal<Rest>}`
  : Capitalize<Text>;

/** Vue looks for `@call-ended` under the name `onCallEnded`. */
type Props<All> = {
  [
    Name in keyof All as Name extends `on${infer Event}-${infer Rest}`
      ? `on${Pascal<`${Event}-${Rest}`>}`
      : Name
  ]: All[Name];
};

/** What every element of HTML has, and Vue's own list lacks. */
interface Missing {
  slot?: string | undefined;
  part?: string | undefined;
  exportparts?: string | undefined;
}

type Tags = {
  [Tag in keyof CustomElements]: new () => HTMLElementTagNameMap[Tag] & {
    $props: Props<CustomElements[Tag]> &
      Omit<HTMLAttributes & Missing, keyof CustomElements[Tag]> &
      PublicProps;
  };
};

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}
