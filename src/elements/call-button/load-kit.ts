/** What a call needs and a button does not. The file for script tags has another one in this place. */
export const loadKit = (): Promise<unknown> => import('../call-room/define.js');
