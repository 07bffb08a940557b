import { mkdir, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { freePort } from './ports.mjs';
import { startServer, temporaryFolder } from './process.mjs';

const PATH = '/xmpp-websocket';

/**
 * Starts a throw-away Prosody in a temporary folder: one host with passwords, one for guests.
 * @param {import('./prosody.d.mts').ProsodyOptions} [options]
 * @returns {Promise<import('./prosody.d.mts').Prosody>}
 */
export async function startProsody(options = {}) {
  const { domain = 'call.test', guestDomain = 'guest.test', appId } = options;
  const port = options.port ?? (await freePort());
  const { path: folder, remove } = await temporaryFolder('prosody');
  const config = join(folder, 'prosody.cfg.lua');
  await mkdir(join(folder, 'data'), { recursive: true });
  await writeFile(config, configText({ ...options, domain, guestDomain, port, folder }));

  /** @param {string} user @param {string} password */
  const register = async (user, password) => {
    const local = appId ? `${user}-${appId}` : user;
    // The files of Prosody's `internal` storage, read afresh at each sign-in: prosodyctl takes half a second a user.
    const accounts = join(folder, 'data', fileName(domain), 'accounts');
    await mkdir(accounts, { recursive: true });
    await writeFile(
      join(accounts, `${fileName(local)}.dat`),
      `return { ["password"] = ${luaText(password)} }\n`,
    );
  };
  const users = Array.isArray(options.users) ? Object.assign({}, ...options.users) : (options.users ?? {});
  for (const [user, password] of Object.entries(users)) await register(user, String(password));

  const server = await startServer({
    command: 'prosody',
    args: ['-F', '--config', config],
    cwd: folder,
    advice: 'apt-get install prosody',
    // Each host answers under its own host name only: ask both.
    ready: async () => (await serves(port, 'localhost')) && (await serves(port, '127.0.0.1')),
  }).catch(async (error) => {
    await remove();
    throw error;
  });

  return Object.assign(server, {
    service: `ws://localhost:${port}${PATH}`,
    domain,
    guestService: `ws://127.0.0.1:${port}${PATH}`,
    guestDomain,
    port,
    folder,
    register,
    async close() {
      await server.stop();
      await remove();
    },
  });
}

/** @param {number} port @param {string} host */
function serves(port, host) {
  return new Promise((resolve) => {
    const request = get({
      host: '127.0.0.1',
      port,
      path: PATH,
      headers: { host: `${host}:${port}` },
      timeout: 1000,
    });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** Lua's own quoting of a string. @param {string} text */
function luaText(text) {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\0/g, '\\0')}"`;
}

/** Prosody's way to make a file name. @param {string} text */
function fileName(text) {
  return [...Buffer.from(text)]
    .map((byte) => String.fromCharCode(byte))
    .map((char) => (/[A-Za-z0-9]/.test(char) ? char : `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`))
    .join('');
}

function configText({
  domain,
  guestDomain,
  port,
  folder,
  turn,
  limits,
  blocking,
  onlyPlain,
  hibernation = 60,
  logLevel = 'info',
}) {
  const modules = [
    'roster',
    'saslauth',
    'disco',
    'ping',
    'time',
    'smacks',
    'websocket',
    'presence',
    'message',
    'iq',
  ];
  if (turn) modules.push('turn_external');
  if (blocking) modules.push('blocklist');
  if (limits) modules.push('limits');
  return `-- Written by scripts/lib/prosody.mjs for one run.
${process.getuid?.() === 0 ? 'run_as_root = true' : ''}
pidfile = ${luaText(join(folder, 'prosody.pid'))}
data_path = ${luaText(join(folder, 'data'))}
certificates = ${luaText(folder)}
log = { { levels = { min = ${luaText(logLevel)} }, to = "console" } }
storage = "internal"

-- Clients come by WebSocket alone; TLS is the business of a proxy in front.
interfaces = { "127.0.0.1" }
c2s_ports = {}
s2s_ports = {}
https_ports = {}
http_ports = { ${port} }
http_interfaces = { "127.0.0.1", "::1" }
consider_websocket_secure = true
http_cors_override = { websocket = { enabled = true } }

modules_enabled = { ${modules.map(luaText).join(', ')} }
modules_disabled = { "s2s", "tls", "offline" }
smacks_hibernation_time = ${hibernation}
${onlyPlain ? 'disable_sasl_mechanisms = { "SCRAM-SHA-1", "SCRAM-SHA-256", "DIGEST-MD5" }' : ''}
${limits ? `limits = { c2s = { rate = ${luaText(limits.rate)}; burst = ${luaText(limits.burst ?? '2s')} } }` : ''}
${
  turn
    ? `turn_external_host = ${luaText(turn.host ?? '127.0.0.1')}
turn_external_port = ${turn.port}
turn_external_secret = ${luaText(turn.secret)}
turn_external_ttl = ${turn.ttl ?? 3600}
turn_external_tcp = true`
    : ''
}

-- A host answers HTTP under its own name only, so each gets one that reaches this machine.
VirtualHost ${luaText(domain)}
  authentication = "internal_plain"
  http_host = "localhost"
VirtualHost ${luaText(guestDomain)}
  authentication = "anonymous"
  http_host = "127.0.0.1"
`;
}
