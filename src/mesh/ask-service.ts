import { CallError, toCallError } from '../session/call-error.js';

/** Asks the signaling for something that not every one has; undefined stands for "has it not". */
export async function askService<T>(ask: () => Promise<T> | undefined): Promise<T> {
  const answer = ask();
  if (!answer) throw new CallError('service-cannot', 'this way of signaling has no such feature');
  try {
    return await answer;
  } catch (error) {
    throw toCallError(error, 'service-unreachable');
  }
}
