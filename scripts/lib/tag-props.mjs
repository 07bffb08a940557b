/**
 * dist/types/elements.d.ts: what can be written on each tag, made by @wc-toolkit/jsx-types from custom-elements.json.
 * The small files in scripts/types/ fit it to each framework.
 */
import { generateJsxTypes } from '@wc-toolkit/jsx-types';
import ts from 'typescript';

/** Written as `onCallPush={…}` frameworks take it for the listener of an event. */
const LOOKS_LIKE_A_LISTENER = /^on[A-Z]/;

/**
 * @param {import('./tag-facts.mjs').Manifest} facts
 * @param {readonly string[]} eventClasses those that `dist/events/index.js` exports
 * @returns {string} TypeScript
 */
export function tagProps(facts, eventClasses) {
  const manifest = structuredClone(facts);
  for (const { declarations } of manifest.modules) declarations.forEach(separate);
  const generated = generateJsxTypes(manifest, {
    fileName: '',
    useCemTypes: true,
    componentTypePath: (_name, tag) => `../elements/${tag}/${tag}.js`,
  });
  return [
    '/** What can be written on each tag. Made by `npm run build` from custom-elements.json. */',
    ...imports(generated, eventClasses),
    ...ownStatements(generated),
  ].join('\n');
}

/**
 * Attributes and properties become members of their own, so that each has the type it is written with:
 * `avatar-origins="a b"`, but `avatarOrigins={['a', 'b']}`.
 * @param {import('./tag-facts.mjs').Declaration} declaration
 */
function separate({ name, attributes = [], ...declaration }) {
  const members = declaration.members ?? [];
  for (const member of members) member.type = { text: `${name}['${member.name}']` };
  for (const attribute of attributes) {
    attribute.fieldName = attribute.name;
    if (attribute.type?.text === 'number') attribute.type = { text: 'number | `${number}`' };
  }
  const kept = members.filter((member) => !LOOKS_LIKE_A_LISTENER.test(member.name));
  members.splice(0, members.length, ...kept);
}

/** The generator imports the elements, and leaves the classes of events to chance. */
function imports(/** @type {string} */ code, /** @type {readonly string[]} */ eventClasses) {
  const used = eventClasses.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  return [
    ...code.split('\n').filter((line) => line.startsWith('import type')),
    `import type { ${used.join(', ')} } from '../events/index.js';`,
  ];
}

/**
 * Of what is generated only what is about our tags. The rest reaches into every framework at once, whether it is
 * there or not, with one idea of `ref`, `style` and `class` for all.
 */
function ownStatements(/** @type {string} */ code) {
  const file = ts.createSourceFile('generated.d.ts', code, ts.ScriptTarget.Latest);
  const wanted = (/** @type {string} */ name) =>
    name === 'CustomElements' || (/Props$/.test(name) && !/SolidJsProps$|^BaseProps$/.test(name));
  return file.statements
    .filter((statement) => ts.isTypeAliasDeclaration(statement) && wanted(statement.name.text))
    .map((statement) =>
      statement
        .getFullText(file)
        .replace(/ & BaseProps<\w+> & BaseEvents/g, '')
        .replaceAll(' (default: `undefined`)', ''),
    );
}
