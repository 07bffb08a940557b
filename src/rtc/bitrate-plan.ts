/** What one sender of camera pictures may use. Rates in bit/s. */
export interface VideoPlan {
  readonly maxBitrate: number;
  /** Divides the height of a 720p picture. */
  readonly scaleResolutionDownBy: number;
  readonly maxFramerate: number;
}

/** What may be sent to each of the others. */
export interface SendPlan {
  readonly video: VideoPlan;
  /** The cap that was set, in kbit/s; 0 = none. */
  readonly capKbps: number;
}

/** In a mesh each person is sent an own copy, so what each gets shrinks with the number of people. */
const MOST: VideoPlan = { maxBitrate: 120_000, scaleResolutionDownBy: 4, maxFramerate: 12 };
const TABLE: readonly (readonly [people: number, plan: VideoPlan])[] = [
  [2, { maxBitrate: 1_200_000, scaleResolutionDownBy: 1, maxFramerate: 30 }],
  [3, { maxBitrate: 700_000, scaleResolutionDownBy: 1.5, maxFramerate: 30 }],
  [4, { maxBitrate: 450_000, scaleResolutionDownBy: 2, maxFramerate: 24 }],
  [6, { maxBitrate: 250_000, scaleResolutionDownBy: 3, maxFramerate: 15 }],
];

/** Words stay clear, and small print sharp: a screen is never made smaller, it only comes less often. */
const SCREEN_FRAMERATE = 15;
/** A screen beside a camera takes this part of the cap. */
const SCREEN_SHARE = 2 / 3;
/** Below this a voice cannot be understood, in bit/s. */
const LEAST_AUDIO = 16_000;
/** A cap from here on does not touch the voice, in kbit/s. */
const AUDIO_FROM = 64;

/** @param people in the call, oneself included */
export function videoPlan(people: number): VideoPlan {
  return TABLE.find(([most]) => people <= most)?.[1] ?? MOST;
}

/**
 * @param people in the call, oneself included
 * @param capKbps the cap that was set, in kbit/s; 0 = none
 */
export function sendPlan(people: number, capKbps: number): SendPlan {
  return { video: videoPlan(people), capKbps };
}

type What = 'audio' | 'video' | 'screen';
type Limits = Pick<RTCRtpEncodingParameters, 'maxBitrate' | 'maxFramerate' | 'scaleResolutionDownBy'>;
type Sending = readonly (readonly [what: What, sender: RTCRtpSender])[];

/** The stricter of two caps in kbit/s, of which 0 is none. */
export function stricter(a: number, b: number): number {
  return a > 0 && b > 0 ? Math.min(a, b) : Math.max(a, b);
}

/**
 * What one sender may use under a plan; a field that is undefined is not limited.
 * @param capKbps of all pictures to this person together
 * @param height lines of the picture that is captured
 */
export function limitsOf(
  what: What,
  all: readonly What[],
  { video }: SendPlan,
  capKbps: number,
  height: number,
): Limits {
  const cap = capKbps > 0 ? capKbps * 1000 : Infinity;
  if (what === 'audio') {
    return capKbps > 0 && capKbps < AUDIO_FROM ? { maxBitrate: Math.max(LEAST_AUDIO, cap) } : {};
  }
  const beside = all.includes('video') && all.includes('screen');
  const part = !beside ? 1 : what === 'screen' ? SCREEN_SHARE : 1 - SCREEN_SHARE;
  const maxBitrate = Math.round(Math.min(video.maxBitrate, cap * part));
  if (what === 'screen') {
    return {
      maxBitrate,
      maxFramerate: Math.min(SCREEN_FRAMERATE, video.maxFramerate),
      scaleResolutionDownBy: 1,
    };
  }
  // The table is made for 720 lines; a smaller picture needs less shrinking.
  const scaleResolutionDownBy = Math.max(1, (video.scaleResolutionDownBy * height) / 720);
  return { maxBitrate, maxFramerate: video.maxFramerate, scaleResolutionDownBy };
}

/**
 * Applies a plan to what is sent to one person; what this browser does not know of it is left out.
 * @param askedKbps the cap that the other side asked for in its description; 0 = none
 */
export async function applyPlan(sending: Sending, plan: SendPlan, askedKbps: number): Promise<void> {
  const all = sending.map(([what]) => what);
  const cap = stricter(plan.capKbps, askedKbps);
  await Promise.all(
    sending.map(([what, sender]) => {
      const { height = 720 } = sender.track?.getSettings() ?? {};
      return limit(sender, limitsOf(what, all, plan, cap, height));
    }),
  );
}

const NAMES = ['maxBitrate', 'maxFramerate', 'scaleResolutionDownBy'] as const;

/** The last word for each sender, and the one that is being applied: two at once would spoil each other. */
const wanted = new WeakMap<RTCRtpSender, Limits>();
const busy = new WeakSet<RTCRtpSender>();

async function limit(sender: RTCRtpSender, limits: Limits): Promise<void> {
  wanted.set(sender, limits);
  if (busy.has(sender)) return;
  busy.add(sender);
  for (let next = wanted.get(sender); next; next = wanted.get(sender)) {
    wanted.delete(sender);
    const parameters = sender.getParameters();
    const { encodings = [] } = parameters as Partial<RTCRtpSendParameters>;
    const plans = encodings.map((_, index) => sizeOf(next, encodings.length - 1 - index));
    if (encodings.every((encoding, n) => NAMES.every((name) => encoding[name] === plans[n]?.[name])))
      continue;
    encodings.forEach((encoding, n) => {
      for (const name of NAMES) {
        const value = plans[n]?.[name];
        if (value === undefined) delete encoding[name];
        else encoding[name] = value;
      }
    });
    try {
      await sender.setParameters(parameters);
    } catch {
      // Negotiated away meanwhile, or a browser that refuses a field: the connection's own control stays.
    }
  }
  busy.delete(sender);
}

/** Several encodings are sizes of one picture, smallest first: each has half the width of the next, at a third of its rate. */
function sizeOf(limits: Limits, steps: number): Limits {
  if (steps === 0) return limits;
  const { maxBitrate, scaleResolutionDownBy = 1 } = limits;
  return {
    ...limits,
    ...(maxBitrate === undefined ? {} : { maxBitrate: Math.round(maxBitrate / 3 ** steps) }),
    scaleResolutionDownBy: scaleResolutionDownBy * 2 ** steps,
  };
}
