import type { CallWaiting } from '../../store/store-options.js';

/** Words with spaces between, or a list of them: frameworks set the property to what stands in their markup. */
export function readWords(value: string | readonly string[] | null): readonly string[] {
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : (value ?? []);
}

export function readCallWaiting(value: string | null): CallWaiting {
  if (value === '' || value === 'end') return 'end';
  return value === 'hold' ? value : 'busy';
}
