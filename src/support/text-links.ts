/** A piece of a text; with `href` it is a link. */
export interface TextPiece {
  readonly text: string;
  readonly href?: string;
}

/** Nothing invisible, nothing that turns the reading direction, and none of the marks that stand around links. */
const LINK = /\bhttps?:\/\/[^\s<>"'`\\\u200b-\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff]{1,2000}/giu;
/** The end of a sentence is not part of the link. */
const AFTERWARDS = /[.,;:!?…)\]}]+$/u;

/**
 * Parts a text into plain pieces and links. Only `http:` and `https:`, written out in full and without a user name:
 * `https://bank.example@evil.example` would be read as the bank.
 */
export function linkPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(LINK)) {
    const link = trimEnd(found);
    const href = safeHref(link);
    if (!href) continue;
    if (index > done) pieces.push({ text: text.slice(done, index) });
    pieces.push({ text: link, href });
    done = index + link.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** Brackets that were opened inside belong to it: `https://example.org/a_(b)`. */
function trimEnd(found: string): string {
  const [end = ''] = AFTERWARDS.exec(found) ?? [];
  let link = found.slice(0, found.length - end.length);
  for (const mark of end) {
    const count = (one: string): number => link.split(one).length;
    if (mark !== ')' || count('(') <= count(')')) break;
    link += mark;
  }
  return link;
}

function safeHref(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { protocol, username, password, hostname, href } = new URL(link);
  const web = protocol === 'https:' || protocol === 'http:';
  return web && hostname && !username && !password ? href : null;
}
