import { describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import {
  circles,
  forbiddenImports,
  importsOf,
  missingFiles,
  readTree,
  type SourceTree,
} from './import-graph.js';

describe('the imports of src/', () => {
  const tree = readTree(fromRoot('src'));
  const imports = importsOf(tree);

  it('are found at all', () => {
    expect(Object.keys(tree)).toContain('store/call-store.ts');
    expect(imports.length).toBeGreaterThan(50);
  });

  it('run downward only', () => {
    expect(forbiddenImports(imports)).toEqual([]);
  });

  it('make no circle', () => {
    expect(circles(imports)).toEqual([]);
  });

  it('lead to files that exist', () => {
    expect(missingFiles(tree, imports)).toEqual([]);
  });
});

describe('the checker of imports', () => {
  const faults = (tree: SourceTree): string[] => forbiddenImports(importsOf(tree));

  it('allows what runs down', () => {
    expect(
      faults({
        'index.ts': `export * from './elements/a/a.js'; import './store/store.js';`,
        'elements/a/a.ts': `import { html } from 'lit'; import { property } from 'lit/decorators.js';
          import { Ask } from '../../events/ask.js'; import type { State } from '../../store/state.js';`,
        'store/store-controller.ts': `import { ContextConsumer } from '@lit/context'; import type { X } from 'lit';`,
        'events/ask.ts': `import type { State } from '../store/state.js'; export type { E } from '../session/e.js';`,
        'mesh/mesh.ts': `import { Session } from '../session/session.js'; import { codec } from '../signaling/v1.js';`,
        'signaling/xmpp/xmpp.ts': `const { client } = await import('@xmpp/client');`,
      }),
    ).toEqual([]);
  });

  it.each([
    ['code upward', 'store/a.ts', `import { A } from '../elements/a/a.js';`],
    ['types upward', 'store/a.ts', `import type { A } from '../elements/a/a.js';`],
    ['inline types upward', 'session/a.ts', `import { type A } from '../store/a.js';`],
    ['a type named in place', 'session/a.ts', `let a: import('../store/a.js').A;`],
    ['a re-export upward', 'signaling/a.ts', `export { a } from '../session/a.js';`],
    ['an import at run time', 'signaling/a.ts', `void import('../mesh/mesh.js');`],
    ['an import for its effects', 'support/a.ts', `import '../styles/tokens.js';`],
    ['mesh and janus', 'mesh/a.ts', `import { b } from '../janus/b.js';`],
    ['janus and mesh', 'janus/a.ts', `import type { B } from '../mesh/b.js';`],
    ['session and media', 'session/a.ts', `import { b } from '../media/b.js';`],
    ['elements and session', 'elements/a/a.ts', `import type { S } from '../../session/s.js';`],
    ['code where only types are allowed', 'events/a.ts', `import { s } from '../store/s.js';`],
    ['code beside types', 'events/a.ts', `import { type S, s } from '../store/s.js';`],
    ['an entry', 'store/a.ts', `import { all } from '../index.js';`],
    ['XML outside of signaling', 'mesh/a.ts', `import { xml } from '@xmpp/client';`],
    ['Lit in the store', 'store/call-store.ts', `import { html } from 'lit';`],
    ['a package nobody listed', 'support/a.ts', `import _ from 'lodash';`],
    ['a folder nobody listed', 'helpers/a.ts', `import { b } from '../support/b.js';`],
  ])('forbids %s', (_what, file, text) => {
    expect(faults({ [file]: text })).toHaveLength(1);
    expect(faults({ [file]: text })[0]).toContain(file);
  });

  it('finds a circle once, and none of types', () => {
    const value = importsOf({
      'store/a.ts': `import { b } from './b.js';`,
      'store/b.ts': `import { c } from './c.js';`,
      'store/c.ts': `export * from './a.js'; import { d } from './d.js';`,
      'store/d.ts': ``,
    });
    expect(circles(value)).toEqual(['store/a.ts > store/b.ts > store/c.ts > store/a.ts']);

    const types = importsOf({
      'store/a.ts': `import type { B } from './b.js';`,
      'store/b.ts': `import { a } from './a.js';`,
    });
    expect(circles(types)).toEqual([]);
  });

  it('finds a file that imports itself', () => {
    expect(circles(importsOf({ 'events/index.ts': `export {} from './index.js';` }))).toHaveLength(1);
  });

  it('finds an import of nothing', () => {
    const tree = { 'store/a.ts': `import { b } from './b.js';` };
    expect(missingFiles(tree, importsOf(tree))).toEqual(['store/a.ts: "./b.js" is not there']);
  });
});
