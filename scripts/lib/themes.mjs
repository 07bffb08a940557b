import { readdirSync, readFileSync } from 'node:fs';
import { minifyCss } from './minify-templates.mjs';
import { fromRoot } from './root.mjs';

/**
 * Vite plugin: `call-elements.css`, the room that elements take before their script has come.
 * @returns {import('vite').Plugin}
 */
export function undefinedCss() {
  return {
    name: 'undefined-css',
    generateBundle() {
      const module = readFileSync(fromRoot('src/elements/shared/undefined.styles.ts'), 'utf8');
      const room = /undefinedStyles = css`([^`]*)`/.exec(module)?.[1] ?? this.error('no styles');
      const button = readFileSync(fromRoot('src/elements/call-button/call-button.css'), 'utf8');
      this.emitFile({
        type: 'asset',
        fileName: 'call-elements.css',
        source: minifyCss(room + button).trim(),
      });
    },
  };
}

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
