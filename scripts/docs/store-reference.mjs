import ts from 'typescript';
import { fromRoot } from '../lib/root.mjs';
import { inline } from './elements.mjs';
import { escape, relativeUrl, slug, textOf } from './html.mjs';
import { codeBlock } from './markdown.mjs';

/** Which exported names stand on which page; what is on none comes under "Everything else". */
const PAGES = {
  'store/actions/': {
    title: 'Actions',
    lead: 'Everything one can do. Each action is safe at any moment: it settles when what it promises is true, or rejects with a <code>CallError</code>. The methods of <code>&lt;call-provider&gt;</code> have the same names.',
    names: [
      /^createCallStore$/,
      /^CallStore$/,
      /Options$/,
      /^CallTarget$/,
      /^RecordingActions$/,
      /^PersonView$/,
      /^StatsListener$/,
    ],
    not: [/^CallStoreOptions$/, /^AlertOptions$/],
  },
  'store/state/': {
    title: 'State',
    lead: 'The one picture of the call, as <code>getState()</code> gives it. Frozen; what did not change keeps its identity.',
    names: [
      /^CallState$/,
      /State$/,
      /^(Call|Incoming)(Info|Call|Message|Outcome|Phase|Direction|Kind|Layout|Panel)$/,
      /^IncomingCall$/,
      /^Participant$/,
      /^Person$/,
      /^RejoinOffer$/,
      /^Device(Info|Kind)$/,
      /^ChatMessage$/,
      /^Capability$/,
      /^Encryption$/,
      /^ConnectionStatus$/,
    ],
    not: [/^SignalingState$/],
  },
  'store/options/': {
    title: 'Options',
    lead: 'What <code>createCallStore()</code> takes: the same names as the attributes and properties of <code>&lt;call-provider&gt;</code>.',
    names: [
      /^CallStoreOptions$/,
      /^Credentials/,
      /^SignalingKind$/,
      /^CallWaiting$/,
      /^IceServers/,
      /^PageIceServer$/,
      /^AcceptCallsFrom$/,
      /^CallLimits$/,
      /^CaptureSource$/,
      /^DeviceStorage$/,
      /^Alert/,
      /^CallPushPayload$/,
    ],
    not: [],
  },
  'store/events/': {
    title: 'Events',
    lead: 'What happened, for code that cares about moments more than about state: <code>store.on(name, listener)</code>. The provider fires them as DOM events of the same names.',
    names: [
      /^CallStoreEvents$/,
      /^CallRecording$/,
      /^CallRating$/,
      /^RatingReason$/,
      /Stats$/,
      /^Reaction$/,
      /^REACTIONS$/,
    ],
    not: [],
  },
  'store/reasons/': {
    title: 'Errors and reasons',
    lead: 'Closed sets: a <code>switch</code> over them is complete, and TypeScript says so.',
    names: [/^CallError/, /^EndReason$/, /^HttpReject/],
    not: [],
  },
};
const REST = 'store/types/';

/** @param {ts.Symbol} symbol @param {ts.TypeChecker} checker */
const docOf = (symbol, checker) => ts.displayPartsToString(symbol.getDocumentationComment(checker));

/** Blank lines part paragraphs, dashes make lists. @param {string} text */
const paragraphs = (text) =>
  text
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((part) =>
      /^- /.test(part)
        ? `<ul>${part
            .split(/(?:^|\n)- /)
            .filter(Boolean)
            .map((item) => `<li>${inline(item)}</li>`)
            .join('')}</ul>`
        : `<p>${inline(part)}</p>`,
    )
    .join('');

