export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where log lines go. `console` fits. */
export type LogSink = Pick<Console, LogLevel>;

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
let threshold: LogLevel | 'silent' = 'warn';
let sink: LogSink = console;

/**
 * Sets how much the kit logs, and where. The default is `warn` on the console.
 * No level ever prints a secret; SDP, candidates and JIDs appear at `debug` only.
 */
export function configureLogging(options: { level?: LogLevel | 'silent'; sink?: LogSink }): void {
  threshold = options.level ?? threshold;
  sink = options.sink ?? sink;
}

export type Logger = Readonly<Record<LogLevel, (message: string, ...details: unknown[]) => void>>;

/** A logger named after its layer, e.g. `createLogger('mesh')`. */
export function createLogger(layer: string): Logger {
  const at =
    (level: LogLevel) =>
    (message: string, ...details: unknown[]) => {
      if (threshold === 'silent' || ORDER.indexOf(level) < ORDER.indexOf(threshold)) return;
      sink[level](`[call-elements:${layer}] ${message}`, ...details);
    };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
