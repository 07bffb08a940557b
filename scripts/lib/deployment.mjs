import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseSettings, renderAll, writeAll } from '../../deploy/render.mjs';
import { ownAddress } from './own-address.mjs';
import { freePort } from './ports.mjs';
import { startServer, temporaryFolder, waitFor } from './process.mjs';
import { fromRoot } from './root.mjs';

const run = promisify(execFile);
/** Free of what the other servers of a test take by themselves. */
const TURN_PORTS = [21_000, 21_400];

/**
 * Starts the server side of `deploy/`, as it is rendered, on this machine.
 * @param {import('./deployment.d.mts').DeploymentOptions} [options]
 * @returns {Promise<import('./deployment.d.mts').Deployment>}
 */
export async function startDeployment(options = {}) {
  const { users = {}, pages = '', parts = ['haproxy', 'xmpp', 'janus', 'coturn', 'portal'] } = options;
  const { path: folder, remove } = await temporaryFolder('deployment');
  const hostIp = ownAddress();
  const { ca, pem } = await makeCertificate(folder, hostIp);
  const ports = async (/** @type {number} */ count) =>
    Promise.all(Array.from({ length: count }, () => freePort()));
  const [https = 0, turn = 0, turnTls = 0, portalPort = 0, clusterPort = 0, ...peers] = await ports(7);
  const xmppPorts = await ports(2);
  const janusPorts = await ports(2);
  const list = (/** @type {number[]} */ all) => all.map((port) => `127.0.0.1:${port}`).join(',');
  const common = {
    ...parseSettings(readFileSync(fromRoot('deploy/.env.example'), 'utf8')),
    DOMAIN: 'call.test',
    PAGE_ORIGIN: 'https://pages.test',
    XMPP_TOKEN_SECRET: randomBytes(16).toString('hex'),
    TURN_SECRET: randomBytes(16).toString('hex'),
    JANUS_TOKEN_SECRET: randomBytes(16).toString('hex'),
    JANUS_CREATE_SECRET: randomBytes(16).toString('hex'),
    JANUS_ROOM_SECRET: randomBytes(16).toString('hex'),
    PORTAL_SECRET: randomBytes(16).toString('hex'),
    XMPP_NODES: list(xmppPorts),
    XMPP_CLUSTER: options.cluster ? 'yes' : '',
    EJABBERD_CLUSTER_PORT: String(clusterPort),
    JANUS_NODES: list(janusPorts),
    PORTAL_NODES: list([portalPort]),
    PAGE_NODES: pages,
    HAPROXY_PEERS: peers.map((port, at) => `balancer${at + 1}:127.0.0.1:${port}`).join(','),
    TURN_HOSTS: hostIp,
    TURN_PORT: String(turn),
    TURN_TLS_PORT: String(turnTls),
    TURN_ALLOWED_PEERS: hostIp,
    TURN_MIN_PORT: String(TURN_PORTS[0]),
    TURN_MAX_PORT: String(TURN_PORTS[1]),
    PRIVATE_IP: '127.0.0.1',
    HOST_IP: hostIp,
    HTTPS_PORT: String(https),
    HTTP_PORT: '',
    MAX_CONNECTIONS: '2000',
    PORTAL_PORT: String(portalPort),
    JANUS_RTP_PORTS: '22000-22400',
    TLS_PEM: pem,
    HAPROXY_USER: '',
    PROSODY_AS_ROOT: process.getuid?.() === 0 ? 'yes' : '',
    PORTAL_USERS: join(folder, 'users.json'),
    ...options.settings,
  };

  /** Writes the configs of one host. @param {string} name @param {Partial<typeof common>} own */
  const host = async (name, own = {}) => {
    const home = join(folder, name);
    await mkdir(join(home, 'data'), { recursive: true });
    const settings = {
      ...common,
      HAPROXY_SOCKET: join(home, 'admin.sock'),
      PROSODY_MODULES: join(home, 'prosody/modules'),
      PROSODY_DATA: join(home, 'data'),
      PROSODY_PIDFILE: join(home, 'prosody.pid'),
      EJABBERD_TOKEN_KEY: join(home, 'ejabberd/token-key.json'),
      COTURN_DB: join(home, 'turndb'),
      JANUS_RECORDINGS: join(home, 'recordings'),
      ...own,
    };
    writeAll(renderAll(settings), home);
    return home;
  };
  /** @type {import('./deployment.d.mts').Server[]} */
  const servers = [];
  /**
   * @param {string} home
   * @param {Pick<Parameters<typeof startServer>[0], 'command' | 'args' | 'env' | 'advice' | 'ready'>} how
   * @param {boolean} [gentle] whether it ends by being asked
   */
  const server = async (home, how, gentle = true) => {
    const child = await startServer({ cwd: home, ...how });
    const made = Object.assign(child, { close: () => (gentle ? child.stop() : child.kill()) });
    servers.push(made);
    return made;
  };
  const answers = (/** @type {string} */ path, status = 200, port = https) =>
    statusOf(ca, port, path).then((code) => code === status);

  /** Two ejabberd that know each other; without epmd, which would outlive them: each has an address of its own. */
  const startCluster = async () => {
    const secret = randomBytes(8).toString('hex');
    const erlang = (/** @type {string} */ name, /** @type {number} */ at) => [
      ...['-noinput', '-noshell', '-setcookie', secret, '-name', `${name}@127.0.0.${at}`],
      ...['-start_epmd', 'false', '-erl_epmd_port', String(clusterPort)],
      ...['-kernel', 'inet_dist_use_interface', `{127,0,0,${at}}`],
    ];
    const nodes = await Promise.all(
      xmppPorts.map(async (port, at) => {
        const home = await host(`xmpp${at + 1}`, { XMPP_PORT: String(port) });
        const path = (/** @type {string} */ name) => `"${join(home, name)}"`;
        return server(
          home,
          {
            command: 'erl',
            args: [
              ...erlang('ejabberd', at + 1),
              // It sleeps where it would spin: there are other servers on these cores.
              ...['+sbwt', 'none', '-mnesia', 'dir', path('data'), '-pa', ejabberdCode()],
              ...['-ejabberd', 'config', path('ejabberd/ejabberd.yml'), 'log_dir', path('log')],
              ...['-s', 'ejabberd'],
            ],
            env: { ...process.env, HOME: home },
            advice: 'apt-get install ejabberd',
            ready: () => accepts(port),
          },
          false,
        );
      }),
    );
    const [one, other] = ["'ejabberd@127.0.0.1'", "'ejabberd@127.0.0.2'"];
    const joining =
      `case [rpc:call(N, ejabberd_admin, status, []) || N <- [${one}, ${other}]] of ` +
      `[{ok, _}, {ok, _}] -> ok = rpc:call(${other}, ejabberd_cluster, join, [${one}]), io:format("joined"); ` +
      `_ -> io:format("not yet") end, halt().`;
    // A node takes connections before it has started; one that joins too early stays alone for ever.
    const args = [...erlang('join', 3), '-hidden', '-eval', joining];
    const env = { ...process.env, HOME: folder, ERL_CRASH_DUMP: '/dev/null' };
    await waitFor(
      async () => (await run('erl', args, { env, cwd: folder, timeout: 15_000 })).stdout === 'joined',
      { timeout: 40_000, every: 300, what: 'a cluster of two' },
    );
    return nodes;
  };

  const starters = {
    xmpp: () =>
      options.cluster
        ? startCluster()
        : Promise.all(
            xmppPorts.map(async (port, at) => {
              const home = await host(`xmpp${at + 1}`, { XMPP_PORT: String(port) });
              return server(home, {
                command: 'prosody',
                args: ['-F', '--config', join(home, 'prosody/prosody.cfg.lua')],
                advice: 'apt-get install prosody',
                ready: () => accepts(port),
              });
            }),
          ),
    janus: () =>
      Promise.all(
        janusPorts.map(async (port, at) => {
          const home = await host(`janus${at + 1}`, { JANUS_PORT: String(port) });
          const args = ['-F', join(home, 'janus')];
          const how = {
            command: 'janus',
            args,
            advice: 'apt-get install janus',
            ready: () => accepts(port),
          };
          // It takes its time to say goodbye to everybody, and nobody waits for it.
          return server(home, how, false);
        }),
      ),
    coturn: async () => {
      const home = await host('turn');
      const config = join(home, 'coturn/turnserver.conf');
      const ready = () => accepts(turnTls, hostIp);
      return [
        await server(home, {
          command: 'turnserver',
          args: ['-c', config],
          advice: 'apt-get install coturn',
          ready,
        }),
      ];
    },
    portal: async () => {
      const home = await host('portal');
      const script = join(home, 'portal/portal.mjs');
      const hashes = Object.entries(users).map(async ([user, password]) => {
        const { stdout } = await run(process.execPath, [script, 'hash', password]);
        return [user, stdout.trim()];
      });
      await writeFile(
        join(folder, 'users.json'),
        JSON.stringify(Object.fromEntries(await Promise.all(hashes))),
      );
      const env = parseSettings(await readFile(join(home, 'portal/portal.env'), 'utf8'));
      const ready = () => accepts(portalPort);
      return [await server(home, { command: process.execPath, args: [script], env, ready })];
    },
  };
  try {
    const [xmpp, janus, coturn, portal] = await Promise.all(
      Object.entries(starters).map(([name, start]) =>
        parts.includes(/** @type {never} */ (name)) ? start() : /** @type {never[]} */ ([]),
      ),
    );
    const haproxy = [];
    if (parts.includes('haproxy')) {
      for (const [at, name] of ['balancer1', 'balancer2'].slice(0, options.balancers ?? 1).entries()) {
        const port = at === 0 ? https : await freePort();
        const home = await host(name, { HAPROXY_NAME: name, HTTPS_PORT: String(port) });
        const first = parts.includes('xmpp') ? '/xmpp-websocket' : '/portal/health';
        const balancer = await server(home, {
          command: 'haproxy',
          args: ['-db', '-f', join(home, 'haproxy/haproxy.cfg')],
          advice: 'apt-get install haproxy',
          ready: () => answers(first, 200, port),
        });
        haproxy.push(Object.assign(balancer, { port }));
      }
    }
    return {
      ca,
      folder,
      settings: common,
      origin: `https://localhost:${https}`,
      service: `wss://localhost:${https}/xmpp-websocket`,
      hostIp,
      xmppPorts,
      janusPorts,
      haproxy,
      xmpp: xmpp ?? [],
      janus: janus ?? [],
      coturn: coturn?.[0],
      portal: portal?.[0],
      async close() {
        await Promise.all(servers.map((one) => one.close()));
        await remove();
      },
    };
  } catch (error) {
    const logs = servers.map((one) => one.log().split('\n').slice(-5).join('\n'));
    await Promise.all(servers.map((one) => one.close()));
    await remove();
    throw new Error(`The deployment did not come up: ${String(error)}\n${logs.join('\n')}`, { cause: error });
  }
}

