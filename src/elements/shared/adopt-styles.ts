import { adoptStyles as adopt, type CSSResultOrNative } from 'lit';

/** Sheets that were made for another document than the page's, by the sheet that they copy. */
const copies = new WeakMap<Document, Map<CSSResultOrNative, CSSStyleSheet>>();

/**
 * Gives styles to a shadow root. A constructed sheet belongs to one document (CSSOM, "constructor document"): in a
 * picture-in-picture window it needs a copy, made there once. That passes a strict Content-Security-Policy, as
 * the sheets of the page do.
 */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResultOrNative[]): void {
  const { ownerDocument } = root;
  const view = ownerDocument.defaultView;
  if (ownerDocument === document || !view) return adopt(root, [...styles]);
  let known = copies.get(ownerDocument);
  if (!known) copies.set(ownerDocument, (known = new Map<CSSResultOrNative, CSSStyleSheet>()));
  const sheets = known;
  root.adoptedStyleSheets = styles.map((style) => {
    const copy = sheets.get(style) ?? new view.CSSStyleSheet();
    if (!sheets.has(style)) copy.replaceSync('cssText' in style ? style.cssText : textOf(style));
    sheets.set(style, copy);
    return copy;
  });
}

const textOf = (sheet: CSSStyleSheet): string => [...sheet.cssRules].map((rule) => rule.cssText).join('\n');
