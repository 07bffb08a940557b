import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tags } from '../../scripts/lib/entries.mjs';
import { bundle, type BundlerName } from './bundlers.js';
import { useInstalled } from './installed.js';

const pascal = (tag: string): string =>
  tag.replace(/(?:^|-)(.)/g, (_all, letter: string) => letter.toUpperCase());
const CLASSES = new Set(tags().map(pascal));

/** The elements whose code is in a bundle. */
const elementsIn = (code: string): string[] =>
  [...new Set([...code.matchAll(/\bclass (\w+)|(\w+) = class\b/g)].map(([, a, b]) => a ?? b ?? ''))]
    // A bundler may append a number to a name that it has twice.
    .map((name) => name.replace(/\$?\d+$/, ''))
    .filter((name) => CLASSES.has(name))
    .sort();

/** Words of webrtc-adapter that no minifier changes. */
const ADAPTER = 'shimGetUserMedia';
/** The namespace of XMPP's sign-in. */
const XMPP = 'urn:ietf:params:xml:ns:xmpp-sasl';

/** Where a message has a link. */
const A_MESSAGE = 'noopener noreferrer nofollow';

/** Tests of what a bundler makes of the package. */
export function bundlesWell(bundler: BundlerName): void {
  describe(`one element of the installed package, bundled by ${bundler}`, { timeout: 60_000 }, () => {
    const installed = useInstalled();
    beforeAll(() => {
      writeFileSync(join(installed.folder, 'package.json'), '{ "type": "module", "private": true }');
    });

    it('brings no other', async () => {
      const { code, later, complaints } = await bundle(
        bundler,
        installed.folder,
        'chat',
        `import 'call-elements/elements/call-chat';`,
      );
      expect(complaints).toEqual([]);
      expect(elementsIn(code)).toEqual(['CallChat']);
      expect(code).toMatch(/["']call-chat["']/);
      // What draws a message comes with the first one, and nothing else does; who connects is another.
      expect(elementsIn(later)).toEqual([]);
      expect([code, later].map((text) => text.includes(A_MESSAGE))).toEqual([false, true]);
      expect(code + later).not.toContain(XMPP);
      expect(code + later).not.toContain(ADAPTER);
    });

    it('brings those that it is made of', async () => {
      const { code } = await bundle(
        bundler,
        installed.folder,
        'grid',
        `import 'call-elements/elements/call-grid';`,
      );
      expect(elementsIn(code)).toEqual(['CallGrid', 'CallTile']);
    });

    // esbuild makes a chunk of every import() it meets on its way, also of the one in <call-button>, which is not used
    // here, and what is in two chunks it keeps whole: there, import elements by their own entries.
    it.skipIf(bundler === 'esbuild')(
      'is alone also when its class is taken from the main entry',
      async () => {
        const { code, complaints } = await bundle(
          bundler,
          installed.folder,
          'class',
          `import { CallStats } from 'call-elements';\nglobalThis.found = CallStats;`,
        );
        expect(complaints).toEqual([]);
        expect(elementsIn(code)).toEqual(['CallStats']);
      },
    );

    it('loads what connects, and webrtc-adapter, later', async () => {
      const { code, later, complaints } = await bundle(
        bundler,
        installed.folder,
        'provider',
        `import 'call-elements/elements/call-provider';`,
      );
      // No bundler needs to be told of anything.
      expect(complaints).toEqual([]);
      expect(elementsIn(code)).toEqual(['CallProvider']);
      expect(code).not.toContain(ADAPTER);
      expect(code).not.toContain(XMPP);
      expect(later).toContain(ADAPTER);
      expect(later).toContain(XMPP);
    });
  });
}
