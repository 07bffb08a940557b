/**
 * The modules that people may import, found in src/ by the layout of the folders, so that a new element
 * is built, measured and published without touching a list.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fromRoot } from './root.mjs';

const SRC = fromRoot('src');

/** The tags of the kit: every folder of src/elements that holds a file of its own name. */
export function tags() {
  const dir = join(SRC, 'elements');
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, `${entry.name}.ts`)))
    .map((entry) => entry.name)
    .sort();
}

/** Tags that are defined when the first of them is seen: src/elements/define-on-sight.ts loads their modules. */
export function laterTags() {
  const text = readFileSync(join(SRC, 'elements/define-on-sight.ts'), 'utf8');
  return tags().filter((tag) => text.includes(`import('./${tag}/${tag}.js')`));
}

/** The languages that are loaded on demand. English is in the core. */
export function languages() {
  const dir = join(SRC, 'locale');
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .map((file) => basename(file, '.ts'))
    .filter((name) => /^[a-z]{2}(-[a-z]+)?$/i.test(name) && name !== 'en')
    .sort();
}

/**
 * Name in dist/ (without `.js`) to source file.
 * @returns {Record<string, string>}
 */
export function libraryEntries() {
  const names = ['index', 'store', 'define', 'doctor', 'testing', 'service-worker', 'rtc/e2ee/worker'];
  for (const tag of tags()) {
    names.push(`elements/${tag}/${tag}`);
    if (existsSync(join(SRC, 'elements', tag, 'define.ts'))) names.push(`elements/${tag}/define`);
  }
  for (const language of languages()) names.push(`locale/${language}`);
  return Object.fromEntries(names.map((name) => [name, join(SRC, `${name}.ts`)]));
}
