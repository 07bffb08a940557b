import { fail, ok, skipped, warn, type Enough, type Facts, type Verdict } from './finding.js';
import { within } from './timing.js';
import { serversOf, TRANSPORTS } from './turn.js';
import type { Visit } from './visit.js';

/** What is sent at most to measure, in bytes, and in which pieces: each fits into one packet. */
const MOST_BYTES = 2_000_000;
const PIECE = 1_100;
/** So much may wait to be sent: enough to keep the way full, little enough to stop in time. */
const AHEAD = 256 * 1024;
const PINGS = 5;
/** kbit/s: sound with what comes with it, a picture of one person, small pictures of several. */
const NEEDS: readonly (readonly [Enough, number])[] = [
  ['group', 1_500],
  ['video', 400],
  ['audio', 60],
];
/** The best so many ms count: a connection begins slowly, the more so the further it is. */
const WINDOW = 1_000;
/** One notices the delay from here on, in ms to the relay and back: a call goes this way twice. */
const FAR = 300;
/** So many more answers are waited for where they take long: one lost packet, and it begins anew. */
const ROUNDS = 6;

/** How far the relay is, and how much goes through it: two connections of this page meet there. */
export async function checkRelay(visit: Visit): Promise<Verdict> {
  const transport = TRANSPORTS.find((each) => visit.verdicts.get(`turn-${each}`)?.status === 'ok');
  if (!transport) return skipped('not-offered');
  const iceServers = serversOf(await visit.servers(), transport);
  const configuration: RTCConfiguration = { iceServers, iceTransportPolicy: 'relay' };
  const [near, far] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
  try {
    const channel = near.createDataChannel('doctor', { ordered: true });
    const other = new Promise<RTCDataChannel>((resolve) => {
      far.ondatachannel = (event) => resolve(event.channel);
    });
    await join(near, far);
    const met = await within(Promise.all([opened(channel), other]), visit.timing.path, null, visit.signal);
    if (!met) return fail('relay-blocked', { transport });
    const [, answering] = met;
    const roundTrip = await within(ping(channel, answering), visit.timing.path, null, visit.signal);
    const rate = await pour(channel, answering, visit, rateTime(visit, roundTrip ?? 0));
    return judge({ transport, rate, ...(roundTrip !== null && { roundTrip }) });
  } finally {
    near.close();
    far.close();
  }
}

function judge(facts: Facts): Verdict {
  const { rate = 0, roundTrip = 0 } = facts;
  const enough = NEEDS.find(([, least]) => rate >= least)?.[0];
  if (!enough) return fail('relay-slow', facts);
  const told: Facts = { ...facts, enough };
  // On a long way less comes at first than could.
  if (roundTrip > FAR) return warn('relay-far', told);
  return enough === 'audio' ? warn('relay-audio-only', told) : ok(told);
}

async function join(near: RTCPeerConnection, far: RTCPeerConnection): Promise<void> {
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.onicecandidate = ({ candidate }) => {
      if (candidate && other.signalingState !== 'closed')
        other.addIceCandidate(candidate).catch(() => undefined);
    };
  }
  await near.setLocalDescription();
  // The candidates of the one come when the other knows its description.
  await far.setRemoteDescription(near.localDescription!);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription!);
}

function opened(channel: RTCDataChannel): Promise<void> {
  return new Promise((resolve) => {
    if (channel.readyState === 'open') resolve();
    else channel.onopen = () => resolve();
  });
}

/** The middle of a few, in ms. There and back passes the relay twice: half of it is to the relay and back. */
async function ping(channel: RTCDataChannel, answering: RTCDataChannel): Promise<number> {
  answering.onmessage = () => answering.send('pong');
  const times: number[] = [];
  for (let count = 0; count < PINGS; count++) {
    const began = performance.now();
    await new Promise<void>((resolve) => {
      channel.onmessage = () => resolve();
      channel.send('ping');
    });
    times.push((performance.now() - began) / 2);
  }
  return Math.ceil(times.sort((a, b) => a - b)[PINGS >> 1] ?? 0);
}

/** How long a rate is measured: what is sent at once grows from one answer to the next, and far away those are few. */
function rateTime({ timing }: Visit, roundTrip: number): number {
  return timing.rate + (roundTrip > FAR ? ROUNDS * 2 * roundTrip : 0);
}

/** Sends as fast as it goes for a while; what arrived in the best second of it, in kbit/s. */
async function pour(
  channel: RTCDataChannel,
  answering: RTCDataChannel,
  visit: Visit,
  time: number,
): Promise<number> {
  const piece = new Uint8Array(PIECE);
  const arrivals = [performance.now()];
  const wanted = Math.floor(MOST_BYTES / PIECE);
  let sent = 0;
  const all = new Promise<void>((resolve) => {
    answering.onmessage = () => {
      if (arrivals.push(performance.now()) > wanted) resolve();
    };
  });
  const more = (): void => {
    while (sent < wanted && channel.readyState === 'open' && channel.bufferedAmount < AHEAD) {
      channel.send(piece);
      sent += 1;
    }
  };
  channel.bufferedAmountLowThreshold = AHEAD / 2;
  channel.onbufferedamountlow = more;
  more();
  await within(all, time, undefined, visit.signal);
  channel.onbufferedamountlow = null;
  return Math.round((bestOf(arrivals) * PIECE * 8) / WINDOW);
}

/** Most pieces that came within {@link WINDOW}; of all that came in less, as many as would have come. */
function bestOf(arrivals: readonly number[]): number {
  const [first = 0] = arrivals;
  const last = arrivals.at(-1) ?? first;
  if (last - first < WINDOW && arrivals.length > MOST_BYTES / PIECE) {
    return ((arrivals.length - 1) * WINDOW) / Math.max(1, last - first);
  }
  let most = 0;
  let start = 0;
  arrivals.forEach((at, index) => {
    while (at - (arrivals[start] ?? at) > WINDOW) start += 1;
    most = Math.max(most, index - start);
  });
  return most;
}
