import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectByHttp, type HttpReject } from '../../../src/signaling/http/reject-by-http.js';

interface Heard {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A service that remembers what it was asked, and answers as it is told. */
describe('rejectByHttp', () => {
  let server: Server;
  let heard: Heard[];
  let answer: { status: number; headers?: Record<string, string> } | 'nothing';
  let reject: HttpReject;

  beforeEach(async () => {
    heard = [];
    answer = { status: 200 };
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        heard.push({ method: request.method, url: request.url, headers: request.headers, body });
        if (answer === 'nothing') return;
        response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    reject = {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/calls/reject`,
      token: 'sentinel-token',
      sessionID: '56eddd33-b3dd-42ee-bf33-11ca1c03218a',
      recipientId: 573,
      platform: 'Web',
      userInfo: { busy: true, friend_id: 10 },
    };
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const fault = (patch: Partial<HttpReject> = {}): Promise<unknown> =>
    rejectByHttp({ ...reject, ...patch }).then(
      () => null,
      (error: unknown) => error,
    );

  it('sends exactly what the service documents', async () => {
    await rejectByHttp(reject);
    expect(heard).toHaveLength(1);
    const [{ method, url, headers, body }] = heard as [Heard];
    expect(method).toBe('POST');
    expect(url).toBe('/calls/reject');
    expect(headers['content-type']).toBe('application/json');
    expect(headers['cb-token']).toBe('sentinel-token');
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
    expect(JSON.parse(body)).toStrictEqual({
      recipientId: 573,
      sessionID: '56eddd33-b3dd-42ee-bf33-11ca1c03218a',
      platform: 'Web',
      userInfo: { busy: true, friend_id: 10 },
    });
  });

  it('says Web and gives an empty userInfo by itself; digits travel as a number, other ids as text', async () => {
    const { endpoint, token, sessionID } = reject;
    await rejectByHttp({ endpoint, token, sessionID, recipientId: '573' });
    await rejectByHttp({ endpoint, token, sessionID, recipientId: 'ana' });
    expect(heard.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { recipientId: 573, sessionID, platform: 'Web', userInfo: {} },
      { recipientId: 'ana', sessionID, platform: 'Web', userInfo: {} },
    ]);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'refused'],
    [404, 'refused'],
    [422, 'refused'],
    [500, 'server-failed'],
    [503, 'server-failed'],
  ])('%i is told as "%s", with the status', async (status, reason) => {
    answer = { status };
    expect(await fault()).toMatchObject({ name: 'HttpRejectError', reason, status });
  });

  it('does not carry the token on to another address', async () => {
    answer = { status: 307, headers: { location: '/elsewhere' } };
    expect(await fault()).toMatchObject({ reason: 'network', status: null });
    expect(heard.map(({ url }) => url)).toEqual(['/calls/reject']);
  });

  it('tells a service that is not there', async () => {
    await new Promise((resolve) => server.close(resolve));
    expect(await fault()).toMatchObject({ reason: 'network', status: null });
  });

  it('gives up a service that stays silent', async () => {
    answer = 'nothing';
    expect(await fault({ timeout: 150 })).toMatchObject({ reason: 'timeout', status: null });
    expect(heard).toHaveLength(1);
  });

  it('can be aborted', async () => {
    answer = 'nothing';
    const abort = new AbortController();
    server.on('request', () => abort.abort());
    const start = performance.now();
    expect(await fault({ signal: abort.signal })).toMatchObject({ reason: 'aborted' });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it.each<[string, Partial<HttpReject>]>([
    ['no URL', { endpoint: 'calls/reject' }],
    ['a token in the open', { endpoint: 'http://api.example.com/calls/reject' }],
    ['a user name in the address', { endpoint: 'https://a:b@api.example.com/' }],
    ['an empty token', { token: '' }],
    ['a token with a line end', { token: 'a\r\nX: y' }],
    ['no session', { sessionID: '' }],
    ['a giant session id', { sessionID: 'x'.repeat(129) }],
    ['no recipient', { recipientId: '' }],
    ['a giant userInfo', { userInfo: { a: 'x'.repeat(5_000) } }],
  ])('refuses %s before anything is sent, and names no secret', async (_what, patch) => {
    const error = await fault(patch);
    expect(error).toMatchObject({ name: 'HttpRejectError', reason: 'invalid-value', status: null });
    expect(String(error)).not.toContain('sentinel-token');
    expect(heard).toEqual([]);
  });
});
