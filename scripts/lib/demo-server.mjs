import { createServer } from 'vite';
import { BROWSER_ALIASES } from './aliases.mjs';
import { fromRoot, ROOT } from './root.mjs';

/**
 * What the demo is told about the server it talks to; see demo/phone.ts.
 * @typedef {{ signaling: 'tabs' } | { signaling: 'xmpp', service: string, domain: string,
 *   passwords: Record<string, string> }} DemoConfig
 */

/**
 * Serves demo/ straight from the sources.
 * @param {{ config?: DemoConfig, port?: number }} [options] `port`: where to look for a free one, upward
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startDemoServer({ config = { signaling: 'tabs' }, port = 5173 } = {}) {
  const server = await createServer({
    configFile: false,
    root: fromRoot('demo'),
    cacheDir: fromRoot('.cache/vite-demo'),
    publicDir: false,
    logLevel: 'warn',
    clearScreen: false,
    resolve: { alias: BROWSER_ALIASES },
    // Named, or they would be found at the first call and reload the page in the middle of it.
    optimizeDeps: { include: ['@xmpp/client', 'webrtc-adapter'] },
    server: { port, fs: { allow: [ROOT] } },
    plugins: [
      {
        name: 'demo-config',
        configureServer: ({ middlewares }) => {
          middlewares.use('/demo-config.json', (_request, response) => {
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify(config));
          });
        },
      },
    ],
  });
  await server.listen();
  const address = server.httpServer?.address();
  if (!address || typeof address === 'string') throw new Error('The server of the demo has no port.');
  return { url: `http://localhost:${address.port}/`, close: () => server.close() };
}
