import type { DoctorOptions } from '../../doctor/options.js';
import { holderAround, type StoreHolder } from '../../store/call-context.js';
import type { CallProvider } from '../call-provider/call-provider.js';
import type { CallDoctor } from './call-doctor.js';

const NAMES = [
  'signaling',
  'service',
  'domain',
  'appId',
  'userId',
  'room',
  'credentials',
  'iceServers',
  'capture',
] as const;
type Name = (typeof NAMES)[number];

/**
 * What to look at: what the doctor itself was given, else what the provider has. Asked at each check, because both may
 * change. A doctor with a service of its own takes none of the secrets that were meant for another.
 */
export function settingsOf(doctor: CallDoctor, named: StoreHolder | null): DoctorOptions {
  const holder = named ?? holderAround(doctor);
  const given = holder as Partial<Pick<CallProvider, Name>> | null;
  const theirs = doctor.service && doctor.service !== given?.service ? null : given;
  const all = NAMES.flatMap((name) => {
    const value = doctor[name] || theirs?.[name];
    return value ? [[name, value]] : [];
  });
  const state = holder?.store.getState();
  return {
    ...(Object.fromEntries(all) as DoctorOptions),
    deviceIds: { audio: state?.microphone.deviceId ?? '', video: state?.camera.deviceId ?? '' },
  };
}
