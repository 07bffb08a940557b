import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../../scripts/lib/root.mjs';

const FOLDER = fromRoot('src/themes');

describe('the themes', () => {
  it.each(readdirSync(FOLDER))('%s goes through a bundler as it is written', async (file) => {
    const result = await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, rolldownOptions: { input: join(FOLDER, file) } },
    });
    const [{ output }] = [result].flat() as { output: { source?: string | Uint8Array }[] }[];
    const css = output.map(({ source }) => String(source ?? '')).join('');
    const colours = readFileSync(join(FOLDER, file), 'utf8').match(/--[\w-]+: light-dark/g) ?? [];
    expect(colours.length).toBeGreaterThan(10);
    // Lowered, it would show both colours or none where no style sheet sets a color-scheme.
    expect(css).not.toContain('lightningcss');
    expect(css.match(/--[\w-]+: ?light-dark/g)).toHaveLength(colours.length);
  });
});
