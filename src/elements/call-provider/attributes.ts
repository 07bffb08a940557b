import type { CallWaiting } from '../../store/store-options.js';

/** Words with spaces between. */
export function readWords(value: string | null): readonly string[] {
  return value?.split(/\s+/).filter(Boolean) ?? [];
}

export function readCallWaiting(value: string | null): CallWaiting {
  if (value === '' || value === 'end') return 'end';
  return value === 'hold' ? value : 'busy';
}
