import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tokens } from '../../../src/styles/tokens.js';

const ROOT = join(import.meta.dirname, '../../..');
const css = tokens.cssText;
const declared = new Set([...css.matchAll(/(--_[\w-]+)\s*:/g)].map(([, name]) => name));

/** Every file in which styles are written. */
const sheets = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /^(styles|elements)[\\/].*\.ts$/.test(path) && !path.endsWith('tokens.ts'))
  .map((path) => ({ path, text: readFileSync(join(ROOT, 'src', path), 'utf8') }));

/** Names set in a file, as a rule of CSS or by script. */
const set = (text: string) => [...text.matchAll(/(--_[\w-]+)(?:'?\s*:|',)/g)].map(([, name]) => name);

/** Styles that stand outside of our shadow roots, where the private names are not: before there is a tag, in a window. */
const OUTSIDE = /call-button|picture-in-picture|undefined/;

describe('tokens', () => {
  it('are there in number', () => {
    expect(declared.size).toBeGreaterThan(80);
    expect(sheets.length).toBeGreaterThan(5);
  });

  it('take the value of the page first, by the same name', () => {
    const [outside = ''] = css.split('@media');
    const wrong = [...outside.matchAll(/(--_[\w-]+):\s*([^;]*);/g)]
      .filter(([, name = '', value = '']) => {
        // The order inside an element is ours to know.
        if (/^--_z-(tag|ring|self|controls|toast)$/.test(name)) return false;
        return !value.replace(/\s+/g, '').startsWith(`var(${name.replace('--_', '--call-')},`);
      })
      .map(([, name]) => name);
    expect(wrong).toEqual([]);
  });

  it('are computed from private names only, so that they follow a value set further down', () => {
    const inner = [...css.matchAll(/var\(\s*(--call-[\w-]+)\s*\)/g)].map(([, name]) => name);
    expect(inner).toEqual([]);
  });

  it('refer to nothing that does not exist', () => {
    const missing = [...css.matchAll(/var\(\s*(--_[\w-]+)/g)]
      .map(([, name]) => name)
      .filter((name) => !declared.has(name));
    expect(missing).toEqual([]);
  });
});

describe.each(sheets)('styles in $path', ({ path, text }) => {
  it('use names that exist', () => {
    // An element may set a name in its template and read it in its styles.
    const near = [dirname(path), 'elements/shared'];
    const own = new Set(
      sheets.filter((sheet) => near.includes(dirname(sheet.path))).flatMap((sheet) => set(sheet.text)),
    );
    const anywhere = new Set(sheets.flatMap((sheet) => set(sheet.text)));
    const missing = [...text.matchAll(/var\((--_[\w-]+)(,?)/g)]
      .filter(([, name = '', fallback]) => {
        const known = declared.has(name) || own.has(name) || name === '--_plane';
        return !known && !(fallback && anywhere.has(name)) && !/--_person-\$?$/.test(name);
      })
      .map(([, name]) => name);
    expect(missing).toEqual([]);
  });

  it('read private names, not those of the page', () => {
    if (OUTSIDE.test(path)) return;
    const read = [...text.matchAll(/var\((--call-[\w-]+)/g)]
      .map(([, name]) => name)
      // Those that have no private name, or one that changes with the width.
      .filter((name) => !['--call-font', '--call-gap', '--call-self-lift'].includes(name));
    expect(read).toEqual([]);
  });

  it('know start and end, not left and right', () => {
    const physical =
      /[;{}\s](left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|(?:margin|padding|border)-(?:left|right|top|bottom)|text-align:\s*(?:left|right)|float)\s*:/g;
    const blocks = [...text.matchAll(/css`([^`]*)`/g)].map(([, block = '']) =>
      block.replace(/\/\*.*?\*\//gs, '').replace(/@(?:container|media)[^{]*/g, ''),
    );
    expect(blocks.flatMap((block) => [...block.matchAll(physical)].map(([hit]) => hit.trim()))).toEqual([]);
  });
});
