import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { fromRoot } from '../../../scripts/lib/root.mjs';
import { VERSION } from '../../../src/support/version.js';

it('the version that the kit says of itself is that of its package', () => {
  const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string };
  expect(VERSION).toBe(version);
});
