import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { computed, computedByAll, familyOf } from '../../../scripts/lib/processor-time.mjs';

/** Computes so many ms of processor time, however long that takes. */
const BUSY = `while (process.cpuUsage().user < 300_000);`;

describe.skipIf(process.platform !== 'linux')('what processes have computed', () => {
  it('counts those that they started, also once they have ended', async () => {
    const shell = spawn('/bin/sh', ['-c', `"$0" -e "$1"; echo done; read line`, process.execPath, BUSY]);
    try {
      const pid = shell.pid ?? 0;
      expect(familyOf(process.pid)).toContain(pid);
      await once(shell.stdout, 'data');
      expect(familyOf(pid)).toEqual([pid]);
      expect(computedByAll(pid)).toBeGreaterThanOrEqual(290);
      // The shell itself has only waited.
      expect(computed(pid)).toBeLessThan(200);
    } finally {
      shell.kill('SIGKILL');
    }
  });
});
