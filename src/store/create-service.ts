import type { LocalMedia } from '../media/local-media.js';
import type { CallError } from '../session/call-error.js';
import type { CallService } from '../session/call-service.js';
import { createSignaling } from './create-signaling.js';
import { prewarms, type CallStoreOptions } from './store-options.js';

export interface ServiceParts {
  /** Looked at anew whenever something is needed of it: the page may change it. */
  readonly options: CallStoreOptions;
  readonly media: LocalMedia;
  readonly fail: (error: CallError) => void;
}

/**
 * What makes and takes the calls that the options name. What calls need weighs as much as all that shows them: it
 * comes when somebody signs in.
 */
export async function createService(parts: ServiceParts): Promise<CallService> {
  const { options, media, fail } = parts;
  if (options.signaling === 'janus' && !options.transport) {
    const { createJanusService } = await import('./create-janus-service.js');
    return createJanusService(parts);
  }
  const [signaling, { MeshService }] = await Promise.all([
    createSignaling(options),
    import('../mesh/mesh-service.js'),
  ]);
  return new MeshService({
    signaling,
    media,
    profile: () => ({
      ...(options.displayName ? { full_name: options.displayName } : {}),
      ...(options.avatar ? { avatar: options.avatar } : {}),
    }),
    iceServers: () => options.iceServers,
    maxBandwidth: () => options.maxBandwidth ?? 0,
    relayOnly: () => options.relayOnly ?? false,
    prewarm: (userId) => prewarms(options, userId),
    callWaiting: () => (options.callWaiting ?? 'busy') !== 'busy',
    acceptCallsFrom: () => options.acceptCallsFrom ?? 'anyone',
    ...(options.callLimits ? { callLimits: options.callLimits } : {}),
    ...(options.timing ? { timing: options.timing } : {}),
    onError: fail,
  });
}
