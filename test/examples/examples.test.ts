import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExample, EXAMPLES, exampleFolders, prepareExamples } from '../../scripts/lib/examples.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { startProcess } from '../../scripts/lib/process.mjs';
import { fromRoot } from '../../scripts/lib/root.mjs';
import { launchBrowser } from '../harness/browsers.js';
import { startStaticServer } from '../harness/static-server.js';
import { driveCall } from './drive.js';
import { ringByPush } from './push.js';
import { SCENES, type Scene } from './scenes.js';

/** As many ms as an install of everything may take on a machine that has nothing yet. */
const INSTALL = 240_000;

/** `EXAMPLES=react,vue` builds and drives some of them. */
const wanted = process.env['EXAMPLES']?.split(',') ?? Object.keys(SCENES);
const scenes = Object.entries(SCENES).filter(([name]) => wanted.includes(name));

let browser: Browser;
const builds = new Map<string, Promise<string>>();
const closers: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const workshop = await prepareExamples();
  browser = await launchBrowser('chromium');
  // One build at a time: the other core drives what is built.
  let last: Promise<unknown> = Promise.resolve();
  for (const [name] of scenes) {
    const build = last.then(() => buildExample(workshop, name));
    last = build.catch(() => undefined);
    builds.set(name, build);
    build.catch(() => undefined);
  }
}, INSTALL);
afterAll(async () => {
  await Promise.allSettled(builds.values());
  await browser?.close();
});

async function serve(name: string, scene: Scene): Promise<string> {
  const home = await builds.get(name)!;
  if (!scene.server) {
    const server = await startStaticServer({ mounts: { '/': join(home, 'dist') } });
    closers.push(() => server.close());
    return server.origin;
  }
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = await startProcess({
    command: process.execPath,
    args: [...scene.server(port)],
    cwd: home,
    env: { ...process.env, PORT: String(port), NEXT_TELEMETRY_DISABLED: '1' },
    ready: async () => (await fetch(origin)).ok,
    timeout: 30_000,
  });
  closers.push(() => server.stop());
  return origin;
}

describe.sequential('an example, from the packed package', () => {
  afterAll(async () => {
    await Promise.all(closers.splice(0).map((close) => close()));
  });

  it('each folder of examples/ is one, and asks for this version', () => {
    const { version } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string };
    expect(exampleFolders()).toEqual(Object.keys(SCENES).sort());
    for (const name of exampleFolders()) {
      const { dependencies } = JSON.parse(readFileSync(join(EXAMPLES, name, 'package.json'), 'utf8')) as {
        dependencies: Record<string, string>;
      };
      expect(dependencies, name).toMatchObject({ 'call-elements': `^${version}` });
    }
  });

  it.each(scenes)('%s is built, and holds a call', async (name, scene) => {
    const origin = await serve(name, scene);
    for (const [path, pieces] of Object.entries(scene.markup ?? {})) {
      const page = await (await fetch(new URL(path, origin))).text();
      for (const piece of pieces) expect(page).toContain(piece);
    }
    await browser.defaultBrowserContext().overridePermissions(origin, ['notifications']);
    await driveCall({ browser, origin, ...scene });
    if (name === 'pwa') await ringByPush(browser, origin);
  });
});
