import { afterAll, beforeAll } from 'vitest';
import { installPacked } from '../../scripts/lib/pack.mjs';
import { temporaryFolder } from '../../scripts/lib/process.mjs';

export interface Installed {
  /** Of an app of one's own, with the packed package in its node_modules. */
  readonly folder: string;
  /** Where the package itself lies. */
  readonly home: string;
}

/**
 * The package as `npm pack` makes it, in an empty folder, for the tests of a file.
 * @param also packages of this repository that the app has besides
 */
export function useInstalled(also: readonly string[] = []): Installed {
  const installed = { folder: '', home: '' };
  let remove = async (): Promise<void> => {};
  beforeAll(async () => {
    const folder = await temporaryFolder('package');
    remove = folder.remove;
    installed.folder = folder.path;
    installed.home = await installPacked(folder.path, { also });
  });
  afterAll(() => remove());
  return installed;
}
