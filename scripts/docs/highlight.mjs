import { createCssVariablesTheme, createHighlighter } from 'shiki';
import { escape } from './html.mjs';

const LANGUAGES = [
  'html',
  'js',
  'jsx',
  'ts',
  'tsx',
  'vue',
  'svelte',
  'css',
  'json',
  'sh',
  'lua',
  'ini',
  'yaml',
  'docker',
  'systemd',
  'md',
  'xml',
  'nginx',
];

/** @type {import('shiki').Highlighter | null} */
let highlighter = null;

/** Grammars take a second or two to load: only who draws pages waits for them. */
export async function loadHighlighter() {
  highlighter ??= await createHighlighter({
    langs: LANGUAGES,
    themes: [createCssVariablesTheme({ name: 'words', variablePrefix: '--tk-' })],
  });
}

/**
 * Code as markup. Classes in place of the styles that shiki writes, which a strict policy forbids.
 * @param {string} code @param {string} language anything; what is unknown stays plain
 */
export function highlight(code, language) {
  if (!LANGUAGES.includes(language)) return escape(code);
  if (!highlighter) throw new Error('loadHighlighter() comes first.');
  const lines = highlighter.codeToTokensBase(code, {
    lang: /** @type {'js'} */ (language),
    theme: 'words',
    // By default a line is given up after half a second, and a busy machine would get other colours.
    tokenizeTimeLimit: 0,
  });
  return lines
    .map((line) =>
      line
        .map(({ content, color = '' }) => {
          const word = /--tk-token-([\w-]+)/.exec(color)?.[1];
          return word ? `<span class="tk-${word}">${escape(content)}</span>` : escape(content);
        })
        .join(''),
    )
    .join('\n');
}

/** Language of a file by its name. @param {string} name */
export function languageOf(name) {
  const end = name.split('.').at(-1) ?? '';
  const known = {
    mjs: 'js',
    service: 'systemd',
    socket: 'systemd',
    timer: 'systemd',
    yml: 'yaml',
    cfg: 'nginx',
    jcfg: 'ini',
    conf: 'ini',
    env: 'ini',
    Dockerfile: 'docker',
    svg: 'xml',
  };
  return known[/** @type {'mjs'} */ (end)] ?? end;
}
