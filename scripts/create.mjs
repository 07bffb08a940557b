/**
 * `npm run create <tag>`: the files of a new element, from the templates in scripts/templates/. They pass
 * lint, types and their own test as they are.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from './lib/install.mjs';
import { fromRoot } from './lib/root.mjs';

/** Template to the file it becomes. */
const FILES = {
  'element.ts.txt': 'src/elements/{{tag}}/{{tag}}.ts',
  'styles.ts.txt': 'src/elements/{{tag}}/{{tag}}.styles.ts',
  'define.ts.txt': 'src/elements/{{tag}}/define.ts',
  'story.ts.txt': 'stories/{{tag}}.stories.ts',
  'test.ts.txt': 'test/elements/{{tag}}.test.ts',
};

/** Names with a hyphen that HTML has taken for itself. */
const RESERVED = [
  'annotation-xml',
  'color-profile',
  'font-face',
  'font-face-format',
  'font-face-name',
  'font-face-src',
  'font-face-uri',
  'missing-glyph',
];

const [tag, ...rest] = process.argv.slice(2);
if (!tag || rest.length > 0) fail('Usage: npm run create <tag>      for example: npm run create call-timer');
if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(tag)) {
  fail(
    `"${tag}" is no tag of this kit: lower case words of letters and digits, joined by hyphens, two at least.`,
  );
}
if (RESERVED.includes(tag)) fail(`"${tag}" belongs to HTML.`);

const Class = tag.replace(/(?:^|-)(.)/g, (_match, letter) => letter.toUpperCase());
const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'));
/** @param {string} text */
const fill = (text) =>
  text.replaceAll('{{tag}}', tag).replaceAll('{{Class}}', Class).replaceAll('{{version}}', version);

const targets = Object.entries(FILES).map(([template, path]) => ({ template, path: fill(path) }));
const there = targets.filter(({ path }) => existsSync(fromRoot(path)));
if (there.length > 0)
  fail(`Nothing was written; already there:\n${there.map(({ path }) => `  ${path}`).join('\n')}`);

for (const { template, path } of targets) {
  mkdirSync(dirname(fromRoot(path)), { recursive: true });
  // 'wx': should a file have come up in the meantime, it stays.
  writeFileSync(fromRoot(path), fill(readFileSync(fromRoot('scripts/templates', template), 'utf8')), {
    flag: 'wx',
  });
  console.log(`  ${path}`);
}
console.log(`
<${tag}> is there. Next:
  1. Say in its comment what it is for; the docs are made from it.
  2. Add ${Class} to src/elements/stage.ts and src/kit.ts.
  3. npm run manifest, and npm run verify.`);
