/**
 * Stands in for @xmpp/resolve in the single-file build: finding a server by DNS or host-meta from a bare
 * domain. The kit only connects to ws:// and wss:// URLs (anything else is `service-invalid` before a
 * client exists), and for a URL the real package hands straight through to the original `connect`.
 * Leaves out 1.1 kB gzip.
 */
export default function resolve() {
  return undefined;
}
