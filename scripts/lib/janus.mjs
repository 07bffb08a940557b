import { createHmac } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepts, freePort } from './ports.mjs';
import { startServer, temporaryFolder } from './process.mjs';

const PLUGINS = ['videocall', 'videoroom', 'echotest'];

/**
 * Starts a throw-away Janus: VideoCall, VideoRoom and EchoTest over WebSocket alone.
 * @param {import('./janus.d.mts').JanusOptions} [options]
 * @returns {Promise<import('./janus.d.mts').Janus>}
 */
export async function startJanus(options = {}) {
  const port = options.port ?? (await freePort());
  const { path: folder, remove } = await temporaryFolder('janus');
  await writeConfig(folder, port, options);
  const server = await startServer({
    command: 'janus',
    args: ['-F', folder],
    cwd: folder,
    advice: 'apt-get install janus',
    ready: () => accepts(port),
  }).catch(async (error) => {
    await remove();
    throw error;
  });
  return Object.assign(server, {
    url: `ws://127.0.0.1:${port}`,
    port,
    folder,
    async close() {
      // It takes its time to say goodbye to everybody, and nobody waits for it.
      await server.kill();
      await remove();
    },
  });
}

/**
 * A token as `token_auth_secret` wants it: "expiry,janus,plugin,plugin:signature".
 * @param {string} secret
 * @param {{ seconds?: number, plugins?: readonly string[], now?: number }} [options]
 */
export function signToken(secret, { seconds = 3600, plugins = PLUGINS, now = Date.now() } = {}) {
  const names = plugins.map((name) => `janus.plugin.${name}`);
  const data = [Math.floor(now / 1000) + seconds, 'janus', ...names].join(',');
  return `${data}:${createHmac('sha1', secret).update(data).digest('base64')}`;
}

/** Where Debian has the plugins; other systems have one folder. */
function libraries() {
  const triplets = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const folders = [
    ...triplets.map((name) => `/usr/lib/${name}/janus`),
    '/usr/lib/janus',
    '/usr/local/lib/janus',
  ];
  const found = folders.find((folder) => existsSync(join(folder, 'plugins')));
  if (!found) throw new Error('No plugins of Janus were found. Try: apt-get install janus');
  return found;
}

/** @param {string} folder @param {number} port @param {import('./janus.d.mts').JanusOptions} options */
async function writeConfig(folder, port, options) {
  const library = libraries();
  const names = (/** @type {string} */ kind) =>
    readdirSync(join(library, kind)).filter((name) => name.endsWith('.so'));
  const others = (/** @type {string} */ kind, /** @type {string[]} */ wanted) =>
    existsSync(join(library, kind))
      ? names(kind).filter((name) => !wanted.some((each) => name === `libjanus_${each}.so`))
      : [];
  const {
    sessionTimeout = 60,
    reclaim = 0,
    candidatesTimeout = 45,
    fullTrickle = true,
    tokenSecret,
    apiSecret,
    rtpPorts,
    sections = {},
    debugLevel = 4,
  } = options;
  const lines = (/** @type {(string | false | undefined)[]} */ ...all) =>
    all
      .filter(Boolean)
      .map((line) => `  ${line}`)
      .join('\n');
  await mkdir(join(folder, 'recordings'), { recursive: true });
  const files = {
    'janus.jcfg': `# Written by scripts/lib/janus.mjs for one run.
general: {
${lines(
  `configs_folder = "${folder}"`,
  `plugins_folder = "${join(library, 'plugins')}"`,
  `transports_folder = "${join(library, 'transports')}"`,
  `debug_level = ${debugLevel}`,
  `session_timeout = ${sessionTimeout}`,
  `reclaim_session_timeout = ${reclaim}`,
  `candidates_timeout = ${candidatesTimeout}`,
  tokenSecret && `token_auth = true`,
  tokenSecret && `token_auth_secret = "${tokenSecret}"`,
  apiSecret && `api_secret = "${apiSecret}"`,
  sections.general,
)}
}
nat: {
${lines(`full_trickle = ${fullTrickle}`, `ice_tcp = false`, sections.nat)}
}
media: {
${lines(rtpPorts && `rtp_port_range = "${rtpPorts.join('-')}"`, sections.media)}
}
plugins: { disable = "${others('plugins', PLUGINS).join(',')}" }
transports: { disable = "${others('transports', ['websockets']).join(',')}" }
`,
    'janus.transport.websockets.jcfg': `general: {
  json = "compact"
  ws = true
  ws_port = ${port}
  ws_ip = "127.0.0.1"
}
admin: { admin_ws = false }
`,
    'janus.plugin.videocall.jcfg': 'general: { events = false }\n',
    'janus.plugin.echotest.jcfg': 'general: { events = false }\n',
    'janus.plugin.videoroom.jcfg': options.videoRoom ?? 'general: { events = false }\n',
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
}
