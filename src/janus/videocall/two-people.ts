import { CallError } from '../../session/call-error.js';
import type { CallSession } from '../../session/call-session.js';
import { SessionBase } from '../../session/session-base.js';

type Missing = 'update' | 'sendText' | 'react' | 'hold' | 'addPeople' | 'removePerson' | 'mutePerson';

/**
 * What a call through the VideoCall plugin has not: nothing but descriptions passes from one side to the other, and
 * there are two of them. The service tells it beforehand (`unsupported`).
 */
export abstract class TwoPeople extends SessionBase implements Pick<CallSession, Missing> {
  update(): Promise<void> {
    return Promise.reject(cannot());
  }

  addPeople(): Promise<void> {
    return Promise.reject(cannot());
  }

  removePerson(): Promise<void> {
    return Promise.reject(cannot());
  }

  mutePerson(): Promise<void> {
    return Promise.reject(cannot());
  }

  sendText(): string {
    throw cannot();
  }

  react(): boolean {
    throw cannot();
  }

  hold(): void {
    throw cannot();
  }
}

function cannot(): CallError {
  return new CallError('service-cannot', 'the VideoCall plugin has no such thing');
}
