// Serves dist/ and sends pushes. In the place of your own: it knows who signed in, and keeps what it has here in memory.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import webpush from 'web-push';

const DIST = join(import.meta.dirname, 'dist');
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

// Make them once (`npx web-push generate-vapid-keys`) and keep them: phones are subscribed to this very key.
const keys = process.env.VAPID_PUBLIC
  ? { publicKey: process.env.VAPID_PUBLIC, privateKey: process.env.VAPID_PRIVATE }
  : webpush.generateVAPIDKeys();
webpush.setVapidDetails('mailto:calls@gate.example', keys.publicKey, keys.privateKey);

/** User id to subscriptions: one for each of their phones. */
const phones = new Map();

const api = {
  'GET /api/push-key': () => ({ key: keys.publicKey }),
  'POST /api/subscribe': ({ id, subscription }) => {
    phones.set(id, [...(phones.get(id) ?? []), subscription]);
  },
  // A real server checks here that whoever is signed in is `payload.callerID`, and may call `to`.
  'POST /api/ring': async ({ payload, to }) => {
    const all = to.flatMap((id) => phones.get(id) ?? []);
    const options = { TTL: 45, urgency: 'high' };
    await Promise.allSettled(
      all.map((phone) => webpush.sendNotification(phone, JSON.stringify(payload), options)),
    );
    return { phones: all.length };
  },
};

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.writeHead(500).end();
  });
}).listen(Number(process.env.PORT ?? 3000), function () {
  console.log(`http://localhost:${this.address().port}/`);
});

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const task = api[`${request.method} ${pathname}`];
  if (task) {
    const body = (await request.toArray()).join('');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify((await task(body && JSON.parse(body))) ?? {}));
    return;
  }
  // normalize() takes `..` out before anything is joined to the folder.
  const file = join(DIST, pathname === '/' ? 'index.html' : normalize(pathname));
  if (!(await stat(file).catch(() => null))?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}
