import { streamTask, type CallerIdentity, type Completion } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Body, Controller, HttpCode, Post, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpCallers } from '../http/http-callers';
import { CompleteForClient } from '../rest-completions/complete-for-client';
import { readChatCompletion, type ChatCompletionOrder } from './chat-completion-request';
import { viewChatCompletion, viewChunk, viewEnd } from './chat-completion.view';
import { EventStream } from './event-stream';
import { asOpenAiError } from './openai-error';
import { OpenAiExceptionFilter } from './openai-exception.filter';

/** Longer than any task's own deadline; a stream between two pieces is bounded by its contract. */
const streamSilenceMs = 60_000;

/** OpenAI's chat completions over the same funnel as everything else: budgets, cache, retries, fallbacks, ledger. */
@Controller('v1/chat/completions')
@UseFilters(OpenAiExceptionFilter)
export class ChatCompletionsController {
  constructor(
    private readonly callers: HttpCallers,
    private readonly bus: MessageBus,
    private readonly completeForClient: CompleteForClient,
  ) {}

  @Post()
  @HttpCode(200)
  async create(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const caller = await this.callers.identify(request);
    const order = readChatCompletion(body);
    return order.isStreamed ? this.stream(order, caller, reply) : this.complete(order, caller, reply);
  }

  private async complete({ request }: ChatCompletionOrder, caller: CallerIdentity, reply: FastifyReply): Promise<unknown> {
    const completion = await this.completeForClient.execute(request, caller, reply);
    reply.headers(headersOf(completion));
    return viewChatCompletion(completion, Date.now());
  }

  private async stream(order: ChatCompletionOrder, caller: CallerIdentity, reply: FastifyReply): Promise<void> {
    const events = new EventStream(reply);
    try {
      await this.write(order, caller, events);
    } catch (error) {
      // Nobody is there to be told.
      if (events.signal.aborted) return;
      if (!events.isOpen) throw error;
      await events.send(JSON.stringify(asOpenAiError(error).body));
    }
    events.end();
  }

  private async write({ request, includesUsage }: ChatCompletionOrder, caller: CallerIdentity, events: EventStream): Promise<void> {
    const frame = { id: request.operationId, createdAtMs: Date.now(), model: request.model ?? request.task };
    let isFirst = true;
    const pieces = this.bus.stream(streamTask, request, { caller, signal: events.signal, timeoutMs: streamSilenceMs });
    for await (const piece of pieces) {
      if (piece.model !== null) frame.model = piece.model;
      if (piece.completion !== null) await finish(events, viewEnd(frame, piece.completion, includesUsage));
      else if (piece.text === '' && piece.toolCalls.length === 0) await events.keepAlive();
      else {
        await events.send(JSON.stringify(viewChunk(frame, piece, isFirst)));
        isFirst = false;
      }
    }
  }
}

async function finish(events: EventStream, ending: readonly object[]): Promise<void> {
  for (const chunk of ending) await events.send(JSON.stringify(chunk));
  await events.send('[DONE]');
}

/** What the funnel did, for those who want to know. */
function headersOf({ attempts, costUsd, cached, elapsedSeconds }: Completion): Record<string, string> {
  const calledMs = attempts.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return {
    'x-earshot-attempts': String(attempts.length),
    'x-earshot-cost-usd': costUsd,
    'x-earshot-cache': cached ? 'hit' : 'miss',
    'x-earshot-overhead-ms': Math.max(0, elapsedSeconds * 1_000 - calledMs).toFixed(1),
  };
}
