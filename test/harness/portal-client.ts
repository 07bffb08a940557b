import { request } from 'node:https';
import type { Deployment } from '../../scripts/lib/deployment.mjs';

export interface PortalAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** What the portal gives to who signed in. */
export interface FromPortal {
  readonly userId: string;
  readonly xmppToken: string;
  readonly janusToken: string;
  readonly iceServers: { urls: string[]; username?: string; credential?: string }[];
  readonly expiresIn: number;
}

/** One request through HAProxy, as a page makes it; the certificate is checked. */
export function askPortal(
  { origin, ca }: Pick<Deployment, 'origin' | 'ca'>,
  path: string,
  body: object = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<PortalAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, origin), {
      method: 'POST',
      ca,
      agent: false,
      headers: { 'content-type': 'application/json', ...headers },
    });
    asked.once('error', reject);
    asked.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asked.end(JSON.stringify(body));
  });
}

/** Signs in with a password, and takes what there is. */
export async function fromPortal(
  deployment: Pick<Deployment, 'origin' | 'ca'>,
  user: string,
  password: string,
): Promise<FromPortal> {
  const { status, headers } = await askPortal(deployment, '/portal/sign-in', { user, password });
  if (status !== 204) throw new Error(`sign-in: ${status}`);
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const { text } = await askPortal(deployment, '/portal/credentials', {}, { cookie });
  return JSON.parse(text) as FromPortal;
}
