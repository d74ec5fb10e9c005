import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { RequestContext } from '../request-context';
import { redactSecrets } from './redact-secrets';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export interface CreateLoggerOptions {
  /** The process that speaks, such as `gateway`. */
  readonly service: string;
  readonly level: LogLevel;
  /** Where the lines go; standard output by default. */
  readonly destination?: DestinationStream;
}

/** @returns a pino logger of one JSON object per line, with the correlation id of the present request and without secrets. */
export function createLogger({ service, level, destination }: CreateLoggerOptions): Logger {
  const options: LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // An error under `err` was made a plain object already, when its secrets were taken out.
    serializers: { err: (value: unknown) => value },
    mixin: () => {
      const context = RequestContext.current();
      if (context === undefined) return {};
      const { correlationId, caller } = context;
      return caller === undefined ? { correlationId } : { correlationId, userId: caller.userId };
    },
    hooks: {
      logMethod(parameters, method) {
        method.apply(this, parameters.map(redactSecrets) as typeof parameters);
      },
    },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
