/**
 * The portal: knows people, and gives those who signed in what the servers want to see. An example to build into what
 * you have: `signIn` is yours. Listens behind HAProxy, which has done the TLS.
 *
 *   POST /portal/sign-in      {user, password}  ->  204 and a cookie
 *   POST /portal/credentials  the cookie        ->  {userId, xmppToken, janusToken, iceServers, expiresIn}
 *   POST /portal/sign-out                       ->  204
 *   GET  /portal/health                         ->  200
 *
 *   node portal.mjs hash <password>             prints a line for the file of users: {"101": "<that>"}
 */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { janusToken, readJwt, signJwt, turnServers } from './tokens.mjs';

const { env } = process;
const SESSION = 12 * 3600;
/** Long enough to sign in at once. */
const XMPP_LIFE = 60;
/** Also the longest time until a person who was shut out has lost the relays and Janus. */
const MEDIA_LIFE = 3600;

/** @param {string} password @param {string} salt */
const hash = (password, salt = randomBytes(16).toString('hex')) =>
  `${salt}:${scryptSync(password, salt, 32).toString('hex')}`;
const nobody = hash('');

/** Yours: asks your database, LDAP, OpenID … Here it is a file of names and hashes. */
function signIn(/** @type {string} */ user, /** @type {string} */ password) {
  const users = JSON.parse(readFileSync(env.PORTAL_USERS ?? '', 'utf8'));
  const known = Object.hasOwn(users, user) ? users[user] : nobody;
  const given = hash(password, known.split(':')[0]);
  return timingSafeEqual(Buffer.from(given), Buffer.from(known)) && known !== nobody;
}

/** @param {string} userId */
function credentialsFor(userId) {
  const user = env.APP_ID ? `${userId}-${env.APP_ID}` : userId;
  return {
    userId,
    xmppToken: signJwt(
      env.XMPP_TOKEN_SECRET,
      { sub: user, aud: env.DOMAIN, jid: `${user}@${env.DOMAIN}` },
      XMPP_LIFE,
    ),
    janusToken: janusToken(env.JANUS_TOKEN_SECRET, MEDIA_LIFE),
    iceServers: turnServers(env.TURN_SECRET, user, {
      hosts: env.TURN_HOSTS.split(','),
      port: env.TURN_PORT,
      tlsPort: env.TURN_TLS_PORT,
      life: MEDIA_LIFE,
    }),
    expiresIn: MEDIA_LIFE,
  };
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<Record<string, unknown>>} */
async function readJson(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > 4096) throw new Error('too long');
  }
  return JSON.parse(text);
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<[status: number, body?: object, cookie?: string]>} */
async function answer(request) {
  const { method, url, headers } = request;
  if (url === '/portal/health') return [200, {}];
  if (method === 'OPTIONS') return [204];
  // Also keeps pages of others out: no form can send this type, and no page its request without leave (CORS).
  if (method !== 'POST' || headers['content-type'] !== 'application/json') return [405];
  const cookie = (/** @type {string} */ value, /** @type {number} */ life) =>
    `call-portal=${value}; Max-Age=${life}; Path=/portal/; HttpOnly; Secure; SameSite=Lax`;
  switch (url) {
    case '/portal/sign-in': {
      const { user, password } = await readJson(request);
      if (typeof user !== 'string' || typeof password !== 'string' || !signIn(user, password)) return [401];
      return [
        204,
        undefined,
        cookie(signJwt(env.PORTAL_SECRET, { sub: user, aud: 'portal' }, SESSION), SESSION),
      ];
    }
    case '/portal/credentials': {
      const token = /(?:^|; )call-portal=([^;]+)/.exec(headers.cookie ?? '')?.[1];
      const user = readJwt(env.PORTAL_SECRET, token, 'portal');
      return user === null ? [401] : [200, credentialsFor(user)];
    }
    case '/portal/sign-out':
      return [204, undefined, cookie('', 0)];
    default:
      return [404];
  }
}

if (process.argv[2] === 'hash') {
  console.log(hash(process.argv[3] ?? ''));
} else {
  createServer((request, response) => {
    answer(request)
      .catch(() => /** @type {[number]} */ ([400]))
      .then(([status, body, cookie]) => {
        if (env.PAGE_ORIGIN && request.headers.origin === env.PAGE_ORIGIN) {
          response.setHeader('access-control-allow-origin', env.PAGE_ORIGIN);
          response.setHeader('access-control-allow-credentials', 'true');
          response.setHeader('access-control-allow-headers', 'content-type');
        }
        if (cookie) response.setHeader('set-cookie', cookie);
        response.writeHead(status, {
          'cache-control': 'no-store',
          vary: 'origin',
          ...(body && { 'content-type': 'application/json' }),
        });
        response.end(body && JSON.stringify(body));
      });
  }).listen(Number(env.PORTAL_PORT), env.PRIVATE_IP);
}
