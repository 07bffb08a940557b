import { SignalingError } from './signaling-error.js';

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks the URL of a WebSocket service before dialling.
 * Gives the error, or null: `service-missing`, `service-invalid`, `service-insecure`.
 */
export function checkService(service: string, allowInsecure?: boolean): SignalingError | null {
  if (!service) return new SignalingError('service-missing', 'No service URL was given.');
  const url = URL.canParse(service) ? new URL(service) : null;
  if (!url || (url.protocol !== 'ws:' && url.protocol !== 'wss:') || url.hash !== '') {
    return new SignalingError('service-invalid', 'The service must be a ws: or wss: URL without a fragment.');
  }
  if (url.protocol === 'ws:' && !LOOPBACK.test(url.hostname) && allowInsecure !== true) {
    return new SignalingError('service-insecure', 'ws: to another machine needs allowInsecure; use wss:.');
  }
  return null;
}

/** The host of a service, which is its XMPP domain where no other is given; '' where there is none. */
export function hostOf(service: string): string {
  return URL.canParse(service) ? new URL(service).hostname : '';
}
