import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Deployment } from '../../scripts/lib/deployment.mjs';

/** Tells each balancer something by its socket, as an administrator does; settles with the answers. */
export function command({ folder, haproxy }: Deployment, line: string): Promise<string[]> {
  return Promise.all(
    haproxy.map((_, at) => {
      const socket = createConnection(`${folder}/balancer${at + 1}/admin.sock`);
      socket.end(`${line}\n`);
      return text(socket);
    }),
  );
}

/** What each balancer counts of this server (`janus,janus1`), or of the whole (`janus,BACKEND`). */
async function statistics(of: Deployment, name: string): Promise<string[][]> {
  return (await command(of, 'show stat')).map(
    (table) =>
      table
        .split('\n')
        .find((line) => line.startsWith(`${name},`))
        ?.split(',') ?? [],
  );
}

/** Whether all balancers count this server in. */
export const isUp = async (of: Deployment, name: string): Promise<boolean> =>
  (await statistics(of, name)).every((values) => values[17] === 'UP');

/** How many connections there are to it now. */
export const connectionsTo = async (of: Deployment, name: string): Promise<number> =>
  (await statistics(of, name)).reduce((sum, values) => sum + Number(values[4]), 0);

/** Number of the server that who comes with this key is led to, as the first balancer remembers it; 0: none yet. */
export async function serverFor(of: Deployment, backend: string, key: string): Promise<number> {
  const [table = ''] = await command(of, `show table ${backend}`);
  const line = table.split('\n').find((one) => one.includes(`key=${key} `));
  return Number(/server_id=(\d+)/.exec(line ?? '')?.[1] ?? 0);
}
