import { checkCamera, checkMicrophone } from './devices.js';
import { CHECKS, skipped, type CheckId, type Finding, type Verdict } from './finding.js';
import type { DoctorOptions } from './options.js';
import { checkCodecs, checkPage } from './page.js';
import { checkRelay } from './relay.js';
import { checkSocket } from './service.js';
import { checkSignIn } from './sign-in.js';
import { checkStun, checkTransport } from './turn.js';
import { Visit } from './visit.js';

type Run = (visit: Visit, wanted: ReadonlySet<CheckId>) => Verdict | Promise<Verdict>;

interface Check {
  readonly run: Run;
  /** What is looked at before: this check makes use of it. */
  readonly after?: readonly CheckId[];
  /** Which of these keeps this check from being made. */
  readonly blockedBy?: (visit: Visit) => CheckId | null;
}

const failed = (visit: Visit, id: CheckId): boolean =>
  ['fail', 'skipped'].includes(visit.verdicts.get(id)?.status ?? 'ok');
/** Neither devices nor our way to sign in are to be had on an unsafe page. */
const unsafe = (visit: Visit): CheckId | null =>
  ['insecure-origin', 'not-supported', 'no-webrtc'].includes(visit.verdicts.get('page')?.cause ?? '')
    ? 'page'
    : null;
const noWebrtc = (visit: Visit): CheckId | null =>
  visit.verdicts.get('page')?.cause === 'no-webrtc' || visit.verdicts.get('codecs')?.cause === 'no-webrtc'
    ? 'page'
    : null;
/** The XMPP server would have named STUN and TURN, and the page names none. */
const unnamed = (visit: Visit): CheckId | null =>
  noWebrtc(visit) ??
  (visit.options.signaling === 'xmpp' && !visit.options.iceServers && failed(visit, 'sign-in')
    ? 'sign-in'
    : null);
const ICE: readonly CheckId[] = ['service', 'sign-in'];
const turn = (transport: 'udp' | 'tcp' | 'tls'): Check => ({
  run: (visit) => checkTransport(visit, transport),
  after: ICE,
  blockedBy: unnamed,
});

const TABLE: Readonly<Record<CheckId, Check>> = {
  page: { run: () => checkPage() },
  codecs: { run: () => checkCodecs(), blockedBy: noWebrtc },
  microphone: {
    run: (visit, wanted) => checkMicrophone(visit, wanted.has('camera')),
    after: ['page'],
    blockedBy: unsafe,
  },
  camera: { run: (visit) => checkCamera(visit), after: ['page'], blockedBy: unsafe },
  service: { run: checkSocket },
  'sign-in': {
    run: checkSignIn,
    after: ['page', 'service'],
    blockedBy: (visit) =>
      unsafe(visit) ?? (visit.verdicts.get('service')?.status === 'fail' ? 'service' : null),
  },
  stun: { run: checkStun, after: ICE, blockedBy: unnamed },
  'turn-udp': turn('udp'),
  'turn-tcp': turn('tcp'),
  'turn-tls': turn('tls'),
  relay: {
    run: checkRelay,
    after: ['turn-udp', 'turn-tcp', 'turn-tls'],
    blockedBy: (visit) => {
      const ways = ['turn-udp', 'turn-tcp', 'turn-tls'] as const;
      if (ways.some((id) => visit.verdicts.get(id)?.status === 'ok')) return null;
      return ways.find((id) => visit.verdicts.get(id)?.status === 'fail') ?? unnamed(visit);
    },
  },
};

/**
 * Looks at everything that calls need, one thing after another, and names what is wrong. Each check comes twice: as
 * `running`, and with what it came to. Nothing is captured or connected before the first step of the iteration, and
 * all is free again after the last, after `break`, and after the signal, which throws its reason.
 *
 * @example
 * for await (const { id, status, cause } of diagnose({ signaling: 'xmpp', service, userId, credentials })) {
 *   console.log(id, status, cause);
 * }
 */
export async function* diagnose(options: DoctorOptions = {}): AsyncGenerator<Finding, void, void> {
  const end = new AbortController();
  const { signal } = options;
  const onAbort = (): void => end.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  const visit = new Visit(options, end.signal);
  const wanted = withNeeds(options.checks ?? CHECKS);
  try {
    for (const id of CHECKS) {
      if (!wanted.has(id)) continue;
      end.signal.throwIfAborted();
      yield { id, status: 'running', cause: null, facts: {} };
      end.signal.throwIfAborted();
      const verdict = await look(TABLE[id], visit, wanted);
      end.signal.throwIfAborted();
      visit.verdicts.set(id, verdict);
      yield { id, ...verdict };
    }
  } finally {
    signal?.removeEventListener('abort', onAbort);
    end.abort(new DOMException('The checks are over.', 'AbortError'));
  }
}

async function look(check: Check, visit: Visit, wanted: ReadonlySet<CheckId>): Promise<Verdict> {
  const after = check.blockedBy?.(visit) ?? null;
  if (after) return skipped('earlier-check', { after });
  return check.run(visit, wanted);
}

function withNeeds(ids: readonly CheckId[]): ReadonlySet<CheckId> {
  const all = new Set(ids);
  for (const id of all) for (const before of TABLE[id].after ?? []) all.add(before);
  return all;
}
