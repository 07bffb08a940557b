import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../custom-elements.json';
import '../stories/support/still.js';
import '../src/themes/soft.css';
import '../src/themes/sharp.css';
import { applyLook } from '../stories/support/look.js';
import './after-story.js';
import { describeElement } from './element-docs.js';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // A fault found by axe fails the story's test.
    a11y: { test: 'error' },
    layout: 'fullscreen',
    controls: { expanded: true },
    docs: { extractComponentDescription: describeElement },
    // The two planes of the kit that an element may stand on; the stage lies behind tiles.
    backgrounds: {
      options: {
        surface: { name: 'Surface', value: 'light-dark(#ffffff, #15181d)' },
        stage: { name: 'Stage', value: 'light-dark(#eceff3, #0c0e12)' },
      },
    },
  },
  globalTypes: {
    theme: {
      description: 'Colour scheme',
      toolbar: {
        title: 'Theme',
        icon: 'circlehollow',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
      },
    },
    kitTheme: {
      description: 'Theme of the kit',
      toolbar: {
        title: 'Look',
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: '', title: 'Default' },
          { value: 'call-soft', title: 'Soft' },
          { value: 'call-sharp', title: 'Sharp' },
        ],
      },
    },
    dir: {
      description: 'Direction of writing',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        dynamicTitle: true,
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
      },
    },
  },
  initialGlobals: {
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    kitTheme: '',
    dir: 'ltr',
    backgrounds: { value: 'surface' },
  },
  afterEach: (context) => globalThis.afterStory?.(context),
  decorators: [
    (story, { globals }) => {
      applyLook(globals);
      return story();
    },
  ],
};

export default preview;
