/**
 * A plugin for Vite: takes the indentation and the comments out of css`…`, html`…` and svg`…`. They are
 * strings, so no minifier of JavaScript touches them, and a page would download how we indent.
 */

const TAGS = ['css', 'html', 'svg'];

/** @returns {import('vite').Plugin} */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    // After TypeScript is gone: this.parse() reads JavaScript.
    enforce: 'post',
    transform(code, id) {
      if (!/[\\/]src[\\/].*\.ts$/.test(id) || !TAGS.some((tag) => code.includes(`${tag}\``))) return null;
      /** @type {{ start: number, end: number, text: string }[]} */
      const edits = [];
      for (const { tag, quasis } of templatesIn(this.parse(code))) {
        for (const { start, end, value } of quasis) {
          const text = tag === 'css' ? minifyCss(value.raw) : minifyMarkup(value.raw);
          if (text !== value.raw) edits.push({ start, end, text });
        }
      }
      if (edits.length === 0) return null;
      // From the end, so that earlier positions stay true.
      edits.sort((a, b) => b.start - a.start);
      const result = edits.reduce(
        (all, { start, end, text }) => all.slice(0, start) + text + all.slice(end),
        code,
      );
      return { code: result, map: null };
    },
  };
}

/**
 * Only what cannot change the meaning. Strings stay, and so does a space that may be a combinator
 * (`a :hover`) or part of a value next to `${…}`.
 * @param {string} css
 */
export function minifyCss(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/\s+/g, ' ')
            .replace(/ ?([{};,]) ?/g, '$1')
            .replace(/: /g, ':')
            .replace(/ ?> ?/g, '>')
            .replace(/ \/ /g, '/')
            .replace(/(?<![\w.])0\.(?=\d)/g, '.')
            .replace(/#([\da-f])\1([\da-f])\2([\da-f])\3(?![\da-f])/gi, '#$1$2$3')
            .replace(/;}/g, '}'),
    )
    .join('');
}

/**
 * White space with a line break in it is indentation: one space does the same.
 * @param {string} markup
 */
export function minifyMarkup(markup) {
  return markup.replace(/<!--[\s\S]*?-->/g, '').replace(/\s*\n\s*/g, ' ');
}

/**
 * @param {any} node
 * @returns {Generator<{ tag: string, quasis: { start: number, end: number, value: { raw: string } }[] }>}
 */
function* templatesIn(node) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const item of node) yield* templatesIn(item);
    return;
  }
  if (
    node.type === 'TaggedTemplateExpression' &&
    node.tag.type === 'Identifier' &&
    TAGS.includes(node.tag.name)
  ) {
    yield { tag: node.tag.name, quasis: node.quasi.quasis };
  }
  for (const key in node) if (key !== 'parent') yield* templatesIn(node[key]);
}
