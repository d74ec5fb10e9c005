import { EarshotError, isEarshotError } from '@earshot/contracts';
import { RequestContext } from '@earshot/platform/observability';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { asOpenAiError } from './openai-error';

/** Answers the routes of the facade with errors in the shape of OpenAI; the cause of a surprise is only in the log. */
@Catch()
export class OpenAiExceptionFilter implements ExceptionFilter {
  private readonly logger = new Logger(OpenAiExceptionFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const error = thrown instanceof HttpException && thrown.getStatus() < 500 ? new EarshotError('INVALID_INPUT', thrown.message) : thrown;
    const { status, body, headers } = asOpenAiError(error);
    const requestId = RequestContext.current()?.correlationId;
    if (status === 500 || !isEarshotError(error))
      this.logger.error({ message: 'A request failed unexpectedly.', requestId, error: thrown });
    void host.switchToHttp().getResponse<FastifyReply>().status(status).headers(headers).send(body);
  }
}
