// Stands in for `node:dns`, which @xmpp/resolve names and no browser has.
export default {};
