import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pendingChanges, withSection } from '../../scripts/lib/changes.mjs';
import { temporaryFolder } from '../../scripts/lib/process.mjs';

describe('changes that are not released yet', async () => {
  const folder = await temporaryFolder('changes');
  afterAll(() => folder.remove());

  const repository = (name: string, changeset: string): string => {
    const root = join(folder.path, name);
    mkdirSync(join(root, '.changeset'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{ "name": "call-elements", "version": "0.1.0" }');
    writeFileSync(join(root, 'package-lock.json'), '{ "lockfileVersion": 3 }');
    writeFileSync(join(root, '.changeset/config.json'), '{ "baseBranch": "main" }');
    writeFileSync(join(root, '.changeset/one.md'), changeset);
    return root;
  };

  it('can all be read', async () => {
    for (const { summary } of (await pendingChanges()).changes) expect(summary).toMatch(/\w/);
  });

  it('make the next version', async () => {
    const root = repository('right', '---\n"call-elements": minor\n---\n\n`<call-phone>`.\n');
    expect(await pendingChanges(root)).toEqual({
      version: '0.2.0',
      changes: [{ bump: 'minor', summary: '`<call-phone>`.' }],
    });
  });

  it.each([
    ['another package', '---\n"call-element": minor\n---\n\nWords.\n'],
    ['no package', 'Words alone.\n'],
  ])('are refused when one names %s', async (name, changeset) => {
    await expect(pendingChanges(repository(name.replace(' ', '-'), changeset))).rejects.toThrow();
  });

  it('become a section above the newest, under the words at the top', () => {
    const before = '# Changelog\n\nWhat people notice.\n\n## [0.1.0] – 2026-11-20\n\n### Added\n\n- All.\n';
    const after = withSection(before, '0.1.1', '2026-12-01', [
      { bump: 'patch', summary: 'The tip stays\nin view.' },
      { bump: 'minor', summary: 'A phone.' },
    ]);
    expect(after).toBe(
      '# Changelog\n\nWhat people notice.\n\n## [0.1.1] – 2026-12-01\n\n### Added or changed\n\n- A phone.\n\n' +
        '### Mended\n\n- The tip stays\n  in view.\n\n## [0.1.0] – 2026-11-20\n\n### Added\n\n- All.\n',
    );
  });
});
