import { CallError } from '../../../session/call-error.js';
import type { AcceptOptions, AnswerOptions } from '../../call-store.js';
import type { StoreContext } from '../../store-context.js';

/** Callers repeat themselves every 5 s; a page that is opened for a call needs some of them to sign in. */
const PATIENCE = 20_000;

/** Takes a call as soon as it rings here. Rejects with `no-such-call` when it does not in time. */
export async function answerWhenItRings(
  { get, onState }: StoreContext,
  accept: (options: AcceptOptions) => Promise<void>,
  callId: string,
  { timeout = PATIENCE, ...options }: AnswerOptions = {},
): Promise<void> {
  const rings = (): boolean => get().incoming.some(({ id }) => id === callId);
  const taken = (): boolean => {
    const { call } = get();
    return call?.id === callId && call.phase !== 'ended';
  };
  if (!rings() && !taken()) {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        stop();
        reject(new CallError('no-such-call', 'it did not ring in time'));
      }, timeout);
      const stop = onState(() => {
        if (!rings() && !taken()) return;
        clearTimeout(timer);
        stop();
        resolve();
      });
    });
  }
  if (!taken()) await accept({ ...options, callId });
}
