import type { UserInfo } from '../support/user-info.js';
import { stricter } from '../rtc/bitrate-plan.js';

/** The caps of a call as both SDKs tell them: QuickBlox' key, and ConnectyCube's. Nothing for no cap. */
export function bandwidthInfo(capKbps: number): UserInfo {
  const text = String(Math.round(capKbps));
  return capKbps > 0 ? { bandwidth: text, maxBandwidth: text } : {};
}

/** The cap that a call asks for, in kbit/s; 0 = none. QuickBlox' SDK always sends one, mostly 0. */
export function bandwidthOfInfo(userInfo: UserInfo = {}): number {
  const read = (value: unknown): number =>
    typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : 0;
  return stricter(read(userInfo['bandwidth']), read(userInfo['maxBandwidth']));
}
