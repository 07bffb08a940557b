import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const elements = join(import.meta.dirname, '../../src/elements');

describe('what is imported for its effect', () => {
  const tags = readdirSync(elements, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map(({ name }) => name);

  it.each(tags)('define.ts of <%s> survives a bundler that drops what is not used', async (tag) => {
    // As Storybook's static build and an app do; only "sideEffects" in package.json says that it is needed.
    const { warnings, outputFiles } = await build({
      stdin: { contents: `import './${tag}/define.js';`, resolveDir: elements },
      bundle: true,
      write: false,
      format: 'esm',
      packages: 'external',
      logLevel: 'silent',
    });
    expect(warnings.map(({ id }) => id)).not.toContain('ignored-bare-import');
    expect(outputFiles[0]?.text).toContain(`"${tag}"`);
  });
});
