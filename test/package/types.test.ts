import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { useInstalled } from './installed.js';
import { typeFaults } from './type-faults.js';

/** The others: test/frameworks. */
describe('types for frameworks', { timeout: 60_000 }, () => {
  const installed = useInstalled(['@types/react']);
  const folder = (): string => join(installed.folder, 'types');
  beforeAll(() => cpSync(fromRoot('test/types'), folder(), { recursive: true }));

  it('hold in JSX of React 19, where each line of what is wrong is a fault', () => {
    expect(typeFaults(folder(), ['react'])).toBe('');
  });
});
