import { randomUUID } from 'node:crypto';
import { EarshotError, isEarshotError, type ErrorCode } from '@earshot/contracts';
import { RequestContext } from '@earshot/platform/observability';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { refusalHeaders } from '../limits/refusal-headers';
import { drainRefusedBody } from './drain-refused-body';
import { httpStatus } from './http-status';

const codeOfStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'INVALID_INPUT',
  404: 'NOT_FOUND',
  413: 'UPLOAD_TOO_LARGE',
  415: 'INVALID_INPUT',
};

/** Answers REST routes with `{ "error": { "code", "message", "requestId" } }`; the cause of a surprise is only in the log. */
@Catch()
export class HttpExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger(HttpExceptionFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    // In GraphQL the error goes on to the server, which formats it itself.
    if (host.getType<string>() !== 'http') throw error;
    const requestId = RequestContext.current()?.correlationId ?? randomUUID();
    const known = asKnown(error);
    const status = known === null ? 500 : httpStatus(known.code);
    if (known === null || status === 500) this.logger.error({ message: 'A request failed unexpectedly.', requestId, error });
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    drainRefusedBody(reply.request.raw);
    void reply
      .removeHeader('connection')
      .status(status)
      .headers(known === null ? {} : refusalHeaders(known, Date.now()))
      .send({ error: { ...shown(status, known), requestId } });
  }
}

const shown = (status: number, known: EarshotError | null) =>
  known === null || status === 500
    ? { code: 'INTERNAL', message: 'Internal server error' }
    : { code: known.code, message: messageOf(known) };

function asKnown(error: unknown): EarshotError | null {
  if (isEarshotError(error)) return error;
  const status = error instanceof HttpException ? error.getStatus() : fastifyStatus(error);
  const code = status === undefined ? undefined : codeOfStatus[status];
  return code === undefined || !(error instanceof Error) ? null : new EarshotError(code, error.message);
}

const fastifyStatus = (error: unknown): number | undefined =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;

const messageOf = ({ code, message }: EarshotError): string =>
  code === 'UNSUPPORTED_AUDIO_FORMAT' || code === 'INVALID_AUDIO' ? `Invalid audio format: ${message}` : message;
