/**
 * `npm start`: the demo at http://localhost:<port>/. Installs what is missing; ends without a trace.
 *
 *   npm start                calls between windows of one browser, no server
 *   npm start -- --xmpp      calls over a private Prosody, which starts and ends with the demo
 *   npm start -- --port=8080
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ensurePackages, fail, requireNode } from './lib/install.mjs';
import { endOnSignals } from './lib/run.mjs';
import { prosodyMissing } from './lib/system.mjs';

const { values: options } = parseArgs({
  options: { xmpp: { type: 'boolean', default: false }, port: { type: 'string' } },
});
const port = Number(options.port ?? 5173);
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port: "${options.port}" is no port.`);

/** What was started, to be ended in turn. @type {(() => Promise<void>)[]} */
const closers = [];

requireNode();
endOnSignals(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
await ensurePackages();

// Only now is everything there that these import.
const { startDemoServer } = await import('./lib/demo-server.mjs');
const config = options.xmpp ? await startXmpp() : undefined;
const server = await startDemoServer({ config, port });
closers.push(server.close);

console.log(`
  ${server.url}

  Two phones on one page. ${
    config
      ? `They talk over a private XMPP server at ${config.service}`
      : 'They talk inside this browser, without a server'
  }.
  Ctrl-C ends it.
`);

async function startXmpp() {
  const missing = prosodyMissing();
  if (missing) fail(`--xmpp needs a Prosody.\n${missing}`);
  const { startProsody } = await import('./lib/prosody.mjs');
  // New ones for every run: they are worth nothing tomorrow.
  const passwords = Object.fromEntries(['ana', 'ben', 'tom', 'mei'].map((id) => [id, randomUUID()]));
  const prosody = await startProsody({ users: passwords });
  closers.push(prosody.close);
  return {
    signaling: /** @type {const} */ ('xmpp'),
    service: prosody.service,
    domain: prosody.domain,
    passwords,
  };
}
