import { WebSocket } from 'ws';
import { janusToken } from '../../deploy/portal/tokens.mjs';
import type { Deployment } from '../../scripts/lib/deployment.mjs';

export type JanusAnswer = Record<string, unknown> & {
  janus: string;
  data?: { id: number };
  plugindata?: { data: Record<string, unknown> };
  error?: { code: number };
};

/** What was said to one handle, and what came of it. */
export type AskPlugin = (body: object) => Promise<Record<string, unknown>>;

export interface JanusWire {
  /** Asks one thing at a time. */
  ask(request: object): Promise<JanusAnswer>;
  close(): void;
}

/** A client of Janus, by this path of HAProxy, that says what it is told to. */
export async function dialJanus({ origin, ca }: Deployment, path: string): Promise<JanusWire> {
  const socket = new WebSocket(origin.replace('https', 'wss') + path, ['janus-protocol'], { ca });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  /** Sessions that were made, as they are to be ended: else Janus keeps them, and who is in a room by them, for a while. */
  const ends: object[] = [];
  return {
    close() {
      for (const end of ends) socket.send(JSON.stringify(end));
      socket.close();
    },
    ask: (request) =>
      new Promise((resolve, reject) => {
        const transaction = Math.random().toString(36).slice(2);
        const gone = (): void => reject(new Error('Janus is gone'));
        const hear = (data: Buffer): void => {
          const answer = JSON.parse(String(data)) as JanusAnswer & { transaction?: string };
          if (answer.transaction !== transaction || answer.janus === 'ack') return;
          socket.off('message', hear);
          socket.off('close', gone);
          const made = answer.janus === 'success' && (request as { janus?: string }).janus === 'create';
          if (made) ends.push({ ...request, janus: 'destroy', session_id: answer.data?.id, transaction });
          resolve(answer);
        };
        socket.on('message', hear);
        socket.once('close', gone);
        socket.send(JSON.stringify({ ...request, transaction }));
      }),
  };
}

/** Speaks to the plugin for rooms, as so many handles of one session as are asked for. */
export async function askRooms(of: Deployment, { ask }: JanusWire): Promise<() => Promise<AskPlugin>> {
  const token = janusToken(of.settings['JANUS_TOKEN_SECRET'] ?? '', 60);
  const session_id = (await ask({ janus: 'create', token })).data?.id;
  return async () => {
    const attached = await ask({ janus: 'attach', session_id, plugin: 'janus.plugin.videoroom', token });
    const handle = { session_id, handle_id: attached.data?.id, token };
    return async (body) => (await ask({ janus: 'message', ...handle, body })).plugindata?.data ?? {};
  };
}
