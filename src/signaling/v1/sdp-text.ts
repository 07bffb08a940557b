/**
 * A session description as RFC 8866 wants it: CRLF after every line, the last one too, nothing before `v=`
 * but what is no white space. XML turns each CRLF into LF on the way, so what arrives never has them.
 * Idempotent; empty for a text of white space.
 */
export function normalizeSdp(text: string): string {
  const lines = text
    .trimStart()
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '');
  return lines.map((line) => `${line}\r\n`).join('');
}
