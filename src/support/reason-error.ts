/**
 * An error told apart by `reason`, one word of a closed union. Code and interface texts hang on the
 * reason; `message` is for engineers and carries no secret, address or SDP.
 */
export class ReasonError<Reason extends string> extends Error {
  readonly reason: Reason;

  constructor(reason: Reason, message?: string, options?: { cause?: unknown }) {
    super(message ?? reason, options);
    this.reason = reason;
    this.name = new.target.name;
  }
}
