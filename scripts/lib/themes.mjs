import { readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from './root.mjs';

/**
 * Vite plugin: the style sheets of the themes go out as they are, so that people can read and change them.
 * @returns {import('vite').Plugin}
 */
export function themes() {
  return {
    name: 'themes',
    generateBundle() {
      for (const file of readdirSync(fromRoot('src/themes'))) {
        const source = readFileSync(fromRoot('src/themes', file), 'utf8');
        this.emitFile({ type: 'asset', fileName: `themes/${file}`, source });
      }
    },
  };
}
