import { SUPERVISOR_TIMING, type SupervisorTiming } from '../../signaling/supervisor.js';

/** All in ms. */
export interface JanusTiming extends SupervisorTiming {
  /**
   * Between two signs of life. Janus ends a session after `session_timeout` (60 s) without one, and gives up a lost
   * one after `reclaim_session_timeout`, counted from the last sign: so this must be well below both.
   */
  readonly keepalive: number;
  /** Silence after a sign of life that makes the connection dead. */
  readonly answer: number;
  /** The same after the network was away. */
  readonly answerMoved: number;
  /** Deadline of a request, waiting for a connection included. */
  readonly request: number;
}

export const JANUS_TIMING: JanusTiming = {
  ...SUPERVISOR_TIMING,
  keepalive: 10_000,
  answer: 4_000,
  answerMoved: 1_500,
  request: 10_000,
};
