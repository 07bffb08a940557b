import { connect, createServer } from 'node:net';

/**
 * A longer wire: hands on what comes, in order, after `delay` ms in each direction.
 * @param {number} target port on this machine
 */
export async function startDelayProxy(target) {
  const sockets = new Set();
  const proxy = {
    /** ms each way; may be changed while nothing is under way. */
    delay: 0,
    port: 0,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
  const server = createServer((client) => {
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [client, far],
      [far, client],
    ]) {
      sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (data) => {
        if (proxy.delay === 0) to.write(data);
        else setTimeout(() => to.write(data), proxy.delay);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  proxy.port = /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  return proxy;
}
