import { SignalingError } from '../signaling-error.js';

/** SASL conditions (RFC 6120 section 6.5) after which the same sign-in may well succeed. */
const PASSING = ['aborted', 'temporary-auth-failure'];

/** Translates whatever a connection ended with. The message names the condition and carries no address. */
export function toSignalingError(error: unknown): SignalingError {
  if (error instanceof SignalingError) return error;
  if (error instanceof Error) {
    const condition = 'condition' in error ? String(error.condition) : '';
    if (error.name === 'SASLError' && !PASSING.includes(condition)) {
      return new SignalingError('auth-failed', `The server refused the sign-in: ${condition}.`);
    }
    if (error.name === 'StreamError') {
      const reason = condition === 'conflict' ? 'conflict' : 'service-unreachable';
      return new SignalingError(reason, `The server ended the stream: ${condition}.`, { cause: error });
    }
    if (condition) return new SignalingError('service-unreachable', `The server answered: ${condition}.`);
  }
  return new SignalingError('service-unreachable', 'Nobody answers at the service URL.', { cause: error });
}
