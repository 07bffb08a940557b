import { familyOf } from '../../scripts/lib/processor-time.mjs';

/** Stops, or lets go on, a process and all that it started: as a machine that sleeps. */
export function signalTree(root: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
  for (const pid of familyOf(root)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has just ended.
    }
  }
}
