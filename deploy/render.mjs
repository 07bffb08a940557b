/**
 * Fills the configs of this folder in. Needs nothing but Node.
 *
 *   node deploy/render.mjs --init                          deploy/.env with fresh secrets
 *   node deploy/render.mjs [--env FILE] [--out FOLDER]     from deploy/.env to deploy/out
 *
 * `{{NAME}}` is a setting. Lines between `{{#NAME}}` and `{{/NAME}}` stand once for each value of a list, which is
 * `{{.}}`, its parts between colons `{{.1}}` `{{.2}}` `{{.3}}`, and its number `{{n}}`; for an empty one they are gone.
 * Between `{{^NAME}}` and `{{/NAME}}` they stand only for an empty one. `{{NAME_BASE64URL}}` is the value so written.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HERE = import.meta.dirname ?? dirname(fileURLToPath(import.meta.url));
const FOLDERS = ['haproxy', 'prosody', 'ejabberd', 'coturn', 'janus', 'portal', 'systemd'];
/** Nothing that could end a string or a line in any of these languages. */
const HARMLESS = /^[\w.:,@/+-]*$/;

/** @param {string} text of a file like `.env.example` @returns {Record<string, string>} */
export function parseSettings(text) {
  return Object.fromEntries(
    text
      .split('\n')
      .map((line) => /^([A-Z_]+)=(.*)$/.exec(line.trim()))
      .flatMap((match) => (match ? [[match[1], match[2]]] : [])),
  );
}

/** What is wrong with the settings, in words. @param {Record<string, string>} settings */
export function faultsOf(settings) {
  const known = Object.keys(parseSettings(readFileSync(join(HERE, '.env.example'), 'utf8')));
  return [
    ...known.filter((name) => !(name in settings)).map((name) => `${name} is missing`),
    ...Object.keys(settings).flatMap((name) => (known.includes(name) ? [] : [`${name} is not known`])),
    ...Object.entries(settings).flatMap(([name, value]) => [
      ...(HARMLESS.test(value) ? [] : [`${name} has letters that no config takes`]),
      ...(name.endsWith('_SECRET') && value.length < 16 ? [`${name} is too short: try --init`] : []),
    ]),
  ];
}

/** @param {string} template @param {Record<string, string>} settings */
export function fillIn(template, settings) {
  const values = (/** @type {string} */ name) => {
    const value = settings[name];
    const plain = settings[name.replace(/_BASE64URL$/, '')];
    if (value === undefined && plain !== undefined) return Buffer.from(plain).toString('base64url');
    if (value === undefined) throw new Error(`no setting ${name}`);
    return value;
  };
  return template
    .replace(/^.*\{\{\^(\w+)\}\}.*\n([^]*?)^.*\{\{\/\1\}\}.*\n/gm, (_, name, lines) =>
      values(name) === '' ? lines : '',
    )
    .replace(/^.*\{\{#(\w+)\}\}.*\n([^]*?)^.*\{\{\/\1\}\}.*\n/gm, (_, name, lines) =>
      values(name)
        .split(',')
        .filter(Boolean)
        .map((value, index) =>
          lines
            .replaceAll('{{.}}', value)
            .replaceAll('{{n}}', String(index + 1))
            .replace(/\{\{\.(\d)\}\}/g, (/** @type {string} */ _part, /** @type {string} */ at) => {
              return value.split(':')[Number(at) - 1] ?? '';
            }),
        )
        .join(''),
    )
    .replace(/\{\{(\w+)\}\}/g, (_, name) => values(name));
}

/**
 * All configs by their path.
 * @param {Record<string, string>} settings
 * @returns {Map<string, string>}
 */
export function renderAll(settings) {
  const faults = faultsOf(settings);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return new Map(
    FOLDERS.flatMap((folder) =>
      readdirSync(join(HERE, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.endsWith('.d.mts'))
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .map((path) => [path.slice(HERE.length + 1), fillIn(readFileSync(path, 'utf8'), settings)]),
    ),
  );
}

/** Writes them so that nobody else can read the secrets in them. @param {Map<string, string>} files @param {string} folder */
export function writeAll(files, folder) {
  for (const [path, text] of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o640);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values: options } = parseArgs({
    options: {
      init: { type: 'boolean' },
      env: { type: 'string', default: join(HERE, '.env') },
      out: { type: 'string', default: join(HERE, 'out') },
    },
  });
  try {
    if (options.init) {
      if (existsSync(options.env)) throw new Error(`${options.env} is there already`);
      const text = readFileSync(join(HERE, '.env.example'), 'utf8');
      const secret = (/** @type {string} */ line) => line + randomBytes(24).toString('hex');
      writeFileSync(options.env, text.replace(/^\w+_SECRET=$/gm, secret), { mode: 0o600 });
      console.log(`${options.env}: now your names and addresses`);
    } else {
      const files = renderAll(parseSettings(readFileSync(options.env, 'utf8')));
      writeAll(files, options.out);
      console.log(`${files.size} files in ${options.out}`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
