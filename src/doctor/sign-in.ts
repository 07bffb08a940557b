import { JanusConnection } from '../janus/core/janus-connection.js';
import { JanusError } from '../janus/core/janus-error.js';
import { SignalingError } from '../signaling/signaling-error.js';
import { NS_SERVICES, readServices } from '../signaling/xmpp/ice-services.js';
import { ServerClock } from '../signaling/xmpp/server-clock.js';
import { xml } from '../signaling/xmpp/xmpp-client.js';
import { XmppConnection } from '../signaling/xmpp/xmpp-connection.js';
import { DEFAULT_TIMING, type Secret } from '../signaling/xmpp/xmpp-options.js';
import { signIn } from '../signaling/xmpp/xmpp-sign-in.js';
import { fail, ok, skipped, warn, type Cause, type Facts, type Verdict } from './finding.js';
import { within } from './timing.js';
import type { Visit } from './visit.js';

/** What a browser can do of SASL with @xmpp/client. */
const OURS = ['SCRAM-SHA-1', 'PLAIN'];
/** Clocks further apart spoil credentials that end at a time, in seconds. */
const CLOCK_MOST = 60;

/** Signs in, asks what calls need of the server, and signs out: without presence, so no call rings here. */
export async function checkSignIn(visit: Visit): Promise<Verdict> {
  if ((visit.options.signaling ?? 'tabs') === 'tabs') return skipped('no-server-needed');
  const secret = await within(
    visit.secret().catch(() => 'failed' as const),
    visit.timing.signIn,
    'failed' as const,
    visit.signal,
  );
  if (secret === 'failed') return fail('credentials-failed');
  return visit.options.signaling === 'janus' ? signInJanus(visit, secret) : signInXmpp(visit, secret);
}

async function signInXmpp(visit: Visit, secret: Secret | null): Promise<Verdict> {
  const { service, domain, timing } = visit;
  const { appId, userId } = visit.options;
  if (secret && !userId) return fail('user-missing');
  const began = performance.now();
  let mechanisms: readonly string[] = [];
  // What is refused before anything was tried.
  let refusal: Cause = secret ? 'no-mechanism' : 'no-guests';
  const resource = `doctor-${Math.random().toString(36).slice(2)}`;
  const authenticate = signIn(
    {
      service,
      domain,
      ...(appId && { appId }),
      ...(userId && { userId }),
      ...(secret && { credentials: secret }),
    },
    resource,
  );
  const connection = new XmppConnection({
    service,
    domain,
    resource,
    authenticate(run, offered) {
      mechanisms = offered.filter((name) => /^[A-Z0-9-]{1,24}$/.test(name)).slice(0, 10);
      const able = secret ? OURS.some((name) => offered.includes(name)) : offered.includes('ANONYMOUS');
      if (able) refusal = 'wrong-credentials';
      return authenticate(run, offered);
    },
    timing: { ...DEFAULT_TIMING, attempt: timing.signIn },
    estate: null,
    onStanza: () => undefined,
    onAck: () => undefined,
    onLost: () => undefined,
  });
  try {
    const opened = await within(
      connection.open(visit.signal).then(() => true),
      timing.signIn,
      false,
      visit.signal,
    );
    if (!opened) return fail('sign-in-failed', { mechanisms });
    const ms = Math.round(performance.now() - began);
    const clock = new ServerClock();
    const [offer] = await Promise.all([
      connection.query(xml('services', { xmlns: NS_SERVICES })).then(readServices, () => null),
      clock.ask((child) => connection.query(child)),
    ]);
    visit.offered = offer?.servers ?? [];
    const facts: Facts = {
      ms,
      mechanisms,
      resumable: connection.resumable,
      servers: visit.offered.flatMap(({ urls }) => urls).length,
      ...(clock.ahead !== null && { clock: Math.round(clock.ahead / 1000) }),
    };
    return Math.abs(facts.clock ?? 0) > CLOCK_MOST ? warn('clock-wrong', facts) : ok(facts);
  } catch (error) {
    visit.signal.throwIfAborted();
    return fail(xmppCause(error, refusal), { mechanisms });
  } finally {
    await connection.close();
  }
}

function xmppCause(error: unknown, refusal: Cause): Cause {
  if (!(error instanceof SignalingError)) return 'sign-in-failed';
  if (error.reason === 'auth-failed') return refusal;
  const { condition } = (error.cause ?? {}) as { readonly condition?: unknown };
  return condition === 'host-unknown' ? 'wrong-domain' : 'sign-in-failed';
}

async function signInJanus(visit: Visit, secret: Secret | null): Promise<Verdict> {
  const { service, timing, signal } = visit;
  if (secret && !('token' in secret)) return fail('wrong-credentials');
  const began = performance.now();
  const refused: Verdict = fail(secret ? 'wrong-credentials' : 'no-guests');
  const connection = new JanusConnection({
    url: service,
    ...(secret && { token: secret.token }),
    timing: { attempt: timing.signIn, request: timing.signIn },
  });
  try {
    await within(connection.connect(), timing.signIn, undefined, signal);
    const plugin = visit.options.room ? 'videoroom' : 'videocall';
    const handle = await within(connection.attach(`janus.plugin.${plugin}`), timing.signIn, null, signal);
    return handle ? ok({ ms: Math.round(performance.now() - began) }) : fail('sign-in-failed');
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof SignalingError || error instanceof JanusError ? error.reason : '';
    if (reason === 'auth-failed') return refused;
    return fail(reason === 'service-cannot' ? 'plugin-missing' : 'sign-in-failed');
  } finally {
    connection.dispose();
  }
}
