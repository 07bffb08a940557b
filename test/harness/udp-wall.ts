import { execFileSync } from 'node:child_process';

/** Drops what is sent to UDP ports of this machine: packets are lost, sockets stay, nobody is told. */
export interface UdpWall {
  /** From now on nothing comes through; sockets and processes notice nothing. */
  up(): void;
  down(): void;
  /** How many packets it has dropped so far. */
  dropped(): number;
}

const nft = (script: string): string =>
  execFileSync('nft', ['-f', '-'], { input: script, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });

/** Why packets cannot be dropped on this machine, in words; null: they can. */
export function udpWallMissing(): string | null {
  try {
    nft('add table inet call_elements_try\ndelete table inet call_elements_try\n');
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? 'the program "nft" is missing (apt-get install nftables)'
      : 'no right to drop packets (root, or CAP_NET_ADMIN)';
  }
}

/** @param ports first to last; tests that run beside each other take different ones */
export function udpWall([first, last]: readonly [number, number]): UdpWall {
  const table = `inet call_elements_${process.pid}_${first}`;
  const rule = `udp dport ${first}-${last} counter drop\nudp sport ${first}-${last} counter drop`;
  let count = 0;
  let isUp = false;
  const read = (): number => {
    if (!isUp) return 0;
    const text = execFileSync('nft', ['list', 'table', ...table.split(' ')], { encoding: 'utf8' });
    return [...text.matchAll(/counter packets (\d+)/g)].reduce(
      (sum, [, packets]) => sum + Number(packets),
      0,
    );
  };
  const down = (): void => {
    if (!isUp) return;
    count += read();
    isUp = false;
    process.off('exit', down);
    nft(`delete table ${table}\n`);
  };
  return {
    up() {
      nft(`table ${table} {\nchain out { type filter hook output priority 0;\n${rule}\n}\n}\n`);
      isUp = true;
      // A run that ends early leaves no hole in the machine.
      process.on('exit', down);
    },
    down,
    dropped: () => count + read(),
  };
}
