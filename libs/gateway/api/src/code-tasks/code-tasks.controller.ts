import type { Completion, CompletionRequest } from '@earshot/contracts';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpCallers } from '../http/http-callers';
import { CompleteForClient } from '../rest-completions/complete-for-client';
import { viewTokenUsage } from '../rest-completions/token-usage.view';
import { readArchitectureRequest, readDebugRequest, readReviewRequest } from './code-task-requests';

/** Code review, debugging and architecture as clients of an earlier service know them. */
@Controller()
export class CodeTasksController {
  constructor(
    private readonly callers: HttpCallers,
    private readonly complete: CompleteForClient,
  ) {}

  @Post('process-review')
  @HttpCode(200)
  review(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.answer(() => readReviewRequest(body), request, reply);
  }

  @Post('process-debug')
  @HttpCode(200)
  debug(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.answer(() => readDebugRequest(body), request, reply);
  }

  @Post('generate-architecture')
  @HttpCode(200)
  design(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.answer(() => readArchitectureRequest(body), request, reply);
  }

  /** Strangers are refused before anything of what they sent is looked at. */
  private async answer(order: () => CompletionRequest, request: FastifyRequest, reply: FastifyReply): Promise<object> {
    const caller = await this.callers.identify(request);
    return viewCodeAnswer(await this.complete.execute(order(), caller, reply));
  }
}

const viewCodeAnswer = ({ cached, content, usage, model, elapsedSeconds }: Completion) => ({
  success: true,
  cached,
  content,
  tokens_used: viewTokenUsage(usage),
  model,
  elapsed_time: elapsedSeconds,
});
