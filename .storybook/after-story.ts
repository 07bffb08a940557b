import type { StoryContext } from '@storybook/web-components-vite';

/** Set by the test runner: looks at a story before it goes. */
export type AfterStory = (context: Pick<StoryContext, 'canvasElement' | 'parameters'>) => Promise<void>;

declare global {
  var afterStory: AfterStory | undefined;
}
