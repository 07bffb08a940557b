import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, connect, type Server, type Socket } from 'node:net';

/** Networks that a machine can be in; each gives it another address. */
export type Network = 'wifi' | 'mobile';

const NETWORKS: readonly Network[] = ['wifi', 'mobile'];
/** Of RFC 2544, for tests of networks: nobody's address. */
const RANGE = '198.18';
const PREFIX = 'ce-net-';

/** It lives in sbin, which is not in everyone's PATH. */
export const IP = ['/usr/sbin/ip', '/sbin/ip', '/usr/bin/ip'].find((path) => existsSync(path)) ?? 'ip';

const ip = (...args: readonly string[]): string =>
  execFileSync(IP, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Why no network can be made on this machine, in words; null: it can. */
export function netnsMissing(): string | null {
  if (process.platform !== 'linux') return 'network namespaces are of Linux alone';
  const name = `${PREFIX}${process.pid}-try`;
  try {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'add', 'try0', 'type', 'veth', 'peer', 'name', 'try1');
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'the program "ip" is missing (apt-get install iproute2)'
      : 'no right to make network namespaces (root, or CAP_SYS_ADMIN and CAP_NET_ADMIN)';
  } finally {
    remove(name);
  }
}

/**
 * Machines of a test, each in a network namespace of its own, behind one router; this machine is the server they
 * reach. A browser runs on one by `LaunchOptions.machine`. To it the server is called `localhost`, so that its pages
 * are a secure context.
 *
 *   browser in `ana` -- wifi or mobile --+
 *                                        router -- this machine, with the ports that are served
 *   browser in `ben` -- wifi or mobile --+
 */
export class TestNet {
  /** Where the machines reach this one. */
  readonly server: string;
  readonly #id = `${PREFIX}${process.pid}`;
  readonly #subnet: string;
  readonly #router: string;
  readonly #machines = new Map<string, Machine>();
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  readonly #onExit = (): void => this.#remove();

  private constructor(subnet: string) {
    this.#subnet = subnet;
    this.#router = `${this.#id}-router`;
    this.server = `${subnet}.1`;
  }

  static create(people: readonly string[]): TestNet {
    removeLeftOvers();
    const net = new TestNet(freeSubnet());
    process.on('exit', net.#onExit);
    try {
      net.#build(people);
    } catch (error) {
      net.#remove();
      throw error;
    }
    return net;
  }

  machine(name: string): Machine {
    const machine = this.#machines.get(name);
    if (!machine) throw new Error(`no machine "${name}"`);
    return machine;
  }

  /** Lets the machines reach a port of this one, which may listen on the loopback alone. */
  async serve(port: number): Promise<void> {
    const server = createServer((socket) => {
      const inner = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [socket, inner],
        [inner, socket],
      ] as const) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    this.#servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, this.server, resolve);
    });
  }

  /** Ends what still runs on the machines and takes all networks away. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(
      this.#servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
    );
    process.off('exit', this.#onExit);
    this.#remove();
  }

  #build(people: readonly string[]): void {
    const [router, subnet] = [this.#router, this.#subnet];
    // At most 15 characters.
    const wire = `ce${process.pid}`;
    ip('netns', 'add', router);
    ip('-n', router, 'link', 'set', 'lo', 'up');
    // As in the world: an address of one network is worth nothing in the next.
    for (const rule of ['ip_forward=1', 'conf.all.rp_filter=1', 'conf.default.rp_filter=1'])
      ip('netns', 'exec', router, 'sysctl', '-qw', `net.ipv4.${rule}`);
    ip('link', 'add', wire, 'type', 'veth', 'peer', 'name', 'server', 'netns', router);
    ip('addr', 'add', `${subnet}.1/28`, 'dev', wire);
    ip('link', 'set', wire, 'up');
    ip('-n', router, 'addr', 'add', `${subnet}.2/28`, 'dev', 'server');
    ip('-n', router, 'link', 'set', 'server', 'up');
    ip('route', 'add', `${subnet}.0/24`, 'via', `${subnet}.2`);
    people.forEach((name, index) => {
      const namespace = `${this.#id}-${name}`;
      const ways = NETWORKS.map((network, n): [Network, Way] => {
        const first = 16 * (1 + index * NETWORKS.length + n);
        return [network, { gateway: `${subnet}.${first + 1}`, address: `${subnet}.${first + 2}` }];
      });
      ip('netns', 'add', namespace);
      ip('-n', namespace, 'link', 'set', 'lo', 'up');
      // Else it asks for its way out in the name of the old address, and gets no answer.
      ip('netns', 'exec', namespace, 'sysctl', '-qw', 'net.ipv4.conf.all.arp_announce=2');
      for (const [network, { gateway }] of ways) {
        const peer = `${name}-${network}`;
        ip('-n', router, 'link', 'add', peer, 'type', 'veth', 'peer', 'name', network, 'netns', namespace);
        ip('-n', router, 'addr', 'add', `${gateway}/28`, 'dev', peer);
        ip('-n', router, 'link', 'set', peer, 'up');
      }
      this.#machines.set(name, new Machine(namespace, this.server, new Map(ways)));
    });
  }

  #remove(): void {
    for (const { namespace } of this.#machines.values()) remove(namespace);
    remove(this.#router);
  }
}

/** A machine's place in a network. */
interface Way {
  readonly address: string;
  readonly gateway: string;
}

/** One machine of a `TestNet`. It is in no network at first. */
export class Machine {
  readonly namespace: string;
  readonly server: string;
  readonly #ways: ReadonlyMap<Network, Way>;

  constructor(namespace: string, server: string, ways: ReadonlyMap<Network, Way>) {
    this.namespace = namespace;
    this.server = server;
    this.#ways = ways;
  }

  /** Comes into a network, with an address there, and takes its way out. */
  join(network: Network): void {
    const way = this.#ways.get(network);
    if (!way) throw new Error(`no network "${network}"`);
    ip('-n', this.namespace, 'addr', 'replace', `${way.address}/28`, 'dev', network);
    ip('-n', this.namespace, 'link', 'set', network, 'up');
    ip('-n', this.namespace, 'route', 'replace', 'default', 'via', way.gateway);
  }

  /** Goes out of it, without a word to anybody. */
  leave(network: Network): void {
    ip('-n', this.namespace, 'addr', 'flush', 'dev', network);
    ip('-n', this.namespace, 'link', 'set', network, 'down');
  }
}

function remove(namespace: string): void {
  try {
    for (const pid of ip('netns', 'pids', namespace).split('\n').filter(Boolean)) {
      process.kill(Number(pid), 'SIGKILL');
    }
  } catch {
    // It has just ended.
  }
  try {
    ip('netns', 'del', namespace);
  } catch {
    // Never made, or gone.
  }
}

/** What a run left that was killed: its process is gone. */
function removeLeftOvers(): void {
  for (const line of ip('netns', 'list').split('\n')) {
    const name = line.split(' ')[0] ?? '';
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : NaN;
    if (Number.isNaN(pid)) continue;
    try {
      process.kill(pid, 0);
    } catch {
      remove(name);
    }
  }
}

/** Another run of these tests may go on beside this one. */
function freeSubnet(): string {
  const taken = ip('route', 'show');
  for (let n = 0; n < 256; n++) {
    const subnet = `${RANGE}.${(process.pid + n) % 256}`;
    if (!taken.includes(`${subnet}.`)) return subnet;
  }
  throw new Error(`no subnet of ${RANGE}.0.0/16 is free`);
}
