/** A TCP port of the loopback interface that nobody uses now. */
export function freePort(): Promise<number>;
/** Whether somebody listens on this TCP port of the loopback interface. */
export function accepts(port: number): Promise<boolean>;
