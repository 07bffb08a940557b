/**
 * The last step of `npm run build`: what frameworks and editors want to know of the tags, all of it from
 * custom-elements.json. Types for JSX, Vue and Svelte go to dist/types/; data for VS Code and JetBrains to dist/.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { format } from 'prettier';
import { fromRoot } from './lib/root.mjs';
import { factsOf } from './lib/tag-facts.mjs';
import { tagProps } from './lib/tag-props.mjs';

const TYPES = fromRoot('dist/types');

const manifest = JSON.parse(readFileSync(fromRoot('custom-elements.json'), 'utf8'));
const facts = factsOf(manifest);
/** @type {string[]} */
const eventClasses = manifest.modules
  .flatMap(({ declarations }) => declarations)
  .filter(({ superclass }) => superclass?.name === 'Event')
  .map(({ name }) => name);

mkdirSync(TYPES, { recursive: true });
cpSync(fromRoot('scripts/types'), TYPES, { recursive: true });
writeFileSync(
  `${TYPES}/elements.d.ts`,
  await format(tagProps(facts, eventClasses), { parser: 'typescript' }),
);

const quiet = { hideLogs: true };
write('vscode.html-custom-data.json', getVsCodeHtmlCustomData(structuredClone(facts), quiet));
write('vscode.css-custom-data.json', getVsCodeCssCustomData(structuredClone(facts), quiet));
write('web-types.json', getWebTypesData(structuredClone(facts), quiet));

/** @param {string} name @param {string} json */
function write(name, json) {
  // The generators print a default for tokens that have none, and a token once for each tag that reads it.
  const data = JSON.parse(json.replaceAll(' _(default: undefined)_', ''), (_key, value) =>
    Array.isArray(value) && value[0]?.name ? uniqueByName(value) : value,
  );
  writeFileSync(fromRoot('dist', name), `${JSON.stringify(data, null, 1)}\n`);
}

/** @param {{ name: string }[]} list */
function uniqueByName(list) {
  return [...new Map(list.toReversed().map((one) => [one.name, one])).values()].reverse();
}
