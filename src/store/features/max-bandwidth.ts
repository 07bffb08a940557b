import { CallError } from '../../session/call-error.js';

/** @throws CallError `invalid-value` for what is no cap in kbit/s; 0 = none */
export function checkCap(kbps: number): number {
  if (!Number.isFinite(kbps) || kbps < 0 || kbps > 1e6)
    throw new CallError('invalid-value', 'kbit/s, 0 or more');
  return kbps;
}
