import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';

const text = readFileSync(fromRoot('docs/migration.md'), 'utf8');
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|\s*(---|-+|theirs)/.test(line))
  .map((line) => line.slice(1, -1).split(/(?<!\\)\|/));

/** Words of a test's name, as its source has them: quotes may be escaped there. */
const plain = (source: string): string => source.replaceAll("\\'", "'");

describe('docs/migration.md', () => {
  it('has tables of three columns, and a test or a dash in each row', () => {
    expect(rows.length).toBeGreaterThan(80);
    for (const row of rows) {
      expect(row, row.join('|')).toHaveLength(3);
      expect(row[2]?.trim(), row[0]).toMatch(/^(–|`[\w/.-]+\.test\.ts › .+`)$/);
    }
  });

  it('names tests that exist', () => {
    const missing: string[] = [];
    for (const row of rows) {
      const [file, title] = (row[2] ?? '').trim().replaceAll('`', '').split(' › ');
      if (!title) continue;
      const path = fromRoot(`test/${file}`);
      const source = existsSync(path) ? plain(readFileSync(path, 'utf8')) : '';
      const found = [`'${title}'`, `"${title}"`, `\`${title}\``].some((name) => source.includes(name));
      if (!found) missing.push(`${file} › ${title}`);
    }
    expect(missing).toEqual([]);
  });

  it('leaves out no method or listener of ConnectyCube’s conferences', () => {
    const types = ['ConferenceClient', 'ConferenceSession'].map((name) =>
      readFileSync(
        fromRoot(`node_modules/connectycube/dist/types/videocalling_conference/${name}.d.ts`),
        'utf8',
      ),
    );
    const members = [...types.join('\n').matchAll(/^ {4}(?:get )?(on\w+|[a-z]\w+)(?:\(.*\))?\??:/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(members.length).toBeGreaterThan(40);
    // Inner parts of theirs.
    const inner = new Set(['id', 'proxy', 'sessionsStore']);
    expect(members.filter((name) => !inner.has(name) && !text.includes(name))).toEqual([]);
  });

  it('leaves out no method, listener or option of QuickBlox, and no listener of ConnectyCube', () => {
    const sources = [
      'node_modules/quickblox/src/modules/webrtc/qbWebRTCClient.js',
      'node_modules/quickblox/src/modules/webrtc/qbWebRTCSession.js',
    ].map((path) => readFileSync(fromRoot(path), 'utf8'));
    const session = (sources[1] ?? '').matchAll(/^WebRTCSession\.prototype\.([a-z]\w+) = /gm);
    const client = (sources[0] ?? '').matchAll(/^WebRTCClient\.prototype\.([a-z]\w+) = /gm);
    const members = [...session, ...client].map(([, name]) => name ?? '');
    const missing = members.filter((name) => !/^process|^toString$/.test(name) && !text.includes(name));
    expect(missing).toEqual([]);
    const types = readFileSync(
      fromRoot('node_modules/connectycube/dist/types/videocalling/WebRTCClient.d.ts'),
      'utf8',
    );
    const listeners = [
      ...sources.join('\n').matchAll(/\* - (on\w+)/g),
      ...types.matchAll(/^ +(on\w+)\??:/gm),
    ];
    expect(listeners.length).toBeGreaterThan(12);
    for (const [, name] of listeners) expect(text).toContain(name);
    const options = readFileSync(fromRoot('node_modules/quickblox/src/qbConfig.js'), 'utf8');
    const webrtc = /\bwebrtc: \{([^]*?)\n {2}\}/.exec(options)?.[1] ?? '';
    for (const [, name] of webrtc.matchAll(/^ {4}(\w+):/gm)) expect(text).toContain(name);
  });
});
