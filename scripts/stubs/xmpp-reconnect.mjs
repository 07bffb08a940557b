/**
 * Stands in for @xmpp/reconnect in the single-file build: the kit's own supervisor switches it off before
 * the first connection.
 */
export default function reconnect() {
  return { stop() {} };
}
