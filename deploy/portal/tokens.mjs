/** What the portal gives out. Each is signed, none is stored: as many portals as you like, and any server checks them. */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

const base64url = (/** @type {string} */ text) => Buffer.from(text).toString('base64url');
const seconds = () => Math.floor(Date.now() / 1000);
const hmac = (/** @type {string} */ hash, /** @type {string} */ secret, /** @type {string} */ text) =>
  createHmac(hash, secret).update(text);

/**
 * A JWT (HS256).
 * @param {string} secret
 * @param {{ sub: string, aud: string, jid?: string }} claims for whom, and where it is good; `jid` is what ejabberd reads
 * @param {number} life in seconds
 */
export function signJwt(secret, claims, life) {
  const payload = { ...claims, jti: randomUUID(), exp: seconds() + life };
  const text = [{ alg: 'HS256', typ: 'JWT' }, payload]
    .map((part) => base64url(JSON.stringify(part)))
    .join('.');
  return `${text}.${hmac('sha256', secret, text).digest('base64url')}`;
}

/**
 * For whom a token of `signJwt` was made, or null.
 * @param {string} secret
 * @param {string | undefined} token
 * @param {string} aud
 * @returns {string | null}
 */
export function readJwt(secret, token, aud) {
  const [head, body, signature] = token?.split('.') ?? [];
  if (!head || !body || !signature) return null;
  const right = hmac('sha256', secret, `${head}.${body}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString());
  return claims.aud === aud && claims.exp > seconds() ? claims.sub : null;
}

/**
 * TURN credentials as coturn's `use-auth-secret` wants them: "expiry:person", signed. The person is a hash, because it
 * goes over the network in the clear; Prosody's mod_turn_person makes the same.
 * @param {string} secret
 * @param {string} user local part of the JID
 * @param {{ hosts: string[], port: string, tlsPort: string, life: number }} relays life in seconds
 */
export function turnServers(secret, user, { hosts, port, tlsPort, life }) {
  const person = hmac('sha1', secret, user).digest('hex').slice(0, 16);
  const username = `${seconds() + life}:${person}`;
  const credential = hmac('sha1', secret, username).digest('base64');
  return hosts.flatMap((host) => [
    { urls: [`stun:${host}:${port}`] },
    {
      urls: [
        `turn:${host}:${port}?transport=udp`,
        `turn:${host}:${port}?transport=tcp`,
        `turns:${host}:${tlsPort}?transport=tcp`,
      ],
      username,
      credential,
    },
  ]);
}

/**
 * A token as Janus' `token_auth_secret` wants it: "expiry,janus,plugins", signed.
 * @param {string} secret
 * @param {number} life in seconds
 */
export function janusToken(secret, life) {
  const text = `${seconds() + life},janus,janus.plugin.videocall,janus.plugin.videoroom`;
  return `${text}:${hmac('sha1', secret, text).digest('base64')}`;
}
