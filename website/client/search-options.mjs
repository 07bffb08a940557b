/**
 * How the index is made and read; both sides have to agree. Names such as `call-grid` and `setCamera` are found
 * whole and by their parts.
 * @type {import('minisearch').Options}
 */
export const SEARCH = {
  fields: ['title', 'heading', 'text'],
  storeFields: ['url', 'title', 'heading', 'excerpt'],
  tokenize: (text) =>
    (text.match(/[\p{L}\p{N}_-]+/gu) ?? []).flatMap((word) => {
      const parts = word.split(/[-_]|(?<=\p{Ll})(?=\p{Lu})/u).filter(Boolean);
      return parts.length > 1 ? [word, ...parts] : [word];
    }),
  searchOptions: {
    boost: { title: 4, heading: 3 },
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    combineWith: 'AND',
  },
};
