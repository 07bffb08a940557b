import type { CallPanel, CallState } from '../../store/call-state.js';

/** Whether a panel can ever have something to show with this service. */
export function isPanelOfUse(panel: CallPanel, unsupported: CallState['unsupported'] = {}): boolean {
  return panel !== 'chat' || !('text' in unsupported);
}
