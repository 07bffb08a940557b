import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';

const SOURCE = /\.(html|js|mjs|svelte|ts|tsx|vue)$/;
/** What a formatter may do to a piece that is taken out of its place. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/ ?([<>]) ?/g, '$1')
    .trim();

const examples = readdirSync(fromRoot('examples'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
  .map((entry) => plain(readFileSync(join(entry.parentPath, entry.name), 'utf8')));

const page = readFileSync(fromRoot('docs/frameworks.md'), 'utf8');
const samples = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
  .map(([, language = '', code = '']) => ({ language, code }))
  .filter(({ language }) => language !== 'sh');

describe('docs/frameworks.md', () => {
  it('shows code', () => {
    expect(samples.length).toBeGreaterThan(15);
  });

  it.each(samples)('takes from an example, word for word: $code', ({ code }) => {
    expect(examples.some((text) => text.includes(plain(code)))).toBe(true);
  });
});
