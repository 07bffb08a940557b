/** What processes have computed, of /proc: so on Linux alone. */
import { readdirSync, readFileSync } from 'node:fs';

/** Linux gives times of a process in these, whatever the machine: 100 in a second. */
const TICK = 10;

/** What stands behind the name in /proc/<pid>/stat; the name may hold anything. @param {number} pid */
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** A process and all that it started, and those started. @param {number} root @returns {number[]} */
export function familyOf(root) {
  /** @type {Map<number, number>} */
  const parents = new Map();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid)) continue;
    try {
      parents.set(pid, Number(statOf(pid)[1]));
    } catch {
      // It has just ended.
    }
  }
  const family = [root];
  for (const pid of family) {
    for (const [child, parent] of parents) if (parent === pid) family.push(child);
  }
  return family;
}

/** ms that one process has computed. @param {number} pid */
export function computed(pid) {
  const [user, system] = statOf(pid).slice(11, 13).map(Number);
  return ((user ?? NaN) + (system ?? NaN)) * TICK;
}

/** ms that a process and all that it started have computed, those that have ended since among them. @param {number} root */
export function computedByAll(root) {
  let ticks = 0;
  for (const pid of familyOf(root)) {
    try {
      // Its own, and that of children whose end it has heard of: user and system each.
      for (const time of statOf(pid).slice(11, 15)) ticks += Number(time);
    } catch {
      // It has just ended, and counts with who started it.
    }
  }
  return ticks * TICK;
}
