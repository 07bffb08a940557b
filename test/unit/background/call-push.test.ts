import { describe, expect, it } from 'vitest';
import { readCallPush } from '../../../src/background/call-push.js';

const push = (avatar: string): string =>
  JSON.stringify({ sessionID: 'call-1', callerID: '102', callerName: 'Tom', avatar });
const pixel = 'data:image/png;base64,AAAA';
const far = 'https://pictures.example/tom.png';

describe('the picture in a push of a call', () => {
  it('is one that no server learns from, or of a server that the page named', () => {
    expect(readCallPush(push(pixel))?.from.avatar).toBe(pixel);
    expect(readCallPush(push(far))?.from).toEqual({ id: '102', name: 'Tom', avatar: null });
    expect(readCallPush(push(far), ['https://other.example'])?.from.avatar).toBeNull();
    expect(readCallPush(push(far), ['https://pictures.example'])?.from.avatar).toBe(far);
  });
});
