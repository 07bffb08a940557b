import { GAPS, SOON, type RecoveryTiming } from '../../rtc/recovery.js';

/** All in ms. */
export interface RoomTiming extends RecoveryTiming {
  /** After Janus itself was lost one tries to come back so long. */
  readonly comeBack: number;
  /** Whoever was there before it was lost has so long to come back too, before they are gone. */
  readonly othersComeBack: number;
  /** Somebody who sends nothing is shown after this: most begin to send at once. */
  readonly lookerOn: number;
  /** What one says about oneself is said again, for those who came meanwhile. */
  readonly sayAgain: number;
}

export const ROOM_TIMING: RoomTiming = {
  disconnectTimeout: 60_000,
  sdkDisconnectTimeout: 60_000,
  silenceTimeout: 60_000,
  rejoinTimeout: 60_000,
  firstRestart: 6_000,
  connectTimeout: 30_000,
  comeBack: 60_000,
  othersComeBack: 8_000,
  lookerOn: 1_000,
  sayAgain: 10_000,
};

/** First a restart of ICE, then all anew: a server that was gone for long knows nothing of the old connection. */
export const ROOM_LADDER = {
  rungs: ['restart', 'replace'],
  first: SOON,
  gaps: [...GAPS.slice(0, 1), 3_000, 4_000],
  patient: true,
  answers: false,
} as const;
