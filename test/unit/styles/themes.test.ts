import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../../scripts/lib/root.mjs';

const SHEETS = [
  ...readdirSync(fromRoot('src/themes')).map((file) => join('src/themes', file)),
  'src/elements/call-button/call-button.css',
];

const COLOUR = /--[\w-]+[:,] ?light-dark/g;

describe('a style sheet that pages link', () => {
  it.each(SHEETS)('%s goes through a bundler as it is written', async (file) => {
    const result = await build({
      configFile: false,
      logLevel: 'error',
      build: { write: false, rolldownOptions: { input: fromRoot(file) } },
    });
    const [{ output }] = [result].flat() as { output: { source?: string | Uint8Array }[] }[];
    const css = output.map(({ source }) => String(source ?? '')).join('');
    const colours = readFileSync(fromRoot(file), 'utf8').match(COLOUR) ?? [];
    expect(colours.length).toBeGreaterThan(1);
    // Lowered, it would show both colours or none where no style sheet sets a color-scheme.
    expect(css).not.toContain('lightningcss');
    expect(css.match(COLOUR)).toHaveLength(colours.length);
  });
});
