import type { CallPushPayload } from '../../background/call-push.js';
import { DEFAULT_TIMING } from '../../mesh/mesh-options.js';
import { createLogger } from '../../support/logger.js';
import type { CallInfo } from '../call-state.js';
import type { Feature } from '../store-context.js';

const log = createLogger('push');

/** Tells the page, once for each person called, to have a push sent to them. */
export const callPush: Feature = ({ options, get, person, onState }) => {
  let callId = '';
  let told = new Set<string>();

  const payload = ({ id, kind, people }: CallInfo): CallPushPayload => {
    const self = get().connection.userId ?? options.userId ?? '';
    const { name, avatar } = person(self);
    const timeout = options.timing?.answerTimeout ?? DEFAULT_TIMING.answerTimeout;
    return {
      sessionID: id,
      callerID: self,
      callerName: name,
      callType: kind,
      opponentsIDs: people.map((one) => one.id),
      // A picture inside the text would not fit into a push.
      ...(avatar?.startsWith('https:') ? { avatar } : {}),
      expiresAt: Date.now() + timeout,
    };
  };

  return onState(({ call }, before) => {
    const { onCallPush } = options;
    if (!onCallPush || !call || call === before.call) return;
    if (call.direction !== 'outgoing' || call.phase === 'ended') return;
    if (call.id !== callId) [callId, told] = [call.id, new Set()];
    const fresh = call.people.map(({ id }) => id).filter((id) => !told.has(id));
    if (fresh.length === 0) return;
    for (const id of fresh) told.add(id);
    // The page's own code: what goes wrong there must not reach the call.
    const tell = async (): Promise<void> => onCallPush(payload(call), fresh);
    tell().catch((error: unknown) => log.warn('onCallPush failed', error));
  });
};
