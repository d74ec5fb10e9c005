import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

type PinoLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

const fieldsOf = (message: unknown): { fields: object; text: string } => {
  if (message instanceof Error) return { fields: { err: message }, text: message.message };
  if (typeof message !== 'object' || message === null) return { fields: {}, text: String(message) };
  const { message: text, ...fields } = message as Record<string, unknown>;
  return { fields, text: typeof text === 'string' ? text : '' };
};

/**
 * Nest's LoggerService over pino, for `app.useLogger`. Code logs through Nest's own `Logger`, with an object for fields.
 *
 * @example
 * new Logger('Batches').warn({ message: 'An item was given up', batchId, error });
 */
export class StructuredLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest appends the name of the speaker; what stands before it (a stack, further values) is kept beside it. */
  private write(level: PinoLevel, message: unknown, rest: readonly unknown[]): void {
    if (!this.logger.isLevelEnabled(level)) return;
    const { fields, text } = fieldsOf(message);
    const context = rest.at(-1);
    const others = rest.slice(0, -1).filter((value) => value !== undefined);
    this.logger[level](
      { ...(context === undefined ? {} : { context }), ...fields, ...(others.length === 0 ? {} : { more: others }) },
      text,
    );
  }
}
