/**
 * Stands in for @xmpp/sasl2 and for what hangs on it (bind2, FAST and its hash mechanism) in the single-file
 * build: each sign-in there goes by classic SASL and resource binding (RFC 6120), which every server has.
 * Leaves out 2 kB gzip.
 */
export default function sasl2() {
  return { setup() {}, use() {}, saslFactory: null };
}
