/** Anything outside the `Char` production of XML 1.0 (section 2.2): most controls, lone surrogates, U+FFFE, U+FFFF. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

const NAME_START =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D' +
  '\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const NC_NAME = new RegExp(
  `^[${NAME_START}][${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*$`,
  'u',
);

/** Whether XML 1.0 can carry the text at all. No escape exists for the rest: a server ends the stream over it. */
export function isXmlText(text: string): boolean {
  return !FORBIDDEN.test(text);
}

/** Whether the text can name an element without a prefix (`NCName` of Namespaces in XML). */
export function isNcName(text: string): boolean {
  return NC_NAME.test(text);
}

/** Size of the text in UTF-8 bytes. A lone surrogate counts 3, as its replacement would. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit < 0x800) {
      bytes += 1;
    } else {
      bytes += 2;
      if (isPair(unit, text.charCodeAt(i + 1))) i++;
    }
  }
  return bytes;
}

function isPair(high: number, low: number): boolean {
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}

/** Size of a text as it stands in a stanza, `&`, `<` and `>` escaped, in UTF-8 bytes. */
export function escapedLength(text: string): number {
  let bytes = utf8Length(text);
  for (const [found] of text.matchAll(/[&<>]/g)) bytes += found === '&' ? 4 : 3;
  return bytes;
}
