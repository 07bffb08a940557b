import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';

export interface StaticServerOptions {
  /** URL path to file or folder on disk, e.g. `{ '/dist': '…/dist', '/': '…/pages' }`. The longest wins. */
  readonly mounts?: Readonly<Record<string, string>>;
  /** URL path to a body, for pages a test writes inline. `.html` unless the path says otherwise. */
  readonly pages?: Readonly<Record<string, string>>;
  /** Headers of every answer, e.g. a Content-Security-Policy. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StaticServer {
  /** `http://localhost:<port>`: a secure context, so cameras work. */
  readonly origin: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Serves files and inline pages on a free port of this machine. */
export async function startStaticServer(options: StaticServerOptions): Promise<StaticServer> {
  const { mounts = {}, pages = {}, headers = {} } = options;
  const prefixes = Object.keys(mounts).sort((a, b) => b.length - a.length);

  const fileFor = (path: string): string | null => {
    const prefix = prefixes.find((p) => path === p || path.startsWith(p.endsWith('/') ? p : `${p}/`));
    const base = prefix === undefined ? undefined : mounts[prefix];
    if (prefix === undefined || base === undefined) return null;
    return join(base, path.slice(prefix.length));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // normalize() takes `..` out before anything is joined to a folder.
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');

    const page = pages[path];
    if (page !== undefined) {
      response.setHeader('content-type', TYPES[extname(path)] ?? 'text/html; charset=utf-8');
      response.end(page);
      return;
    }
    let file = fileFor(path);
    let info = file ? await stat(file).catch(() => null) : null;
    if (file && info?.isDirectory()) {
      file = join(file, 'index.html');
      info = await stat(file).catch(() => null);
    }
    if (!file || !info?.isFile()) {
      response.statusCode = 404;
      response.end('Not found');
      return;
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
    await pipeline(createReadStream(file), response);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Browsers keep connections open for later.
        server.closeAllConnections();
      }),
  };
}
