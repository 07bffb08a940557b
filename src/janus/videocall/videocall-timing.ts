import type { RecoveryTiming } from '../../rtc/recovery.js';

/** All in ms. */
export interface VideoCallTiming extends RecoveryTiming {
  /** A call that nobody answers ends after this. The plugin itself lets it ring for ever. */
  readonly answerTimeout: number;
  /** A name that somebody has may be that of our last page, which Janus keeps for `reclaim_session_timeout`. */
  readonly nameTimeout: number;
  /** After the end of a call the plugin needs up to 0.8 s for its next one; a handle that takes longer is replaced. */
  readonly clearing: number;
  /** Words without meaning that the plugin still says about a call after its connection is gone. */
  readonly echo: number;
  /** The same of words that mean something. */
  readonly lateWords: number;
  /** All that is told about one end comes within this. */
  readonly ending: number;
  /** The connection is kept so long for the goodbye to be heard. */
  readonly goodbye: number;
  /** Two whose call broke find each other again within this, or it is over. */
  readonly meeting: number;
  /** Who has the smaller name calls; the other one waits so long, and then calls as well. */
  readonly turn: number;
  /** Before the first such call, and between further ones. */
  readonly redial: number;
}

export const VIDEOCALL_TIMING: VideoCallTiming = {
  answerTimeout: 60_000,
  disconnectTimeout: 60_000,
  sdkDisconnectTimeout: 60_000,
  silenceTimeout: 20_000,
  rejoinTimeout: 25_000,
  firstRestart: 10_000,
  connectTimeout: 30_000,
  nameTimeout: 35_000,
  clearing: 2_000,
  echo: 300,
  lateWords: 100,
  ending: 300,
  goodbye: 1_000,
  meeting: 12_000,
  turn: 3_000,
  redial: 300,
};
