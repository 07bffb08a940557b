/** Programs that tests and the demo use and npm does not bring: browsers, an XMPP server, a TURN server. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findBrowser } from './browsers.mjs';
import { fail } from './install.mjs';
import { run } from './run.mjs';

/** Servers live in sbin, which is not in everyone's PATH. */
const MORE_FOLDERS = [
  '/usr/sbin',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/opt/homebrew/bin',
  '/opt/homebrew/sbin',
];

/** @param {string} program */
function inPath(program) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...MORE_FOLDERS];
  return folders.some((folder) => folder && existsSync(join(folder, program)));
}

const PROGRAMS = [
  {
    name: 'Chromium',
    apt: 'chromium',
    brew: '--cask chromium',
    there: () => findBrowser('chromium') !== null,
  },
  {
    name: 'Firefox',
    apt: 'firefox-esr',
    brew: '--cask firefox',
    there: () => findBrowser('firefox') !== null,
  },
  { name: 'Prosody (XMPP server)', apt: 'prosody', brew: 'prosody', there: () => inPath('prosody') },
  {
    name: 'nft (packets that are lost, for tests)',
    apt: 'nftables',
    brew: 'nftables',
    there: () => process.platform !== 'linux' || inPath('nft'),
  },
  {
    name: 'ip (networks for tests)',
    apt: 'iproute2',
    brew: 'iproute2mac',
    // Network namespaces are of Linux alone; elsewhere the tests that need them are skipped.
    there: () => process.platform !== 'linux' || inPath('ip'),
  },
  { name: 'coturn (TURN server)', apt: 'coturn', brew: 'coturn', there: () => inPath('turnserver') },
  {
    name: 'ejabberd (XMPP server with a cluster)',
    apt: 'ejabberd',
    brew: 'ejabberd',
    there: () => inPath('ejabberdctl') || process.platform !== 'linux',
  },
  { name: 'HAProxy', apt: 'haproxy', brew: 'haproxy', there: () => inPath('haproxy') },
  {
    name: 'openssl (certificates for tests)',
    apt: 'openssl',
    brew: 'openssl',
    there: () => inPath('openssl'),
  },
  { name: 'Janus (WebRTC server)', apt: 'janus', brew: 'janus-gateway', there: () => inPath('janus') },
  {
    name: "Janus' tools (to look into its recordings)",
    apt: 'janus-tools',
    brew: 'janus-gateway',
    there: () => inPath('janus-pp-rec'),
  },
  { name: 'ffmpeg', apt: 'ffmpeg', brew: 'ffmpeg', there: () => inPath('ffmpeg') },
  {
    name: "Janus' demo pages",
    apt: 'janus-demos',
    brew: 'janus-gateway',
    there: () => existsSync('/usr/share/janus/demos/videocalltest.html') || process.platform !== 'linux',
  },
];

/** @param {typeof PROGRAMS} missing */
function howToGet(missing) {
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return [
    `Missing: ${missing.map(({ name }) => name).join(', ')}.`,
    `  Debian, Ubuntu:  ${sudo}apt-get install --no-install-recommends ${missing.map(({ apt }) => apt).join(' ')}`,
    ...missing.map(({ brew }) => `  macOS:           brew install ${brew}`),
    ...(missing.some(({ brew }) => brew.startsWith('--cask'))
      ? ['  Installed in an unusual place? Set CHROMIUM_PATH or FIREFOX_PATH.']
      : []),
  ].join('\n');
}

/** Installs what is missing where it may (apt, as root); else says what is missing, how to get it, and ends. */
export async function ensurePrograms() {
  const missing = PROGRAMS.filter(({ there }) => !there());
  if (missing.length === 0) return;
  const packages = missing.map(({ apt }) => apt);
  if (process.getuid?.() !== 0 || !inPath('apt-get')) fail(howToGet(missing));

  console.log(`Installing with apt: ${packages.join(' ')} …`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  const still = PROGRAMS.filter(({ there }) => !there());
  if (still.length > 0) fail(`apt could not install everything.\n${howToGet(still)}`);
}

/** The word for a missing Prosody, or null when it is there. */
export function prosodyMissing() {
  const missing = PROGRAMS.filter(({ apt, there }) => apt === 'prosody' && !there());
  return missing.length > 0 ? howToGet(missing) : null;
}
