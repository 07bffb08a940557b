import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startProsody } from '../../scripts/lib/prosody.mjs';
import { useInstalled } from './installed.js';

const run = promisify(execFile);
// Node 20 has no WebSocket of its own.
const installed = useInstalled(['ws']);

it('the installed store signs in at a real server, with the XMPP that it brings', async () => {
  const prosody = await startProsody({ users: { ana: 'secret' }, onlyPlain: true });
  try {
    const code = `
      import { WebSocket } from 'ws';
      import { createCallStore } from 'call-elements/store';
      globalThis.WebSocket ??= WebSocket;
      const store = createCallStore({
        signaling: 'xmpp',
        service: ${JSON.stringify(prosody.service)},
        domain: ${JSON.stringify(prosody.domain)},
        userId: 'ana',
        credentials: { password: 'secret' },
      });
      await store.connect();
      console.log(store.getState().connection.status);
      await store.disconnect();
      store.dispose();
    `;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], {
      cwd: installed.folder,
    });
    expect(stdout.trim()).toBe('online');
  } finally {
    await prosody.close();
  }
});
