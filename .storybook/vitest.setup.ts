import axe from 'axe-core';
import { expect } from 'vitest';
import { cdp } from 'vitest/browser';
import type { AfterStory } from './after-story.js';

/** What the a11y addon does in the light scheme, in the others too: the story stands as its play function left it. */
const schemes = {
  dark: () => (document.documentElement.style.colorScheme = 'dark'),
  'forced colours': () => media('active'),
} as const;

const media = (forced: 'active' | 'none'): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: forced }] });

const afterStory: AfterStory = async ({ canvasElement, parameters }) => {
  const {
    test,
    disable,
    config = {},
    options = {},
  } = (parameters['a11y'] ?? {}) as {
    test?: string;
    disable?: boolean;
    config?: axe.Spec;
    options?: axe.RunOptions;
  };
  if (disable || test !== 'error') return;
  const before = document.documentElement.style.colorScheme;
  for (const [name, enter] of Object.entries(schemes)) {
    await enter();
    axe.reset();
    axe.configure({ ...config, rules: [{ id: 'region', enabled: false }, ...(config.rules ?? [])] });
    const { violations } = await axe.run(canvasElement, options);
    document.documentElement.style.colorScheme = before;
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
    );
    expect(found, `axe in ${name}`).toEqual([]);
  }
};
globalThis.afterStory = async (context) => {
  try {
    await afterStory(context);
  } finally {
    await media('none');
  }
};
