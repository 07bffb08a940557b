/** Text as it stands in markup. @param {unknown} text */
export const escape = (text) => String(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/** An anchor from a heading, as GitHub makes it, so that links hold in both places. @param {string} text */
export const slug = (text) =>
  text
    .toLowerCase()
    .replace(/<[^>]*>/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

/** Words alone, for search and descriptions. @param {string} html */
export const textOf = (html) =>
  html
    .replace(/<(script|style|svg)\b[^]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(Number(code)))
    .replace(
      /&(amp|lt|gt|quot);/g,
      (_all, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[/** @type {'amp'} */ (name)],
    )
    .replace(/\s+/g, ' ')
    .trim();

/** From one page of the site to another, or to a file of it; both are paths from its root. @param {string} from @param {string} to */
export function relativeUrl(from, to) {
  const up = from.split('/').slice(0, -1);
  const [path, hash] = to.split('#');
  const down = (path ?? '').split('/');
  while (up.length > 0 && down.length > 1 && up[0] === down[0]) {
    up.shift();
    down.shift();
  }
  const url = '../'.repeat(up.length) + down.join('/');
  return (url || './') + (hash === undefined ? '' : `#${hash}`);
}
