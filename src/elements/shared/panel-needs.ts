import type { CallPanel, CallState } from '../../store/call-state.js';

/** What a service has to be able to do, so that a panel is of use. */
const NEEDS: Partial<Record<CallPanel, keyof CallState['unsupported']>> = {
  chat: 'text',
  safety: 'safety-code',
};

/** Whether a panel can ever have something to show with this service. */
export function isPanelOfUse(panel: CallPanel, unsupported: CallState['unsupported'] = {}): boolean {
  const need = NEEDS[panel];
  return need === undefined || !(need in unsupported);
}