/** Where Debian has ejabberd's own code. */
function ejabberdCode() {
  const triplets = readdirSync('/usr/lib').map((name) => `/usr/lib/${name}`);
  const folders = triplets.flatMap((path) =>
    statSync(path).isDirectory() ? readdirSync(path).map((name) => `${path}/${name}/ebin`) : [],
  );
  const found = folders.find((path) => /\/ejabberd-[\d.]+\/ebin$/.test(path) && existsSync(path));
  if (!found) throw new Error('ejabberd was not found. Try: apt-get install ejabberd');
  return found;
}

/** A CA of this run, and what it vouches for. @param {string} folder @param {string} ip */
async function makeCertificate(folder, ip) {
  const file = (/** @type {string} */ name) => join(folder, name);
  const openssl = (/** @type {string[]} */ ...args) => run('openssl', args, { cwd: folder });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const ca = ['-addext', 'basicConstraints=critical,CA:TRUE', '-subj', '/CN=CA of one test', '-days', '2'];
  await openssl('req', '-x509', ...key, ...ca, '-keyout', 'ca.key', '-out', 'ca.pem');
  await openssl('req', ...key, '-subj', '/CN=localhost', '-keyout', 'own.key', '-out', 'own.csr');
  await writeFile(file('names'), `subjectAltName=DNS:localhost,IP:127.0.0.1,IP:${ip}\n`);
  const signing = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'names'];
  await openssl('x509', '-req', '-in', 'own.csr', ...signing, '-out', 'own.pem');
  const texts = await Promise.all(
    ['own.pem', 'own.key', 'ca.pem'].map((name) => readFile(file(name), 'utf8')),
  );
  await writeFile(file('tls.pem'), texts.slice(0, 2).join(''));
  return { ca: texts[2] ?? '', pem: file('tls.pem') };
}

/** @param {string} ca @param {number} port @param {string} path @returns {Promise<number>} */
function statusOf(ca, port, path) {
  return new Promise((resolve, reject) => {
    const request = get({ host: 'localhost', port, path, ca, timeout: 2000, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.once('timeout', () => request.destroy(new Error('no answer')));
    request.once('error', reject);
  });
}

/** @param {number} port @param {string} [host] @returns {Promise<boolean>} */
function accepts(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const socket = connect(port, host);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
