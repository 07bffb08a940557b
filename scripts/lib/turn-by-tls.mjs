import { createServer } from 'node:net';
import { connect } from 'node:tls';

/** How long the message of TURN is that begins here (RFC 8656 section 12.5); 0: not yet known. @param {Buffer} data */
function lengthOf(data) {
  if (data.length < 4) return 0;
  const length = data.readUInt16BE(2);
  const isChannel = (data.readUInt8(0) & 0xc0) === 0x40;
  return isChannel ? 4 + Math.ceil(length / 4) * 4 : 20 + length;
}

/**
 * For clients that speak TURN by TCP alone: passes on by TLS what comes to a port of 127.0.0.1. Each message goes into
 * a record of its own, as browsers do it: that is what a server has to decrypt.
 * @param {{ host: string, port: number, ca: string }} server
 * @returns {Promise<{ port: number, messages: () => number, close: () => Promise<void> }>}
 */
export async function turnByTls({ host, port, ca }) {
  let messages = 0;
  /** @type {Set<{ destroy(): unknown }>} */
  const open = new Set();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host, port, ca }).setNoDelay(true);
    let waiting = Buffer.alloc(0);
    near.on('data', (data) => {
      waiting = Buffer.concat([waiting, data]);
      for (;;) {
        const length = lengthOf(waiting);
        if (length === 0 || waiting.length < length) return;
        far.write(waiting.subarray(0, length));
        waiting = waiting.subarray(length);
        messages++;
      }
    });
    far.on('data', (data) => near.write(data));
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    messages: () => messages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const one of open) one.destroy();
      }),
  };
}
