import axe from 'axe-core';
import { configure } from 'storybook/test';
import { expect } from 'vitest';
import { cdp } from 'vitest/browser';
import type { AfterStory } from './after-story.js';

// Parts of elements are loaded while a story waits for them, on machines of any speed.
configure({ asyncUtilTimeout: 10_000 });

/** What the a11y addon does in the light scheme, in the others too: the story stands as its play function left it. */
const schemes = {
  dark: () => media('none', 'reduce').then(() => (document.documentElement.style.colorScheme = 'dark')),
  'forced colours': () => media('active', 'reduce'),
} as const;

/** Without motion colours do not fade over: contrast is measured when they are there. */
const media = (forced: 'active' | 'none', motion: 'reduce' | ''): Promise<unknown> =>
  cdp().send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'forced-colors', value: forced },
      { name: 'prefers-reduced-motion', value: motion },
    ],
  });

/** Colours fade over all the same where frames are rare: what ends is taken to its end, once it has begun. */
async function settle(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) {
    await new Promise(requestAnimationFrame);
    for (const root of roots(document)) root.getAnimations().forEach(finish);
  }
}

function finish(animation: Animation): void {
  if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
}

function* roots(root: Document | ShadowRoot): Generator<Document | ShadowRoot> {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) yield* roots(shadowRoot);
}

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
  // Axe takes a page without a colour of its own for white, whatever the scheme.
  document.body.style.backgroundColor = 'light-dark(#ffffff, #15181d)';
  for (const [name, enter] of Object.entries(schemes)) {
    await enter();
    await settle();
    axe.reset();
    axe.configure({ ...config, rules: [{ id: 'region', enabled: false }, ...(config.rules ?? [])] });
    const { violations } = await axe.run(canvasElement, options);
    document.documentElement.style.colorScheme = before;
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${id}: ${target.join(' ')} ${any[0]?.message ?? ''}`),
    );
    expect(found, `axe in ${name}`).toEqual([]);
  }
};
globalThis.afterStory = async (context) => {
  try {
    await afterStory(context);
  } finally {
    await media('none', '');
  }
};
