import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseSettings, renderAll } from '../../../deploy/render.mjs';
import { fromRoot } from '../../../scripts/lib/root.mjs';

const read = (path: string): string => readFileSync(fromRoot(`deploy/${path}`), 'utf8');
const all = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one);

const compose = read('compose.yaml');
const [, services = '', declared = ''] = /^services:\n([\s\S]*)^volumes:\n([\s\S]*)$/m.exec(compose) ?? [];
const parts = Object.fromEntries(
  services
    .split(/^ {2}(?=[\w-]+:$)/m)
    .filter((text) => text.trim())
    .map((text) => [text.slice(0, text.indexOf(':')), text]),
);
const settings = Object.fromEntries(
  Object.entries(parseSettings(read('.env.example'))).map(([name, value]) => [
    name,
    name.endsWith('_SECRET') ? `${name.toLowerCase()}-0123456789` : value,
  ]),
);
const rendered = [...renderAll(settings).keys()];

/** No container can run where this is tested: what the file names is compared with what there is. */
describe('compose.yaml', () => {
  it('has a service for each part of the picture, all alike in what they may', () => {
    expect(Object.keys(parts)).toEqual(['haproxy', 'xmpp', 'xmpp-other', 'coturn', 'janus', 'portal']);
    for (const [name, text] of Object.entries(parts)) {
      expect(text, name).toContain('<<: *server');
      expect(text, name).toMatch(/build: \{ context: \., args: \{ PACKAGE: \w+ \} \}/);
      expect(text, name).toContain("'./out:/etc/call:ro'");
    }
  });

  it('names configs that are rendered, and nothing else of that folder', () => {
    const mounted = all(/'\.\/([\w.-]+):\/etc\/call\/[\w.-]+:ro'/g, services);
    for (const path of all(/\/etc\/call\/([\w./-]+)/g, services)) {
      const there =
        mounted.includes(path) || rendered.some((one) => one === path || one.startsWith(`${path}/`));
      expect(there, path).toBe(true);
    }
    for (const path of all(/env_file: \[\.\/out\/([^\]]+)\]/g, services)) expect(rendered).toContain(path);
  });

  it('declares the volumes that it uses, and no other', () => {
    const used = all(/'([a-z][\w-]*):\//g, services);
    expect(new Set(all(/^ {2}([\w-]+):$/gm, declared))).toEqual(new Set(used));
  });

  it('installs only what the Dockerfile can', () => {
    const packages = new Set(all(/PACKAGE: (\w+)/g, services));
    expect(packages).toEqual(new Set(['haproxy', 'prosody', 'coturn', 'janus', 'nodejs']));
    expect(read('Dockerfile')).toContain('PACKAGE');
  });
});
