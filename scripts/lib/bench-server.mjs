import { createServer } from 'node:http';

/** @typedef {{ readonly type: string, readonly body: string | Uint8Array, readonly encoding?: string }} Served */

/**
 * Serves pages of a benchmark from memory, on a free port of this machine.
 * @param {(path: string) => Served | undefined} find
 */
export async function serve(find) {
  const server = createServer((request, response) => {
    const found = find(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!found) return void response.writeHead(404).end();
    const encoding = found.encoding ? { 'content-encoding': found.encoding } : {};
    response.writeHead(200, { 'content-type': found.type, ...encoding }).end(found.body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://localhost:${port}`,
    close() {
      server.close();
      // Browsers keep connections open for later.
      server.closeAllConnections();
    },
  };
}