/** Everything that `call-elements/store` exports, read from its types. */
function readExports() {
  const file = fromRoot('src/store.ts');
  const { config } = ts.readConfigFile(fromRoot('tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, fromRoot());
  const program = ts.createProgram([file], options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error('src/store.ts exports nothing.');
  const symbols = checker.getExportsOfModule(module).map((symbol) => ({
    name: symbol.name,
    symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  }));
  return { checker, symbols };
}

/** @param {string} name */
function pageOf(name) {
  const found = Object.entries(PAGES).find(
    ([, { names, not }]) => names.some((one) => one.test(name)) && !not.some((one) => one.test(name)),
  );
  return found?.[0] ?? REST;
}

/** As in the source, on one line. @param {ts.Node} node */
const sourceOf = (node) => node.getText().replace(/\s*\n\s*/g, ' ');

/**
 * What a union is made of, each with the comment above it: a list of words is read as one.
 * @param {ts.TypeNode} type
 * @returns {{ text: string, doc: string }[]} none where it is no union
 */
function choicesOf(type) {
  if (!ts.isUnionTypeNode(type)) return [];
  const source = type.getSourceFile().text;
  return type.types.map((each, index) => {
    const above = source.slice(type.types[index - 1]?.end ?? type.pos, each.getStart());
    const doc = /\/\*\*([\s\S]*?)\*\//.exec(above)?.[1] ?? '';
    return { text: sourceOf(each), doc: doc.replace(/\s*\n\s*\*?\s*/g, ' ').trim() };
  });
}

/** @param {ts.Declaration} declaration @returns {{ signature: string, optional: boolean } | null} */
function memberOf(declaration) {
  if (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration)) {
    return {
      signature: declaration.type ? sourceOf(declaration.type) : '',
      optional: !!declaration.questionToken,
    };
  }
  if (ts.isMethodSignature(declaration) || ts.isMethodDeclaration(declaration)) {
    const parameters = declaration.parameters.map(sourceOf).join(', ');
    const generics = declaration.typeParameters
      ? `<${declaration.typeParameters.map(sourceOf).join(', ')}>`
      : '';
    return {
      signature: `${generics}(${parameters}): ${declaration.type ? sourceOf(declaration.type) : 'void'}`,
      optional: false,
    };
  }
  return null;
}

/**
 * The reference of the store: a page for each of PAGES, and one for the rest.
 * @returns {{ pages: Map<string, Omit<import('./layout.mjs').Page, 'url'>>, linkTypes: (from: string) => (type: string) => string }}
 */
export function storeReference() {
  const { checker, symbols } = readExports();
  const anchors = new Map(symbols.map(({ name }) => [name, `${pageOf(name)}#${slug(name)}`]));
  const linkTypes = (/** @type {string} */ from) => (/** @type {string} */ type) =>
    `<code>${escape(type).replace(/\b[A-Z]\w+\b/g, (word) => {
      const to = anchors.get(word);
      return to ? `<a href="${relativeUrl(from, to)}">${word}</a>` : word;
    })}</code>`;

  const members = (
    /** @type {ts.Symbol} */ symbol,
    /** @type {string} */ name,
    /** @type {string} */ url,
  ) => {
    const own = [...(symbol.members?.values() ?? [])].flatMap((member) => {
      const declaration = member.declarations?.[0];
      const found = declaration && !member.name.startsWith('__') ? memberOf(declaration) : null;
      return found
        ? [{ name: member.name.replace(/^"|"$/g, ''), doc: docOf(member, checker), ...found }]
        : [];
    });
    if (own.length === 0) return '';
    return `<dl class="members">${own
      .map(
        (each) =>
          `<div id="${slug(name)}.${escape(each.name)}"><dt><a class="anchor" href="#${slug(name)}.${escape(each.name)}" aria-label="Link to: ${escape(each.name)}"></a><code class="name">${escape(each.name)}</code>${each.optional ? '<small>optional</small>' : ''} <span class="type">${linkTypes(url)(each.signature)}</span></dt><dd>${paragraphs(each.doc)}</dd></div>`,
      )
      .join('')}</dl>`;
  };

  const entry = (
    /** @type {{ name: string, symbol: ts.Symbol }} */ { name, symbol },
    /** @type {string} */ url,
  ) => {
    const declaration = symbol.declarations?.[0];
    const kind = !declaration
      ? ''
      : ts.isInterfaceDeclaration(declaration)
        ? 'interface'
        : ts.isTypeAliasDeclaration(declaration)
          ? 'type'
          : ts.isFunctionDeclaration(declaration)
            ? 'function'
            : ts.isClassDeclaration(declaration)
              ? 'class'
              : 'const';
    const heritage =
      declaration && (ts.isInterfaceDeclaration(declaration) || ts.isClassDeclaration(declaration))
        ? (declaration.heritageClauses ?? []).map((clause) => linkTypes(url)(sourceOf(clause))).join(' ')
        : '';
    let body = '';
    if (declaration && ts.isTypeAliasDeclaration(declaration)) {
      const choices = choicesOf(declaration.type);
      body = choices.some(({ doc }) => doc)
        ? `<dl class="members">${choices
            .map(
              ({ text, doc }) =>
                `<div><dt><span class="type">${linkTypes(url)(text)}</span></dt><dd>${paragraphs(doc)}</dd></div>`,
            )
            .join('')}</dl>`
        : `<p class="type alias">${linkTypes(url)(sourceOf(declaration.type))}</p>`;
    } else if (declaration && ts.isFunctionDeclaration(declaration)) {
      const parameters = declaration.parameters.map(sourceOf).join(', ');
      body = `<p class="type alias">${linkTypes(url)(`${name}(${parameters}): ${declaration.type ? sourceOf(declaration.type) : 'void'}`)}</p>`;
    } else if (declaration && ts.isVariableDeclaration(declaration)) {
      body = `<p class="type alias">${linkTypes(url)(checker.typeToString(checker.getTypeOfSymbol(symbol)))}</p>`;
    }
    const example = symbol
      .getJsDocTags(checker)
      .find((tag) => tag.name === 'example')
      ?.text?.map(({ text }) => text)
      .join('');
    return `<h2 id="${slug(name)}"><a class="anchor" href="#${slug(name)}" aria-label="Link to: ${name}"></a><code>${escape(name)}</code> <small>${kind}</small></h2>${heritage ? `<p class="heritage">${heritage}</p>` : ''}${paragraphs(docOf(symbol, checker))}${body}${example ? codeBlock(example, 'js') : ''}${members(symbol, name, url)}`;
  };

  /** @type {Map<string, Omit<import('./layout.mjs').Page, 'url'>>} */
  const pages = new Map();
  const texts = {
    ...PAGES,
    [REST]: {
      title: 'Everything else',
      lead: 'The other names that <code>call-elements/store</code> exports.',
      names: [],
    },
  };
  for (const [url, { title, lead, names }] of Object.entries(texts)) {
    const rank = (/** @type {string} */ name) => names.findIndex((one) => one.test(name));
    const here = symbols
      .filter(({ name }) => pageOf(name) === url)
      .sort((a, b) => rank(a.name) - rank(b.name));
    pages.set(url, {
      title,
      description: textOf(lead),
      html: `<p class="lead">${lead}</p>${here.map((each) => entry(each, url)).join('\n')}`,
      headings: here.map(({ name }) => ({ level: 2, id: slug(name), text: name })),
      samples: [],
    });
  }
  return { pages, linkTypes };
}
