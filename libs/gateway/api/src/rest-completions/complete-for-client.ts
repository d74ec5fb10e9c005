import { completeTask, type CallerIdentity, type Completion, type CompletionRequest } from '@earshot/contracts';
import { MessageBus } from '@earshot/platform/messaging';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

const cacheKeyHeader = 'x-earshot-cache-key';

/** Has a task completed for the client of a REST route. A client that leaves ends the call. */
@Injectable()
export class CompleteForClient {
  constructor(private readonly bus: MessageBus) {}

  async execute(request: CompletionRequest, caller: CallerIdentity, reply: FastifyReply): Promise<Completion> {
    const left = new AbortController();
    const leave = (): void => left.abort();
    reply.raw.once('close', leave);
    try {
      const completion = await this.bus.request(completeTask, request, { caller, signal: left.signal });
      if (completion.cacheKey !== undefined) reply.header(cacheKeyHeader, completion.cacheKey);
      return completion;
    } finally {
      // Replies that were sent close too, and an abort is dear.
      reply.raw.off('close', leave);
    }
  }
}
