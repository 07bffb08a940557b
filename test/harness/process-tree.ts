import { readdirSync, readFileSync } from 'node:fs';

/** Stops, or lets go on, a process and all that it started: as a machine that sleeps. */
export function signalTree(root: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    try {
      // pid (name) state parent …; the name may hold anything, so count from its end.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      parents.set(pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has just ended.
    }
  }
  const family = [root];
  for (const pid of family) {
    for (const [child, parent] of parents) if (parent === pid) family.push(child);
  }
  for (const pid of family) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has just ended.
    }
  }
}
