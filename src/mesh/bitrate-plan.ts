/** What one sender of camera pictures may use. Rates in bit/s. */
export interface VideoPlan {
  readonly maxBitrate: number;
  /** Divides the height of a 720p picture. */
  readonly scaleResolutionDownBy: number;
  readonly maxFramerate: number;
}

/** In a mesh each person is sent an own copy, so what each gets shrinks with the number of people. */
const MOST: VideoPlan = { maxBitrate: 120_000, scaleResolutionDownBy: 4, maxFramerate: 12 };
const TABLE: readonly (readonly [people: number, plan: VideoPlan])[] = [
  [2, { maxBitrate: 1_200_000, scaleResolutionDownBy: 1, maxFramerate: 30 }],
  [3, { maxBitrate: 700_000, scaleResolutionDownBy: 1.5, maxFramerate: 30 }],
  [4, { maxBitrate: 450_000, scaleResolutionDownBy: 2, maxFramerate: 24 }],
  [6, { maxBitrate: 250_000, scaleResolutionDownBy: 3, maxFramerate: 15 }],
];

/**
 * @param people in the call, oneself included
 * @param capKbps the cap that was set, in kbit/s; 0 = none
 */
export function videoPlan(people: number, capKbps: number): VideoPlan {
  const plan = TABLE.find(([most]) => people <= most)?.[1] ?? MOST;
  return capKbps > 0 ? { ...plan, maxBitrate: Math.min(plan.maxBitrate, capKbps * 1000) } : plan;
}

/** Applies a plan; what this browser does not know of it is left out. */
export async function applyVideoPlan(sender: RTCRtpSender, plan: VideoPlan): Promise<void> {
  const parameters = sender.getParameters();
  const [encoding] = (parameters as Partial<RTCRtpSendParameters>).encodings ?? [];
  if (!encoding) return;
  const { height = 720 } = sender.track?.getSettings() ?? {};
  encoding.maxBitrate = plan.maxBitrate;
  encoding.maxFramerate = plan.maxFramerate;
  // The table is made for 720 lines; a smaller picture needs less shrinking.
  encoding.scaleResolutionDownBy = Math.max(1, (plan.scaleResolutionDownBy * height) / 720);
  try {
    await sender.setParameters(parameters);
  } catch {
    // Negotiated away meanwhile, or a browser that refuses a field: the connection's own control stays.
  }
}
