import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** What the manifest of an element tells, as far as this test compares it with the code. */
interface Declaration {
  readonly tagName?: string;
  readonly summary?: string;
  readonly status?: string;
  readonly since?: string;
  readonly description?: string;
  readonly cssParts?: readonly Named[];
  readonly cssStates?: readonly Named[];
  readonly cssProperties?: readonly Named[];
  readonly slots?: readonly Named[];
  readonly events?: readonly (Named & { readonly type?: { readonly text: string } })[];
  readonly attributes?: readonly Named[];
}
interface Named {
  readonly name: string;
  readonly description?: string;
}

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const sources = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );

const manifest = JSON.parse(read('custom-elements.json')) as {
  modules: { declarations?: Declaration[] }[];
};
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((one): one is Declaration & { tagName: string } => one.tagName !== undefined);

const styles = sources('src/styles')
  .map((name) => read(`src/styles/${name}`))
  .join('\n');
const shared = sources('src/elements/shared')
  .map((name) => read(`src/elements/shared/${name}`))
  .join('\n');
const events = new Map(
  sources('src/events').flatMap((name) => {
    const text = read(`src/events/${name}`);
    const event = /super\(\s*'([a-z-]+)'/.exec(text)?.[1];
    const type = /export class (\w+) extends/.exec(text)?.[1];
    return event && type ? [[type, event] as const] : [];
  }),
);

const all = (text: string, pattern: RegExp): Set<string> =>
  new Set([...text.matchAll(pattern)].map(([, found = '']) => found));
const words = (text: string, pattern: RegExp): Set<string> =>
  new Set([...all(text, pattern)].flatMap((list) => list.split(/\s+/)).filter(Boolean));
const names = (list: readonly Named[] = []): string[] => list.map(({ name }) => name).sort();
const missing = (wanted: Iterable<string>, there: Iterable<string>): string[] => {
  const have = new Set(there);
  return [...wanted].filter((name) => !have.has(name)).sort();
};

const partsOfAll = new Set(elements.flatMap(({ cssParts }) => names(cssParts)));

/** The code of an element without its comments. */
const codeOf = (tag: string): string =>
  sources(`src/elements/${tag}`)
    .map((name) => read(`src/elements/${tag}/${name}`))
    .join('\n')
    .replace(/\/\*\*[\s\S]*?\*\//g, '');

describe.each(elements)('what is documented of <$tagName>', (element) => {
  const code = codeOf(element.tagName);

  it('has a summary, and a description of every piece', () => {
    expect(element.summary, 'summary').toBeTruthy();
    const pieces = [
      ...(element.cssParts ?? []),
      ...(element.cssStates ?? []),
      ...(element.cssProperties ?? []),
      ...(element.slots ?? []),
      ...(element.events ?? []),
      ...(element.attributes ?? []),
    ];
    expect(pieces.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
  });

  it('says how far it can be relied on, and since when', () => {
    expect(['stable', 'experimental', 'deprecated']).toContain(element.status);
    expect(element.since).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('is every part in the code, and the other way round', () => {
    const inCode = words(code, /\bpart(?:=|: ?)["'`]([a-z_\s-]+)["'`]/g);
    const told = names(element.cssParts);
    expect(missing(inCode, told), 'parts without words').toEqual([]);
    // Those of an element inside are exported under its name; computed ones stand somewhere as a string.
    const stands = (part: string): boolean =>
      inCode.has(part) ||
      shared.includes(`part="${part}"`) ||
      new RegExp(`[\\s"'\`:,]${part}\\b`).test(code) ||
      (code.includes('exportparts') && partsOfAll.has(part.split('__')[1] ?? ''));
    expect(
      told.filter((part) => !stands(part)),
      'words without a part',
    ).toEqual([]);
  });

  it('is every slot in the code, and the other way round', () => {
    const inCode = new Set(
      [...code.matchAll(/<slot\b([^>]*)>/g)].flatMap(([, attributes = '']) => {
        if (/name="?\$\{/.test(attributes)) return [];
        return [/name="([^"]+)"/.exec(attributes)?.[1] ?? ''];
      }),
    );
    const told = names(element.slots);
    expect(missing(inCode, told), 'slots without words').toEqual([]);
    const computed = /<slot\b[^>]*name="?\$\{|'slot'/.test(code);
    expect(computed ? [] : missing(told, inCode), 'words without a slot').toEqual([]);
  });

  it('is every state in the code, and the other way round', () => {
    const inCode = all(code, /setState\(\s*'([a-z-]+)'/g);
    const told = names(element.cssStates);
    expect(missing(inCode, told), 'states without words').toEqual([]);
    const stands = (state: string): boolean => inCode.has(state) || code.includes(`'${state}'`);
    expect(
      told.filter((state) => !stands(state)),
      'words without a state',
    ).toEqual([]);
  });

  it('is every event it makes, by its real name and type', () => {
    const made = [...all(code, /new (Call\w+)\(/g)].filter((type) => events.has(type));
    const told = new Map((element.events ?? []).map(({ name, type }) => [type?.text ?? '', name]));
    expect(missing(made, told.keys()), 'events without words').toEqual([]);
    for (const [type, name] of told) {
      if (events.has(type)) expect(name, type).toBe(events.get(type));
    }
  });

  it('is every token that its styles read by themselves, and each token told is read', () => {
    const inCode = all(code, /var\(\s*(--call-[a-z0-9-]+)/g);
    const told = names(element.cssProperties);
    // Those of the design system have their own page.
    const own = [...inCode].filter((token) => !styles.includes(`${token},`));
    expect(missing(own, told), 'tokens without words').toEqual([]);
    const stands = (token: string): boolean => [code, styles, shared].some((text) => text.includes(token));
    expect(
      told.filter((token) => !stands(token)),
      'words without a token',
    ).toEqual([]);
  });
});
